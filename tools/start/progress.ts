const begun = performance.now();

export const secondsSinceStart = (): number => Math.round((performance.now() - begun) / 100) / 10;

/** One line of progress on stderr; stdout is kept for the summary. */
export function say(text: string): void {
  process.stderr.write(`[${secondsSinceStart().toFixed(1).padStart(6)} s] ${text}\n`);
}
