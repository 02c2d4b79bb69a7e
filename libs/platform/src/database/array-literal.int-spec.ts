import { Client } from 'pg';
import fc from 'fast-check';
import { arrayLiteral } from './array-literal';

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
});
