import type { AgreementDocument } from '@contracts';
import { agreementSignature, type EntryDraft } from '@ledger';
import { Ids } from '@platform/ids';
import { SettableClock } from '@platform/clock';
import { InMemoryBroker, testKeys } from '../../ledger/testing';
import { AgreementRegion, settled } from '../testing';

// What our doors refuse and other software may say all the same: it is folded, and both sides come to one state.

const start = new Date('2026-03-02T02:00:00.000Z');
const home = '610302';
const residence = '410105';
const third = '620921';
const regions = [home, residence, third];
let clock: SettableClock;
let broker: InMemoryBroker;
let keys: ReturnType<typeof testKeys>;
let weibin: AgreementRegion;
let jinshui: AgreementRegion;
let stranger: AgreementRegion;

beforeAll(async () => {
  clock = new SettableClock(start);
  broker = new InMemoryBroker();
  keys = testKeys(regions, start);
  const options = { keys, broker, clock, knows: regions };
  weibin = await AgreementRegion.start({ region: home, ...options });
  jinshui = await AgreementRegion.start({ region: residence, ...options });
  stranger = await AgreementRegion.start({ region: third, ...options });
}, 120_000);
afterAll(async () => {
  await Promise.all([weibin?.drop(), jinshui?.drop(), stranger?.drop()]);
});

interface Shown {
  readonly standing: string;
  readonly talk: string;
  readonly versions: { readonly hash: string }[];
  readonly proposals: {
    readonly proposalId: string;
    readonly hash: string;
    readonly fate: string;
    readonly document: AgreementDocument;
  }[];
}

const base = '/api/bureau/agreements';
const settle = (): Promise<void> => settled(broker, weibin, jinshui, stranger);
const standing = async (id: string) => {
  await settle();
  const [here, there] = await Promise.all([
    weibin.get<Shown>(`${base}/${residence}/${id}`),
    jinshui.get<Shown>(`${base}/${home}/${id}`),
  ]);
  const of = ({ standing: stands, talk, versions, proposals }: Shown) => ({
    stands,
    talk,
    versions: versions.map(({ hash }) => hash),
    fates: proposals.map(({ fate }) => fate),
  });
  expect(of(here)).toEqual(of(there));
  return of(here);
};

/** A proposal of Weibin to Jinshui, complete. */
async function proposed(amends?: string): Promise<string> {
  const title = { zh: `协议${amends ?? ''}`, en: `Agreement ${amends ?? ''}` };
  const { draftId } = await weibin.post<{ draftId: string }>(
    `${base}/drafts`,
    { partner: residence, ...(amends && { amends }) },
    { role: 'liaison-officer', status: 201 },
  );
  const draft = await weibin.get<{
    agreementId: string;
    revision: number;
    document: AgreementDocument;
  }>(`${base}/drafts/${draftId}`);
  const { document } = draft;
  const named = document.regions.flatMap((region) =>
    (['liaison', 'deputy'] as const).map((role) => ({
      ...{ region, role, name: '张样例', phone: '0371-00000000' },
    })),
  );
  const contacts = document.regions.map((region) => ({
    ...{ region, name: '个保岗', phone: '0371-00000001' },
  }));
  const complete = {
    ...document,
    title,
    officers: named,
    jointHandlers: { ...document.jointHandlers!, contacts },
  };
  await weibin.put(
    `${base}/drafts/${draftId}`,
    { document: complete },
    { role: 'liaison-officer', revision: draft.revision },
  );
  const { revision } = await weibin.get<{ revision: number }>(`${base}/drafts/${draftId}`);
  await weibin.post(`${base}/drafts/${draftId}/propose`, {}, { revision });
  await settle();
  return draft.agreementId;
}

/** A signature as another software might send it, past every rule of ours. */
function signature(
  region: AgreementRegion,
  id: string,
  proposal: { readonly proposalId: string; readonly document: AgreementDocument },
  hash: string,
): EntryDraft {
  return {
    stream: `${region.code}.bureau/${home}`,
    strandId: region.app.get(Ids, { strict: false }).next(),
    strandKind: 'agreement',
    type: 'yipanqi.agreement.version-countersigned.v1',
    section: 'signature',
    item: proposal.proposalId,
    open: {
      agreementid: id,
      hash,
      answer: 'countersigned',
      signature: agreementSignature(proposal.document, keys.get(region.code)!.signer(clock.now())),
    },
    eventTime: clock.now(),
    legalBasis: 'statutory',
    agreement: hash,
  };
}

const proposalsOf = async (id: string) =>
  (await jinshui.get<Shown>(`${base}/${home}/${id}`)).proposals;

it('a version signed twice binds once', async () => {
  const id = await proposed();
  const [proposal] = await proposalsOf(id);
  await jinshui.say(signature(jinshui, id, proposal!, proposal!.hash));
  const once = await standing(id);
  expect(once.versions).toEqual([proposal!.hash]);
  await jinshui.say(signature(jinshui, id, proposal!, proposal!.hash));
  expect(await standing(id)).toEqual(once);
}, 60_000);

it('a signature of an older version under a newer proposal binds nobody', async () => {
  const id = await proposed();
  const [older] = await proposalsOf(id);
  await weibin.post(`${base}/${residence}/${id}/withdraw`, {
    proposalId: older!.proposalId,
    reason: '条款有误',
  });
  await proposed(id);
  const [, newer] = await proposalsOf(id);
  expect(newer!.hash).not.toBe(older!.hash);
  const before = await standing(id);
  await jinshui.say(signature(jinshui, id, { ...newer!, document: older!.document }, older!.hash));
  expect((await standing(id)).versions).toEqual(before.versions);
}, 60_000);

it('a region that is no party can sign nothing', async () => {
  const id = await proposed();
  const [proposal] = await proposalsOf(id);
  const before = await standing(id);
  await stranger.say(signature(stranger, id, proposal!, proposal!.hash));
  expect(await standing(id)).toEqual(before);
}, 60_000);
