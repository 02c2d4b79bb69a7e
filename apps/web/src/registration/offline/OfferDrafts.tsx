import { useEffect } from 'react';
import { sendAll } from './outbox';

/**
 * At the way in: what lies on this phone is offered to the supervisor, who gets it only if its author may register no
 * more and so will never sign in again. Shows nothing.
 */
export function OfferDrafts(): null {
  useEffect(() => {
    const offer = (): void => void sendAll(undefined).catch(() => undefined);
    offer();
    window.addEventListener('online', offer);
    return () => window.removeEventListener('online', offer);
  }, []);
  return null;
}
