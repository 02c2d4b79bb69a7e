import { parseArgs } from 'node:util';
import { mkdirSync } from 'node:fs';
import { ensureTopics, grantRegion } from '@ledger';
import { isKnown } from '@region';
import { present } from '../network/present';
import { prepareTrust } from '../network/trust';
import { letWork, migrate } from './databases';
import { needed, UsageFault, type Verb } from './verb';

const help = `npm run yipanqi -- network prepare --regions 610300,410100 --out DIR [--url CODE=URL …]

For a trial of several regions on one machine (docker/compose.yaml): makes keys, directory and agreements in DIR,
migrates the database region_CODE of each region on the server of DATABASE_URL as the owner of its schemas and lets the
login region_CODE work in them; makes the topics on KAFKA_BROKERS and gives each region's login the right to read its own
and to write to its partners'. May be repeated. Without --url a region is at http://CODE:8610.`;

export const networkVerb: Verb = {
  name: 'network',
  says: 'prepares a trial network: keys, agreements, databases, topics, rights',
  help,
  async run([act, ...rest]) {
    const { values } = parseArgs({
      args: [...rest],
      options: {
        regions: { type: 'string' },
        out: { type: 'string' },
        url: { type: 'string', multiple: true },
      },
    });
    const regions = values.regions?.split(',') ?? [];
    if (act !== 'prepare' || regions.length < 2 || !regions.every(isKnown) || !values.out)
      throw new UsageFault(help);
    const given = new Map(values.url?.map(addressOf));
    mkdirSync(values.out, { recursive: true });
    const urls = new Map(regions.map((code) => [code, given.get(code) ?? `http://${code}:8610`]));
    prepareTrust(values.out, urls, present());
    for (const code of regions) {
      const url = new URL(needed('DATABASE_URL'));
      url.pathname = `/region_${code}`;
      await migrate(url.toString());
      await letWork(url.toString(), `region_${code}`);
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

/** `610300=https://baoji.example` */
function addressOf(text: string): [string, string] {
  const [, code, url] = /^(\d{6,12})=(https?:\/\/\S+)$/.exec(text) ?? [];
  if (!code || !url) throw new UsageFault(help);
  return [code, url];
}
