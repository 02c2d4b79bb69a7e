import type { AgreementDocument } from '@contracts';
import type { Act, Deed } from './act';
import type { Offices } from './offices';

type OneDeed<D extends Deed['do']> = Extract<Deed, { readonly do: D }>;

interface Shown {
  readonly own: { readonly code: string };
  readonly proposals: readonly {
    readonly proposalId: string;
    readonly by: { readonly code: string };
    readonly hash: string;
    readonly fate: string;
  }[];
}
interface Draft {
  readonly revision: number;
  readonly document: AgreementDocument;
}

const base = '/api/bureau/agreements';
const fateOf = { countersign: 'countersigned', refuse: 'refused', withdraw: 'withdrawn' } as const;

/** What liaison officers draft and leaders sign. Asks first what is done already: a draft is gone once it is proposed. */
export class AgreementActor {
  constructor(private readonly offices: Offices) {}

  async propose(act: Act, deed: OneDeed<'propose'>): Promise<void> {
    const { region } = act;
    const { partner, counters, change, note } = deed;
    const agreementId = await this.agreementOf(region, partner);
    const open = await this.openProposals(region, partner, agreementId);
    if (open.some(({ by }) => by.code === region)) return;
    const theirs = open[0]?.proposalId;
    if (counters !== undefined && theirs === undefined)
      throw new Error(`${act.id}: ${partner} has proposed nothing that could be countered`);
    const begin = { partner, amends: agreementId, ...(counters && { counters: theirs }) };
    const { draftId } = await this.offices.ask(region, 'liaison', (client) =>
      client.post<{ draftId: string }>(`${base}/drafts`, begin, keyOf(act, 'draft')),
    );
    const path = `${base}/drafts/${draftId}`;
    const draft = await this.draft(region, path);
    const document = { ...draft.document, ...change };
    await this.offices.ask(region, 'liaison', (client) =>
      client.put(path, { document }, draft.revision, keyOf(act, 'text')),
    );
    const { revision } = await this.draft(region, path);
    const how = counters === undefined ? 'propose' : 'counter-propose';
    await this.offices.ask(region, 'leader', (client) =>
      client.post(`${path}/${how}`, { note }, keyOf(act, 'propose'), revision),
    );
  }

  async answer(act: Act, { partner, act: name, reason }: OneDeed<'answer-proposal'>) {
    const { region } = act;
    const agreementId = await this.agreementOf(region, partner);
    const author = name === 'withdraw' ? region : partner;
    const { proposals } = await this.show(region, partner, agreementId);
    const proposal = proposals.findLast(({ by }) => by.code === author);
    if (proposal?.fate === fateOf[name]) return;
    if (proposal?.fate !== 'open')
      throw new Error(`${act.id}: ${author} has no open proposal to ${name}`);
    const { proposalId, hash } = proposal;
    const said = {
      proposalId,
      ...(name !== 'withdraw' && { hash }),
      ...(reason !== undefined && { reason }),
    };
    await this.offices.ask(region, 'leader', (client) =>
      client.post(`${base}/${partner}/${agreementId}/${name}`, said, keyOf(act, name)),
    );
  }

  async end(act: Act, { partner, lastDay, reason }: OneDeed<'end-agreement'>): Promise<void> {
    const agreementId = await this.agreementOf(act.region, partner);
    await this.offices.ask(act.region, 'leader', (client) =>
      client.post(`${base}/${partner}/${agreementId}/end`, { lastDay, reason }, keyOf(act, 'end')),
    );
  }

  private draft(region: string, path: string): Promise<Draft> {
    return this.offices.ask(region, 'liaison', (client) => client.get<Draft>(path));
  }

  private show(region: string, partner: string, agreementId: string): Promise<Shown> {
    return this.offices.ask(region, 'liaison', (client) =>
      client.get<Shown>(`${base}/${partner}/${agreementId}`),
    );
  }

  private async openProposals(region: string, partner: string, agreementId: string) {
    const { proposals } = await this.show(region, partner, agreementId);
    return proposals.filter(({ fate }) => fate === 'open');
  }

  /** The agreement of the pair: the one that is no draft. */
  private async agreementOf(region: string, partner: string): Promise<string> {
    interface Row {
      readonly agreementId: string;
      readonly draftId?: string;
      readonly version: number;
    }
    const { items } = await this.offices.ask(region, 'liaison', (client) =>
      client.get<{ items: Row[] }>(`${base}?partner=${partner}&size=100`),
    );
    const found = items.find(({ draftId }) => draftId === undefined);
    if (!found) throw new Error(`${region} and ${partner} have no agreement`);
    return found.agreementId;
  }
}

const keyOf = (act: Act, part: string): string => `demonstration-${act.id}-${part}`;
