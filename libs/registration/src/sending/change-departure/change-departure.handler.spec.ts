import { SettableClock } from '@platform/clock';
import { aTransaction, HeldRegistrations, TellingOutgoing } from '../../../testing/fakes';
import { aDeparture } from '../../../testing/known.builder';
import { AgreedPairs } from '../../agreed-pairs';
import { OwnRegion } from '../../own-region';
import { ChangeDepartureHandler } from './change-departure.handler';

/** One district of Baoji has an agreement with the whole city: the rule alone refuses. */
class DistrictAndCity extends AgreedPairs {
  override partners() {
    return Promise.resolve([]);
  }

  override coveringAt() {
    return Promise.resolve(() => ({ homeRegion: '610303', residenceRegion: '610300' }));
  }
}

async function change(destinationDivision: string) {
  const away = aDeparture('s1', { homeRegion: '610303', residenceRegion: '610300' });
  const departure = {
    ...away.departure!,
    home: { code: '610303' },
    destination: '610323',
    organisation: '610303',
  };
  const outgoing = new TellingOutgoing();
  const refused = await new ChangeDepartureHandler(
    new OwnRegion('610303'),
    new DistrictAndCity(),
    new HeldRegistrations([], [{ ...away, departure }]),
    outgoing,
    new SettableClock(new Date('2026-01-10T02:00:00Z')),
  )
    .execute(aTransaction, {
      recordId: 's1',
      changes: { destinationDivision },
      organisation: '610303',
    })
    .then(() => undefined)
    .catch((refusal: { faults?: readonly { field: string; code: string }[] }) => refusal.faults);
  return { refused, said: outgoing.said };
}

describe('a change of destination', () => {
  it('to a district of the home city is no departure any more', async () => {
    const { refused, said } = await change('610302');
    expect(refused).toMatchObject([
      { field: 'destinationDivision', code: 'division.not-floating' },
    ]);
    expect(said).toEqual([]);
  });

  it('to another county of the city stays one', async () => {
    const { refused, said } = await change('610324');
    expect(refused).toBeUndefined();
    expect(said).toEqual(['departure-changed departure']);
  });
});
