import {
  actResult,
  agreementActs,
  sides,
  standings,
  talks,
  type AgreementAct,
  type Side,
  type Standing,
  type Talk,
} from './agreement-acts';

const cells = standings.flatMap((standing) =>
  talks.flatMap((talk) =>
    agreementActs.flatMap((act) =>
      sides.flatMap((side) =>
        [false, true].map((declared) => ({ standing, talk, act, side, declared })),
      ),
    ),
  ),
);
const result = (
  standing: Standing,
  talk: Talk,
  act: AgreementAct,
  side: Side,
  declared = false,
): string => {
  const found = actResult({ standing, talk, declared }, act, side);
  return 'refusal' in found ? found.refusal : found.talk.join('|') + (found.standing ?? '');
};

describe('the table of an agreement', () => {
  it('has for every standing, talk, act and side a transition or a coded refusal', () => {
    expect(cells).toHaveLength(576);
    for (const { act, side, ...state } of cells) {
      const found = actResult(state, act, side);
      if ('refusal' in found) expect(found.refusal).toMatch(/^agreement\.[a-z-]+$/);
      else expect(found.talk.every((talk) => talks.includes(talk))).toBe(true);
    }
  });

  it.each<[Talk, Side, string[]]>([
    ['none', 'proposing', ['propose']],
    ['none', 'countersigning', ['propose']],
    ['proposed', 'proposing', ['withdraw']],
    ['proposed', 'countersigning', ['counter-propose', 'countersign', 'refuse']],
    ['counter-proposed', 'proposing', ['withdraw']],
    ['counter-proposed', 'countersigning', ['counter-propose', 'countersign', 'refuse']],
    ['crossed', 'proposing', ['counter-propose', 'countersign', 'refuse', 'withdraw']],
  ])('lets who has %s and is %s do nothing but %j', (talk, side, allowed) => {
    const open = agreementActs.filter((act) => !result('none', talk, act, side).includes('.'));
    expect(open).toEqual(allowed);
  });

  it('lets nobody sign twice, nor answer for the other side', () => {
    expect(result('none', 'proposed', 'countersign', 'proposing')).toBe('agreement.signed-already');
    expect(result('none', 'proposed', 'withdraw', 'countersigning')).toBe(
      'agreement.not-own-proposal',
    );
  });

  it('ends what binds, once a side, and nothing else', () => {
    expect(result('none', 'proposed', 'end', 'proposing')).toBe('agreement.not-binding');
    expect(result('lapsed', 'none', 'end', 'proposing')).toBe('agreement.not-binding');
    expect(result('in-force', 'none', 'end', 'countersigning')).toBe('noneending');
    expect(result('ending', 'none', 'end', 'countersigning')).toBe('noneending');
    expect(result('ending', 'none', 'end', 'countersigning', true)).toBe('agreement.end-declared');
    expect(result('ended', 'none', 'end', 'proposing')).toBe('agreement.ended');
  });

  it('binds nothing anew while an end is declared, but lets a talk be closed', () => {
    for (const act of ['propose', 'counter-propose', 'countersign'] as const) {
      expect(result('ending', 'proposed', act, 'countersigning')).toBe('agreement.end-declared');
      expect(result('ended', 'proposed', act, 'countersigning')).toBe('agreement.ended');
    }
    expect(result('ending', 'proposed', 'refuse', 'countersigning')).toBe('none');
    expect(result('ended', 'proposed', 'withdraw', 'proposing')).toBe('none');
  });

  it('lets what has run out be renewed by a version both sign', () => {
    expect(result('lapsed', 'none', 'propose', 'proposing')).toBe('proposed');
    expect(result('lapsed', 'proposed', 'countersign', 'countersigning')).toBe('nonecountersigned');
  });
});
