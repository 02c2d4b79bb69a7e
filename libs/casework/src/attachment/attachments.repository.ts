import type { Transaction } from '@platform/transaction';
import type { Attachment } from './attachment';

/** Files of cases; their bytes are kept encrypted, part by part. */
export abstract class Attachments {
  /** Locks the file until the transaction ends. */
  abstract lock(tx: Transaction, attachmentId: string): Promise<Attachment | undefined>;
  abstract ofCase(tx: Transaction, caseId: string): Promise<Attachment[]>;
  /** Files an account has handed in for a question or answer it is writing, oldest first. */
  abstract inHand(tx: Transaction, account: string): Promise<Attachment[]>;
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
  /** The same bytes under another id: for the region a question goes on to. */
  abstract copyParts(tx: Transaction, from: string, to: string): Promise<void>;
  abstract dropOne(tx: Transaction, attachmentId: string): Promise<void>;
  /** Files of a case that wait for a word which was said without them. */
  abstract dropWaiting(tx: Transaction, caseId: string): Promise<void>;
  /** Files of an account in hand since before a moment: their question was never asked. */
  abstract dropForgotten(tx: Transaction, account: string, before: Date): Promise<void>;
  /** Of own files, when the partner's receipt first covered the last part. */
  abstract deliveredAt(
    tx: Transaction,
    attachmentIds: readonly string[],
  ): Promise<ReadonlyMap<string, Date>>;
}
