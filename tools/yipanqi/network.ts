import { parseArgs } from 'node:util';
import { mkdirSync } from 'node:fs';
import { ensureTopics, grantRegion } from '@ledger';
import { prepareTrust } from '../network/trust';
import { migrate } from './databases';
import { needed, UsageFault, type Verb } from './verb';

const help = `npm run yipanqi -- network prepare --regions 610300,410100 --out DIR

For a trial of several regions on one machine (docker/compose.yaml): makes keys, directory and agreements in DIR,
migrates the database region_CODE of each region on the server of DATABASE_URL, makes their topics on KAFKA_BROKERS and
gives each region's login the right to read its own topics and to write to its partners'. May be repeated.
Addresses come from CODE_PUBLIC_URL (for example 610300_PUBLIC_URL), else http://CODE:8610.`;

export const networkVerb: Verb = {
  name: 'network',
  says: 'prepares a trial network: keys, agreements, databases, topics, rights',
  help,
  async run([act, ...rest]) {
    const { values } = parseArgs({
      args: [...rest],
      options: { regions: { type: 'string' }, out: { type: 'string' } },
    });
    const regions = values.regions?.split(',') ?? [];
    if (act !== 'prepare' || regions.length < 2 || !values.out) throw new UsageFault(help);
    mkdirSync(values.out, { recursive: true });
    const urls = new Map(
      regions.map((code) => [code, process.env[`${code}_PUBLIC_URL`] ?? `http://${code}:8610`]),
    );
    prepareTrust(values.out, urls, new Date());
    for (const code of regions) {
      const url = new URL(needed('DATABASE_URL'));
      url.pathname = `/region_${code}`;
      await migrate(url.toString());
    }
    const connection = {
      brokers: needed('KAFKA_BROKERS').split(','),
      sasl: { username: needed('KAFKA_SASL_USERNAME'), password: needed('KAFKA_SASL_PASSWORD') },
    };
    for (const region of regions) {
      await ensureTopics({ connection, region, services: ['sending', 'receiving', 'bureau'] });
      await grantRegion({
        connection,
        region,
        login: `region-${region}`,
        partners: regions.filter((code) => code !== region),
      });
    }
    console.log(`ready: ${regions.join(', ')}`);
    return 0;
  },
};
