/** SQLSTATE classes that say nothing about our code: connection, resources, operator, roll-back, object in use, system. */
const awayClasses = new Set(['08', '53', '57', '40', '55', '58', 'XX', '25']);
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Whether an error means that the database is away or busy: wait and try again; anything else is a fault of ours. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string')
    return awayCodes.has(code) || (code.length === 5 && awayClasses.has(code.slice(0, 2)));
  return (
    typeof message === 'string' &&
    /connection (terminated|timeout|error)|not queryable/i.test(message)
  );
}
