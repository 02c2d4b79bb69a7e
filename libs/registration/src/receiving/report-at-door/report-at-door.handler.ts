import { Injectable } from '@nestjs/common';
import { dayIn } from '@calendar';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { fault, RegistrationRefused } from '../../registration.errors';
import { SelfReportsThrottled } from '../../self-report/self-report';
import { SelfReports } from '../../self-report/self-reports.repository';
import { shortForms, type Site } from '../../site/site';
import { readArrival, readDeparture } from '../../written-registration';
import type { DoorReportRequest } from './report-at-door.dto';

/** A full work-list at one door is a misused code, not a busy house. */
const PENDING_MAX = 300;

/** Takes in what was filled in at a door; says nothing of whether the person is known. */
@Injectable()
export class ReportAtDoorHandler {
  constructor(
    private readonly reports: SelfReports,
    private readonly clock: Clock,
  ) {}

  async execute(
    tx: Transaction,
    site: Site,
    request: DoorReportRequest,
  ): Promise<{ reportId: string; number: string }> {
    const at = this.clock.now();
    if ((await this.reports.countPending(site.siteId)) >= PENDING_MAX)
      throw new SelfReportsThrottled({ retryAfterSeconds: 86_400 });
    const written = writtenAt(site, request);
    const by = { today: dayIn(at), organisation: site.division };
    const read =
      shortForms[site.channel].direction === 'arrival'
        ? readArrival(written, by)
        : readDeparture(written, by);
    const missing = missingOf(site, request);
    if (!read.value || missing.length > 0)
      throw new RegistrationRefused([...missing, ...(read.faults ?? []).map(atDoor)]);
    await this.reports.add(
      tx,
      {
        reportId: request.reportId,
        siteId: site.siteId,
        channel: site.channel,
        division: site.division,
        written: { ...written, idNumber: read.value.person.idNumber },
        reportedBy: request.reportedBy,
        noticeVersion: request.noticeVersion,
        receivedAt: at,
        state: 'pending',
      },
      read.value.person.idNumber,
    );
    return { reportId: request.reportId, number: reportNumber(request.reportId, dayIn(at)) };
  }
}

/** The form completed with what the site says of itself, as a registration reads it. */
function writtenAt(site: Site, request: DoorReportRequest): Readonly<Record<string, string>> {
  const { name, idNumber, phone, noticeVersion } = request;
  const { given, fields } = shortForms[site.channel];
  const asked = (field: 'dwellingKind' | 'reason'): string | undefined =>
    given[field] ?? (fields.includes(field) ? request[field] : undefined);
  const person = { name, idNumber, reason: asked('reason') };
  const written =
    shortForms[site.channel].direction === 'arrival'
      ? {
          ...person,
          homeDivision: request.homeDivision,
          residenceDivision: site.division,
          address: [site.address, request.place?.trim()].filter(Boolean).join(' '),
          dwellingKind: asked('dwellingKind'),
          arrivedOn: request.arrivedOn,
          phone,
          channel: site.channel,
          noticeVersion,
        }
      : {
          ...person,
          homeDivision: site.division,
          destinationDivision: request.destinationDivision,
          leftOn: request.leftOn,
          villagePhone: site.responsible.phone,
        };
  return Object.fromEntries(
    Object.entries(written).flatMap(([field, value]) => (value ? [[field, value]] : [])),
  );
}

function missingOf(site: Site, request: DoorReportRequest) {
  const { fields } = shortForms[site.channel];
  return fields.includes('place') && !request.place?.trim()
    ? [fault('place', 'field.required')]
    : [];
}

/** At the door the address is called by its place. */
function atDoor<T extends { readonly field: string }>(one: T): T {
  return one.field === 'address' ? { ...one, field: 'place' } : one;
}

function reportNumber(reportId: string, day: string): string {
  return `${day.replaceAll('-', '')}-${reportId.slice(-6).toUpperCase()}`;
}
