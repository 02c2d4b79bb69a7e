import { parseIdNumber } from '../id-number';
import { readArrival } from '../written-registration';
import { approved, proposed, refused } from './id-override';

const RIGHT = '11010519491231002X';
const WRONG = '110105194912310021';
const at = new Date('2026-01-06T02:00:00Z');
const zhao = { account: 'a1', name: '赵敏' };
const qian = { account: 'a2', name: '钱程' };
const propose = (written: string) =>
  proposed(written, {
    overrideId: 'o1',
    reason: '一代证号码如此',
    organisation: '410105',
    proposedBy: zhao,
    proposedAt: at,
  });
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return '';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('golden case (j): an ID number that fails only the check digit', () => {
  it('is blocked unless it was let pass, and then carries a mark', () => {
    const row = {
      name: '李娜',
      idNumber: WRONG,
      homeDivision: '610302',
      residenceDivision: '410105',
      address: '健康路 1 号',
      arrivedOn: '2026-01-05',
    };
    const by = { today: '2026-01-06', organisation: '410105' };
    expect(readArrival(row, by).faults?.map(({ code }) => code)).toEqual(['id-number.check-digit']);
    const reading = readArrival(row, { ...by, overridden: new Set([WRONG]) });
    expect(reading.value).toMatchObject({
      person: { idNumber: WRONG, sex: '2', birthDate: '1949-12-31' },
      marks: ['id-number.check-digit-overridden'],
    });
  });

  it('is proposed with a reason by one person and confirmed by another, who reads it again', () => {
    const override = propose(' 110105194912310021 ');
    expect(override).toMatchObject({ idNumber: WRONG, state: 'proposed' });
    expect(codeOf(() => approved(override, { retyped: WRONG, by: zhao, at }))).toBe(
      'override.same-person',
    );
    expect(codeOf(() => approved(override, { retyped: RIGHT, by: qian, at }))).toBe(
      'override.number-differs',
    );
    expect(approved(override, { retyped: WRONG, by: qian, at })).toMatchObject({
      state: 'approved',
      decidedBy: qian,
    });
  });

  it('is decided once', () => {
    const decided = refused(propose(WRONG), { why: '证件为 X', by: qian, at });
    expect(codeOf(() => approved(decided, { retyped: WRONG, by: qian, at }))).toBe(
      'override.decided',
    );
  });

  it.each([
    ['a right number', RIGHT],
    ['a number of 17', '11010519491231002'],
    ['a birth date that does not exist', '110105194913310021'],
    ['a placeholder', '000000000000000000'],
  ])('%s cannot be let pass', (_, written) => {
    expect(codeOf(() => propose(written))).toBe('override.not-needed');
  });

  it('does not let any other number pass', () => {
    expect(parseIdNumber('110105194912310022', undefined, new Set([WRONG])).fault).toBe(
      'id-number.check-digit',
    );
  });
});
