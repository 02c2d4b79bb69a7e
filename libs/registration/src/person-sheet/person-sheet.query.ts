import { Injectable } from '@nestjs/common';
import type { DeadlineRule } from '@calendar';
import type { Json, JsonObject } from '@contracts';
import { ReadLog, ReadLogReadModel, Scope, type SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import type { Language } from '@platform/http';
import { type HeldSide, RecordReadModel, type TimelineItem } from '@record';
import { codeLabel, divisionName } from '@region';
import { AgreedDeadlines, UNAGREED } from '../agreed-deadlines';
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
]);

/** 本人信息单: everything both sides hold of a person, from whom, who has it, and who looked. */
@Injectable()
export class PersonSheetQuery {
  constructor(
    private readonly registrations: RegistrationReadModel,
    private readonly records: RecordReadModel,
    private readonly pairs: AgreedPairs,
    private readonly deadlines: AgreedDeadlines,
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
        sectionsOf(side, strand, row, timeline, language),
      ),
      recipients: await this.recipientsOf(row, held, language),
      ...looked,
      noticeVersion: text(declared?.open['noticeVersion']),
      rights: texts.rights(await this.objectionRule(row)),
      basis: texts.basis,
    };
  }

  /** How long an objection may take: as both places agreed, else the default pack. */
  private async objectionRule({ home, residence }: RecordRow): Promise<DeadlineRule> {
    const places = [home.division, residence.division] as const;
    const agreed = await this.deadlines.inForce(undefined, ...places, this.clock.now());
    return (agreed ?? UNAGREED).deadlines('OBJ');
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
    const { rows, total } = await this.readings.find({ subject: subjects, size: READINGS_SHOWN });
    const readings = rows.slice(0, READINGS_SHOWN).map((reading) => ({
      at: reading.at,
      office: officeOf(reading.account.organisation),
      kind: reading.kind,
      ...(reading.kind === 'list' ? {} : { purpose: reading.purpose }),
    }));
    return { readings, readingsTotal: total };
  }
}

function sectionsOf(
  side: Side,
  strand: HeldSide,
  row: RecordRow,
  timeline: readonly TimelineItem[],
  language: Language,
): SheetSectionResponse[] {
  const sources: Readonly<Record<string, string>> = SHEET_TEXTS[language].sources;
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
      fields: fieldsOf({ ...open, ...personal }, language),
      ...(organisation ? { organisation: officeOf(organisation) } : {}),
    };
  });
}

function fieldsOf(values: JsonObject, language: Language): SheetFieldResponse[] {
  return Object.entries(values).flatMap(([field, value]) => {
    if (NOT_SHOWN.has(field)) return [];
    if (field === 'household') return householdOf(value, language);
    const shown = field === 'ended' ? endOf(value) : (text(value) ?? flag(value));
    return shown === undefined ? [] : [{ field, value: shown }];
  });
}

/** 随户登记: that the person lives with others, and what they are to the head; who those are is not this person's to read. */
function householdOf(value: Json, language: Language): SheetFieldResponse[] {
  const { relation } = (value ?? {}) as { relation?: string };
  if (relation === undefined) return [];
  // GB/T 4761 writes one digit or two; the first one is the relation.
  const name = codeLabel('relation', relation.slice(0, 1))?.[language] ?? relation;
  return [
    { field: 'inHousehold', value: 'true' },
    { field: 'relation', value: name },
  ];
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
