import { contractOf, type Entry, type JsonObject } from '@contracts';
import type { IncomingEntry, RejectionCode } from '@ledger';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { LinkJudge, type LiveLink } from './link-rule';

/**
 * Identity and pairing as a complete table: every standing of the two strands × every act × either side is a transition or
 * a coded refusal. Both gates ask the same: the author's own before it writes, the reader's when it arrives.
 */
const STANDINGS = {
  /** Neither strand has a live link. */
  apart: [],
  /** The two are linked to each other. */
  paired: [{ sending: 's', receiving: 'r' }],
  /** The departure is linked to another arrival. */
  'departure elsewhere': [{ sending: 's', receiving: 'r2' }],
  /** The arrival is linked to another departure. */
  'arrival elsewhere': [{ sending: 's2', receiving: 'r' }],
  /** Both are, each to another. */
  'both elsewhere': [
    { sending: 's', receiving: 'r2' },
    { sending: 's2', receiving: 'r' },
  ],
} as const satisfies Record<string, readonly LiveLink[]>;
type Standing = keyof typeof STANDINGS;
type Side = 'sending' | 'receiving';

const pairing = (linked: boolean): JsonObject => ({
  recordid: '0195e3a0-1111-7000-8000-000000000001',
  recordversion: 1,
  score: 100,
  reasons: [],
  linked,
});
const about = '0195e3a0-1111-7000-8000-000000000001';
const ACTS = {
  'identity-confirmed': { section: 'identity', open: { found: true, about } },
  'identity-not-found': { section: 'identity', open: { found: false, about } },
  'records-paired': { section: 'pairing', open: pairing(true) },
  'pairing-undone': { section: 'pairing', open: pairing(false) },
} as const satisfies Record<string, { section: string; open: JsonObject }>;
type Act = keyof typeof ACTS;

/** By hand; columns as in `STANDINGS`. `.` is done, `taken` is `link.taken`, `schema` is `entry.schema`. */
const TABLE: Readonly<Record<Act, Readonly<Record<Side, string>>>> = {
  'identity-confirmed': { sending: '. . . . .', receiving: 'schema schema schema schema schema' },
  'identity-not-found': { sending: '. . . . .', receiving: 'schema schema schema schema schema' },
  'records-paired': {
    sending: '. . taken taken taken',
    receiving: 'schema schema schema schema schema',
  },
  'pairing-undone': { sending: '. . . . .', receiving: 'schema schema schema schema schema' },
};
const CODE: Readonly<Record<string, RejectionCode | undefined>> = {
  '.': undefined,
  taken: 'link.taken',
  schema: 'entry.schema',
};

const columns = Object.keys(STANDINGS) as Standing[];
const cells = (Object.keys(ACTS) as Act[]).flatMap((act) =>
  (['sending', 'receiving'] as const).flatMap((side) =>
    columns.map((standing, i) => [standing, act, side, TABLE[act][side].split(' ')[i]!] as const),
  ),
);

const ajv = new Ajv2020({ strict: false, validateSchema: false });
addFormats(ajv);

/** Schema, source, then the rule of links: the order of the protocol. */
function judged(standing: Standing, act: Act, side: Side): RejectionCode | undefined {
  const { section, open } = ACTS[act];
  const contract = contractOf(`yipanqi.registration.${act}.v1`)!;
  const source = (contract.schema['properties'] as { source?: object }).source;
  const from = side === 'sending' ? '/regions/610300/sending' : '/regions/410100/receiving';
  if (!contract.saidBy.includes(side) || (source && !ajv.validate(source, from)))
    return 'entry.schema';
  const stream = side === 'sending' ? '610300.sending/410100' : '410100.receiving/610300';
  const named: JsonObject = section === 'pairing' ? { ...open, recordid: 'r' } : open;
  const entry = { subject: 's', data: { section, open: named } } as Entry;
  const incoming: IncomingEntry = { stream, entry };
  return new LinkJudge(STANDINGS[standing]).judge(incoming);
}

describe('the table of identity and pairing', () => {
  it('names every standing', () => {
    for (const sides of Object.values(TABLE))
      for (const row of Object.values(sides)) expect(row.split(' ')).toHaveLength(columns.length);
  });

  it.each(cells)('%s: %s said by the %s side is %s', (standing, act, side, what) => {
    expect(judged(standing, act, side)).toBe(CODE[what]);
  });

  it('refuses by the schema itself what the receiving side says of it', () => {
    for (const act of Object.keys(ACTS)) {
      const { schema, saidBy } = contractOf(`yipanqi.registration.${act}.v1`)!;
      expect(saidBy).toEqual(['sending']);
      expect(JSON.stringify(schema)).toContain('/sending$');
    }
  });
});
