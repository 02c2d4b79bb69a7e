import { MATCH_SCORE_MIN, pairByOfficer, scoreMatch } from './match-score';

const wei = {
  idNumber: '610302199003071124',
  name: '魏岚',
  sex: '2',
  birthDate: '1990-03-07',
  residenceDivision: '410105001',
  hukouAddress: '演示路18号',
};

describe('a possible match', () => {
  it('of two equal registrations scores 1', () => {
    expect(scoreMatch(wei, wei).score).toBe(1);
  });

  it('is still likely with one digit of the number wrong and a name that sounds alike', () => {
    const { score, reasons } = scoreMatch(wei, {
      ...wei,
      idNumber: '610302199003071142',
      name: '魏兰',
    });
    expect(score).toBeGreaterThan(0.8);
    expect(reasons.find(({ field }) => field === 'idNumber')).toEqual({
      field: 'idNumber',
      result: 'differs',
      score: 0.8,
    });
    expect(reasons.find(({ field }) => field === 'name')!.score).toBe(0.8);
  });

  it('by name alone is never certain', () => {
    const { score } = scoreMatch({ name: '魏岚' }, { name: '魏岚' });
    expect(score).toBeLessThan(MATCH_SCORE_MIN);
  });

  it('of another person is none', () => {
    const other = {
      idNumber: '610303198512243318',
      name: '曹开',
      sex: '1',
      birthDate: '1985-12-24',
    };
    expect(scoreMatch(wei, other).score).toBeLessThan(0.1);
  });

  it('made by an officer keeps the score it had', () => {
    const pairing = pairByOfficer({ ...wei, strandId: 'a1', version: 3 }, { ...wei, name: '魏兰' });
    expect(pairing).toMatchObject({
      recordId: 'a1',
      recordVersion: 3,
      linked: true,
      decidedBy: 'officer',
      score: 0.95,
    });
  });
});
