import { encodeGb18030 } from './gb18030';

export type Encoding = 'utf8' | 'gb18030';

/** A register as bytes: line number first, CRLF as Chinese Excel writes it; UTF-8 carries a BOM, GB 18030 none. */
export function registerFile(
  columns: Readonly<Record<string, string>>,
  rows: readonly Readonly<Record<string, string>>[],
  encoding: Encoding,
): Buffer {
  const keys = Object.keys(columns);
  const lines = [['行号', ...keys.map((key) => columns[key])].join(',')];
  rows.forEach((row, at) =>
    lines.push(`${at + 1},${keys.map((key) => cell(row[key] ?? '')).join(',')}`),
  );
  const text = `${lines.join('\r\n')}\r\n`;
  return encoding === 'gb18030' ? encodeGb18030(text) : Buffer.from(`\ufeff${text}`, 'utf8');
}

function cell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
