/**
 * Writes GB 18030, which Node only reads: the table is what `TextDecoder` makes of every two- and four-byte code,
 * turned round, so that what is written here is read again as the same text.
 */
let table: Map<number, number> | undefined;

/** Bytes of a text in GB 18030. Throws RangeError at a lone surrogate. */
export function encodeGb18030(text: string): Buffer {
  const codes = (table ??= inverseTable());
  const bytes = Buffer.allocUnsafe(text.length * 4);
  let end = 0;
  for (const char of text) {
    const point = char.codePointAt(0)!;
    if (point < 0x80) end = bytes.writeUInt8(point, end);
    else if (point >= 0x10000) end = bytes.writeUInt32BE(fourBytes(point - 0x10000 + 189_000), end);
    else {
      const code = codes.get(point);
      if (code === undefined) throw new RangeError('no GB 18030 code for this character');
      end = code > 0xffff ? bytes.writeUInt32BE(code, end) : bytes.writeUInt16BE(code, end);
    }
  }
  return bytes.subarray(0, end);
}

/** The four bytes of a linear index: 0x81–0xFE, 0x30–0x39, 0x81–0xFE, 0x30–0x39. */
function fourBytes(linear: number): number {
  const fourth = 0x30 + (linear % 10);
  const third = 0x81 + (Math.floor(linear / 10) % 126);
  const second = 0x30 + (Math.floor(linear / 1260) % 10);
  const first = 0x81 + Math.floor(linear / 12_600);
  return ((first << 24) | (second << 16) | (third << 8) | fourth) >>> 0;
}

function inverseTable(): Map<number, number> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<number, number>();
  const learn = (code: number, width: 2 | 4) => {
    const bytes = Buffer.alloc(width);
    if (width === 2) bytes.writeUInt16BE(code);
    else bytes.writeUInt32BE(code);
    const [char, more] = [...decoder.decode(bytes)];
    const point = char?.codePointAt(0);
    if (point !== undefined && more === undefined && point !== 0xfffd && !codes.has(point))
      codes.set(point, code);
  };
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) learn((lead << 8) | trail, 2);
  // The four-byte codes of the BMP end at linear index 39 419; above it the rest is arithmetic.
  for (let linear = 0; linear <= 39_419; linear++) learn(fourBytes(linear), 4);
  return codes;
}
