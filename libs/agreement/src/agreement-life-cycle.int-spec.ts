import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AgreementDocument, JsonObject } from '@contracts';
import { SettableClock } from '@platform/clock';
import { AgreementRegion, settled } from '../testing';
import { InMemoryBroker, testKeys } from '../../ledger/testing';
import { eventually } from '../../../test/support/eventually';
import { AgreementReadModel } from './agreement.read-model';
import { RenewalReminderWorker } from './renewal-reminders/renewal-reminder.worker';

const start = new Date('2026-03-02T02:00:00.000Z');
const home = '610302';
const residence = '410105';

let clock: SettableClock;
let broker: InMemoryBroker;
let weibin: AgreementRegion;
let jinshui: AgreementRegion;
let keys: ReturnType<typeof testKeys>;

beforeEach(async () => {
  clock = new SettableClock(start);
  broker = new InMemoryBroker();
  keys = testKeys([home, residence, '620921'], start);
  const options = { keys, broker, clock, knows: [home, residence] };
  weibin = await AgreementRegion.start({ region: home, ...options });
  jinshui = await AgreementRegion.start({ region: residence, ...options });
});
afterEach(async () => {
  await weibin.drop();
  await jinshui.drop();
});

interface Shown {
  readonly standing: string;
  readonly talk: string;
  readonly acts: string[];
  readonly endsOn?: string;
  readonly versions: { hash: string; version: number; document: AgreementDocument }[];
  readonly proposals: {
    proposalId: string;
    hash: string;
    fate: string;
    by: { code: string };
    reason?: string;
    document: AgreementDocument;
  }[];
  readonly history: { act: string; account?: string; text?: string; coveredAt?: string }[];
}
interface Draft {
  readonly draftId: string;
  readonly agreementId: string;
  readonly revision: number;
  readonly document: AgreementDocument;
  readonly faults: { clause: string; field: string; code: string; text: string }[];
}

const base = '/api/bureau/agreements';
const settle = (): Promise<void> => settled(broker, weibin, jinshui);
const other = (region: AgreementRegion): string => (region === weibin ? residence : home);
const shown = (region: AgreementRegion, id: string): Promise<Shown> =>
  region.get<Shown>(`${base}/${other(region)}/${id}`);
const act = <T>(
  region: AgreementRegion,
  id: string,
  name: string,
  body: object,
  status = 200,
): Promise<T> => region.post<T>(`${base}/${other(region)}/${id}/${name}`, body, { status });

/** What a template cannot know. */
function withOfficers(document: AgreementDocument): AgreementDocument {
  const officers = document.regions.flatMap((region) =>
    (['liaison', 'deputy'] as const).map((role) => ({
      ...{ region, role, name: '张样例', phone: '0371-00000000' },
    })),
  );
  const contacts = document.regions.map((region) => ({
    ...{ region, name: '个保岗', phone: '0371-00000001' },
  }));
  const jointHandlers = { ...document.jointHandlers!, contacts };
  return { ...document, officers, jointHandlers };
}

/** A draft with the officers' names in. */
async function drafted(
  region: AgreementRegion,
  begin: object = {},
  change: object = {},
): Promise<Draft> {
  const { draftId } = await region.post<{ draftId: string }>(
    `${base}/drafts`,
    { partner: other(region), ...begin },
    { role: 'liaison-officer', status: 201 },
  );
  const draft = await region.get<Draft>(`${base}/drafts/${draftId}`);
  const document = { ...withOfficers(draft.document), ...change };
  await region.put(
    `${base}/drafts/${draftId}`,
    { document },
    {
      role: 'liaison-officer',
      revision: draft.revision,
    },
  );
  return region.get<Draft>(`${base}/drafts/${draftId}`);
}

async function proposed(region: AgreementRegion, change: object = {}): Promise<string> {
  const { draftId, agreementId, revision } = await drafted(region, {}, change);
  await region.post(`${base}/drafts/${draftId}/propose`, {}, { revision });
  await settle();
  return agreementId;
}

/** An agreement of both, countersigned by the second. */
async function agreed(change: object = {}): Promise<string> {
  const id = await proposed(weibin, { from: '2026-03-02', ...change });
  const { proposals } = await shown(jinshui, id);
  const { proposalId, hash } = proposals[0]!;
  await act(jinshui, id, 'countersign', { proposalId, hash });
  await settle();
  return id;
}

const asked = (strandId: string, more: JsonObject = {}) => ({
  stream: `${residence}.receiving/${home}`,
  strandId,
  strandKind: 'case' as const,
  type: 'yipanqi.casework.case-opened.v1',
  section: 'question',
  open: {
    kind: 'verification',
    urgency: 'normal',
    fields: ['birthDate'],
    division: home,
    organisation: residence,
    ...more,
  },
  personal: { name: '李样例', idNumber: '610302199001011239' },
  eventTime: clock.now(),
  legalBasis: 'statutory',
});
const caseId = '0195e3a0-1111-7000-8000-000000000001';
const answerId = '0195e3a0-2222-7000-8000-000000000001';
const acknowledged = (strandId = answerId, about = caseId) => ({
  stream: `${home}.sending/${residence}`,
  strandId,
  strandKind: 'case' as const,
  type: 'yipanqi.casework.case-acknowledged.v1',
  section: 'acknowledgement',
  open: { about, organisation: home },
  about,
  eventTime: clock.now(),
  legalBasis: 'statutory',
});

describe('two regions that have no agreement yet', () => {
  it('propose, counter-propose and countersign one; it binds both under one hash', async () => {
    const id = await proposed(weibin);
    const offered = await shown(jinshui, id);
    expect(offered).toMatchObject({ standing: 'none', talk: 'proposed', versions: [] });
    expect(offered.acts).toEqual(['counter-propose', 'countersign', 'refuse']);
    expect((await shown(weibin, id)).acts).toEqual(['withdraw']);

    const counter = await drafted(
      jinshui,
      { amends: id, counters: offered.proposals[0]!.proposalId },
      { deliveryGraceMinutes: 30 },
    );
    await jinshui.post(
      `${base}/drafts/${counter.draftId}/counter-propose`,
      { note: '送达宽限改为三十分钟' },
      { revision: counter.revision },
    );
    await settle();
    const countered = await shown(weibin, id);
    expect(countered.talk).toBe('counter-proposed');
    expect(countered.proposals.map(({ fate }) => fate)).toEqual(['countered', 'open']);

    const { proposalId, hash } = countered.proposals[1]!;
    await act(weibin, id, 'countersign', { proposalId, hash });
    await settle();
    const [ours, theirs] = [await shown(weibin, id), await shown(jinshui, id)];
    expect(ours.versions).toEqual(theirs.versions);
    expect(ours.versions).toMatchObject([{ hash, version: 1 }]);
    expect(ours.versions[0]!.document.deliveryGraceMinutes).toBe(30);
    expect(ours.standing).toBe('countersigned');
    expect(ours.history.map((step) => step.act)).toEqual([
      'version-proposed',
      'version-counter-proposed',
      'version-countersigned',
    ]);
    expect(theirs.history[2]!.coveredAt).toBeUndefined();
    expect(ours.history[2]!.coveredAt).toBeDefined();
    expect(theirs.history[1]!.text).toBe('送达宽限改为三十分钟');

    clock.moveTo(new Date('2026-03-10T02:00:00.000Z'));
    await jinshui.say(asked(caseId));
    await settle();
    const cited = 'SELECT cited FROM ledger.stream_head WHERE stream = $1';
    expect(await jinshui.rows(cited, `${residence}.receiving/${home}`)).toEqual([
      { cited: [hash] },
    ]);
  });

  it('cannot propose what is incomplete: every fault is named with its clause', async () => {
    const { draftId } = await weibin.post<{ draftId: string }>(
      `${base}/drafts`,
      { partner: residence },
      { role: 'liaison-officer', status: 201 },
    );
    const refused = await weibin.post<{ code: string; errors: { field: string }[] }>(
      `${base}/drafts/${draftId}/propose`,
      {},
      { revision: 1, status: 400 },
    );
    expect(refused.code).toBe('agreement.draft-faulty');
    expect(JSON.stringify(refused)).toContain('第二条“联络人员”');
  });

  it('edit a draft on the revision they have read', async () => {
    const draft = await drafted(weibin);
    const path = `${base}/drafts/${draft.draftId}`;
    const stale = { role: 'liaison-officer', revision: 1, status: 412 } as const;
    expect(await weibin.put(path, { document: draft.document }, stale)).toMatchObject({
      code: 'agreement.draft-changed',
    });
    const moved = { ...draft.document, regions: [home, '620921'] };
    const asRead = { role: 'liaison-officer', revision: draft.revision, status: 400 } as const;
    expect(await weibin.put(path, { document: moved }, asRead)).toMatchObject({
      code: 'agreement.draft-moved',
    });
  });
});

describe('what cannot be signed', () => {
  const code = (refused: unknown): unknown => (refused as { code: string }).code;

  it('is refused where it is entered: twice, an older version, one’s own, by an office that is no party', async () => {
    const id = await proposed(weibin);
    const first = (await shown(jinshui, id)).proposals[0]!;
    const of = ({ proposalId, hash }: { proposalId: string; hash: string }) => ({
      proposalId,
      hash,
    });
    expect(code(await act(weibin, id, 'countersign', of(first), 409))).toBe(
      'agreement.signed-already',
    );
    await act(weibin, id, 'withdraw', { proposalId: first.proposalId, reason: '条款有误' });
    await settle();
    expect(code(await act(jinshui, id, 'countersign', of(first), 409))).toBe(
      'agreement.no-proposal',
    );
    expect((await shown(jinshui, id)).proposals[0]).toMatchObject({
      fate: 'withdrawn',
      reason: '条款有误',
    });
    const draft = await drafted(weibin, { amends: id });
    await weibin.post(`${base}/drafts/${draft.draftId}/propose`, {}, { revision: draft.revision });
    await settle();
    expect(code(await act(jinshui, id, 'countersign', of(first), 409))).toBe(
      'agreement.proposal-withdrawn',
    );
    const second = (await shown(jinshui, id)).proposals[1]!;
    const older = { proposalId: second.proposalId, hash: first.hash };
    if (first.hash !== second.hash)
      expect(code(await act(jinshui, id, 'countersign', older, 409))).toBe(
        'agreement.version-overtaken',
      );
    await act(jinshui, id, 'countersign', of(second));
    expect(code(await act(jinshui, id, 'countersign', of(second), 409))).toBe(
      'agreement.no-proposal',
    );
    expect(code(await act(jinshui, 'no-such', 'countersign', of(second), 409))).toBe(
      'agreement.no-proposal',
    );
  });

  it('is refused to an office below the region: a version binds the whole of it', async () => {
    const id = await proposed(weibin);
    const { proposalId, hash } = (await shown(jinshui, id)).proposals[0]!;
    await jinshui.rows(
      `UPDATE identity.account SET organisation = '410105001' WHERE role = 'leader'`,
    );
    expect(code(await act(jinshui, id, 'countersign', { proposalId, hash }, 403))).toBe(
      'agreement.not-a-party',
    );
  });

  it('may be refused with a reason, and offered again', async () => {
    const id = await proposed(weibin);
    const { proposalId, hash } = (await shown(jinshui, id)).proposals[0]!;
    await act(jinshui, id, 'refuse', { proposalId, hash, reason: '期限过短' });
    await settle();
    const refused = await shown(weibin, id);
    expect(refused).toMatchObject({ talk: 'none', acts: ['propose'] });
    expect(refused.proposals[0]).toMatchObject({ fate: 'refused', reason: '期限过短' });
  });
});

describe('acts that cross between two regions', () => {
  const ordered = async (region: AgreementRegion, id: string): Promise<Shown> => {
    const found = await shown(region, id);
    const proposals = [...found.proposals].sort((a, b) => (a.proposalId < b.proposalId ? -1 : 1));
    return { ...found, proposals };
  };
  const same = async (id: string): Promise<Shown> => {
    await settle();
    // Each side lists the proposals as it came to know them.
    const [ours, theirs] = [await ordered(weibin, id), await ordered(jinshui, id)];
    for (const member of ['standing', 'talk', 'versions', 'proposals'] as const)
      expect(theirs[member]).toEqual(ours[member]);
    return ours;
  };
  const offered = async (id: string) => {
    const { proposalId, hash } = (await shown(jinshui, id)).proposals.at(-1)!;
    return { proposalId, hash };
  };
  const reason = '条款有误';
  /** Nothing arrives in between: what is sent meanwhile is on its way. */
  const apart = async (acts: () => Promise<unknown>): Promise<void> => {
    const onTheWay: (() => void)[] = [];
    broker.disturb = (message, topic) => {
      onTheWay.push(() => broker.put(topic, [message]));
      return [];
    };
    await acts();
    broker.disturb = (message) => [message];
    for (const arrive of onTheWay) arrive();
  };

  it('withdrawn and countersigned: binds on both sides', async () => {
    const id = await proposed(weibin);
    const read = await offered(id);
    await apart(async () => {
      await act(weibin, id, 'withdraw', { proposalId: read.proposalId, reason });
      await act(jinshui, id, 'countersign', read);
    });
    const { versions, proposals } = await same(id);
    expect(versions).toMatchObject([{ hash: read.hash }]);
    expect(proposals.map(({ fate }) => fate)).toEqual(['countersigned']);
  });

  it('withdrawn and countered: the counter-proposal stands on both sides', async () => {
    const id = await proposed(weibin);
    const { proposalId } = await offered(id);
    const counter = await drafted(jinshui, { amends: id, counters: proposalId });
    const path = `${base}/drafts/${counter.draftId}/counter-propose`;
    // Ids made in one millisecond have no order.
    clock.moveTo(new Date(clock.now().getTime() + 1_000));
    await apart(async () => {
      await act(weibin, id, 'withdraw', { proposalId, reason });
      await jinshui.post(path, {}, { revision: counter.revision });
    });
    const { talk, proposals } = await same(id);
    expect(talk).toBe('counter-proposed');
    expect(proposals.map(({ fate }) => fate)).toEqual(['countered', 'open']);
  });

  it('amendments of both, each signed by the other: the same one binds on both sides', async () => {
    const id = await agreed();
    const propose = async (region: AgreementRegion, grace: number): Promise<void> => {
      const { draftId, revision } = await drafted(
        region,
        { amends: id },
        { deliveryGraceMinutes: grace },
      );
      await region.post(`${base}/drafts/${draftId}/propose`, {}, { revision });
    };
    await apart(async () => {
      await propose(weibin, 20);
      await propose(jinshui, 40);
    });
    const { talk, proposals } = await same(id);
    expect(talk).toBe('crossed');
    const open = proposals.filter(({ fate }) => fate === 'open');
    await apart(async () => {
      for (const region of [weibin, jinshui]) {
        const { proposalId, hash } = open.find(({ by }) => by.code === other(region))!;
        await act(region, id, 'countersign', { proposalId, hash });
      }
    });
    const { versions } = await same(id);
    const lower = open.map(({ hash }) => hash).sort()[0];
    expect(versions.map(({ version, hash }) => [version, hash])).toEqual([
      [1, versions[0]!.hash],
      [2, lower],
    ]);
  });
});

describe('an agreement in force', () => {
  it('gates kind, field and purpose when an entry is written, and names the clause', async () => {
    const id = await agreed();
    const { kindTerms } = (await shown(weibin, id)).versions[0]!.document;
    const draft = await drafted(
      weibin,
      { amends: id },
      {
        from: '2026-03-10',
        kindTerms: kindTerms!.map((term) =>
          term.kind === 'yipanqi.casework.case-opened.v1'
            ? { ...term, fields: term.fields.filter((field) => field !== 'ethnicGroup') }
            : term,
        ),
      },
    );
    expect(draft.faults).toEqual([]);
    await weibin.post(`${base}/drafts/${draft.draftId}/propose`, {}, { revision: draft.revision });
    await settle();
    const { proposalId, hash } = (await shown(jinshui, id)).proposals[1]!;
    await act(jinshui, id, 'countersign', { proposalId, hash });
    await settle();
    clock.moveTo(new Date('2026-03-11T02:00:00.000Z'));
    expect((await shown(weibin, id)).versions).toHaveLength(2);
    await jinshui.say(asked(caseId, { purpose: 'verification' }));
    await expect(
      jinshui.say(asked(answerId, { fields: ['birthDate', 'ethnicGroup'] })),
    ).rejects.toMatchObject({
      code: 'agreement.field',
      detail: { pointer: '/data/open/fields/1', clause: 'kinds' },
      text: { zh: expect.stringContaining('第三条') },
    });
    await expect(jinshui.say(asked(answerId, { purpose: 'rating' }))).rejects.toMatchObject({
      code: 'agreement.kind',
    });
  });

  it('golden case (n): runs out while a request is open: that is finished, no new one begins', async () => {
    const id = await agreed({ to: '2026-09-30' });
    await jinshui.say(asked(caseId));
    await settle();
    clock.moveTo(new Date('2026-10-01T02:00:00.000Z'));
    expect((await shown(weibin, id)).standing).toBe('lapsed');
    const { personal: _, ...onTheCase } = asked(caseId);
    const asks = (name: string, section: string, open: JsonObject): Promise<void> =>
      jinshui.say({ ...onTheCase, type: `yipanqi.casework.${name}.v1`, section, open });
    await weibin.say(acknowledged());
    await asks('case-reminded', 'reminder', { number: 1 });
    await settle();
    await weibin.say({
      ...acknowledged(),
      type: 'yipanqi.casework.case-answered.v1',
      section: 'answer',
      open: {
        ...{ about: caseId, round: 1, number: 1, status: 'given', organisation: home },
        ...{ evidence: 'register', results: [{ field: 'birthDate', result: 'match' }] },
      },
    });
    await settle();
    await asks('answer-accepted', 'decision', { kind: 'accepted', round: 1, answer: 1 });
    await asks('case-closed', 'decision', { kind: 'closed', round: 1, answer: 1 });
    await settle();
    const told = `SELECT split_part(type, '.', 3) AS word, state FROM ledger.entry
                   WHERE strand_id = $1 ORDER BY version`;
    for (const region of [weibin, jinshui])
      for (const [author, strandId, words] of [
        [weibin, answerId, ['case-acknowledged', 'case-answered']],
        [jinshui, caseId, ['case-opened', 'case-reminded', 'answer-accepted', 'case-closed']],
      ] as const)
        expect(await region.rows(told, strandId)).toEqual(
          words.map((word) => ({ word, state: region === author ? 'sealed' : 'applied' })),
        );
    const newCase = '0195e3a0-3333-7000-8000-000000000001';
    await expect(jinshui.say(asked(newCase))).rejects.toMatchObject({
      code: 'agreement.not-in-force',
      detail: { clause: 'term' },
    });
    await expect(weibin.say(acknowledged(newCase, newCase))).rejects.toMatchObject({
      code: 'agreement.not-in-force',
    });
  });

  it('is ended in an orderly way by one side, with the days of notice agreed', async () => {
    const id = await agreed();
    await jinshui.say(asked(caseId));
    const early = { lastDay: '2026-03-20', reason: '区划调整' };
    expect(await act(weibin, id, 'end', early, 400)).toMatchObject({ code: 'agreement.end-day' });
    await act(weibin, id, 'end', { lastDay: '2026-04-30', reason: '区划调整' });
    await settle();
    expect(await shown(jinshui, id)).toMatchObject({ standing: 'ending', endsOn: '2026-04-30' });
    expect((await shown(jinshui, id)).acts).toEqual(['end']);
    const [partner] = await jinshui.app
      .get(AgreementReadModel, { strict: false })
      .partners(clock.now());
    expect(partner!.agreement).toMatchObject({ id, endsOn: '2026-04-30' });
    const twice = { lastDay: '2026-05-30', reason: '再次' };
    expect(await act(weibin, id, 'end', twice, 409)).toMatchObject({
      code: 'agreement.end-declared',
    });
    clock.moveTo(new Date('2026-05-01T02:00:00.000Z'));
    for (const region of [weibin, jinshui])
      expect(await shown(region, id)).toMatchObject({ standing: 'ended', acts: [] });
    await weibin.say(acknowledged());
    await expect(jinshui.say(asked('0195e3a0-3333-7000-8000-000000000001'))).rejects.toMatchObject({
      code: 'agreement.not-in-force',
    });
    await settle();
  });

  it('changed by one byte in the database is named to whoever opens it', async () => {
    const id = await agreed();
    await weibin.rows(`UPDATE agreement.version SET document = replace(document, '演', '示')`);
    await weibin.rows(`UPDATE agreement.version SET document = replace(document, '流动', '流勤')`);
    expect(await weibin.get(`${base}/${residence}/${id}`, 'liaison-officer', 409)).toMatchObject({
      code: 'agreement.altered',
    });
  });

  it('is listed with what waits, also after 90 days before its end', async () => {
    const id = await agreed({ to: '2026-09-30' });
    interface List {
      readonly items: { agreementId: string; state: string; renewal?: { step: number } }[];
    }
    expect((await weibin.get<List>(`${base}?state=in-force`)).items).toMatchObject([
      { agreementId: id, state: 'in-force' },
    ]);
    clock.moveTo(new Date('2026-09-25T02:00:00.000Z'));
    const due = await weibin.get<List>(`${base}?todo=renew&sort=to`);
    expect(due.items).toMatchObject([{ agreementId: id, renewal: { step: 7 } }]);
    expect(await weibin.get(`${base}/counts`)).toEqual({
      ...{ toSign: 0, amendments: 0, toRenew: 1, drafts: 0 },
    });
  });
});

describe('an agreement that runs out', () => {
  interface Counts {
    readonly toSign: number;
    readonly amendments: number;
    readonly toRenew: number;
  }
  interface Reminded {
    readonly reminders: { step: number; remindedAt: string; notedBy?: string }[];
  }
  const counts = (region: AgreementRegion): Promise<Counts> => region.get(`${base}/counts`);
  const listed = async (region: AgreementRegion, todo: string): Promise<number> =>
    (await region.get<{ total: number }>(`${base}?todo=${todo}`)).total;
  const reminders = async (region: AgreementRegion, id: string) =>
    (await region.get<Reminded>(`${base}/${other(region)}/${id}`)).reminders;
  const given = (region: AgreementRegion, id: string, steps: number[]): Promise<unknown> =>
    eventually('the reminders are given', async () => {
      const found = (await reminders(region, id)).map(({ step }) => step);
      return JSON.stringify(found) === JSON.stringify(steps);
    });
  const restarted = async (region: AgreementRegion): Promise<void> => {
    const worker = region.app.get(RenewalReminderWorker, { strict: false });
    await worker.beforeApplicationShutdown();
    worker.onApplicationBootstrap();
  };

  it('reminds 90, 30 and 7 days before, each once, until somebody has taken note or a version is offered', async () => {
    const id = await agreed({ to: '2026-09-30' });
    expect(await reminders(weibin, id)).toEqual([]);
    clock.moveTo(new Date('2026-07-02T02:00:00.000Z'));
    await given(weibin, id, [90]);
    await restarted(weibin);
    expect(await counts(weibin)).toMatchObject({ toRenew: 1 });
    expect(await listed(weibin, 'renew')).toBe(1);
    await act(weibin, id, 'note-renewal', {});
    expect(await counts(weibin)).toMatchObject({ toRenew: 0 });
    expect(await listed(weibin, 'renew')).toBe(0);
    expect(await counts(jinshui)).toMatchObject({ toRenew: 1 });
    expect(await reminders(weibin, id)).toMatchObject([
      { step: 90, remindedAt: '2026-07-02T02:00:00.000Z', notedBy: expect.any(String) },
    ]);

    clock.moveTo(new Date('2026-08-31T02:00:00.000Z'));
    await given(weibin, id, [90, 30]);
    expect(await counts(weibin)).toMatchObject({ toRenew: 1 });
    clock.moveTo(new Date('2026-09-23T02:00:00.000Z'));
    await given(weibin, id, [90, 30, 7]);
    await restarted(weibin);
    expect(await counts(weibin)).toMatchObject({ toRenew: 1, amendments: 0 });

    const draft = await drafted(jinshui, { amends: id }, { to: '2027-12-31' });
    await jinshui.post(`${base}/drafts/${draft.draftId}/propose`, {}, { revision: draft.revision });
    await settle();
    expect(await counts(weibin)).toMatchObject({ toRenew: 0, amendments: 1, toSign: 0 });
    expect(await listed(weibin, 'amendment')).toBe(1);
    expect(await act(weibin, id, 'note-renewal', {}, 409)).toMatchObject({
      code: 'agreement.not-to-renew',
    });
    await given(weibin, id, [90, 30, 7]);
  });

  it('or that waits for a first signature is counted where the answer is awaited, and only there', async () => {
    await proposed(weibin);
    expect(await counts(weibin)).toMatchObject({ toSign: 0, amendments: 0 });
    expect(await counts(jinshui)).toMatchObject({ toSign: 1, amendments: 0 });
    expect([await listed(jinshui, 'sign'), await listed(jinshui, 'answer')]).toEqual([1, 1]);
  });
});

describe('a partner never met before', () => {
  let published: Server;
  let url: string;
  let jinta: AgreementRegion | undefined;
  beforeEach(async () => {
    const { statements } = keys.get('620921')!;
    published = createServer((_request, response) => response.end(JSON.stringify({ statements })));
    await new Promise<void>((listening) => published.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(published.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    published.close();
    await jinta?.drop();
  });

  it('is believed once its fingerprint was heard on the telephone, and not before', async () => {
    jinta = await AgreementRegion.start({
      ...{ region: '620921', keys, broker, clock, knows: ['620921', home] },
    });
    const asOfficer = { role: 'liaison-officer' } as const;
    const before = await weibin.post<{ draftId: string }>(
      `${base}/drafts`,
      { partner: '620921' },
      { ...asOfficer, status: 201 },
    );
    const faults = async (): Promise<string[]> =>
      (await weibin.get<Draft>(`${base}/drafts/${before.draftId}`)).faults.map(({ code }) => code);
    expect(await faults()).toContain('draft.first-contact');

    await weibin.post('/api/bureau/contacts', { region: '620921', url }, asOfficer);
    const { ownFingerprint } = await jinta.get<{ ownFingerprint: string }>('/api/bureau/contacts');
    expect(ownFingerprint).toMatch(/^(\d{5} ){7}\d{5}$/);
    const confirm = (fingerprint: string, status: number): Promise<object> =>
      weibin.post(
        '/api/bureau/contacts/620921/confirm',
        { fingerprint, spokenWith: '金塔县联络员' },
        { ...asOfficer, status },
      );
    const misheard = ownFingerprint.replace(/^./, (digit) => (digit === '1' ? '2' : '1'));
    expect(await confirm(misheard, 409)).toMatchObject({ code: 'contact.fingerprint-differs' });
    await confirm(ownFingerprint, 200);
    expect(await confirm(ownFingerprint, 409)).toMatchObject({ code: 'contact.trusted-already' });
    // Begun before the contact: the pin known now is what is read and what is signed.
    const draft = await weibin.get<Draft>(`${base}/drafts/${before.draftId}`);
    expect(await faults()).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/pin|contact$/)]),
    );
    const pinned = draft.document.pins['620921'];
    expect(pinned).toMatch(/^[\w-]{43}$/);
    const { pins: _, ...withoutPins } = withOfficers(draft.document);
    await weibin.put(
      `${base}/drafts/${before.draftId}`,
      { document: { ...withoutPins, pins: { [home]: draft.document.pins[home] } } },
      { ...asOfficer, revision: draft.revision },
    );
    await weibin.post(`${base}/drafts/${before.draftId}/propose`, {}, { revision: 2 });
    const offered = await weibin.get<Shown>(`${base}/620921/${draft.agreementId}`);
    expect(offered.proposals[0]!.document.pins['620921']).toBe(pinned);
  });
});
