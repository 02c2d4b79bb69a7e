import { Injectable } from '@nestjs/common';
import type { JsonObject } from '@contracts';
import { ReadLog, Scope, type SignedInAccount } from '@identity';
import { type HeldSide, RecordReadModel, type TimelineItem } from '@record';
import { differingFields, type PersonFields } from '../differences';
import { masked, maskedValue } from '../masked-values';
import { ActRefused } from '../registration.errors';
import { RegistrationReadModel } from '../registration.read-model';
import type {
  DifferenceResponse,
  RecordResponse,
  SideResponse,
  TimelineItemResponse,
} from './show-record.dto';

/** The record page: both sides beside each other, what differs, the state word. One row in the log of reads. */
@Injectable()
export class ShowRecordQuery {
  constructor(
    private readonly registrations: RegistrationReadModel,
    private readonly records: RecordReadModel,
    private readonly reads: ReadLog,
  ) {}

  async page(recordId: string, account: SignedInAccount, purpose: string): Promise<RecordResponse> {
    const row = await this.registrations.find(new Scope(account.organisation).prefix, recordId);
    const detail = row && (await this.records.page(recordId));
    if (!row || !detail) throw new ActRefused('record.unknown', { recordId });
    await this.reads.write({
      kind: 'page',
      account,
      route: 'GET /api/bureau/records/:recordId',
      subjects: [recordId],
      purpose,
    });
    const timeline = await this.records.timeline(recordId);
    return {
      recordId: row.recordId,
      state: row.state,
      stateSince: row.stateSince,
      linked: row.linked,
      side: row.side,
      home: row.home,
      residence: row.residence,
      sending: detail.sending && sideResponse(detail.sending, timeline),
      receiving: detail.receiving && sideResponse(detail.receiving, timeline),
      differences: differencesOf(detail.sending, detail.receiving),
      rejected: timeline.filter(({ state }) => state === 'rejected').map(rejectedOf),
    };
  }

  async timeline(recordId: string, account: SignedInAccount): Promise<TimelineItemResponse[]> {
    const row = await this.registrations.find(new Scope(account.organisation).prefix, recordId);
    if (!row) throw new ActRefused('record.unknown', { recordId });
    const timeline = await this.records.timeline(recordId);
    return timeline.map(timelineResponse);
  }
}

function sideResponse(side: HeldSide, timeline: readonly TimelineItem[]): SideResponse {
  const sections = Object.entries(side.sections).map(([name, section]) => {
    const wrote = timeline.find(
      (item) => item.strandId === side.strandId && item.version === section.version,
    );
    return [
      name,
      {
        open: section.open,
        personal: section.personal && masked(section.personal),
        version: section.version,
        time: wrote?.at.toISOString(),
        eventTime: wrote?.eventTime.toISOString(),
      },
    ] as const;
  });
  return {
    strandId: side.strandId,
    version: side.version,
    digest: side.digest,
    covered: side.covered,
    coveredAt: side.coveredAt?.toISOString(),
    sections: Object.fromEntries(sections),
  };
}

function differencesOf(
  sending: HeldSide | undefined,
  receiving: HeldSide | undefined,
): DifferenceResponse[] {
  const personOf = (personal: JsonObject | undefined): PersonFields =>
    (personal ?? {}) as PersonFields;
  return differingFields(
    personOf(receiving?.sections.declared?.personal),
    personOf(sending?.sections.identity?.personal),
    personOf(sending?.sections.departure?.personal),
  ).map((difference) => ({
    ...difference,
    sending: maskedValue(difference.field, difference.sending) as string,
    receiving: maskedValue(difference.field, difference.receiving) as string,
  }));
}

function rejectedOf(item: TimelineItem) {
  const { strandId, sequence, type } = item;
  return { strandId, sequence, type, code: item.code ?? '' };
}

function timelineResponse({ strandId: _, ...item }: TimelineItem): TimelineItemResponse {
  return {
    ...item,
    at: item.at.toISOString(),
    eventTime: item.eventTime.toISOString(),
    sealedAt: item.sealedAt?.toISOString(),
    provedAt: item.provedAt?.toISOString(),
    deliveredAt: item.deliveredAt?.toISOString(),
  };
}
