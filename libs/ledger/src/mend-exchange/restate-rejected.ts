import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import { statements } from '@platform/database';
import { DomainError } from '@platform/domain-error';
import type { Transaction } from '@platform/transaction';
import { Outgoing, type EntryDraft } from '../outgoing';
import { EntryReader, type ReadEntry } from '../read/entry-reader';
import { StrandReader, type OpenedSection, type OpenedStrand } from '../read/strand-reader';
import { parseStream } from '../wire/stream-id';

/** The partner's newest receipt lists nothing of this strand as rejected, or it is not ours. */
export class NothingRejected extends DomainError {
  readonly code = 'exchange.nothing-rejected';
  readonly kind = 'conflict';
  readonly text = {
    zh: '对方没有退回这一条，或者已经更正',
    en: 'The other side has not rejected this, or it was corrected',
  };
}

interface ListedRow {
  stream: string;
  sequence: number;
}

/**
 * 更正后重发: says the sections of an own strand that the partner rejected once more, as they stand now; the first names
 * what it `corrects` (protocol section 5). Values are corrected where they are kept; this serves what was refused for another reason, an
 * agreement that was not in force or a clock that was wrong.
 */
@Injectable()
export class RestateRejected {
  constructor(
    private readonly strands: StrandReader,
    private readonly entries: EntryReader,
    private readonly outgoing: Outgoing,
  ) {}

  async restate(
    tx: Transaction,
    service: ServiceName,
    strandId: string,
    at: Date,
  ): Promise<{ restated: number }> {
    const [strand] = await this.strands.open(tx, [strandId]);
    if (!strand?.own || parseStream(strand.stream).service !== service) throw new NothingRejected();
    const rejected = await this.rejectedOf(tx, strand);
    const written = await this.entries.ofStrand(tx, strandId);
    const drafts = draftsOf(strand, written, rejected);
    if (drafts.length === 0) throw new NothingRejected();
    await this.outgoing.append(tx, drafts, at);
    return { restated: drafts.length };
  }

  private async rejectedOf(tx: Transaction, strand: OpenedStrand): Promise<Set<number>> {
    const rows = await statements(tx)<ListedRow>(
      `SELECT o.stream, o.sequence::float8 AS sequence FROM ledger.open_listed o
        WHERE o.strand_id = $1 AND o.stream = $2 AND o.state = 'rejected'`,
      [strand.strandId, strand.stream],
    );
    return new Set(rows.map(({ sequence }) => sequence));
  }
}

/** One draft for each section that has a rejected entry, of the type that wrote it last, so that it is valid as it stands. */
function draftsOf(
  strand: OpenedStrand,
  written: readonly ReadEntry[],
  rejected: ReadonlySet<number>,
): EntryDraft[] {
  return strand.sections.flatMap((section): EntryDraft[] => {
    const ofSection = written.filter(({ entry }) => isOf(entry.data, section));
    const wasRejected = ofSection.some(
      ({ sequence }) => sequence !== undefined && rejected.has(sequence),
    );
    const last = ofSection.find(({ entry }) => entry.recordversion === section.version);
    if (!wasRejected || !last) return [];
    const about = section.open['about'] ?? section.open['recordid'];
    return [
      {
        stream: strand.stream,
        strandId: strand.strandId,
        strandKind: strand.kind,
        type: last.entry.type,
        section: section.section,
        open: section.open,
        eventTime: new Date(last.entry.eventtime),
        legalBasis: last.entry.legalbasis,
        ...(section.item !== undefined && { item: section.item }),
        ...(section.personal && { personal: section.personal }),
        ...(typeof about === 'string' && { about }),
      },
    ];
  });
}

function isOf(data: ReadEntry['entry']['data'], section: OpenedSection): boolean {
  return data.section === section.section && data.item === section.item;
}
