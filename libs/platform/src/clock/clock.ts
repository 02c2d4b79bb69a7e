/** Gives every "now" of a region; models and reactions get the moment as an argument instead. */
export abstract class Clock {
  private readonly jumpListeners = new Set<() => void>();

  abstract now(): Date;

  /** The time nobody moved: how long a person sits at a desk is not changed by a clock that jumps. */
  abstract unmoved(): Date;

  /** True in a demonstration whose clock shows another time than the machine's. */
  get moved(): boolean {
    return false;
  }

  /** Told whenever the clock has jumped, so that what sleeps until a moment looks again; gives the undo. */
  onJump(told: () => void): () => void {
    this.jumpListeners.add(told);
    return () => void this.jumpListeners.delete(told);
  }

  protected jumped(): void {
    for (const told of this.jumpListeners) told();
  }
}

/** The machine's clock, moved by a fixed offset in milliseconds (`CLOCK`; 0 in production). */
export class SystemClock extends Clock {
  constructor(private readonly offsetMs = 0) {
    super();
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  unmoved(): Date {
    return new Date();
  }

  override get moved(): boolean {
    return this.offsetMs !== 0;
  }
}

/** For tests and for the demonstration: stands still until it is moved. */
export class SettableClock extends Clock {
  constructor(private at: Date) {
    super();
  }

  now(): Date {
    return new Date(this.at);
  }

  unmoved(): Date {
    return this.now();
  }

  moveTo(at: Date): void {
    this.at = at;
    this.jumped();
  }
}
