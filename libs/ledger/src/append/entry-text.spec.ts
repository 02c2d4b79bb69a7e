import fc from 'fast-check';
import type { Entry } from '@contracts';
import { canonicalJson } from '../wire/canonical-json';
import { entryText, withSequence } from './entry-text';

const text = fc.string({ unit: 'binary' });
const optional = { requiredKeys: [] };

const entries = fc
  .tuple(
    fc.record({ open: fc.dictionary(text, fc.oneof(text, fc.integer())), section: text }),
    fc.record({ correlationid: text, causationid: text, corrects: text }, optional),
    text,
    fc.nat(),
  )
  .map(([data, more, legalbasis, version]) => ({
    specversion: '1.0' as const,
    id: '0199f0a0-0000-7000-8000-000000000001',
    source: '/regions/410100/receiving',
    type: 'yipanqi.test.noted.v1',
    subject: '0199f0a0-0000-7000-8000-000000000002',
    time: '2026-11-20T04:00:00.000Z',
    datacontenttype: 'application/json' as const,
    recordversion: version,
    seen: 0,
    eventtime: '2026-11-20T04:00:00.000Z',
    agreement: 'A'.repeat(43),
    legalbasis,
    digest: 'B'.repeat(43),
    ...more,
    data,
  }));

describe('the text of an entry', () => {
  it('is its RFC 8785 form, before and after it is given its number', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 1 }), (entry, sequence) => {
        const unnumbered = entryText(entry, canonicalJson(entry.data));
        expect(unnumbered).toBe(canonicalJson(entry));
        const numbered: Entry = { ...entry, sequence: String(sequence) };
        expect(withSequence(unnumbered, sequence)).toBe(canonicalJson(numbered as never));
      }),
    );
  });

  it('is not misled by a source inside the data', () => {
    const data = { section: 'note', open: { text: ',"source":"/regions/1' } };
    const [entry] = fc.sample(entries, 1);
    const tricky = { ...entry!, data };
    expect(withSequence(entryText(tricky, canonicalJson(data)), 7)).toBe(
      canonicalJson({ ...tricky, sequence: '7' }),
    );
  });
});
