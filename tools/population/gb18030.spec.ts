import { encodeGb18030 } from './gb18030';

const read = (text: string) => new TextDecoder('gb18030').decode(encodeGb18030(text));

describe('GB 18030', () => {
  it('writes the bytes the standard names', () => {
    expect(encodeGb18030('A中').toString('hex')).toBe('41d6d0');
    expect(encodeGb18030('㐀').toString('hex')).toBe('8139ee39');
    expect(encodeGb18030('𠀀').toString('hex')).toBe('95328236');
  });
  it('reads back every Han character, in the BMP and outside it', () => {
    const ranges = [
      [0x3007, 0x3007],
      [0x3400, 0x4dbf],
      [0x4e00, 0x9fff],
      [0x20000, 0x2a6df],
      [0x2a700, 0x2ebe0],
      [0x30000, 0x323af],
    ] as const;
    for (const [first, last] of ranges) {
      const text = Array.from({ length: last - first + 1 }, (_, at) =>
        String.fromCodePoint(first + at),
      ).join('');
      expect(read(text) === text).toBe(true);
    }
  });
  it('reads back the signs a register holds', () => {
    const text = '行号,姓名\r\n1,阿依古丽·买买提，（演示）"－＃';
    expect(read(text)).toBe(text);
  });
  it('refuses half a character', () => {
    expect(() => encodeGb18030('\ud800')).toThrow(RangeError);
  });
});
