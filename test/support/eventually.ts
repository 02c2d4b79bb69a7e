import { setTimeout as pause } from 'node:timers/promises';

/** Asks until the probe answers something; fails with `why` and the last answer. For what `settle` cannot see. */
export async function eventually<T>(
  why: string,
  probe: () => Promise<T | undefined | false>,
  withinMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await probe();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`not within ${withinMs / 1000} s: ${why}`);
    await pause(100);
  }
}
