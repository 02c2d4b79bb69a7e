export { durationMs } from './duration';
export { environment, type Environment } from './env';
export {
  ConfigurationFaulty,
  type KafkaConfig,
  type LogLevel,
  readClockConfig,
  readRegionConfig,
  type RegionConfig,
} from './region.config';
export { REGION_VARIABLES, type RegionVariable } from './variables';
