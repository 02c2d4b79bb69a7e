/** One verb of the operator's command line. */
export interface Verb {
  readonly name: string;
  /** One line for the overview. */
  readonly says: string;
  readonly help: string;
  /** Answers the exit status. */
  run(argv: readonly string[]): Promise<number>;
}

/** The options cannot be used; said as it stands, exit status 2. */
export class UsageFault extends Error {}

/** The value of a variable a verb cannot do without. */
export function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new UsageFault(`${name} is missing from the environment`);
  return value;
}
