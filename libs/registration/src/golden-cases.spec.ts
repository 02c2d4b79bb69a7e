import { SettableClock } from '@platform/clock';
import { aTransaction, CountingIds, HeldRegistrations, TellingOutgoing } from '../testing/fakes';
import { AgreedPairs } from './agreed-pairs';
import { OwnRegion } from './own-region';
import { RegisterArrivalHandler } from './receiving/register-arrival/register-arrival.handler';
import { RegisterDepartureHandler } from './sending/register-departure/register-departure.handler';
import { StateResidences } from './sending/state-residences';

/** Every two divisions have an agreement: what is refused is refused by the rule alone. */
class EverybodyAgrees extends AgreedPairs {
  override partners() {
    return Promise.resolve([]);
  }

  override coveringAt() {
    return Promise.resolve((home: string, residence: string) => ({
      homeRegion: home.slice(0, 6),
      residenceRegion: residence.slice(0, 6),
    }));
  }
}

const person = { name: '李娜', idNumber: '11010519491231002X' };

async function arrival(home: string, residence: string) {
  const outgoing = new TellingOutgoing();
  const [outcome] = await new RegisterArrivalHandler(
    new OwnRegion(residence.slice(0, 6)),
    new EverybodyAgrees(),
    new HeldRegistrations([]),
    outgoing,
    new SettableClock(new Date('2026-01-05T17:00:00Z')),
    new CountingIds(),
  ).execute(aTransaction, {
    rows: [
      {
        ...person,
        homeDivision: home,
        residenceDivision: residence,
        address: '健康路 1 号',
        arrivedOn: '2026-01-05',
      },
    ],
    organisation: residence.slice(0, 6),
  });
  return { outcome, outgoing };
}

async function departure(home: string, destination: string) {
  const outgoing = new TellingOutgoing();
  const own = new OwnRegion(home.slice(0, 6));
  const registrations = new HeldRegistrations([]);
  const [outcome] = await new RegisterDepartureHandler(
    own,
    new EverybodyAgrees(),
    registrations,
    outgoing,
    new StateResidences(own, registrations, outgoing),
    new SettableClock(new Date('2026-01-05T17:00:00Z')),
    new CountingIds(),
  ).execute(aTransaction, {
    rows: [
      { ...person, homeDivision: home, destinationDivision: destination, leftOn: '2026-01-05' },
    ],
    organisation: home.slice(0, 6),
  });
  return { outcome, outgoing };
}

const refused = { outcome: 'refused', faults: [{ code: 'division.not-floating' }] };

describe('golden case (f)', () => {
  it('from district to district of one city is no arrival and no departure', async () => {
    for (const told of [await arrival('610302', '610303'), await departure('610302', '610303')]) {
      expect(told.outcome).toMatchObject(refused);
      expect(told.outgoing.told).toEqual([]);
    }
  });
  it('from a district to a county of the same city is both', async () => {
    for (const told of [await arrival('610302', '610323'), await departure('610302', '610323')])
      expect(told.outcome).toMatchObject({ outcome: 'registered' });
  });
  it('a county that has become a district is judged as the district it is today', async () => {
    expect((await arrival('610321', '610302')).outcome).toMatchObject(refused);
  });
});

describe('golden case (o)', () => {
  it('an abolished code is kept as written and mapped to the code that took its place', async () => {
    const { outgoing } = await arrival('452722', '410105');
    expect(outgoing.told[0]!.open).toMatchObject({
      homeDivision: '451203',
      homeDivisionWritten: '452722',
    });
  });
});
