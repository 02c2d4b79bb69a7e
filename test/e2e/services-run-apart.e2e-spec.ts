// The same story with each region run as its three microservices in processes of their own: one address, one cookie.
import { carriers, TestNetwork } from '../support/network';
import {
  communityOf,
  registerArrival,
  registerDeparture,
  takeInHukou,
  weiLan,
} from '../support/story';

describe.each(carriers)('regions run as three microservices each, over %s', (carrier) => {
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
    for (const side of [baoji, zhengzhou]) {
      const page = await side.get<{ state: string }>(`/api/bureau/records/${recordId}`);
      expect(page.state).toBe('agreed');
    }
    expect(network.region('610300').processes).toHaveLength(3);
  }, 90_000);
});
