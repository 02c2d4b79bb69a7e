import { Injectable } from '@nestjs/common';
import type { JsonObject, SectionData, StrandKind } from '@contracts';
import { statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { PersonKeys } from '../append/person-keys';
import { bodyMembers } from '../apply/strand-body';
import { digestOf } from '../wire/hash';
import { decryptPersonal, personalKid } from '../wire/person-value';
import { WireFault } from '../wire/wire-fault';

/** A section as it stands, with the version of the entry that wrote it. */
export interface OpenedSection {
  readonly section: string;
  readonly item?: string;
  readonly version: number;
  readonly open: JsonObject;
  /** Absent when the section has none, and when its key is not held or was destroyed. */
  readonly personal?: JsonObject;
}

/** A strand of either author as this region holds it now. */
export interface OpenedStrand {
  readonly strandId: string;
  readonly stream: string;
  readonly own: boolean;
  readonly kind: StrandKind;
  readonly version: number;
  /** Computed from the body now. */
  readonly digest: string;
  readonly begun: Date;
  readonly sections: readonly OpenedSection[];
}

interface Row {
  readonly strandId: string;
  readonly stream: string;
  readonly own: boolean;
  readonly kind: StrandKind;
  readonly version: number;
  readonly body: string;
  readonly sections: Readonly<Record<string, number>>;
  readonly begun: Date;
}

/** Opens strands for those who show them. Every reading of a person is to be logged by the one who asks. */
@Injectable()
export class StrandReader {
  constructor(private readonly keys: PersonKeys) {}

  /** The strands found, in no order; what is not held is left out. */
  async open(tx: Transaction, strandIds: readonly string[]): Promise<OpenedStrand[]> {
    const rows = await statements(tx)<Row>(
      `SELECT s.strand_id AS "strandId", s.stream, s.own, s.kind, s.version, s.body, s.sections, s.begun
         FROM ledger.strand s WHERE s.strand_id = ANY($1)`,
      [[...new Set(strandIds)]],
    );
    const opened: OpenedStrand[] = [];
    for (const row of rows) opened.push(await this.openRow(tx, row));
    return opened;
  }

  private async openRow(tx: Transaction, row: Row): Promise<OpenedStrand> {
    const { body, sections, ...rest } = row;
    const members = bodyMembers(body).map(({ name, data }) => ({
      data: JSON.parse(data) as SectionData,
      version: sections[name] ?? 0,
    }));
    const kids = members.map(({ data }) => kidOf(data)).filter((kid) => kid !== undefined);
    const keys = await this.keys.load(tx, row.stream.split('.')[0]!, [...new Set(kids)]);
    return {
      ...rest,
      // The body is in canonical form unless a hand changed it; then its digest is that of what stands there.
      digest: digestOf(body),
      sections: members.map(({ data, version }) => openedSection(data, version, keys)),
    };
  }
}

function kidOf({ personal }: SectionData): string | undefined {
  try {
    return personal === undefined ? undefined : personalKid(personal);
  } catch (error) {
    if (error instanceof WireFault) return undefined;
    throw error;
  }
}

function openedSection(
  data: SectionData,
  version: number,
  keys: ReadonlyMap<string, Buffer>,
): OpenedSection {
  const { section, item, open } = data;
  const personal = openedPersonal(data, keys);
  return {
    section,
    version,
    open,
    ...(item !== undefined && { item }),
    ...(personal && { personal }),
  };
}

function openedPersonal(
  data: SectionData,
  keys: ReadonlyMap<string, Buffer>,
): JsonObject | undefined {
  const key = keys.get(kidOf(data) ?? '');
  if (!key) return undefined;
  try {
    return decryptPersonal(data.personal!, key);
  } catch (error) {
    if (error instanceof WireFault) return undefined;
    throw error;
  }
}
