import { SettableClock } from '@platform/clock';
import { SignInThrottled } from '../account.errors';
import { SignInThrottle } from './sign-in-throttle';

const noon = new Date('2026-11-20T04:00:00.000Z');

describe('an address with twenty wrong sign-ins in ten minutes', () => {
  const clock = new SettableClock(noon);
  const throttle = new SignInThrottle(clock);
  for (let n = 0; n < 20; n++) throttle.failed('10.0.0.1');

  it('waits until ten minutes after its first one, others do not', () => {
    expect(() => throttle.admit('10.0.0.1')).toThrow(SignInThrottled);
    expect(() => throttle.admit('10.0.0.2')).not.toThrow();
    clock.moveTo(new Date(noon.getTime() + 10 * 60_000));
    expect(() => throttle.admit('10.0.0.1')).not.toThrow();
  });
});
