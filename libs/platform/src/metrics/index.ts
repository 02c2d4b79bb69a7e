export { Metrics } from './metrics';
export { MetricsModule, requestTimer } from './metrics.module';
