import type { ServiceName } from '@contracts';
import type { Clock } from '@platform/clock';
import type { Signer } from '../../wire/jws';
import { findStream, parseStream, streamId } from '../../wire/stream-id';
import { Carrier, type CarriedMessage, CarrierRefused, type Intake } from '../carrier';
import type { SegmentSource } from '../segment-source';
import type { HttpsExchange } from './https-exchange';
import { type PartnerAddress, PartnerLink } from './partner-link';
import { type PullPace, pullPace, SegmentPuller } from './segment-puller';

export interface HttpsCarrierOptions {
  readonly region: string;
  readonly clock: Clock;
  readonly signer: (at: Date) => Signer;
  /** Every region this one exchanges with, as `DIRECTORY_FILE` names it. */
  readonly partners: readonly PartnerAddress[];
  /** Asked when it is needed: the ledger, which has it, is itself given this carrier. */
  readonly source: () => SegmentSource;
  /** The server side in this process, if it is here: its waiting pulls are answered at once when something is sent. */
  readonly exchange?: HttpsExchange;
  readonly pace?: Partial<PullPace>;
}

/** The service that writes to a given one, by the directions of streams. */
const writerTo = { sending: 'receiving', receiving: 'sending', bureau: 'bureau' } as const;

/**
 * Carries over https: the partner pulls our stored segments by long poll and our control messages ride in the answer;
 * our receipts and resend requests are posted to it. So one side may be unreachable.
 */
export class HttpsCarrier extends Carrier {
  private readonly links = new Map<string, PartnerLink>();
  private readonly pullers: SegmentPuller[] = [];
  private readonly receiving = new Map<ServiceName, Intake>();
  private closed = false;

  /** Throws when a partner's address is neither https nor on this machine. */
  constructor(private readonly options: HttpsCarrierOptions) {
    super();
    for (const partner of options.partners) this.link(partner);
  }

  /** Throws when the address is neither https nor on this machine. */
  override welcome(partner: PartnerAddress): void {
    const link = this.links.has(partner.code) ? undefined : this.link(partner);
    if (!link || this.closed) return;
    for (const [service, intake] of this.receiving) this.pull(partner.code, link, service, intake);
  }

  override async send(
    region: string,
    service: ServiceName,
    messages: readonly CarriedMessage[],
  ): Promise<void> {
    for (const message of messages) {
      if (this.isPulled(message)) this.options.exchange?.pulls.wake(message.stream);
      else await this.post(region, service, message);
    }
  }

  override async receive(service: ServiceName, intake: Intake): Promise<void> {
    this.receiving.set(service, intake);
    for (const [partner, link] of this.links) this.pull(partner, link, service, intake);
    await Promise.resolve();
  }

  /** A partner that is away is its own affair: this side is ready as long as it asks. */
  override async checkReady(): Promise<void> {
    if (this.closed) throw new Error('https: the carrier is closed');
    await Promise.resolve();
  }

  override async close(): Promise<void> {
    this.closed = true;
    this.options.exchange?.close();
    await Promise.all(this.pullers.map((puller) => puller.stop()));
  }

  private link(partner: PartnerAddress): PartnerLink | undefined {
    const { region, clock, signer } = this.options;
    if (partner.code === region) return undefined;
    const link = new PartnerLink(region, partner, clock, signer);
    this.links.set(partner.code, link);
    return link;
  }

  private pull(partner: string, link: PartnerLink, service: ServiceName, intake: Intake): void {
    const pace = { ...pullPace, ...this.options.pace };
    const stream = streamId(partner, writerTo[service], this.options.region);
    this.pullers.push(new SegmentPuller(stream, link, this.options.source(), intake, pace));
  }

  /** What the author of a stream says in it is pulled; what its addressee says about it is posted. */
  private isPulled({ stream, jws }: CarriedMessage): boolean {
    return jws !== undefined || findStream(stream)?.author === this.options.region;
  }

  private async post(
    region: string,
    service: ServiceName,
    { stream, value }: CarriedMessage,
  ): Promise<void> {
    try {
      const link = this.links.get(region);
      if (link === undefined)
        throw new Error(`no address of ${region} (${parseStream(stream).id})`);
      await link.post(value);
    } catch (error) {
      throw new CarrierRefused(region, service, error);
    }
  }
}
