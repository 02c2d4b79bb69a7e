import { Metrics } from '@platform/metrics';
import { eventually, InMemoryBroker, LedgerRegion, settle, TestGate, testKeys } from '../testing';

// What an operator sees of the exchange: figures by stream and code.

const stream = '410100.receiving/610300';
const keys = testKeys(['410100', '610300'], new Date());
const metrics = { '410100': new Metrics('410100'), '610300': new Metrics('610300') };
const broker = new InMemoryBroker();
let zhengzhou: LedgerRegion;
let baoji: LedgerRegion;

beforeAll(async () => {
  zhengzhou = await LedgerRegion.start({
    region: '410100',
    keys,
    broker,
    metrics: metrics['410100'],
  });
  const gate = new TestGate([]);
  baoji = await LedgerRegion.start({
    region: '610300',
    keys,
    broker,
    gate,
    metrics: metrics['610300'],
  });
});
afterAll(async () => {
  await zhengzhou?.drop();
  await baoji?.drop();
});

const shown = async (region: keyof typeof metrics): Promise<string[]> =>
  (await metrics[region].registry.metrics())
    .split('\n')
    .filter((line) => line.startsWith('yipanqi_ledger_'))
    .map((line) => line.replace(/^yipanqi_ledger_/, '').replace(/,region="\d+"/, ''));

it('what is sealed, refused, quarantined and receipted is counted, and lag and age are measured', async () => {
  const strands = [zhengzhou.ids.next(), zhengzhou.ids.next()];
  await zhengzhou.append(...strands.map((id) => zhengzhou.note(stream, id, 'not agreed upon')));
  await settle(broker, [zhengzhou, baoji]);
  broker.put('610300.sending', [{ stream, value: Buffer.from('garbage') }]);
  await eventually(async () => {
    const lines = await shown('610300');
    return lines.some((one) => one.startsWith('quarantined_total')) ? [] : ['not quarantined yet'];
  });
  const there = await shown('610300');
  expect(there).toContain(`entries_judged_total{stream="${stream}",state="rejected"} 2`);
  expect(there.filter((line) => line.startsWith('quarantined_total'))).toEqual([
    expect.stringMatching(/^quarantined_total\{service="sending",reason="[a-z.]+"\} 1$/),
  ]);
  expect(there).toContain(`lag_entries{stream="${stream}",direction="incoming",state="flowing"} 0`);
  const here = await shown('410100');
  // The first entry of the stream cites the agreement.
  expect(here).toContain(`entries_sealed_total{stream="${stream}"} 3`);
  expect(here).toContain(`oldest_pending_seconds{state="unsealed"} 0`);
  expect(here.join('\n')).toMatch(/receipts_total\{stream="[^"]+",direction="heard"\} [1-9]/);
  expect(there.join('\n')).toMatch(/receipts_total\{stream="[^"]+",direction="said"\} [1-9]/);
});
