import fc from 'fast-check';
import type { Json } from '@contracts';
import { canonicalJson, parseIJson } from './canonical-json';
import { joinBatch, parseBatch } from './canonical-batch';

/** Any I-JSON value. */
const iJson = fc.jsonValue({ noUnicodeString: false }).filter((value) => {
  try {
    canonicalJson(value as Json);
    return true;
  } catch {
    return false; // an integer beyond 2^53-1 or a lone surrogate
  }
}) as fc.Arbitrary<Json>;

describe('the RFC 8785 form', () => {
  it('orders members by UTF-16 code units (RFC 8785 section 3.2.3)', () => {
    const text =
      '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}';
    expect(
      Object.values(JSON.parse(canonicalJson(parseIJson(text))) as object).sort(),
    ).toHaveLength(7);
    expect([...canonicalJson(parseIJson(text)).matchAll(/:"([^"]*)"/g)].map((m) => m[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('writes numbers and strings as ECMAScript does (RFC 8785 section 3.2.2)', () => {
    const text =
      '{"numbers":[333333333.33333329,4.50,2e-3,0.000000000000000000000000001,-0,1e2],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}';
    expect(canonicalJson(parseIJson(text))).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27,0,100],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('does not depend on the order the members came in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), iJson), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(object));
      }),
    );
  });

  it('is read back as the same value and written alike again', () => {
    fc.assert(
      fc.property(iJson, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(parseIJson(text))).toBe(text);
      }),
    );
  });

  it('does not exist for what I-JSON does not allow', () => {
    for (const value of [NaN, Infinity, 2 ** 53, -(2 ** 53), '\ud800', new Date(0) as never])
      expect(() => canonicalJson({ value })).toThrow('json');
    expect(() => canonicalJson({ ['\udc00']: 1 })).toThrow('json');
  });

  it('leaves out members that are undefined', () => {
    expect(canonicalJson({ a: undefined as never, b: 1 })).toBe('{"b":1}');
  });
});

describe('I-JSON', () => {
  it.each([
    ['a member twice', '{"a":1,"a":1}'],
    ['a member twice, spelled differently', '{"a":1,"\\u0061":1}'],
    ['a member twice, deep', '[{"x":{"b":[1,":"],"b":[]}}]'],
    ['a lone surrogate', '{"a":"\\ud800"}'],
    ['a lone surrogate as a name', '{"\\uDC00":1}'],
    ['an integer beyond 2^53-1', '{"a":9007199254740993}'],
    ['an integer beyond 2^53-1 with an exponent', '{"a":1e300}'],
    ['an infinite number', '{"a":1e999}'],
    ['a byte order mark', '\ufeff{}'],
    ['two values', '{}{}'],
  ])('has not %s', (_what, text) => {
    expect(() => parseIJson(text)).toThrow('json');
    expect(() => parseIJson(Buffer.from(text, 'utf8'))).toThrow('json');
    expect(() => parseBatch(Buffer.from(`[${text}]`, 'utf8'))).toThrow(/json/);
  });

  it('is UTF-8', () => {
    expect(() => parseIJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow('json');
    expect(() => parseBatch(Buffer.from([0x5b, 0x22, 0xc0, 0xaf, 0x22, 0x5d]))).toThrow('json');
    expect(() => parseBatch(Buffer.from([0x5b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x5d]))).toThrow(
      'json',
    );
  });

  it('cannot exhaust the stack', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(() => parseIJson(deep)).toThrow('json');
    expect(() => parseBatch(Buffer.from(deep))).toThrow('json');
  });

  it('may have white space, escapes and members in any order', () => {
    expect(parseIJson(' {"b" : "\\u4e2d\\ud83d\\ude00", "a":[1.0,":"]}\n')).toEqual({
      b: '中😀',
      a: [1, ':'],
    });
  });
});

describe('a batch', () => {
  const spelledAnyhow = fc
    .tuple(fc.array(iJson, { minLength: 1, maxLength: 5 }), fc.constantFrom(0, 1, 2))
    .map(([elements, indent]) => ({ elements, text: JSON.stringify(elements, null, indent) }));

  it('gives the RFC 8785 form of each element, however it was spelled', () => {
    fc.assert(
      fc.property(spelledAnyhow, ({ elements, text }) => {
        const batch = parseBatch(Buffer.from(text, 'utf8'));
        const canonical = elements.map((element) => canonicalJson(element));
        expect(batch.canonical).toEqual(canonical);
        expect(batch.lengths).toEqual(canonical.map((c) => Buffer.byteLength(c)));
        expect(batch.bytes.toString()).toBe(`[${canonical.join(',')}]`);
        expect(canonicalJson(batch.elements)).toBe(batch.bytes.toString());
      }),
      { numRuns: 500 },
    );
  });

  // Each pair is one value in two spellings of one length, or made so by white space: length alone must not pass for form.
  it.each([
    ['[{"a":1e2}]', '{"a":100}'],
    ['[{"a":1e3 }]', '{"a":1000}'],
    ['[{"a":5e-2}]', '{"a":0.05}'],
    ['[{"a":1e21 }]', undefined],
    ['[{"a":0.30000000000000001}]', '{"a":0.3}'],
    ['[{"a":0.30000000000000005}]', '{"a":0.30000000000000004}'],
    ['[{"b":1,"1":2}]', '{"1":2,"b":1}'],
    ['[{"2":1,"10":2}]', '{"10":2,"2":1}'],
    ['[{"b":1,"a":2}]', '{"a":2,"b":1}'],
    ['[{"a": 1}]', '{"a":1}'],
    ['[{"a":-0}]', '{"a":0}'],
    ['[{"a":"\\/"}]', '{"a":"/"}'],
    ['[{"a":"\\u0041"}]', '{"a":"A"}'],
    ['[{"__proto__":1}]', '{"__proto__":1}'],
  ])('%s is brought into form', (text, canonical) => {
    const read = () => parseBatch(Buffer.from(text)).canonical[0];
    if (canonical === undefined) expect(read).toThrow('json');
    else expect(read()).toBe(canonical);
  });

  it('joined of elements in that form is read as it was', () => {
    fc.assert(
      fc.property(fc.array(iJson, { maxLength: 5 }), (elements) => {
        const canonical = elements.map((element) => canonicalJson(element));
        const { bytes, lengths } = joinBatch(canonical);
        expect(parseBatch(bytes)).toMatchObject({ canonical, lengths, bytes });
      }),
    );
  });

  it('is an array', () => {
    expect(() => parseBatch(Buffer.from('{}'))).toThrow('json');
    expect(parseBatch(Buffer.from('[]')).elements).toEqual([]);
  });
});
