export type Environment = Readonly<Record<string, string | undefined>>;

/** The process environment; nothing else in the repository reads it. */
export function environment(): Environment {
  return process.env;
}
