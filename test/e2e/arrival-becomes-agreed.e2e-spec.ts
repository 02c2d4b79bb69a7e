// A community manager of Zhengzhou registers an arrival from Baoji; Baoji confirms who it is, finds the departure, and
// both sides hold the same record. Over HTTP, on both carriers.
import { overEachCarrier, TestNetwork } from '../support/network';
import {
  communityOf,
  registerArrival,
  registerDeparture,
  recordsOf,
  takeInHukou,
  weiLan,
  caoZhengkai,
} from '../support/story';

interface RecordPage {
  readonly state: string;
  readonly sending?: { readonly digest: string; readonly version: number };
  readonly receiving?: { readonly digest: string; readonly version: number };
}

overEachCarrier('an arrival of a person whose departure is registered, over %s', (carrier) => {
  let network: TestNetwork;

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100'], { carrier });
    await takeInHukou(await network.signedIn('610300', 'exchange-officer'), [weiLan, caoZhengkai]);
  }, 180_000);
  afterAll(() => network?.stop(), 60_000);

  it('is agreed on both sides, with the same digests', async () => {
    const baoji = await network.signedIn('610300', 'exchange-officer');
    const zhengzhou = await network.signedIn('410100', 'community-manager');
    const departure = await registerDeparture(baoji, weiLan, '410100');
    const { recordId } = await registerArrival(zhengzhou, weiLan, communityOf(network, '410100'));
    await network.settle();

    const there = await zhengzhou.get<RecordPage>(`/api/bureau/records/${recordId}`);
    const here = await baoji.get<RecordPage>(`/api/bureau/records/${recordId}`);
    expect(there.state).toBe('agreed');
    expect(here.state).toBe('agreed');
    expect(here.sending?.digest).toBe(there.sending?.digest);
    expect(here.receiving?.digest).toBe(there.receiving?.digest);
    // The id the departure was given goes on naming the record.
    const same = await baoji.get<RecordPage>(`/api/bureau/records/${departure.recordId}`);
    expect(same).toEqual(here);
    expect(await network.countRecords()).toMatchObject({
      records: 1,
      agreed: 1,
      pending: 0,
      diverged: 0,
    });
  }, 60_000);

  it('stays one-sided until the home office registers the departure, which pairs it', async () => {
    const baoji = await network.signedIn('610300', 'exchange-officer');
    const zhengzhou = await network.signedIn('410100', 'community-manager');
    const { recordId } = await registerArrival(
      zhengzhou,
      caoZhengkai,
      communityOf(network, '410100'),
    );
    await network.settle();
    expect((await zhengzhou.get<RecordPage>(`/api/bureau/records/${recordId}`)).state).toBe(
      'one-sided',
    );
    const todo = await recordsOf(baoji, '&todo=departure-to-register');
    expect(todo.items.map((row) => row.recordId)).toEqual([recordId]);

    await baoji.post(`/api/sending/arrivals/${recordId}/register-departure`);
    await network.settle();
    expect((await zhengzhou.get<RecordPage>(`/api/bureau/records/${recordId}`)).state).toBe(
      'agreed',
    );
    expect((await recordsOf(baoji, '&todo=departure-to-register')).total).toBe(0);
  }, 60_000);
});
