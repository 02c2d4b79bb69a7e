/** Gives every "now" of a region; models and reactions get the moment as an argument instead. */
export abstract class Clock {
  abstract now(): Date;
}

/** The machine's clock, moved by a fixed offset in milliseconds (`CLOCK`; 0 in production). */
export class SystemClock extends Clock {
  constructor(private readonly offsetMs = 0) {
    super();
  }

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
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

  moveTo(at: Date): void {
    this.at = at;
  }
}
