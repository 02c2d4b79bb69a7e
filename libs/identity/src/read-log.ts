/** Values of a filter as they may be logged: codes, dates and states; of a personal value only that it was given. */
export type LoggedFilter = Readonly<Record<string, string | number | boolean>>;

/** What of a filter was asked: without what was left open. Never give it what somebody typed. */
export function askedBy(
  filter: Readonly<Record<string, LoggedFilter[string] | null | undefined>>,
): LoggedFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(
      (entry): entry is [string, LoggedFilter[string]] =>
        entry[1] !== undefined && entry[1] !== null,
    ),
  );
}

/** The session a request belongs to, and whether its screen asks again by itself (`X-Background`). */
export interface Screen {
  readonly session: string;
  readonly repeats: boolean;
}

interface ReadingBase {
  readonly account: {
    readonly id: string;
    readonly username: string;
    readonly role: string;
    readonly organisation: string;
    /** Absent when no screen asks; never written into the log. */
    readonly screen?: Screen;
  };
  /** Route that was read, `GET /api/bureau/records`. */
  readonly route: string;
  /** The reader's address, when known. */
  readonly ip?: string;
}
/** One page of a list as shown: the filter, how many it found, and the ids on the page. */
export interface ListReading extends ReadingBase {
  readonly kind: 'list';
  readonly filter: LoggedFilter;
  readonly total: number;
  readonly subjects: readonly string[];
}
/** One record's page, with the task it was opened for (`X-Purpose`, or the route's own). */
export interface PageReading extends ReadingBase {
  readonly kind: 'page';
  readonly subjects: readonly [string];
  readonly purpose: string;
}
/** A masked value shown in full; the reader has stated why. */
export interface RevealReading extends ReadingBase {
  readonly kind: 'reveal';
  readonly subjects: readonly [string];
  readonly purpose: string;
}
export type Reading = ListReading | PageReading | RevealReading;

/**
 * The log of reads (查阅日志): append-only and hash-chained. Write *before* answering and let a failure of the log fail
 * the read: what cannot be logged is not shown. Never a name, number, phone or address in `filter`. What a screen asks
 * again by itself is written once in ten minutes, as long as it shows the same people.
 */
export abstract class ReadLog {
  abstract write(reading: Reading): Promise<void>;
}
