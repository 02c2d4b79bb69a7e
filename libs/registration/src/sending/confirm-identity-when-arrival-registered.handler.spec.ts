import type { StrandChange } from '@ledger';
import {
  aTransaction,
  CountingIds,
  HeldHomeRegister,
  HeldRegistrations,
  TellingOutgoing,
} from '../../testing/fakes';
import { aDeparture, anAnswer, anArrival } from '../../testing/known.builder';
import { OwnRegion } from '../own-region';
import type { HukouEntry } from '../registration';
import type { KnownArrival, KnownDeparture } from '../registration.repository';
import { AnswerArrivals } from './answer-arrivals';
import { ConfirmIdentityWhenArrivalRegistered } from './confirm-identity-when-arrival-registered.handler';
import { StateResidences } from './state-residences';

const at = new Date('2026-01-06T02:00:01Z');
const inRegister: HukouEntry = {
  person: anArrival('a1').arrival.person,
  home: { code: '610302' },
};

async function react(
  known: { arrivals: KnownArrival[]; departures?: KnownDeparture[] },
  register: HukouEntry[],
) {
  const outgoing = new TellingOutgoing();
  const own = new OwnRegion('610300');
  const registrations = new HeldRegistrations(known.arrivals, known.departures);
  const answers = new AnswerArrivals(
    own,
    registrations,
    new HeldHomeRegister(register),
    outgoing,
    new StateResidences(own, registrations, outgoing),
    new CountingIds(),
  );
  const changes = known.arrivals.map(({ strandId }) => ({ strandId }) as StrandChange);
  await new ConfirmIdentityWhenArrivalRegistered(answers).react(aTransaction, changes, at);
  return outgoing;
}

describe('an arrival that a partner registered', () => {
  it('is confirmed and paired when the person is in the home register and has left', async () => {
    const { said, told } = await react(
      { arrivals: [anArrival('a1')], departures: [aDeparture('s1')] },
      [inRegister],
    );
    expect(said).toEqual(['identity-confirmed identity', 'records-paired pairing']);
    expect(told.map(({ strandId, stream }) => [strandId, stream])).toEqual([
      ['s1', '610300.sending/410100'],
      ['s1', '610300.sending/410100'],
    ]);
    expect(told[1]!.open).toMatchObject({ recordid: 'a1', linked: true, score: 1 });
    expect(told[0]!.correlationId).toBe(told[1]!.correlationId);
  });

  it('is confirmed in a strand of its own while the departure is not registered', async () => {
    const { said, told } = await react({ arrivals: [anArrival('a1')] }, [inRegister]);
    expect(said).toEqual(['identity-confirmed identity']);
    expect(told[0]).toMatchObject({ strandId: 'id-1', open: { found: true, about: 'a1' } });
  });

  it('is answered as not found, without a personal value, when the number is in no home register', async () => {
    const { said, told } = await react({ arrivals: [anArrival('a1')] }, []);
    expect(said).toEqual(['identity-not-found identity']);
    expect(told[0]!.personal).toBeUndefined();
  });

  it('is answered in the strand that answered it before', async () => {
    const departures = [anAnswer('s7', 'a1', false)];
    const { told } = await react({ arrivals: [anArrival('a1')], departures }, [inRegister]);
    expect(told.map(({ strandId }) => strandId)).toEqual(['s7']);
  });

  it('twice of one person in a batch takes the departure once', async () => {
    const arrivals = [anArrival('a1'), anArrival('a2')];
    const { told } = await react({ arrivals, departures: [aDeparture('s1')] }, [inRegister]);
    expect(told.filter(({ section }) => section === 'pairing')).toHaveLength(1);
    expect(told.map(({ strandId }) => strandId)).toEqual(['s1', 's1', 'id-2', 's1']);
    expect(told[3]!.open).toMatchObject({ activeResidence: 'a2', marks: ['residence.second'] });
  });
});
