import fc from 'fast-check';
import { fromBase64url, isHash, toBase64url } from './base64url';
import { hashOf } from './hash';
import { isTime, parseTime, timeText, utcDayOf } from './times';

describe('base64url', () => {
  it('has one spelling of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = toBase64url(Buffer.from(bytes));
        expect(fromBase64url(text).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  it.each(['AA==', 'AB', 'A', 'AA A', 'A+A_', 'AA\n', 'é'])('refuses %j', (text) => {
    expect(() => fromBase64url(text)).toThrow('base64url');
  });

  it('knows a hash by its form', () => {
    expect(isHash(hashOf('x'))).toBe(true);
    expect(isHash(`${hashOf('x').slice(0, 42)}B`)).toBe(false);
    expect(isHash(hashOf('x').slice(1))).toBe(false);
    expect(isHash(17)).toBe(false);
  });
});

describe('a time', () => {
  it('is RFC 3339 in UTC with exactly three decimals', () => {
    expect(timeText(parseTime('2026-03-01T02:03:04.500Z'))).toBe('2026-03-01T02:03:04.500Z');
    expect(utcDayOf('2026-03-01T02:03:04.500Z')).toBe('2026-03-01');
  });

  it.each([
    '2026-03-01T02:03:04Z',
    '2026-03-01T02:03:04.5Z',
    '2026-03-01T02:03:04.5000Z',
    '2026-03-01T02:03:04.500+00:00',
    '2026-02-30T02:03:04.500Z',
    '2026-03-01T24:00:00.000Z',
    '2026-03-01T23:59:60.000Z',
    '2026-03-01t02:03:04.500z',
    '',
  ])('is not %j', (text) => {
    expect(isTime(text)).toBe(false);
    expect(() => parseTime(text)).toThrow('time');
  });
});
