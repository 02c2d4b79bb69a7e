import fc from 'fast-check';
import type { Entry, JsonObject } from '@contracts';
import type { AgreementRefusal } from '../ports';
import { canonicalJson } from '../wire/canonical-json';
import { digestOf } from '../wire/hash';
import { parseStream } from '../wire/stream-id';
import { applyEntries, compareDigests } from './apply-entries';
import type { ArrivedEntry } from './arrived-entry';
import type { JudgementContext } from './entry-judgement';
import type { EntrySchemas } from './entry-schemas';
import { fold } from './fold';
import { strandBody, type Strand } from './strand';
import { StrandBook } from './strand-book';

const stream = parseStream('410100.receiving/610300');
const sealedAt = new Date('2026-11-20T04:00:00.000Z');
const strandId = '0199f0a0-0000-7000-8000-000000000001';

const anything = {
  contractOf: () => undefined,
  fault: () => undefined,
  personalFault: () => undefined,
} as unknown as EntrySchemas;

function context(judge: (entry: Entry) => AgreementRefusal | undefined = () => undefined) {
  const judged: JudgementContext = {
    schemas: anything,
    rules: [],
    begunStrand: () => undefined,
    agreementsOf: () => ({ judge, takeIn: () => true, keep: () => Promise.resolve() }),
    openPersonal: () => undefined,
    kidOf: () => 'kid',
  };
  return judged;
}

interface Said {
  readonly version: number;
  readonly section: string;
  readonly text: string;
  readonly corrects?: number;
  readonly personal?: string;
  readonly time?: string;
  readonly source?: string;
}

/** Entries of one strand as their author writes them: each with the digest its strand has after it. */
function author(said: readonly Said[], sequenceFrom = 1): ArrivedEntry[] {
  let strand: Strand | undefined;
  return said.map(({ version, section, text, corrects, personal, time, source }, i) => {
    const data = { section, open: { text }, ...(personal !== undefined && { personal }) };
    ({ strand } = fold(strand, {
      stream: stream.id,
      own: true,
      strandId,
      kind: 'record',
      version,
      name: section,
      data: canonicalJson(data),
      digest: '',
      time: sealedAt,
    }));
    const sequence = sequenceFrom + i;
    const entry = {
      subject: strandId,
      sequence: String(sequence),
      recordversion: version,
      digest: digestOf(strandBody(strand)),
      source: source ?? '/regions/410100/receiving',
      time: time ?? sealedAt.toISOString(),
      type: 'yipanqi.test.noted.v1',
      data,
      ...(corrects !== undefined && { corrects: String(corrects) }),
    } as unknown as Entry;
    return {
      stream,
      sequence,
      entry,
      canonical: canonicalJson(entry as unknown as JsonObject),
      fault: undefined,
      sealedAt,
      sealDay: '2026-11-20',
      again: false,
    };
  });
}

const notes = (count: number): Said[] =>
  Array.from({ length: count }, (_, i) => ({
    version: i + 1,
    section: i % 2 === 0 ? 'note' : 'remark',
    text: `t${i + 1}`,
  }));

describe('the fold', () => {
  it('ends alike in whatever order, and however often, the entries of a strand are folded', () => {
    const entries = author(notes(8));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(entries, { minLength: 8, maxLength: 8 }),
        fc.array(fc.constantFrom(...entries)),
        (shuffled, repeated) => {
          const foldAll = (run: readonly ArrivedEntry[]): string => {
            let strand: Strand | undefined;
            for (const { entry } of run)
              ({ strand } = fold(strand, {
                stream: stream.id,
                own: false,
                strandId,
                kind: 'record',
                version: entry.recordversion,
                name: entry.data.section,
                data: canonicalJson(entry.data as unknown as JsonObject),
                digest: entry.digest,
                time: sealedAt,
              }));
            return JSON.stringify([strandBody(strand!), strand!.version, strand!.claimed]);
          };
          expect(foldAll([...shuffled, ...repeated])).toBe(foldAll(entries));
        },
      ),
    );
  });
});

describe('entries applied in order', () => {
  it('give the digest their author gave, at every step', () => {
    const book = new StrandBook([], []);
    for (const arrived of author(notes(6))) {
      expect(applyEntries([arrived], book, context())[0]!.state).toBe('applied');
      compareDigests(book);
      expect(digestOf(strandBody(book.find(strandId)!))).toBe(arrived.entry.digest);
    }
    expect(book.itemsOf(stream.id, strandId)).toEqual([]);
  });

  it('are judged alike however they are cut into batches', () => {
    const entries = author([...notes(4), { version: 9, section: 'note', text: 'gap' }]);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { maxLength: 4 }), (cuts) => {
        const book = new StrandBook([], []);
        const ends = [...new Set([...cuts, entries.length])].sort((a, b) => a - b);
        let from = 0;
        const states = ends.flatMap((end) => {
          const run = applyEntries(entries.slice(from, end), book, context());
          from = end;
          return run.map(({ state, code }) => [state, code]);
        });
        expect(states).toEqual([
          ...Array.from({ length: 4 }, () => ['applied', undefined]),
          ['parked', 'version-gap'],
        ]);
      }),
    );
  });
});

describe('a version at or below that of the strand', () => {
  it('is rejected unless it was parked', () => {
    const book = new StrandBook([], []);
    const [first] = author(notes(1));
    applyEntries([first!], book, context());
    const [outcome] = applyEntries([{ ...first!, sequence: 2 }], book, context());
    expect(outcome).toMatchObject({ state: 'rejected', code: 'strand.version' });
  });
});

describe('a rejected entry', () => {
  const rejectThird = (entry: Entry): AgreementRefusal | undefined =>
    entry.recordversion === 3 ? { code: 'agreement.kind' } : undefined;

  it('parks what follows; a correction leaps over it, ends the rejection, and what was parked is folded below it', () => {
    const book = new StrandBook([], []);
    const said = [...notes(4), { version: 5, section: 'note', text: 'right', corrects: 3 }];
    const entries = author(said);
    const outcomes = applyEntries(entries, book, context(rejectThird));
    expect(outcomes.map(({ state, code }) => code ?? state)).toEqual([
      'applied',
      'applied',
      'agreement.kind',
      'version-gap',
      'applied',
    ]);
    expect(book.find(strandId)).toMatchObject({ version: 5 });
    compareDigests(book);
    expect(book.itemsOf(stream.id, strandId).map(({ code }) => code)).toEqual(['version-gap']);

    const [again] = applyEntries([{ ...entries[3]!, again: true }], book, context(rejectThird));
    expect(again).toMatchObject({ state: 'applied', change: { section: 'remark' } });
    compareDigests(book);
    expect(book.itemsOf(stream.id, strandId)).toEqual([]);
    expect(digestOf(strandBody(book.find(strandId)!))).toBe(entries[4]!.entry.digest);
  });

  it('is corrected only by an entry on the same section', () => {
    const book = new StrandBook([], []);
    const said = [...notes(3), { version: 4, section: 'remark', text: 'x', corrects: 3 }];
    const outcomes = applyEntries(author(said), book, context(rejectThird));
    expect(outcomes.at(-1)).toMatchObject({ state: 'rejected', code: 'strand.corrects' });
  });

  it('lets the next correction name either, when the first was rejected itself', () => {
    const reject = (entry: Entry): AgreementRefusal | undefined =>
      entry.recordversion === 3 || entry.recordversion === 4
        ? { code: 'agreement.kind' }
        : undefined;
    for (const corrects of [3, 4]) {
      const said = [
        ...notes(3),
        { version: 4, section: 'note', text: 'x', corrects: 3 },
        { version: 5, section: 'note', text: 'y', corrects },
      ];
      const book = new StrandBook([], []);
      expect(applyEntries(author(said), book, context(reject)).at(-1)!.state).toBe('applied');
      expect(book.itemsOf(stream.id, strandId)).toEqual([]);
    }
  });
});

describe('the first failure', () => {
  const judged = (said: Partial<Said>, book = new StrandBook([], [])): string | undefined =>
    applyEntries(
      author([{ version: 1, section: 'note', text: 'x', ...said }]),
      book,
      context(() => ({ code: 'agreement.unknown' })),
    )[0]!.code;

  it('counts: source before time, time before agreement, agreement before version', () => {
    const late = '2026-11-19T03:59:59.999Z';
    expect(judged({ source: '/regions/1/sending', time: late })).toBe('entry.source');
    expect(judged({ time: late })).toBe('time.range');
    expect(judged({ version: 7 })).toBe('agreement.unknown');
  });

  it('is the version before the key', () => {
    const run = (version: number) =>
      applyEntries(
        author([{ version, section: 'note', text: 'x', personal: 'e30..' }]),
        new StrandBook([], []),
        context(),
      )[0]!.code;
    expect(run(2)).toBe('version-gap');
    expect(run(1)).toBe('key-wanted');
  });

  it('never lets a foreign stream touch a strand', () => {
    const mine = author(notes(1));
    const book = new StrandBook([], []);
    applyEntries(mine, book, context());
    const other = parseStream('620921.receiving/610300');
    const [foreign] = author(notes(1));
    const [outcome] = applyEntries(
      [
        {
          ...foreign!,
          stream: other,
          entry: { ...foreign!.entry, source: '/regions/620921/receiving' },
        },
      ],
      book,
      context(),
    );
    expect(outcome).toMatchObject({ state: 'rejected', code: 'strand.foreign' });
    expect(book.itemsOf(stream.id, strandId)).toEqual([]);
  });
});

describe('a digest that differs', () => {
  it('is listed once per strand and leaves when a later one matches', () => {
    const [first, second, third] = author(notes(3));
    const book = new StrandBook([], []);
    applyEntries([{ ...first!, entry: { ...first!.entry, digest: 'other' } }], book, context());
    compareDigests(book);
    expect(book.itemsOf(stream.id, strandId)).toMatchObject([{ state: 'diverged', sequence: 1 }]);
    applyEntries([{ ...second!, entry: { ...second!.entry, digest: 'other' } }], book, context());
    compareDigests(book);
    expect(book.itemsOf(stream.id, strandId)).toHaveLength(1);
    applyEntries([third!], book, context());
    compareDigests(book);
    expect(book.itemsOf(stream.id, strandId)).toEqual([]);
  });
});
