import type { CookieOptions } from 'express';
import { ABSOLUTE_MS } from '../session';

/** Name and attributes of the session cookie. Browsers share cookies between ports, so the name carries the region. */
export class SessionCookie {
  readonly name: string;

  constructor(
    regionCode: string,
    private readonly secure: boolean,
  ) {
    this.name = `${secure ? '__Host-' : ''}yipanqi-${regionCode}`;
  }

  options(): CookieOptions {
    return {
      httpOnly: true,
      sameSite: 'strict',
      secure: this.secure,
      path: '/',
      maxAge: ABSOLUTE_MS,
    };
  }

  /** The same attributes without an age: to clear it. */
  clearing(): CookieOptions {
    return { httpOnly: true, sameSite: 'strict', secure: this.secure, path: '/' };
  }
}
