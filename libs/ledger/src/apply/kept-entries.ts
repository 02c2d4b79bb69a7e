import { Injectable } from '@nestjs/common';
import type { Transaction } from '@platform/transaction';
import { SegmentStore, type SegmentRow } from '../persistence/segment.store';
import { ContentKeys } from '../seal/content-keys';
import { openSegment, type OpenedSegment } from '../wire/segment';
import { readSegmentHeader } from '../wire/segment-header';
import { parseStream } from '../wire/stream-id';
import type { ArrivedEntry } from './arrived-entry';
import { EntrySchemas } from './entry-schemas';

/** An entry's place: its stream and its number there. */
export interface EntryPlace {
  readonly stream: string;
  readonly sequence: number;
}

/** Reads entries back from kept segments, own and partners'; each segment is opened once. */
@Injectable()
export class KeptEntries {
  constructor(
    private readonly segments: SegmentStore,
    private readonly contentKeys: ContentKeys,
    private readonly schemas: EntrySchemas,
  ) {}

  /** Entries in order of stream and number; a place without a kept segment is left out. */
  async read(tx: Transaction, places: readonly EntryPlace[]): Promise<ArrivedEntry[]> {
    const wanted = new Set(places.map(({ stream, sequence }) => `${stream} ${sequence}`));
    const read: ArrivedEntry[] = [];
    for (const row of await this.segments.holding(places, tx)) {
      const key = (await this.contentKeys.ofKept(tx, row.stream, [row.sealDay])).get(
        `${row.stream} ${row.sealDay}`,
      );
      if (!key) continue;
      const { segment: header } = readSegmentHeader(row.jws);
      const opened = openSegment({ header, value: row.value, contentKey: key });
      read.push(
        ...this.entriesOf(row, opened, new Date(header.sealedat)).filter(({ stream, sequence }) =>
          wanted.has(`${stream.id} ${sequence}`),
        ),
      );
    }
    return read;
  }

  private entriesOf(row: SegmentRow, opened: OpenedSegment, sealedAt: Date): ArrivedEntry[] {
    const stream = parseStream(row.stream);
    return opened.entries.map((entry, i) => ({
      stream,
      sequence: row.first + i,
      entry,
      canonical: opened.canonical[i]!,
      fault: this.schemas.fault(entry),
      sealedAt,
      sealDay: row.sealDay,
      again: true,
    }));
  }
}
