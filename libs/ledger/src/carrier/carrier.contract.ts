import { Logger } from '@nestjs/common';
import { CarrierRefused } from './carrier';
import { type CarrierNetwork, segments } from './carrier-side.contract';

const arrivals = '410100.receiving/610300';
const answers = '610300.sending/410100';

/** What the ledger may rely on, whichever way its messages go. Each test gets a network of its own. */
export function carrierContract(newNetwork: () => Promise<CarrierNetwork>): void {
  let network: CarrierNetwork;
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => (network = await newNetwork()), 60_000);
  afterEach(async () => network.close(), 60_000);

  it('brings segments and control messages of both directions, byte for byte', async () => {
    const { zhengzhou, baoji } = network;
    const there = segments(arrivals, 1, 60);
    const back = segments(answers, 1, 60);
    const head = zhengzhou.control(arrivals, 'head', 600);
    await Promise.all([
      zhengzhou.publish(baoji, ...there, head),
      baoji.publish(zhengzhou, ...back),
    ]);
    await baoji.until('arrivals are missing', () => baoji.hasAll([...there, head]));
    await zhengzhou.until('answers are missing', () => zhengzhou.hasAll(back));
  });

  it('brings segments as large as the gate lets in', async () => {
    const { zhengzhou, baoji } = network;
    const large = segments(arrivals, 1, 5, 380 * 1024);
    await zhengzhou.publish(baoji, ...large);
    await baoji.until('large segments are missing', () => baoji.hasAll(large));
  });

  it('brings the receipt back to the author', async () => {
    const { zhengzhou, baoji } = network;
    const receipt = baoji.control(arrivals, 'receipt', 10);
    await baoji.carrier.send('410100', 'receiving', [receipt]);
    await zhengzhou.until('the receipt is missing', () => zhengzhou.has(receipt));
  });

  it('brings what was sent while the partner was away', async () => {
    const { zhengzhou, baoji } = network;
    const before = segments(arrivals, 1, 3);
    await zhengzhou.publish(baoji, ...before);
    await baoji.until('the first segments are missing', () => baoji.hasAll(before));
    await network.stop(baoji);
    const meanwhile = segments(arrivals, 31, 20);
    await zhengzhou.publish(baoji, ...meanwhile);
    await network.start(baoji);
    await baoji.until('segments sent meanwhile are missing', () => baoji.hasAll(meanwhile));
  });

  it('brings what is sent after the author was away', async () => {
    const { zhengzhou, baoji } = network;
    await network.stop(zhengzhou);
    await network.start(zhengzhou);
    const sent = segments(arrivals, 1, 3);
    await zhengzhou.publish(baoji, ...sent);
    await baoji.until('segments are missing', () => baoji.hasAll(sent));
  });

  it('brings again what the intake could not take, and goes on', async () => {
    const { zhengzhou, baoji } = network;
    let failures = 6;
    baoji.beforeIntake = () => {
      if (failures-- > 0) throw new TypeError('the database is away');
    };
    const first = segments(arrivals, 1, 12);
    await zhengzhou.publish(baoji, ...first);
    await baoji.until('what failed did not come again', () => baoji.hasAll(first));
    const later = segments(arrivals, 121, 3);
    await zhengzhou.publish(baoji, ...later);
    await baoji.until('nothing comes after a failure', () => baoji.hasAll(later));
  });

  it('takes the same bytes twice without complaint', async () => {
    const { zhengzhou, baoji } = network;
    const once = segments(arrivals, 1, 5);
    await zhengzhou.publish(baoji, ...once);
    await zhengzhou.carrier.send('610300', 'sending', once);
    const more = segments(arrivals, 51, 1);
    await zhengzhou.publish(baoji, ...more);
    await baoji.until('segments are missing', () => baoji.hasAll([...once, ...more]));
  });

  it('refuses what cannot be handed over, and only that', async () => {
    const { zhengzhou, baoji } = network;
    const lost = zhengzhou.control('620921.sending/410100', 'receipt', 10);
    for (let i = 0; i < 3; i++)
      await expect(zhengzhou.carrier.send('620921', 'sending', [lost])).rejects.toThrow(
        CarrierRefused,
      );
    const sent = segments(arrivals, 1, 4);
    const receipt = zhengzhou.control(answers, 'receipt', 10);
    await zhengzhou.publish(baoji, ...sent);
    await zhengzhou.carrier.send('610300', 'sending', [receipt]);
    await baoji.until('another partner suffered', () => baoji.hasAll([...sent, receipt]));
  });

  it('is ready while it runs', async () => {
    await expect(network.zhengzhou.carrier.checkReady()).resolves.toBeUndefined();
  });
}
