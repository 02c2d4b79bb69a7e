import { courseOf, differences, isLinked, recordState, type Delivery } from './record';
import { aReceivingStrand, aSendingStrand } from '../testing';

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 2, 10, minute));
const covered: Delivery = { covered: true };
const onItsWay: Delivery = { covered: false };
const diverged = (minute: number): Delivery => ({ covered: false, divergedSince: at(minute) });

describe('a joint record', () => {
  it('is one-sided as long as no live link joins the strands, whatever was delivered', () => {
    for (const delivery of [covered, onItsWay, diverged(1)])
      expect(recordState(false, delivery, delivery)).toEqual({ state: 'one-sided' });
  });
  it('is diverged since the first receipt that listed it, before it is pending', () => {
    expect(recordState(true, diverged(42), onItsWay)).toEqual({ state: 'diverged', since: at(42) });
    expect(recordState(true, diverged(42), diverged(7))).toEqual({
      state: 'diverged',
      since: at(7),
    });
  });
  it('is pending while one strand is not covered', () => {
    expect(recordState(true, onItsWay, covered)).toEqual({ state: 'pending' });
    expect(recordState(true, covered, onItsWay)).toEqual({ state: 'pending' });
  });
  it('is agreed when it is linked and all of both strands is covered', () => {
    expect(recordState(true, covered, covered)).toEqual({ state: 'agreed' });
  });
});

describe('a link', () => {
  const arrival = aReceivingStrand('r').living().build();

  it('joins the sending strand to the one receiving strand it names', () => {
    expect(isLinked(aSendingStrand('s').away().linkedTo('r').build(), arrival)).toBe(true);
    expect(isLinked(aSendingStrand('s').away().linkedTo('other').build(), arrival)).toBe(false);
  });
  it('does not live on once it was undone', () => {
    expect(isLinked(aSendingStrand('s').away().unlinkedFrom('r').build(), arrival)).toBe(false);
  });
  it('is not brought about by an answer to an arrival', () => {
    expect(isLinked(aSendingStrand('s').answering('r').build(), arrival)).toBe(false);
  });
});

describe('acts that cross', () => {
  const away = aSendingStrand('s').away();
  const living = aReceivingStrand('r').living();

  it.each([
    ['paired × stay goes on', away.linkedTo('r'), living, 'away'],
    ['paired × stay ended', away.linkedTo('r'), living.ended('returned'), 'home-to-follow'],
    [
      'paired × stay ended as an error',
      away.linkedTo('r'),
      living.ended('in-error'),
      'home-to-follow',
    ],
    [
      'departure ended × stay goes on',
      away.ended('returned').linkedTo('r'),
      living,
      'residence-to-follow',
    ],
    [
      'departure ended × stay ended',
      away.ended('returned').linkedTo('r'),
      living.ended('returned'),
      'over',
    ],
    [
      'departure ended × stay ended elsewhere',
      away.ended('settled').linkedTo('r'),
      living.ended('third-place'),
      'over',
    ],
    ['pairing undone × stay goes on', away.unlinkedFrom('r'), living, 'apart'],
    ['pairing undone × stay ended', away.unlinkedFrom('r'), living.ended('returned'), 'apart'],
    ['pairing undone × departure ended', away.ended('returned').unlinkedFrom('r'), living, 'apart'],
    [
      'paired without departure × stay ended',
      aSendingStrand('s').linkedTo('r'),
      living.ended('died'),
      'home-to-follow',
    ],
  ] as const)('%s', (_what, sending, receiving, course) => {
    expect(courseOf(sending.build(), receiving.build())).toBe(course);
  });
});

describe('values both sides give', () => {
  it('are shown where they differ; to know less is no difference', () => {
    const home = { name: '张建国', birthDate: '1980-03-15', ethnicGroup: '01' };
    const declared = { name: '张建囯', birthDate: '1980-03-15', hukouAddress: '样例路12号' };
    expect(differences(home, declared)).toEqual([
      { field: 'name', sending: '张建国', receiving: '张建囯' },
    ]);
    expect(differences({}, declared)).toEqual([]);
  });
});
