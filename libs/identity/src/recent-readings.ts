import { createHash } from 'node:crypto';
import type { Reading } from './read-log';

/** A screen left open leaves a row each ten minutes: the log says that it stayed open, not that it was asked 300 times. */
export const REPEATED_WITHIN_MS = 10 * 60_000;
const KEPT_MAX = 50_000;

/**
 * What the sessions of this process were shown and have logged lately. Only a screen's own repetition of exactly that
 * passes without a row: the same session, the same question, the same people. One person more, or a session that has
 * not logged it itself, is a reading like any other; so no header lets anybody read unlogged.
 */
export class RecentReadings {
  /** When the row was written, oldest first. */
  private readonly loggedAt = new Map<string, number>();

  isRepetition(reading: Reading, at: Date): boolean {
    if (reading.kind === 'reveal' || !reading.account.screen?.repeats) return false;
    const logged = this.loggedAt.get(keyOf(reading));
    if (logged === undefined) return false;
    const age = at.getTime() - logged;
    return age >= 0 && age < REPEATED_WITHIN_MS;
  }

  /** Its row stands in the log since `at`. */
  keep(reading: Reading, at: Date): void {
    if (reading.kind === 'reveal' || !reading.account.screen) return;
    const key = keyOf(reading);
    this.loggedAt.delete(key);
    this.loggedAt.set(key, at.getTime());
    for (const [oldest, logged] of this.loggedAt) {
      const isOver = at.getTime() - logged >= REPEATED_WITHIN_MS;
      if (!isOver && this.loggedAt.size <= KEPT_MAX) return;
      this.loggedAt.delete(oldest);
    }
  }
}

/** The total is no part of it: how many there are elsewhere shows nobody. */
function keyOf(reading: Reading): string {
  const { kind, route, account, subjects } = reading;
  const asked = kind === 'list' ? Object.entries(reading.filter).sort() : reading.purpose;
  const people = [...new Set(subjects)].sort();
  return createHash('sha256')
    .update(JSON.stringify([account.screen?.session, account.id, kind, route, asked, people]))
    .digest('base64url');
}
