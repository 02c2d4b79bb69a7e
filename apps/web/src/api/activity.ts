// Monotonic, so that a corrected wall clock neither ends a session nor keeps one.
let touchedAt = performance.now();

/** Begins to note when somebody last used keyboard, pointer or touch; returns the undo. */
export function watchTouches(): () => void {
  const touch = (): void => void (touchedAt = performance.now());
  const kinds = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
  kinds.forEach((kind) => window.addEventListener(kind, touch, { passive: true }));
  return () => kinds.forEach((kind) => window.removeEventListener(kind, touch));
}

export const secondsSinceLastTouch = (): number => (performance.now() - touchedAt) / 1000;

let repeating = false;

/** What `ask` sends before it first waits is marked as a screen's own repetition of what it has shown already. */
export function repeated<T>(ask: () => Promise<T>): Promise<T> {
  repeating = true;
  try {
    return ask();
  } finally {
    repeating = false;
  }
}

export const isRepeating = (): boolean => repeating;
