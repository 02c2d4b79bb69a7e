import { SettableClock } from '@platform/clock';
import { aTransaction, HeldRegistrations, TellingOutgoing } from '../../../testing/fakes';
import { anArrival } from '../../../testing/known.builder';
import { OwnRegion } from '../../own-region';
import type { WrittenDivision } from '../../registration';
import { ChangeResidenceHandler } from './change-residence.handler';

/** Somebody of a district of Baoji who lives in one of its counties: two agreements of one city, hence possible. */
async function change(changes: object, { home = '610303', residence = '610323' } = {}) {
  const at = (code: string): WrittenDivision => ({ code });
  const known = anArrival('a1', { own: true, homeRegion: home, residenceRegion: '610300' });
  const arrival = { ...known.arrival, home: at(home), residence: at(residence) };
  const outgoing = new TellingOutgoing();
  const refused = await new ChangeResidenceHandler(
    new OwnRegion('610300'),
    new HeldRegistrations([{ ...known, arrival: { ...arrival, organisation: residence } }]),
    outgoing,
    new SettableClock(new Date('2026-01-10T02:00:00Z')),
  )
    .execute(aTransaction, { recordId: 'a1', changes, organisation: '610300' })
    .then(() => undefined)
    .catch((refusal: { faults?: readonly { field: string; code: string }[] }) => refusal.faults);
  return { refused, said: outgoing.said };
}

describe('a change of residence', () => {
  it('from a county to a district of the home city ends the floating, and is no change', async () => {
    const { refused, said } = await change({ residenceDivision: '610302' });
    expect(refused).toMatchObject([{ field: 'residenceDivision', code: 'division.not-floating' }]);
    expect(said).toEqual([]);
  });

  it('from county to county of the city stays one', async () => {
    const { refused, said } = await change({ residenceDivision: '610324' });
    expect(refused).toBeUndefined();
    expect(said).toEqual(['residence-changed residence']);
  });

  it('of the telephone alone does not ask again who floats: a county may have become a district since', async () => {
    const { refused } = await change({ phone: '13812345678' }, { residence: '610302' });
    expect(refused).toBeUndefined();
  });
});
