// The same story with each region run as its three microservices in processes of their own: one address, one cookie.
import { overEachCarrier, TestNetwork } from '../support/network';
import {
  communityOf,
  registerArrival,
  registerDeparture,
  takeInHukou,
  weiLan,
} from '../support/story';

interface RecordPage {
  readonly state: string;
  readonly sending?: { readonly digest: string };
  readonly receiving?: { readonly digest: string };
}

overEachCarrier('regions run as three microservices each, over %s', (carrier) => {
  let network: TestNetwork;

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100'], { carrier, apart: true });
  }, 240_000);
  afterAll(() => network?.stop(), 60_000);

  it('bring an arrival to an agreed record through the bureau’s one address', async () => {
    const baoji = await network.signedIn('610300', 'exchange-officer');
    const zhengzhou = await network.signedIn('410100', 'community-manager');
    await takeInHukou(baoji, [weiLan]);
    await registerDeparture(baoji, weiLan, '410100');
    const { recordId } = await registerArrival(zhengzhou, weiLan, communityOf(network, '410100'));
    await network.settle();
    const [here, there] = await Promise.all(
      [baoji, zhengzhou].map((side) => side.get<RecordPage>(`/api/bureau/records/${recordId}`)),
    );
    expect([here!.state, there!.state]).toEqual(['agreed', 'agreed']);
    expect(here!.sending!.digest).toMatch(/./);
    expect(here!.sending!.digest).toBe(there!.sending!.digest);
    expect(here!.receiving!.digest).toBe(there!.receiving!.digest);
    for (const code of ['610300', '410100']) expect(network.region(code).processes).toHaveLength(3);
  }, 90_000);
});
