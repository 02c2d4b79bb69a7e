import { aDeparture, anAnswer, anArrival, linkedTo } from '../testing/known.builder';
import { placeAnswer, placeArrival, placeDeparture } from './placement';

const ended = { status: 'ended' } as const;

describe('a new arrival', () => {
  it('begins a strand when the person was never here', () => {
    expect(placeArrival([])).toEqual({ strand: undefined });
  });
  it('is refused while the person lives here', () => {
    expect(placeArrival([anArrival('a1')]).live?.strandId).toBe('a1');
  });
  it('continues the stay that ended, the linked one first, never one ended as a duplicate', () => {
    const stays = [
      anArrival('a1', { ...ended, linkedTo: 's1' }),
      anArrival('a2', ended),
      anArrival('a3', { ...ended, duplicateOf: 'a1' }),
    ];
    expect(placeArrival(stays).strand?.strandId).toBe('a1');
    expect(placeArrival(stays.slice(1)).strand?.strandId).toBe('a2');
    expect(placeArrival(stays.slice(2)).strand).toBeUndefined();
  });
});

describe('a new departure', () => {
  it('begins a strand when nobody waits for it', () => {
    expect(placeDeparture([], [])).toEqual({ strand: undefined });
  });
  it('is refused while the person is away', () => {
    expect(placeDeparture([aDeparture('s1')], []).live?.strandId).toBe('s1');
  });
  it('goes into the strand that answers the waiting arrival, and is linked to it', () => {
    const { strand, arrival } = placeDeparture([anAnswer('s1', 'a1')], [anArrival('a1')]);
    expect([strand?.strandId, arrival?.strandId]).toEqual(['s1', 'a1']);
  });
  it('never goes into a strand that is linked to another arrival', () => {
    const before = aDeparture('s1', { ...ended, ...linkedTo('a0') });
    const { strand, arrival } = placeDeparture([before], [anArrival('a1')]);
    expect([strand, arrival?.strandId]).toEqual([undefined, 'a1']);
  });
  it('continues a linked absence that ended, when no arrival waits', () => {
    const before = aDeparture('s1', { ...ended, ...linkedTo('a1') });
    const lived = anArrival('a1', { linkedTo: 's1' });
    expect(placeDeparture([before], [lived]).strand?.strandId).toBe('s1');
  });
});

describe('the answer to an arrival', () => {
  it('goes into the live departure, and pairs', () => {
    const placed = placeAnswer(anArrival('a1'), [aDeparture('s1'), anAnswer('s2', 'a1')]);
    expect(placed).toMatchObject({ strand: { strandId: 's1' }, pair: true });
  });
  it('is restated in the linked strand without pairing again', () => {
    const placed = placeAnswer(anArrival('a1'), [aDeparture('s1', linkedTo('a1'))]);
    expect(placed).toMatchObject({ strand: { strandId: 's1' }, pair: false });
  });
  it('is restated where it was given before', () => {
    const placed = placeAnswer(anArrival('a1'), [anAnswer('s2', 'a1'), anAnswer('s3', 'a0')]);
    expect(placed).toMatchObject({ strand: { strandId: 's2' }, pair: false });
  });
  it('does not put together what an officer took apart', () => {
    const parted = aDeparture('s1', linkedTo('a1', false));
    expect(placeAnswer(anArrival('a1'), [parted])).toEqual({ strand: undefined, pair: false });
  });
  it('pairs no arrival that an officer has linked under another number', () => {
    const elsewhere = anArrival('a1', { linkedTo: 's9' });
    const known = [aDeparture('s1'), anAnswer('s2', 'a1')];
    expect(placeAnswer(elsewhere, known)).toMatchObject({
      strand: { strandId: 's2' },
      pair: false,
    });
  });
  it('pairs no stay that has ended', () => {
    const placed = placeAnswer(anArrival('a1', ended), [aDeparture('s1')]);
    expect(placed).toMatchObject({ pair: false });
  });
});
