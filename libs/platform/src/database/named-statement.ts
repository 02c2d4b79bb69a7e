import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';

const names = new Map<string, string>();
/** Each connection keeps what it has read; texts beyond are read anew each time. */
const namesMax = 1_000;

/**
 * A statement with a name is read and planned once in each connection: of a small one that is most of its cost. The name is
 * the text's own, so that a pooler between us and PostgreSQL may share it.
 */
export function named(text: string, values: readonly unknown[]): QueryConfig {
  let name = names.get(text);
  if (name === undefined && names.size < namesMax) {
    name = createHash('sha256').update(text).digest('base64url');
    names.set(text, name);
  }
  return { text, values: values as unknown[], ...(name !== undefined && { name }) };
}
