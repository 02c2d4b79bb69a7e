import { Injectable } from '@nestjs/common';
import type { Json, JsonObject } from '@contracts';
import {
  type LoggedReading,
  ReadLog,
  ReadLogReadModel,
  Scope,
  type SignedInAccount,
} from '@identity';
import { Clock } from '@platform/clock';
import type { Language } from '@platform/http';
import { type HeldSide, RecordReadModel, type TimelineItem } from '@record';
import { divisionName } from '@region';
import { AgreedPairs } from '../agreed-pairs';
import { ActRefused } from '../registration.errors';
import { type RecordRow, RegistrationReadModel, type Side } from '../registration.read-model';
import type {
  OfficeResponse,
  PersonSheetResponse,
  SheetFieldResponse,
  SheetReadingResponse,
  SheetRecipientResponse,
  SheetSectionResponse,
} from './person-sheet.dto';
import { SHEET_TEXTS } from './person-sheet.texts';

const READINGS_SHOWN = 50;
const SIDES = ['sending', 'receiving'] as const;
/** What a section holds for machines: ids, versions, scores; nothing of it is the person's. */
const NOT_SHOWN = new Set([
  'about',
  'aboutversion',
  'marks',
  'noticeVersion',
  'activeResidence',
  'recordid',
  'recordversion',
  'reasons',
  'organisation',
  'household',
]);

/** 本人信息单: everything both sides hold of a person, from whom, who has it, and who looked. */
@Injectable()
export class PersonSheetQuery {
  constructor(
    private readonly registrations: RegistrationReadModel,
    private readonly records: RecordReadModel,
    private readonly pairs: AgreedPairs,
    private readonly log: ReadLog,
    private readonly readings: ReadLogReadModel,
    private readonly clock: Clock,
  ) {}

  async execute(
    asked: { readonly recordId: string; readonly purpose: string; readonly language: Language },
    account: SignedInAccount,
  ): Promise<PersonSheetResponse> {
    const { purpose, language } = asked;
    const row = await this.registrations.find(
      new Scope(account.organisation).prefix,
      asked.recordId,
    );
    const detail = row && (await this.records.page(row.recordId));
    if (!row || !detail) throw new ActRefused('record.unknown', { recordId: asked.recordId });
    const { recordId } = row;
    await this.log.write({
      kind: 'reveal',
      account,
      route: 'POST /api/bureau/records/:recordId/person-sheet',
      subjects: [recordId],
      purpose,
    });
    const timeline = await this.records.timeline(recordId);
    const held = SIDES.flatMap((side) => {
      const strand = detail[side];
      return strand ? [{ side, strand }] : [];
    });
    const looked = await this.whoLooked([recordId, ...held.map(({ strand }) => strand.strandId)]);
    const declared = detail.receiving?.sections['declared'];
    const texts = SHEET_TEXTS[language];
    return {
      recordId,
      side: row.side,
      printedAt: this.clock.now().toISOString(),
      office: officeOf(account.organisation),
      name: row.name,
      sections: held.flatMap(({ side, strand }) =>
        sectionsOf(side, strand, row, timeline, texts.sources),
      ),
      recipients: await this.recipientsOf(row, held, language),
      ...looked,
      noticeVersion: text(declared?.open['noticeVersion']),
      rights: texts.rights,
      basis: texts.basis,
    };
  }

  private async recipientsOf(
    row: RecordRow,
    held: readonly { side: Side; strand: HeldSide }[],
    language: Language,
  ): Promise<SheetRecipientResponse[]> {
    const partner = row.side === 'sending' ? row.residence.region : row.home.region;
    const agreed = await this.pairs.partners(this.clock.now());
    const agreement = agreed.find(({ region }) => region === partner)?.agreement.title[language];
    // What a side says lies with both: the author has it, the other since its receipt.
    return held.map(({ side, strand }) => ({
      region: officeOf(side === 'sending' ? row.residence.region : row.home.region),
      sections: Object.keys(strand.sections),
      receivedAt: strand.coveredAt?.toISOString(),
      agreement,
    }));
  }

  private async whoLooked(
    subjects: readonly string[],
  ): Promise<{ readings: SheetReadingResponse[]; readingsTotal: number }> {
    const found = new Map<string, LoggedReading>();
    let readingsTotal = 0;
    for (const subject of new Set(subjects)) {
      const { rows, total } = await this.readings.find({ subject, size: READINGS_SHOWN });
      for (const row of rows) found.set(row.number, row);
      readingsTotal = Math.max(readingsTotal, total);
    }
    const readings = [...found.values()]
      .sort((one, other) => Number(other.number) - Number(one.number))
      .slice(0, READINGS_SHOWN)
      .map((reading) => ({
        at: reading.at,
        office: officeOf(reading.account.organisation),
        kind: reading.kind,
        ...(reading.kind === 'list' ? {} : { purpose: reading.purpose }),
      }));
    return { readings, readingsTotal: Math.max(readingsTotal, readings.length) };
  }
}

function sectionsOf(
  side: Side,
  strand: HeldSide,
  row: RecordRow,
  timeline: readonly TimelineItem[],
  sources: Readonly<Record<string, string>>,
): SheetSectionResponse[] {
  return Object.entries(strand.sections).map(([section, { open, personal, version }]) => {
    const wrote = timeline.find(
      (item) => item.strandId === strand.strandId && item.version === version,
    );
    const organisation = text(open['organisation']);
    return {
      section,
      owner: side,
      region: officeOf(side === 'sending' ? row.home.region : row.residence.region),
      source: sources[section] ?? section,
      recordedAt: wrote?.at.toISOString(),
      fields: fieldsOf({ ...open, ...personal }),
      ...(organisation ? { organisation: officeOf(organisation) } : {}),
    };
  });
}

function fieldsOf(values: JsonObject): SheetFieldResponse[] {
  return Object.entries(values).flatMap(([field, value]) => {
    if (NOT_SHOWN.has(field)) return [];
    const shown = field === 'ended' ? endOf(value) : (text(value) ?? flag(value));
    return shown === undefined ? [] : [{ field, value: shown }];
  });
}

function endOf(value: Json | undefined): string | undefined {
  const { kind, on } = (value ?? {}) as { kind?: string; on?: string };
  return kind && `${kind} ${on ?? ''}`;
}

function officeOf(code: string): OfficeResponse {
  return { code, name: divisionName(code) ?? code };
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function flag(value: Json | undefined): string | undefined {
  return typeof value === 'boolean' || typeof value === 'number' ? String(value) : undefined;
}
