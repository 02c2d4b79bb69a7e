import { createHash } from 'node:crypto';
import { RegionRefused } from '../client/region-client';
import type { Act, Deed } from './act';
import { AgreementActor } from './agreement-actor';
import { fileOf } from './letter-file';
import type { Offices } from './offices';
import type { Progress } from './progress-file';

type OneDeed<D extends Deed['do']> = Extract<Deed, { readonly do: D }>;

/** Codes that say that the other side, or the scheduler, was quicker; the model's table has decided. */
const crossingCodes: readonly string[] = [
  'case.accepted',
  'case.acknowledged',
  'case.answered',
  'case.clarifying',
  'case.closed',
  'case.forwarded',
  'case.misaddressed',
  'case.not-answered',
  'case.not-asked-back',
  'case.not-ended',
  'case.withdrawn',
];

/** What has not arrived yet is waited for. */
const isUnderway = ({ code }: RegionRefused): boolean => code === 'case.unknown';

/** Does what the plan says, over the public HTTP interface, with the demonstration accounts. */
export class Actor {
  private readonly agreements: AgreementActor;

  constructor(
    private readonly offices: Offices,
    private readonly progress: Progress,
  ) {
    this.agreements = new AgreementActor(offices);
  }

  async perform(act: Act): Promise<void> {
    try {
      await this.do(act);
    } catch (error) {
      if (!(error instanceof RegionRefused))
        throw new Error(`${act.id} (${act.region}, ${act.deed.do})`, { cause: error });
      if (!crossingCodes.includes(error.code))
        throw new Error(`${act.id} (${act.region}, ${act.deed.do}) was refused: ${error.message}`);
      this.progress.crossed[error.code] = (this.progress.crossed[error.code] ?? 0) + 1;
    }
  }

  private async do(act: Act): Promise<unknown> {
    const { deed } = act;
    switch (deed.do) {
      case 'open':
        return this.open(act, deed);
      case 'work':
        return this.work(act, deed);
      case 'hand-down':
        return this.handDown(act, deed);
      case 'follow':
        return this.follow(act, deed);
      case 'attach':
        return this.attach(act, deed);
      case 'absence':
        return this.absence(act, deed);
      case 'change-residence':
        return this.post(act, `/api/receiving/arrivals/${deed.recordId}/change-residence`, {
          ...deed.changes,
        });
      case 'site':
        return this.site(act, deed);
      case 'report':
        return this.report(act, deed);
      case 'reject-report':
        return this.post(act, `/api/receiving/self-reports/${this.id(deed.ref)}/reject`, {
          reason: deed.reason,
        });
      case 'propose':
        return this.agreements.propose(act, deed);
      case 'answer-proposal':
        return this.agreements.answer(act, deed);
      case 'end-agreement':
        return this.agreements.end(act, deed);
    }
  }

  private async open(act: Act, { ref, service, question, disputes }: OneDeed<'open'>) {
    const asked = { ...question, ...(disputes !== undefined && { disputes: this.id(disputes) }) };
    const { caseId } = await this.post<{ caseId: string }>(act, `/api/${service}/cases`, asked);
    this.progress.ids[ref] = caseId;
  }

  private work(act: Act, { ref, service, act: name, body }: OneDeed<'work'>) {
    return this.post(act, `/api/${service}/cases/${this.id(ref)}/${name}`, body);
  }

  private async handDown(act: Act, { ref, service, to, remark }: OneDeed<'hand-down'>) {
    const toAccount = await this.offices.accountId(act.region, to);
    const { organisation } = this.offices.account(act.region, to);
    const given = { organisation, toAccount, remark };
    return this.post(act, `/api/${service}/cases/${this.id(ref)}/assign`, given);
  }

  private async follow({ region, by }: Act, { ref, from }: OneDeed<'follow'>) {
    const { continuedBy } = await this.offices.ask(region, by, (client) =>
      client.get<{ continuedBy?: string }>(`/api/bureau/cases/${this.id(from)}`),
    );
    if (!continuedBy) throw new Error(`${from} does not go on anywhere`);
    this.progress.ids[ref] = continuedBy;
  }

  private async attach(act: Act, { ref, name, lines }: OneDeed<'attach'>) {
    const content = fileOf(lines);
    const path = `/api/bureau/cases/${this.id(ref)}/attachments`;
    const hash = createHash('sha256').update(content).digest('base64url');
    const announced = { name, type: 'pdf', bytes: content.length, hash };
    const { attachmentId } = await this.post<{ attachmentId: string }>(act, path, announced);
    const part = { number: 1, content: content.toString('base64url') };
    return this.post(act, `${path}/${attachmentId}/parts`, part, 'part');
  }

  private async absence(act: Act, { deputy, from, to }: OneDeed<'absence'>) {
    const who = await this.offices.accountId(act.region, deputy);
    return this.post(act, '/api/bureau/absences', { deputy: who, from, to });
  }

  private async site(act: Act, { ref, site }: OneDeed<'site'>) {
    const { organisation } = this.offices.account(act.region, act.by);
    const put = { ...site, division: organisation };
    const { siteId } = await this.post<{ siteId: string }>(act, '/api/receiving/sites', put);
    this.progress.ids[ref] = siteId;
  }

  /** What somebody at the door fills in: the code that is printed there, and nobody signed in. */
  private async report(act: Act, { ref, site, report }: OneDeed<'report'>) {
    const siteId = this.id(site);
    const reportId = reportIdOf(act.id, siteId);
    const { doorCode } = (
      await this.offices.ask(act.region, act.by, (client) =>
        client.get<{ site: { doorCode: string } }>(`/api/receiving/sites/${siteId}`),
      )
    ).site;
    const { version } = await this.offices.ask(act.region, act.by, (client) =>
      client.get<{ version: string }>('/api/receiving/notice'),
    );
    await this.post(act, `/api/receiving/door/${doorCode}/reports`, {
      ...report,
      ...{ reportId, noticeVersion: version },
    });
    this.progress.ids[ref] = reportId;
  }

  private post<T>(act: Act, path: string, body: object, part = ''): Promise<T> {
    const key = `demonstration-${act.id}${part && `-${part}`}`;
    return this.offices.ask(
      act.region,
      act.by,
      (client) => client.post<T>(path, body, key),
      isUnderway,
    );
  }

  private id(ref: string): string {
    const id = this.progress.ids[ref];
    if (id === undefined) throw new Error(`the plan speaks of ${ref} before it exists`);
    return id;
  }
}

/** The phone makes a UUIDv7; ours depends on the act alone, so that the report comes in once. */
function reportIdOf(actId: string, siteId: string): string {
  const hex = createHash('sha256').update(`${siteId} ${actId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
