import fc from 'fast-check';
import { aDeparture, anAnswer, anArrival, linkedTo } from '../testing/known.builder';
import { outdatedStatements, residencesOf, statedResidence } from './active-residence';
import type { KnownArrival, KnownDeparture } from './registration.repository';

const inZhengzhou = anArrival('a1');
const inJinta = anArrival('a2', { residenceRegion: '620921' });
const arrivedOn = (one: KnownArrival, day: string): KnownArrival => ({
  ...one,
  arrival: { ...one.arrival, arrivedOn: day },
});
const ended = { status: 'ended' } as const;
const stated = (departures: KnownDeparture[], arrivals: KnownArrival[]): unknown[] =>
  outdatedStatements({ departures, arrivals }).map(({ known, stated: what }) => [
    known.strandId,
    what,
  ]);

describe('the residence that the home side holds active', () => {
  it('is not restated where there is one: the link says as much', () => {
    expect(stated([aDeparture('s1', linkedTo('a1'))], [inZhengzhou])).toEqual([]);
    expect(stated([aDeparture('s1', { activeResidence: 'a1' })], [inZhengzhou])).toEqual([]);
  });
  it('is the newest arrival of several, told to each region, by the day of arrival before the strand', () => {
    const departures = [
      aDeparture('s1', { ...linkedTo('a1'), activeResidence: 'a1' }),
      aDeparture('s2', { ...linkedTo('a2'), residenceRegion: '620921' }),
    ];
    const both = { activeResidence: 'a2', secondResidence: true };
    expect(stated(departures, [inZhengzhou, inJinta])).toEqual([
      ['s1', both],
      ['s2', both],
    ]);
    const later = arrivedOn(inZhengzhou, '2026-02-01');
    expect(residencesOf({ departures, arrivals: [inJinta, later] })[0]).toBe(later);
  });
  it('is taken back with the second when that one ends', () => {
    const said = { activeResidence: 'a2', secondResidence: true };
    const departures = [aDeparture('s1', { ...linkedTo('a1'), ...said })];
    const arrivals = [inZhengzhou, { ...inJinta, ...ended }];
    expect(stated(departures, arrivals)).toEqual([['s1', { activeResidence: 'a1' }]]);
  });
  it('is no longer named when an officer has parted it from the departure', () => {
    const parted = aDeparture('s1', { ...linkedTo('a1', false), activeResidence: 'a1' });
    expect(stated([parted], [inZhengzhou])).toEqual([['s1', { activeResidence: undefined }]]);
    const another = aDeparture('s2', { ...linkedTo('a2'), residenceRegion: '620921' });
    expect(
      residencesOf({ departures: [parted, another], arrivals: [inZhengzhou, inJinta] }),
    ).toEqual([inJinta]);
  });
  it('stays named after it ended, until there is another', () => {
    const over = { ...inZhengzhou, ...ended };
    expect(statedResidence({ activeResidence: 'a1' }, [], [over])).toEqual({
      activeResidence: 'a1',
    });
  });
  it('is never one registered here, nor one linked to the departure of another person', () => {
    const arrivals = [
      anArrival('a1', { own: true }),
      anArrival('a2', { linkedTo: 'of another' }),
      anArrival('a3', { linkedTo: 's1' }),
    ];
    expect(residencesOf({ departures: [aDeparture('s1')], arrivals })).toEqual([arrivals[2]]);
  });
  it('is not stated by a strand that only answers, nor by an absence that is over', () => {
    const departures = [anAnswer('s1', 'a1'), aDeparture('s2', ended)];
    expect(stated(departures, [inZhengzhou, inJinta])).toEqual([]);
  });
});

const strand = fc.constantFrom('a1', 'a2', 'a3');
const someArrival = (id: string): fc.Arbitrary<KnownArrival> =>
  fc
    .record({
      status: fc.constantFrom('living' as const, 'ended' as const),
      day: fc.constantFrom('2026-01-05', '2026-02-05'),
    })
    .map(({ status, day }) => arrivedOn(anArrival(id, { status }), day));
const someDeparture = (id: string): fc.Arbitrary<KnownDeparture> =>
  fc
    .record({
      status: fc.constantFrom('away' as const, 'ended' as const),
      activeResidence: fc.option(strand, { nil: undefined }),
      secondResidence: fc.boolean(),
      pairing: fc.option(
        fc.tuple(strand, fc.boolean()).map(([id, linked]) => linkedTo(id, linked).pairing),
        { nil: undefined },
      ),
    })
    .map((more) => aDeparture(id, more));

it('restated once, every absence says the same and nothing is left to restate', () => {
  const person = fc.record({
    departures: fc.tuple(someDeparture('s1'), someDeparture('s2')),
    arrivals: fc.tuple(someArrival('a1'), someArrival('a2'), someArrival('a3')),
  });
  fc.assert(
    fc.property(person, (held) => {
      const outdated = outdatedStatements(held);
      const departures = held.departures.map((one) => {
        const news = outdated.find(({ known }) => known === one)?.stated;
        return news ? { ...one, activeResidence: undefined, secondResidence: false, ...news } : one;
      });
      expect(outdatedStatements({ ...held, departures })).toEqual([]);
      const residences = residencesOf(held);
      for (const { status, secondResidence, activeResidence } of departures) {
        if (status !== 'away') continue;
        expect(secondResidence ?? false).toBe(residences.length > 1);
        if (secondResidence) expect(activeResidence).toBe(residences[0]!.strandId);
      }
    }),
  );
});
