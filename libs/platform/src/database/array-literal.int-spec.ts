import { Client } from 'pg';
import fc from 'fast-check';
import { arrayLiteral, separatedTexts } from './array-literal';
import { rowSource } from './row-source';

describe('an array literal', () => {
  const client = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  beforeAll(() => client.connect());
  afterAll(() => client.end());

  const readBack = async (type: string, values: readonly unknown[]): Promise<unknown[]> => {
    const { rows } = await client.query<{ v: unknown }>(
      `SELECT v FROM unnest($1::${type}[]) WITH ORDINALITY AS u(v, n) ORDER BY n`,
      [arrayLiteral(values)],
    );
    return rows.map(({ v }) => v);
  };

  it('gives every text back as it was', async () => {
    const hard = [
      '',
      '"',
      '\\',
      '\\"',
      '\n\t\r',
      '{}',
      'NULL',
      ',',
      '𠮷开',
      '\u2028',
      '\u007f',
      "'",
    ];
    expect(await readBack('text', hard)).toEqual(hard);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 30 }),
        async (texts) => {
          const storable = texts.map((text) => Buffer.from(text.replaceAll('\0', '')).toString());
          expect(await readBack('text', storable)).toEqual(storable);
        },
      ),
    );
  });

  it('carries numbers, booleans, moments, bytes and what is absent', async () => {
    expect(await readBack('int', [1, -2, undefined])).toEqual([1, -2, null]);
    expect(await readBack('boolean', [true, null, false])).toEqual([true, null, false]);
    const at = new Date('2026-03-02T02:40:11.120Z');
    expect(await readBack('timestamptz', [at])).toEqual([at]);
    const bytes = Buffer.from([0, 1, 0x5c, 0x22, 0xff]);
    expect(await readBack('bytea', [bytes, undefined])).toEqual([bytes, null]);
    expect(await readBack('jsonb', ['{"a":[1,"x"]}'])).toEqual([{ a: [1, 'x'] }]);
  });

  describe('of texts', () => {
    const readTexts = async (values: readonly unknown[]): Promise<unknown[]> => {
      const source = separatedTexts(values)!;
      const { rows } = await client.query<{ v: unknown }>(
        `SELECT v FROM unnest(${source.array('$1')}) WITH ORDINALITY AS u(v, n) ORDER BY n`,
        [source.text],
      );
      return rows.map(({ v }) => v);
    };

    it('is taken apart again as it was, what is absent too', async () => {
      const hard = ['', '"', '\\', '{}', 'NULL', ',', '𠮷开', '\u2028', null, '', "'"];
      expect(await readTexts(hard)).toEqual(hard);
      expect(await readTexts([null])).toEqual([null]);
      expect(await readTexts(['', ''])).toEqual(['', '']);
    });

    it('is left to the literal when one holds what parts them, or all of it is empty', () => {
      expect(separatedTexts(['a', 'b\u001fc'])).toBeUndefined();
      expect(separatedTexts(['\u001e'])).toBeUndefined();
      expect(separatedTexts([''])).toBeUndefined();
      expect(separatedTexts(['a', 1])).toBeUndefined();
    });

    it('gives each row its own, whatever they hold', async () => {
      const texts = [
        ['', 'x'],
        ['a\nb', null],
        ['"\\', 'y\u001fz'],
      ] as const;
      const { from, values, parameters } = rowSource(
        [
          ['k', 'text', ([key]: (typeof texts)[number]) => key],
          ['v', 'text', ([, value]: (typeof texts)[number]) => value],
        ],
        texts,
      );
      const sql = `SELECT ${values[0]} AS k, ${values[1]} AS v FROM ${from}`;
      const { rows } = await client.query<{ k: string; v: string | null }>(sql, [...parameters]);
      expect(rows.map(({ k, v }) => [k, v])).toEqual(texts);
    });
  });
});
