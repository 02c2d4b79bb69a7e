import type { ServiceName } from '@contracts';

/** What a carrier moves: a segment (with `jws`) or a control message (without), under the id of the stream it speaks of. */
export interface CarriedMessage {
  readonly stream: string;
  /** Detached JWS of a segment; absent on a control message. */
  readonly jws?: string;
  /** Compact JWE of a segment, or the compact JWS of a control message; UTF-8, the very bytes received. */
  readonly value: Buffer;
}

/** Takes what a carrier brings to a service: never throws for what was brought, only when the database is away. */
export type Intake = (messages: readonly CarriedMessage[]) => Promise<void>;

/**
 * Brings segments and control messages to a partner's service at least once, in any order, possibly altered;
 * everything above makes that safe. Two adapters, one contract suite (`carrier.contract.ts`).
 */
export abstract class Carrier {
  /**
   * Hands messages over to `service` of `region`; resolves once the carrier has taken them (Kafka: acks=-1; https:
   * control messages posted, segments left for the partner's pull). Rejects with `CarrierRefused` when it did not.
   */
  abstract send(
    region: string,
    service: ServiceName,
    messages: readonly CarriedMessage[],
  ): Promise<void>;
  /**
   * Delivers what is addressed to a service of this region, until `close`. Resolves once it does, which may be long after
   * a process was killed: the broker keeps its place for a while. `checkReady` tells meanwhile.
   */
  abstract receive(service: ServiceName, intake: Intake): Promise<void>;
  /** A region met since the start is exchanged with from now on; nothing to do where no address is needed. */
  welcome(_partner: { readonly code: string; readonly url: string }): void {}
  /** For readiness: asks the carrier for something real; rejects with the reason when it does not work. */
  async checkReady(): Promise<void> {}
  abstract close(): Promise<void>;
}

/** The carrier did not take the messages: a topic refuses, the partner is away. Tried again later, stream by stream. */
export class CarrierRefused extends Error {
  constructor(
    readonly region: string,
    readonly service: ServiceName,
    override readonly cause: unknown,
  ) {
    super(`the carrier took nothing for ${region}.${service}`);
  }
}
