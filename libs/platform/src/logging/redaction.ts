const REDACTED = '[redacted]';
const DEPTH_MAX = 5;

/** Members that hold, or may hold, a person's data or a secret, wherever they stand in a logged object. */
const SECRET_MEMBERS = new Set(
  [
    'personal', 'idNumber', 'id_number', 'phone', 'villagePhone', 'address', 'hukouAddress', 'birthDate',
    'personName', 'fullName', 'displayName', 'password', 'current', 'next', 'token', 'cookie',
    'set-cookie', 'authorization', 'body', 'parameters', 'query', 'q',
  ].map((name) => name.toLowerCase()),
); // prettier-ignore

/** ID numbers (15 or 18), mobile numbers and landlines with their area code, standing alone; not inside an id or a digest. */
const NUMBER =
  /(?<![\w-])(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9}|0[1-9]\d{1,2}[-) ]{0,2}[2-9]\d{6,7})(?![\w-])/g;

export function scrubbed(text: string): string {
  return text.replace(NUMBER, REDACTED);
}

/** A copy for the log: secret members replaced, numbers of persons taken out of every text. */
export function redacted(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubbed(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= DEPTH_MAX) return '[deep]';
  if (Buffer.isBuffer(value)) return `[${value.length} bytes]`;
  if (Array.isArray(value)) return value.map((one) => redacted(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isSecret(name, depth, member) ? REDACTED : redacted(member, depth + 1),
    ]),
  );
}

/** `name` is a person's unless it is an error's, which `describeError` has put below the top. */
function isSecret(name: string, depth: number, member: unknown): boolean {
  if (member === undefined) return false;
  if (name === 'name')
    return depth === 0 || (typeof member === 'string' && /\p{Script=Han}/u.test(member));
  return SECRET_MEMBERS.has(name.toLowerCase());
}
