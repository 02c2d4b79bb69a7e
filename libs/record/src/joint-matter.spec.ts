import fc from 'fast-check';
import type { JsonObject } from '@contracts';
import { aReceivingStrand, aSendingStrand } from '../testing';
import { hear, jointRecords, nothingHeld, type Held, type Said } from './joint-matter';

/** Whatever an office may state next about one of its sections; each statement is the section whole. */
const homeWords = fc.constantFrom(
  ...[
    aSendingStrand('s').away(),
    aSendingStrand('s').away().ended('returned'),
    aSendingStrand('s').answering('r1'),
    aSendingStrand('s').linkedTo('r1'),
    aSendingStrand('s').unlinkedFrom('r1'),
    aSendingStrand('s').linkedTo('r2'),
  ].map((builder) => sectionOf(builder.build())),
);
const residenceWords = fc.constantFrom(
  ...[
    aReceivingStrand('r').living(),
    aReceivingStrand('r').living().ended('returned'),
    aReceivingStrand('r').living().ended('third-place'),
  ].map((builder) => sectionOf(builder.build())),
);

function sectionOf({ strandId: _, ...sections }: object & { strandId: string }): {
  section: string;
  open: JsonObject;
} {
  const [[section, open]] = Object.entries(sections) as [[string, JsonObject]];
  return { section, open };
}

/** The entries of one side, numbered by their strand as its author numbers them. */
function written(side: Said['side'], strandIds: readonly string[]): fc.Arbitrary<Said[]> {
  const words = side === 'sending' ? homeWords : residenceWords;
  const acts = fc.array(fc.tuple(fc.constantFrom(...strandIds), words), { maxLength: 8 });
  return acts.map((list) => {
    const versions = new Map<string, number>();
    return list.map(([strandId, word]) => {
      const version = (versions.get(strandId) ?? 0) + 1;
      versions.set(strandId, version);
      return { strandId, side, version, ...word };
    });
  });
}

/** One stream each way: own order kept, anything between. `takes` says whose entry comes next. */
function interleaved(ours: readonly Said[], theirs: readonly Said[], takes: boolean[]): Said[] {
  const [left, right] = [[...ours], [...theirs]];
  const order: Said[] = [];
  for (let step = 0; left.length + right.length > 0; step++) {
    const next = takes[step % takes.length] ? left : right;
    order.push((next.length > 0 ? next : next === left ? right : left).shift()!);
  }
  return order;
}

const heardAll = (order: readonly Said[]): Held => order.reduce(hear, nothingHeld);
const takes = fc.array(fc.boolean(), { minLength: 1, maxLength: 16 });
const sides = fc.tuple(written('sending', ['s1', 's2']), written('receiving', ['r1', 'r2']));

describe('both regions, once each has heard all', () => {
  it('hold the same joint records whatever order the entries came in', () => {
    fc.assert(
      fc.property(sides, takes, takes, ([home, residence], there, here) => {
        const atHome = jointRecords(heardAll(interleaved(home, residence, there)));
        const atResidence = jointRecords(heardAll(interleaved(home, residence, here)));
        expect(atResidence).toEqual(atHome);
      }),
      { numRuns: 500 },
    );
  });

  it('hold them also when entries come twice, out of their order, or after a resend', () => {
    const mixed = sides.chain(([home, residence]) => {
      const all = [...home, ...residence];
      const twice = [...all, ...all];
      return fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(twice, { minLength: twice.length, maxLength: twice.length }),
      );
    });
    fc.assert(
      fc.property(mixed, ([all, shuffled]) => {
        expect(jointRecords(heardAll(shuffled))).toEqual(jointRecords(heardAll(all)));
      }),
      { numRuns: 300 },
    );
  });

  it('count each strand that is a record of its own in exactly one record', () => {
    fc.assert(
      fc.property(sides, ([home, residence]) => {
        const held = heardAll([...home, ...residence]);
        const records = jointRecords(held);
        const receiving = records.map((record) => record.receiving).filter(Boolean);
        expect(receiving.sort()).toEqual(
          [...new Set(residence.map((said) => said.strandId))].sort(),
        );
        expect(new Set(records.map((record) => record.recordId)).size).toBe(records.length);
      }),
    );
  });
});

describe('a sending strand that only answers an arrival', () => {
  const answer: Said = {
    strandId: 's1',
    side: 'sending',
    version: 1,
    ...sectionOf(aSendingStrand('s1').answering('r1').build()),
  };
  const arrival: Said = {
    strandId: 'r1',
    side: 'receiving',
    version: 1,
    ...sectionOf(aReceivingStrand('r1').living().build()),
  };

  it('is not counted beside it', () => {
    expect(jointRecords(heardAll([answer, arrival]))).toEqual([
      { recordId: 'r1', receiving: 'r1', course: 'apart' },
    ]);
    expect(jointRecords(heardAll([answer]))).toEqual([]);
  });

  it('becomes the other side of the record when a departure continues it and is paired', () => {
    const departure = { ...answer, version: 2, ...sectionOf(aSendingStrand('s1').away().build()) };
    const pairing = {
      ...answer,
      version: 3,
      ...sectionOf(aSendingStrand('s1').linkedTo('r1').build()),
    };
    expect(jointRecords(heardAll([answer, arrival, departure, pairing]))).toEqual([
      { recordId: 'r1', sending: 's1', receiving: 'r1', course: 'away' },
    ]);
  });
});

describe('a strand ended as a duplicate', () => {
  it('lives on in the strand it names', () => {
    const living = aReceivingStrand('r2').living().build().residence!;
    const ended = { kind: 'in-error', on: '2026-06-01', duplicateof: 'r1' } as const;
    const duplicate: Said = {
      strandId: 'r2',
      side: 'receiving',
      version: 1,
      section: 'residence',
      open: { ...living, status: 'ended', ended },
    };
    expect(jointRecords(heardAll([duplicate]))).toEqual([]);
  });
});
