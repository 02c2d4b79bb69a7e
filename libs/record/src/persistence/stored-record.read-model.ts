import { EntryReader, StrandReader, type OpenedStrand } from '@ledger';
import { Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import {
  RecordReadModel,
  type HeldSection,
  type HeldSide,
  type RecordDetail,
  type RecordRow,
  type TimelineItem,
} from '../record.read-model';
import { rowColumns, rowOf } from './record-query';
import { timelineOf } from '../timeline';

interface DeliveryRow {
  readonly strandId: string;
  readonly covered: boolean;
  readonly coveredAt: Date | null;
  readonly rejected: boolean;
}

export class StoredRecordReadModel extends RecordReadModel {
  constructor(
    private readonly database: Database,
    private readonly strands: StrandReader,
    private readonly entries: EntryReader,
  ) {
    super();
  }

  async page(recordId: string): Promise<RecordDetail | undefined> {
    return this.database.run(async (tx) => {
      const row = await this.row(tx, recordId);
      if (!row) return undefined;
      const [sendingId, receivingId] = [
        row.sendingStrand ?? row.answeringStrand,
        row.receivingStrand,
      ];
      const ids = [sendingId, receivingId].filter((id) => id !== undefined);
      const opened = await this.strands.open(tx, ids);
      const delivered = await deliveries(tx, ids);
      const side = (id: string | undefined): HeldSide | undefined => {
        const strand = opened.find(({ strandId }) => strandId === id);
        return strand && heldSide(strand, delivered.get(strand.strandId));
      };
      const [sending, receiving] = [side(sendingId), side(receivingId)];
      return { ...row, ...(sending && { sending }), ...(receiving && { receiving }) };
    });
  }

  async timeline(recordId: string): Promise<TimelineItem[]> {
    return this.database.run(async (tx) => {
      const row = await this.row(tx, recordId);
      if (!row) return [];
      const sending = row.sendingStrand ?? row.answeringStrand;
      const [home, residence] = [
        sending === undefined ? [] : await this.entries.ofStrand(tx, sending),
        row.receivingStrand === undefined
          ? []
          : await this.entries.ofStrand(tx, row.receivingStrand),
      ];
      return timelineOf(home, residence);
    });
  }

  private async row(tx: Transaction, recordId: string): Promise<RecordRow | undefined> {
    const [row] = await statements(tx)<RecordRow>(
      `SELECT ${rowColumns} FROM record.record r WHERE r.record_id = record.record_of($1)`,
      [recordId],
    );
    return row && rowOf(row);
  }
}

async function deliveries(
  tx: Transaction,
  strandIds: readonly string[],
): Promise<Map<string, DeliveryRow>> {
  const rows = await statements(tx)<DeliveryRow>(
    `SELECT d.strand_id AS "strandId", d.covered, d.covered_at AS "coveredAt", d.rejected
       FROM ledger.strand_delivery d WHERE d.strand_id = ANY($1)`,
    [strandIds],
  );
  return new Map(rows.map((row) => [row.strandId, row]));
}

function heldSide(strand: OpenedStrand, delivery: DeliveryRow | undefined): HeldSide {
  const { strandId, stream, version, digest } = strand;
  const covered = delivery?.covered === true;
  const sections = strand.sections.map(
    ({ section, open, personal, version: written }): [string, HeldSection] => [
      section,
      { open, version: written, ...(personal && { personal }) },
    ],
  );
  return {
    strandId,
    stream,
    version,
    digest,
    covered,
    ...(covered && delivery.coveredAt && { coveredAt: delivery.coveredAt }),
    rejected: delivery?.rejected === true,
    sections: Object.fromEntries(sections),
  };
}
