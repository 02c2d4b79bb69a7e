import type { Reading } from './read-log';

/** A row of the log as it was written. */
export type LoggedReading = Reading & { readonly number: string; readonly at: string };

/** `intact: false` names the first row whose hash does not follow from what stands before it. */
export type ReadLogVerdict =
  | { readonly intact: true; readonly rows: number }
  | { readonly intact: false; readonly rows: number; readonly brokenAt: string };

export abstract class ReadLogReadModel {
  /** Newest first; one more than `size` when there are more. */
  abstract find(search: {
    readonly subject?: string;
    readonly accountId?: string;
    readonly before?: string;
    readonly size: number;
  }): Promise<{ rows: LoggedReading[]; total: number }>;
  /** Recomputes the whole chain. */
  abstract verify(): Promise<ReadLogVerdict>;
}
