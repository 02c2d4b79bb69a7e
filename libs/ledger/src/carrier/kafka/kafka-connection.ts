import { readFileSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { Kafka, type KafkaConfig, type LogEntry, logLevel } from 'kafkajs';

/** Where the broker is and how this region logs in; from the configuration of the region. */
export interface KafkaConnection {
  /** `host:port` */
  readonly brokers: readonly string[];
  /** SCRAM-SHA-512. */
  readonly sasl?: { readonly username: string; readonly password: string };
  /** Paths of PEM files. */
  readonly tls?: { readonly caFile: string; readonly certFile?: string; readonly keyFile?: string };
  /** Before every topic and group, so that test runs do not meet. */
  readonly topicPrefix?: string;
}

/** The configuration all clients share: those made here and the one Nest's transport makes. */
export function clientConfig(connection: KafkaConnection, clientId: string): KafkaConfig {
  const { sasl, tls } = connection;
  return {
    clientId,
    brokers: [...connection.brokers],
    connectionTimeout: 3_000,
    requestTimeout: 30_000,
    logLevel: logLevel.WARN,
    logCreator: () => log,
    ...(sasl && { sasl: { mechanism: 'scram-sha-512', ...sasl } }),
    ...(tls && { ssl: { ca: pem(tls.caFile), cert: pem(tls.certFile), key: pem(tls.keyFile) } }),
  };
}

function pem(file: string | undefined): string | undefined {
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}

export function kafkaClient(connection: KafkaConnection, clientId: string): Kafka {
  return new Kafka(clientConfig(connection, clientId));
}

const logger = new Logger('kafkajs');

/** Whatever kafkajs calls an error it tries again by itself: nobody must act, so it is a warning. */
function log({ namespace, log: { message, error } }: LogEntry): void {
  const cause = typeof error === 'string' ? `: ${error}` : '';
  logger.warn(`${namespace}: ${message}${cause}`);
}

const topicFaults = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'TOPIC_AUTHORIZATION_FAILED']);

/** Does the topic itself refuse (deleted, never made, right revoked)? Such an error poisons the whole producer. */
export function isTopicFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { type, cause } = error as { type?: string; cause?: unknown };
  return (type !== undefined && topicFaults.has(type)) || isTopicFault(cause);
}

/** kafkajs hides a denied group behind "coordinator not found" and a missing login behind "closed connection". */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'KafkaJSGroupCoordinatorNotFound')
    return `${error.message} (either the broker is not ready or the group is denied to this login)`;
  return error.message;
}
