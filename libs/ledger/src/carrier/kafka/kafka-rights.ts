import type { ServiceName } from '@contracts';
import {
  type AclEntry,
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ResourcePatternTypes,
} from 'kafkajs';
import { kafkaClient, type KafkaConnection } from './kafka-connection';
import { topicName } from './kafka-topics';

export interface RightsOptions {
  /** Logs in as one who may give rights. */
  readonly connection: KafkaConnection;
  readonly region: string;
  /** The region's own login. */
  readonly login: string;
  readonly partners: readonly string[];
}

const services: readonly ServiceName[] = ['sending', 'receiving', 'bureau'];

/** Least privilege: a region reads its own topics with groups of its own, and writes only to its partners' topics. */
export async function grantRegion(options: RightsOptions): Promise<void> {
  const { connection, region, partners } = options;
  const topics = (code: string): string[] =>
    services.map((service) => topicName(connection, code, service));
  const rule = allowed(`User:${options.login}`);
  const admin = kafkaClient(connection, `yipanqi-rights-${region}`).admin();
  try {
    await admin.connect();
    await admin.createAcls({
      acl: [
        ...topics(region).map((name) => rule(AclResourceTypes.TOPIC, name, AclOperationTypes.READ)),
        ...partners
          .flatMap(topics)
          .map((name) => rule(AclResourceTypes.TOPIC, name, AclOperationTypes.WRITE)),
        ...services.map((service) =>
          rule(
            AclResourceTypes.GROUP,
            groupPrefixOf(connection, region, service),
            AclOperationTypes.READ,
            ResourcePatternTypes.PREFIXED,
          ),
        ),
      ],
    });
  } finally {
    await admin.disconnect();
  }
}

/** Groups of a service begin with the name of the topic it reads; Nest's transport adds an ending of its own. */
const groupPrefixOf = (connection: KafkaConnection, region: string, service: ServiceName): string =>
  topicName(connection, region, service);

const allowed =
  (principal: string) =>
  (
    resourceType: AclResourceTypes,
    resourceName: string,
    operation: AclOperationTypes,
    resourcePatternType = ResourcePatternTypes.LITERAL,
  ): AclEntry => ({
    principal,
    host: '*',
    operation,
    permissionType: AclPermissionTypes.ALLOW,
    resourceType,
    resourceName,
    resourcePatternType,
  });
