import type { Reading } from './read-log';

/** A row of the log as it was written. */
export type LoggedReading = Reading & { readonly number: string; readonly at: string };

/** `displayName` is what the account is called today. */
export type ShownReading = LoggedReading & { readonly displayName?: string };

/** `intact: false` names the first row whose hash does not follow from what stands before it. */
export type ReadLogVerdict =
  | { readonly intact: true; readonly rows: number }
  | { readonly intact: false; readonly rows: number; readonly brokenAt: string };

export interface ReadSearch {
  /** Any of them, where several are given: a record is read under its own id and under those of its halves. */
  readonly subject?: string | readonly string[];
  /** Prefix of the offices whose readings are asked for, as they were when they read: `Scope.prefix`. */
  readonly area?: string;
  readonly username?: string;
  readonly kind?: Reading['kind'];
  /** From this moment on. */
  readonly from?: Date;
  /** Before this moment. */
  readonly until?: Date;
  /** Number of the last row of the page before. */
  readonly before?: string;
  readonly size: number;
}

export abstract class ReadLogReadModel {
  /** Newest first; one more than `size` when there are more. */
  abstract find(search: ReadSearch): Promise<{ rows: ShownReading[]; total: number }>;
  /** Recomputes the whole chain. */
  abstract verify(): Promise<ReadLogVerdict>;
}
