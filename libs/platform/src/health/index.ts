export { HealthModule } from './health.module';
export { type Probe, type ProbeAnswer, type ProbeReport, Probes } from './probes';
