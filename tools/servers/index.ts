export {
  startEmbeddedPostgres,
  stopPostgresLeftBehind,
  type EmbeddedPostgresOptions,
  type RunningPostgres,
} from './embedded-postgres';
export {
  startLocalKafka,
  stopKafkaLeftBehind,
  type LocalKafkaOptions,
  type RunningKafka,
} from './local-kafka';
export { assertJava, fetchKafkaJars, hasKafkaJars, kafkaJarsFolder } from './kafka-jars';
export { freePorts, isPortFree } from './ports';
export { ServerNotStarted, type NotStartedCode } from './server-not-started';
