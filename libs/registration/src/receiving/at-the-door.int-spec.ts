import { createCipheriv, randomBytes } from 'node:crypto';
import request from 'supertest';
import { InMemoryBroker, testKeys } from '../../../ledger/testing';
import { RegistrationRegion, settled } from '../../testing';
import { LI } from '../../testing/known.builder';

const [home, residence, community] = ['610300', '410100', '410105001001'] as const;
const householdId = '0195e3a0-6666-7000-8000-000000000001';
let broker: InMemoryBroker;
let baoji: RegistrationRegion;
let zhengzhou: RegistrationRegion;
let noticeVersion: string;

beforeAll(async () => {
  broker = new InMemoryBroker();
  const keys = testKeys([home, residence], new Date(Date.now() - 3_600_000));
  [baoji, zhengzhou] = (await Promise.all(
    [home, residence].map((region) => RegistrationRegion.start({ region, keys, broker })),
  )) as [RegistrationRegion, RegistrationRegion];
  noticeVersion = (await zhengzhou.get<{ version: string }>('/api/receiving/notice')).version;
}, 120_000);
afterAll(async () => {
  await baoji?.drop();
  await zhengzhou?.drop();
});

/** GB 11643 with its check character. */
function numberOf(birth: string, sequence: number): string {
  const body = `610302${birth}${sequence}`;
  const sum = [...body].reduce(
    (total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11),
    0,
  );
  return `${body}${'10X98765432'[sum % 11]}`;
}
const father = {
  name: '贺敏',
  idNumber: numberOf('19880608', 215),
  homeDivision: '610302',
  relation: '0',
};
const mother = {
  name: '韦青',
  idNumber: numberOf('19900307', 226),
  homeDivision: '610302',
  relation: '1',
};
const child = {
  name: '贺安',
  idNumber: numberOf('20180105', 331),
  homeDivision: '610302',
  relation: '2',
};

const household = (members: object[], more: object = {}) => ({
  householdId,
  members,
  residenceDivision: community,
  address: '中原路200号3单元502',
  dwellingKind: '02',
  arrivedOn: '2026-01-05',
  channel: '3',
  noticeVersion,
  ...more,
});
interface Answer {
  members: { recordId: string; alreadyDone: boolean }[];
}
const post = (body: object, asked = {}) =>
  zhengzhou.post<Answer>('/api/receiving/households', body, asked);

describe('a household', () => {
  it('is refused as a whole with every fault at its member', async () => {
    const wrong = {
      ...mother,
      idNumber: `${mother.idNumber.slice(0, 17)}${mother.idNumber.endsWith('1') ? 2 : 1}`,
    };
    const refusal = await post(household([father, wrong]), { status: 400 });
    expect(refusal).toMatchObject({
      faults: [{ field: 'members.1.idNumber', code: 'id-number.check-digit' }],
    });
    const headless = await post(household([mother, child]), { status: 400 });
    expect(headless).toMatchObject({ code: 'household.head' });
    expect(await zhengzhou.rows('SELECT 1 FROM registration.arrival')).toEqual([]);
  });

  it('becomes one record per member, once, whatever its key', async () => {
    const first = await post(household([mother, father, child]));
    expect(new Set(first.members.map(({ recordId }) => recordId)).size).toBe(3);
    const again = await post(household([mother, father, child]));
    expect(again.members.map(({ recordId, alreadyDone }) => [recordId, alreadyDone])).toEqual(
      first.members.map(({ recordId }) => [recordId, true]),
    );
    await settled(broker, baoji, zhengzhou);
    const [mothers, , childs] = first.members.map(({ recordId }) => recordId);
    const told = await baoji.rows<{ strand_id: string; household: object }>(
      'SELECT strand_id, household FROM registration.arrival ORDER BY name',
    );
    expect(told).toHaveLength(3);
    const head = first.members[1]!.recordId;
    expect(told.find(({ strand_id }) => strand_id === childs)).toMatchObject({
      household: { householdId, relation: '2', headRecord: head },
    });
    const shown = await zhengzhou.get<Answer>(`/api/receiving/households/${householdId}`);
    expect(shown.members.map(({ recordId }) => recordId)).toEqual([head, mothers, childs]);
  });

  it('stays together when one of them changes the telephone', async () => {
    const { members } = await zhengzhou.get<Answer>(`/api/receiving/households/${householdId}`);
    await zhengzhou.post(
      `/api/receiving/arrivals/${members[1]!.recordId}/change-residence`,
      { phone: '13812345678' },
      { status: 200 },
    );
    const after = await zhengzhou.get<Answer>(`/api/receiving/households/${householdId}`);
    expect(after.members).toHaveLength(3);
  });
});

describe('a household with a child who has no number', () => {
  const withoutNumber = '0195e3a0-6666-7000-8000-000000000002';
  const parent = { ...father, name: '卫东', idNumber: numberOf('19850412', 317) };
  const infant = {
    name: '卫小满',
    documentKind: '990',
    sex: '2',
    birthDate: '2025-11-20',
    homeDivision: '610302',
    relation: '3',
  };
  const members = (body: object) => post(household([parent, body], { householdId: withoutNumber }));

  it('names what is missing of who has none, at its member', async () => {
    const { birthDate: _, ...unborn } = infant;
    const body = household([parent, unborn], { householdId: withoutNumber });
    expect(await post(body, { status: 400 })).toMatchObject({
      faults: [{ field: 'members.1.birthDate', code: 'field.required' }],
    });
  });

  it('gives the child a temporary id, the same one when the household is sent again', async () => {
    const first = await members(infant);
    const again = await members({ ...infant, name: ' 卫小满 ' });
    expect(again.members).toEqual(
      first.members.map(({ recordId }) => ({ recordId, marks: [], alreadyDone: true })),
    );
    await settled(broker, baoji, zhengzhou);
    const [told] = await baoji.rows<{ household: object; temporary_id: string }>(
      'SELECT household, temporary_id FROM registration.arrival WHERE strand_id = $1',
      first.members[1]!.recordId,
    );
    expect(told).toMatchObject({
      temporary_id: expect.stringMatching(/^T410100-/),
      household: { householdId: withoutNumber, headRecord: first.members[0]!.recordId },
    });
  });

  it('knows the child again once the number has been completed', async () => {
    const { members: held } = await zhengzhou.get<Answer>(
      `/api/receiving/households/${withoutNumber}`,
    );
    await zhengzhou.post(
      `/api/receiving/arrivals/${held[1]!.recordId}/complete-number`,
      { idNumber: numberOf('20251120', 228) },
      { status: 200 },
    );
    const again = await members(infant);
    expect(again.members.map(({ alreadyDone }) => alreadyDone)).toEqual([true, true]);
  });

  it('takes in who joins it later, under the head who is here already', async () => {
    const grandmother = {
      ...mother,
      name: '卫奶奶',
      idNumber: numberOf('19580307', 224),
      relation: '5',
    };
    const { members: held } = await zhengzhou.get<Answer>(
      `/api/receiving/households/${withoutNumber}`,
    );
    const head = held[0]!.recordId;
    const joining = (more: object) =>
      household([grandmother], { householdId: withoutNumber, ...more });
    expect(await post(joining({}), { status: 400 })).toMatchObject({ code: 'household.head' });
    const stranger = joining({ headRecordId: '0195e3a0-9999-7000-8000-000000000009' });
    expect(await post(stranger, { status: 404 })).toMatchObject({ code: 'record.unknown' });
    const joined = await post(joining({ headRecordId: head }));
    await settled(broker, baoji, zhengzhou);
    const told = await baoji.rows<{ household: object }>(
      'SELECT household FROM registration.arrival WHERE strand_id = $1',
      joined.members[0]!.recordId,
    );
    expect(told).toMatchObject([{ household: { relation: '5', headRecord: head } }]);
    const all = await zhengzhou.get<Answer>(`/api/receiving/households/${withoutNumber}`);
    expect(all.members).toHaveLength(3);
  });
});

describe('a site', () => {
  const site = {
    channel: '3',
    division: community,
    name: '中原路200号院',
    address: '中原路200号',
    responsibleName: '房东',
    responsiblePhone: '13800001111',
    grid: '1',
  };
  let siteId: string;
  let doorCode: string;
  const door = (path = '') => `/api/receiving/door/${doorCode}${path}`;
  const server = () => zhengzhou.app.getHttpServer();
  const report = (reportId: string, more: object = {}) => ({
    reportId,
    reportedBy: 'person',
    name: '李娜',
    idNumber: LI,
    homeDivision: '610302',
    place: '402',
    arrivedOn: '2026-01-05',
    phone: '13812345678',
    noticeVersion,
    ...more,
  });

  it('lies in a grid of its community, and has a code for its door', async () => {
    const unknown = await zhengzhou.post('/api/receiving/sites', site, { status: 400 });
    expect(unknown).toMatchObject({ code: 'grid.unknown' });
    await zhengzhou.post(
      '/api/receiving/grids',
      { community, number: '1', name: '第一网格' },
      { status: 200 },
    );
    siteId = (await zhengzhou.post<{ siteId: string }>('/api/receiving/sites', site)).siteId;
    const { items } = await zhengzhou.get<{
      items: { doorCode: string; responsiblePhoneMasked: string }[];
    }>('/api/receiving/sites?channel=3&silent=true');
    expect(items).toMatchObject([{ siteId, responsiblePhoneMasked: '138****1111', reports: 0 }]);
    doorCode = items[0]!.doorCode;
    expect(await zhengzhou.get('/api/receiving/grids')).toMatchObject([{ number: '1', sites: 1 }]);
  });

  it('keeps which commitment was signed, and refuses an older state', async () => {
    const { channel: _, division: __, ...fields } = site;
    const signed = { ...fields, version: 1, signedBy: '房东', signedOn: '2026-01-06' };
    await zhengzhou.post(`/api/receiving/sites/${siteId}/change`, signed, { status: 200 });
    const stale = await zhengzhou.post(`/api/receiving/sites/${siteId}/change`, signed, {
      status: 412,
    });
    expect(stale).toMatchObject({ code: 'site.changed' });
    expect(await zhengzhou.get(`/api/receiving/sites/${siteId}`)).toMatchObject({
      site: { commitment: { signedBy: '房东', signedOn: '2026-01-06' } },
    });
  });

  it('takes a report without an account, which one click of the community makes an arrival', async () => {
    const form = await request(server()).get(door()).expect(200);
    expect(form.body).toMatchObject({
      siteName: '中原路200号院',
      direction: 'arrival',
      placeLabel: '房间号',
    });
    const send = (id: string, key: string, more: object = {}) =>
      request(server()).post(door('/reports')).set('Idempotency-Key', key).send(report(id, more));
    const wrong = await send('0195e3a0-7777-7000-8000-000000000001', 'd1', {
      idNumber: '1',
      place: '',
    }).expect(400);
    expect(wrong.body).toMatchObject({ faults: [{ field: 'place' }, { field: 'idNumber' }] });
    await send('0195e3a0-7777-7000-8000-000000000001', 'd2').expect(201);
    await send('0195e3a0-7777-7000-8000-000000000002', 'd3', { place: '403' }).expect(201);

    const { items } = await zhengzhou.get<{ items: { reportId: string; written: object }[] }>(
      '/api/receiving/self-reports',
      'community-manager',
    );
    expect(items).toMatchObject([
      {
        reportId: '0195e3a0-7777-7000-8000-000000000002',
        written: { name: '李娜', address: '中原路200号 403', idNumber: '110105********002X' },
      },
    ]);
    const todo = () => zhengzhou.get<object>('/api/bureau/todo', 'community-manager');
    expect(await todo()).toMatchObject({ selfReports: 1 });
    expect(await todo()).not.toHaveProperty('capturedDrafts');
    const confirm = `/api/receiving/self-reports/${items[0]!.reportId}/confirm`;
    const { recordId } = await zhengzhou.post<{ recordId: string }>(confirm, {}, { status: 200 });
    expect(await zhengzhou.post(confirm, {}, { status: 409 })).toMatchObject({
      code: 'self-report.decided',
    });
    expect(await todo()).toMatchObject({ selfReports: 0 });
    const state = await request(server())
      .get(door(`/reports/${items[0]!.reportId}`))
      .expect(200);
    expect(state.body).toEqual({ state: 'confirmed' });
    const kept = await zhengzhou.rows<{ content: Buffer }>(
      'SELECT content FROM registration.self_report',
    );
    expect(kept.map(({ content }) => content.length)).toEqual([0, 0]);
    expect(await zhengzhou.get('/api/receiving/sites/coverage')).toContainEqual({
      channel: '3',
      sites: 1,
      reporting: 1,
      signed: 1,
      persons: 7,
      personsWithSite: 1,
    });
    expect(await rows(zhengzhou, 'channel=3')).toBe(7);
    expect(await rows(zhengzhou, 'channel=3&atSite=true')).toBe(1);
    expect(await rows(zhengzhou, `site=${siteId}`)).toBe(1);
    const all = await zhengzhou.get<{ total: number }>(
      `/api/receiving/self-reports?siteId=${siteId}&state=any`,
    );
    expect(await zhengzhou.get(`/api/receiving/sites?channel=3`)).toMatchObject({
      items: [{ residents: 1, reports: all.total }],
    });
    for (const [query, total] of [
      ['silent=false', 1],
      ['silent=true', 0],
      ['signed=true', 1],
      ['signed=false', 0],
    ] as const)
      expect(await zhengzhou.get(`/api/receiving/sites?channel=3&${query}`)).toMatchObject({
        total,
      });
    for (const [q, total] of [
      [site.address.slice(1), 1],
      ['没有这个院子', 0],
    ] as const)
      expect(
        await zhengzhou.post('/api/receiving/sites/search', { channel: '3', q }, { status: 200 }),
      ).toMatchObject({ total });
    expect(recordId).toBeTruthy();
  });

  it('gets a new code when the old one is misused: what is printed leads nowhere then', async () => {
    await zhengzhou.post(`/api/receiving/sites/${siteId}/renew-code`, {}, { status: 200 });
    const gone = await request(server()).get(door()).expect(404);
    expect(gone.body).toMatchObject({ code: 'door-code.unknown' });
  });

  it('answers an address only so often', async () => {
    const answers: number[] = [];
    for (let call = 0; call < 70; call++)
      answers.push((await request(server()).get(door())).status);
    expect(answers.at(-1)).toBe(429);
  });
});

/** How many a list shows: a number that opens it says as many. */
const rows = async (region: RegistrationRegion, query: string): Promise<number> =>
  (await region.get<{ total: number }>(`/api/bureau/records?${query}`)).total;

describe('a village', () => {
  const village = '610302001';
  const left = { name: '贺川', idNumber: numberOf('19910608', 419) };
  const waitedFor = { name: '贺岭', idNumber: numberOf('19920608', 418) };
  const reach = async () =>
    (await baoji.get<{ channel: string }[]>('/api/receiving/sites/coverage')).find(
      ({ channel }) => channel === '6',
    );
  const show = async () =>
    (
      await baoji.get<{ items: { siteId: string; doorCode: string; version: number }[] }>(
        '/api/receiving/sites?channel=6',
      )
    ).items[0];
  let doorCode: string;
  /** Where it is confirmed. */
  const reportOf = async (person: object, serial: number): Promise<string> => {
    const reportId = `0195e3a0-7777-7000-8000-0000000001${serial}`;
    const written = { reportedBy: 'responsible', destinationDivision: '410105' };
    await request(baoji.app.getHttpServer())
      .post(`/api/receiving/door/${doorCode}/reports`)
      .set('Idempotency-Key', `village-${serial}`)
      .send({ reportId, ...written, ...person, leftOn: '2026-01-03', noticeVersion })
      .expect(201);
    return `/api/sending/self-reports/${reportId}/confirm`;
  };
  const confirmReport = async (person: object, serial: number): Promise<string> => {
    const path = await reportOf(person, serial);
    const { recordId } = await baoji.post<{ recordId: string }>(path, {}, { status: 200 });
    await settled(broker, baoji, zhengzhou);
    return recordId;
  };

  it('reaches those who left: a report confirmed counts for it, also where an arrival waited', async () => {
    await baoji.post('/api/receiving/sites', {
      channel: '6',
      division: village,
      name: '清水村',
      address: '清水村委会',
      responsibleName: '村长',
    });
    doorCode = (await show())!.doorCode;
    expect(await reach()).toMatchObject({ persons: 0, personsWithSite: 0 });

    const arrived = { residenceDivision: community, address: '中原路200号', channel: '1' };
    const body = { ...waitedFor, ...arrived, homeDivision: village, arrivedOn: '2026-01-05' };
    const { recordId } = await zhengzhou.post<{ recordId: string }>('/api/receiving/arrivals', {
      ...body,
      noticeVersion,
    });
    await settled(broker, baoji, zhengzhou);
    expect(await confirmReport(waitedFor, 11)).toBe(recordId);
    await confirmReport(left, 12);
    expect(await reach()).toMatchObject({ reporting: 1, persons: 2, personsWithSite: 2 });
    expect(await show()).toMatchObject({ reports: 2, residents: 2 });
    expect(await rows(baoji, `site=${(await show())!.siteId}`)).toBe(2);
  });

  it('has those too among whom it might have reported who left by another way', async () => {
    await baoji.post('/api/sending/departures', {
      name: '贺原',
      idNumber: numberOf('19930609', 417),
      homeDivision: village,
      destinationDivision: '410105',
      leftOn: '2026-01-03',
    });
    await settled(broker, baoji, zhengzhou);
    expect(await reach()).toMatchObject({ persons: 3, personsWithSite: 2 });
  });

  it('counts nobody who is back', async () => {
    const [away] = await baoji.rows<{ strand_id: string }>(
      'SELECT strand_id FROM registration.departure WHERE name = $1',
      left.name,
    );
    const ended = { kind: 'returned', on: '2026-02-01' };
    const path = `/api/sending/departures/${away!.strand_id}/end`;
    await baoji.post(path, ended, { status: 200 });
    await settled(broker, baoji, zhengzhou);
    expect(await reach()).toMatchObject({ persons: 2, personsWithSite: 1 });
    expect(await show()).toMatchObject({ reports: 2, residents: 1 });
    expect(await rows(baoji, 'channel=6')).toBe(2);
    expect(await rows(baoji, 'channel=6&atSite=true')).toBe(1);
  });

  it('that closes while a report waits has it confirmed all the same', async () => {
    const late = { name: '贺峰', idNumber: numberOf('19940609', 417) };
    const { siteId: closing, version } = (await show())!;
    const report = await reportOf(late, 13);
    await baoji.post(
      `/api/receiving/sites/${closing}/change`,
      { name: '清水村', address: '清水村委会', responsibleName: '村长', version, closed: true },
      { status: 200 },
    );
    await baoji.post(report, {}, { status: 200 });
    expect(await rows(baoji, `site=${closing}`)).toBe(2);
  });
});

describe('what a phone had captured', () => {
  const drafted = { ...father, name: '贺远', idNumber: numberOf('19930608', 417) };
  const seal = (key: string, ids: { draftId: string; keyId: string }, content: object): string => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64'), nonce);
    cipher.setAAD(Buffer.from(`${ids.draftId} ${ids.keyId}`));
    const body = cipher.update(JSON.stringify(content), 'utf8');
    return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]).toString('base64');
  };
  const handIn = (body: object) =>
    request(zhengzhou.app.getHttpServer())
      .post('/api/receiving/captured-drafts')
      .set('Idempotency-Key', 'draft-1')
      .send(body);

  it('comes into the supervisor’s list when its author may register no more, and only then', async () => {
    const role = 'community-manager' as const;
    const { keyId } = await zhengzhou.post<{ keyId: string }>(
      '/api/receiving/capture-keys',
      {},
      { role },
    );
    const { key } = await zhengzhou.get<{ key: string }>(
      `/api/receiving/capture-keys/${keyId}`,
      role,
    );
    await zhengzhou.get(`/api/receiving/capture-keys/${keyId}`, 'township-clerk', 404);
    const draftId = '0195e3a0-8888-7000-8000-000000000001';
    const body = household([drafted], { householdId: draftId });
    const draft = {
      draftId,
      keyId,
      capturedAt: '2026-01-05T02:00:00.000Z',
      sealed: seal(key, { draftId, keyId }, { kind: 'household', body }),
    };
    const own = await handIn(draft).expect(409);
    expect(own.body).toMatchObject({ code: 'captured-draft.still-own' });
    await zhengzhou.rows('UPDATE identity.account SET disabled = true WHERE username = $1', role);
    const forged = {
      ...draft,
      sealed: seal(randomBytes(32).toString('base64'), draft, { kind: 'household', body }),
    };
    expect((await handIn(forged).expect(400)).body).toMatchObject({
      code: 'captured-draft.unreadable',
    });
    await handIn(draft).expect(201);
    await handIn(draft).expect(201);

    const { items } = await zhengzhou.get<{ items: object[] }>(
      '/api/receiving/captured-drafts',
      'township-clerk',
    );
    expect(items).toMatchObject([
      { draftId, why: 'disabled', members: 1, capturedBy: role, kind: 'household' },
    ]);
    const todo = () => zhengzhou.get<object>('/api/bureau/todo', 'township-clerk');
    expect(await todo()).toMatchObject({ capturedDrafts: 1 });
    const shown = await zhengzhou.get<{ body: object }>(
      `/api/receiving/captured-drafts/${draftId}`,
      'township-clerk',
    );
    expect(shown.body).toEqual(body);
    const path = `/api/receiving/captured-drafts/${draftId}/register`;
    const { members } = await zhengzhou.post<Answer>(path, shown.body, { role: 'township-clerk' });
    expect(members).toMatchObject([{ alreadyDone: false }]);
    expect(await todo()).toMatchObject({ capturedDrafts: 0 });
    expect(
      await zhengzhou.post(path, shown.body, { role: 'township-clerk', status: 409 }),
    ).toMatchObject({
      code: 'captured-draft.settled',
    });
    await zhengzhou.get(`/api/receiving/captured-drafts/${draftId}`, 'township-clerk', 409);
  });
});

it('gives a phone what the form needs without network, and nothing about a person', async () => {
  const kit = await zhengzhou.get<{
    counties: object[];
    area: object[];
    codes: Record<string, object[]>;
  }>('/api/receiving/offline-kit');
  expect(kit.counties).toContainEqual({ code: '610302', name: '陕西省宝鸡市渭滨区' });
  expect(kit.counties.length).toBeGreaterThan(2_800);
  expect(kit.codes.relation).toContainEqual({ code: '0', name: '户主' });
  expect(JSON.stringify(kit)).not.toMatch(/贺敏|\d{17}[\dX]|13800001111/);
});

describe('what lies at the doors of one area', () => {
  interface Ids {
    site_id: string;
    report_id: string;
    draft_id: string;
    key_id: string;
  }
  const officer = (organisation: string) =>
    zhengzhou.rows(
      `UPDATE identity.account SET organisation = $1 WHERE username = $2`,
      organisation,
      'exchange-officer',
    );
  afterAll(() => officer(residence));

  it('is unknown to those of another', async () => {
    const [ids] = await zhengzhou.rows<Ids>(
      `SELECT s.site_id, p.report_id, d.draft_id, k.key_id FROM registration.site s, registration.self_report p,
         registration.captured_draft d, registration.capture_key k LIMIT 1`,
    );
    await officer('410103');
    const site = `/api/receiving/sites/${ids!.site_id}`;
    const draft = `/api/receiving/captured-drafts/${ids!.draft_id}`;
    const report = `self-reports/${ids!.report_id}`;
    const draftBody = household([father]);
    const change = { name: '院', address: '路', responsibleName: '人', version: 3 };
    for (const path of [`/api/receiving/households/${householdId}`, site, draft])
      await zhengzhou.get(path, 'exchange-officer', 404);
    await zhengzhou.get(`/api/receiving/capture-keys/${ids!.key_id}`, 'exchange-officer', 404);
    for (const [path, body] of [
      [`${site}/change`, change],
      [`${site}/renew-code`, {}],
      [`/api/receiving/${report}/confirm`, {}],
      [`/api/receiving/${report}/reject`, { reason: 'other' }],
      [`/api/sending/${report}/confirm`, {}],
      [`${draft}/register`, draftBody],
      [`${draft}/settle`, { reason: '已处理' }],
    ] as const)
      await zhengzhou.post(path, body, { status: 404 });
    for (const list of [
      'sites',
      'self-reports?state=confirmed',
      'captured-drafts?state=registered',
    ])
      expect(await zhengzhou.get(`/api/receiving/${list}`)).toMatchObject({ items: [] });
    expect(await zhengzhou.get('/api/receiving/grids')).toEqual([]);
    const outside = { ...change, channel: '1', division: community };
    await zhengzhou.post('/api/receiving/sites', outsideOf(outside), { status: 403 });
    const grid = { community, number: '2', name: '第二网格' };
    await zhengzhou.post('/api/receiving/grids', grid, { status: 403 });
  });
});

const outsideOf = ({ version: _, ...site }: { version: number }): object => site;
