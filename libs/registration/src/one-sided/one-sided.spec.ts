import { bothSidesRate, nextMove, ONE_SIDED_REASONS } from './one-sided';

describe('the both-sides rate 共管率', () => {
  it('is who lives on both sides by who lives on at least one', () => {
    expect(bothSidesRate({ both: 3, sendingOnly: 1, receivingOnly: 2 })).toBe(0.5);
  });

  it('of nobody is no rate: 不计分, never 100 % (golden case h)', () => {
    expect(bothSidesRate({ both: 0, sendingOnly: 0, receivingOnly: 0 })).toBeNull();
  });
});

describe('the next step of a one-sided registration', () => {
  it('is known for every reason, on both sides', () => {
    for (const reason of ONE_SIDED_REASONS)
      for (const own of ['sending', 'receiving'] as const)
        for (const live of ['sending', 'receiving'] as const)
          expect(nextMove(reason, own, live).step).toBeTruthy();
  });

  it('lies with the side that owns what is missing', () => {
    expect(nextMove('no-departure', 'sending', 'receiving')).toEqual({
      turn: 'own',
      step: 'register-departure',
    });
    expect(nextMove('no-departure', 'receiving', 'receiving').turn).toBe('partner');
    expect(nextMove('no-arrival', 'receiving', 'sending').step).toBe('register-arrival');
  });

  it('after the other side has ended is to end our own half, or to ask for theirs', () => {
    expect(nextMove('other-side-ended', 'sending', 'sending').step).toBe('end-own');
    expect(nextMove('other-side-ended', 'sending', 'receiving').turn).toBe('partner');
  });
});
