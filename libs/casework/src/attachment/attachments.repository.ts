import type { Transaction } from '@platform/transaction';
import type { Attachment } from './attachment';

/** Files of cases; their bytes are kept encrypted, part by part. */
export abstract class Attachments {
  /** Locks the file until the transaction ends. */
  abstract lock(tx: Transaction, attachmentId: string): Promise<Attachment | undefined>;
  abstract ofCase(tx: Transaction, caseId: string): Promise<Attachment[]>;
  /** Numbers of the parts that are held. */
  abstract received(tx: Transaction, attachmentId: string): Promise<number[]>;
  abstract keep(tx: Transaction, attachment: Attachment): Promise<void>;
  /** A part that is held already stays as it is. */
  abstract keepPart(
    tx: Transaction,
    attachmentId: string,
    number: number,
    content: Buffer,
  ): Promise<void>;
  /** Parts in order. */
  abstract parts(tx: Transaction, attachmentId: string): Promise<Buffer[]>;
  abstract dropParts(tx: Transaction, attachmentId: string): Promise<void>;
  /** Of own files, when the partner's receipt first covered the last part. */
  abstract deliveredAt(
    tx: Transaction,
    attachmentIds: readonly string[],
  ): Promise<ReadonlyMap<string, Date>>;
}
