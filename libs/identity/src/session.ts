/** A signed-in stretch of work (会话) as it is kept; the token itself is only in the browser. */
export interface Session {
  readonly accountId: string;
  readonly begunAt: Date;
  readonly seenAt: Date;
  readonly endedWhy?: SessionEnd;
}

export type SessionEnd = 'signed-out' | 'superseded' | 'account-changed';
export type SessionState = 'live' | 'idle' | 'too-old' | SessionEnd;

/** 等保 2.0 8.1.4.1, assessors' practice: idle 15–30 min, absolute 8–12 h. */
export const IDLE_MS = 30 * 60_000;
export const ABSOLUTE_MS = 12 * 3_600_000;

export function sessionState(session: Session, at: Date): SessionState {
  if (session.endedWhy) return session.endedWhy;
  if (at.getTime() - session.begunAt.getTime() >= ABSOLUTE_MS) return 'too-old';
  if (at.getTime() - session.seenAt.getTime() >= IDLE_MS) return 'idle';
  return 'live';
}
