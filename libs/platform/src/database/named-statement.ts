import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';

const names = new Map<string, string>();
/** Each connection keeps what it has read; texts beyond are read anew each time. */
const namesMax = 500;
/** With more the statement is of a batch: reading it is little beside doing it, and its texts are many. */
const valuesMax = 40;
const textMax = 2_000;

/**
 * A statement with a name is read once in each connection: of a small one that is a good part of its cost. The name is the
 * text's own, so that a pooler between us and PostgreSQL may share it.
 */
export function named(text: string, values: readonly unknown[]): QueryConfig {
  if (values.some(isLong)) return { text, values: values as unknown[] };
  let name = names.get(text);
  if (name === undefined && names.size < namesMax) {
    name = createHash('sha256').update(text).digest('base64url');
    names.set(text, name);
  }
  return { text, values: values as unknown[], ...(name !== undefined && { name }) };
}

function isLong(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > valuesMax;
  return typeof value === 'string' && value.length > textMax;
}
