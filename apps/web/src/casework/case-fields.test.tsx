import type { CaseField, CaseRow } from '../api/cases';
import { contentOf } from './dialogs/AnswerDialog';
import { bulkOffers } from './BulkActs';
import { orderedActs } from './CaseActs';
import { askableFields, dueWord, stateWord, turnOf } from './case-fields';
import { stepsOf } from './CaseSteps';
import { bodyOf, kindsFor } from './open-case/new-case';

const row: CaseRow = {
  caseId: 'c1',
  kind: 'verification',
  urgency: 'normal',
  side: 'asking',
  service: 'receiving',
  state: 'opened',
  round: 1,
  corrected: false,
  partner: { code: '610300', name: '宝鸡市' },
  person: { name: '魏岚' },
  fields: ['hukouAddress'],
  openedAt: '2026-11-20T01:00:00.000Z',
  overdue: false,
  reminders: 0,
  acts: ['remind', 'withdraw'],
  updatedAt: '2026-11-20T01:00:00.000Z',
};
const due = (day: string) => ({
  day,
  at: `${day}T15:59:59.999Z`,
  explanation: {},
  warnings: [],
  extended: false,
});

describe('a question', () => {
  it('names fields the other side answers for, never the own ones', () => {
    const field = (name: string, owner: CaseField['owner']): CaseField => ({
      field: name,
      owner,
      writing: 'text',
      zh: name,
      en: name,
    });
    const fields = [field('hukouAddress', 'sending'), field('address', 'receiving')];
    expect(askableFields(fields, 'receiving')).toEqual(['hukouAddress']);
    expect(askableFields(fields, 'sending')).toEqual(['address']);
    expect(askableFields(fields, 'bureau')).toEqual([]);
  });

  it('is of a kind that fits what it is about', () => {
    expect(kindsFor({})).toEqual(['verification', 'notice', 'correspondence']);
    expect(kindsFor({ disputed: {} as never })).toEqual(['dispute']);
    expect(kindsFor({ record: {} as never })).toContain('objection');
  });

  it('carries what its kind has and no empty member', () => {
    const values = { urgency: 'urgent' as const, name: '魏岚', text: ' ', 'values.sex': '2' };
    expect(bodyOf(values, { about: {}, kind: 'verification', chosen: ['sex'] })).toEqual({
      kind: 'verification',
      urgency: 'urgent',
      fields: ['sex'],
      values: { sex: '2' },
      name: '魏岚',
    });
    const record = { recordId: 'r1' } as never;
    expect(bodyOf({ text: '请知悉' }, { about: { record }, kind: 'notice', chosen: [] })).toEqual({
      kind: 'notice',
      recordId: 'r1',
      text: '请知悉',
    });
  });
});

describe('an answer', () => {
  it('says what was asked, with a value only where it corrects', () => {
    expect(
      contentOf(
        ['sex', 'hukouAddress'],
        {
          'results.sex': 'match',
          'values.sex': '1',
          'results.hukouAddress': 'corrected',
          'values.hukouAddress': '演示路20号',
        },
        false,
      ),
    ).toEqual({
      results: [
        { field: 'sex', result: 'match' },
        { field: 'hukouAddress', result: 'corrected' },
      ],
      values: { hukouAddress: '演示路20号' },
    });
  });

  it('that nobody was found answers no field and names its evidence', () => {
    expect(contentOf(['sex'], { 'results.sex': 'match', evidence: 'register' }, true)).toEqual({
      results: [],
      found: false,
      evidence: 'register',
    });
  });
});

describe('where a case stands', () => {
  it('is sent, then delivered for who asks, and to be acknowledged for who is asked', () => {
    expect(stateWord(row)).toBe('opened');
    expect(stateWord({ ...row, deliveredAt: row.openedAt })).toBe('delivered');
    expect(stateWord({ ...row, side: 'answering' })).toBe('toAcknowledge');
  });

  it('says whose turn it is', () => {
    expect(turnOf('answered')).toBe('asking');
    expect(turnOf('returned')).toBe('answering');
    expect(turnOf('accepted')).toBeUndefined();
  });

  it('counts days left and over, stands still while asked back, and ends with the answer', () => {
    const word = (more: Partial<CaseRow>) => dueWord({ ...row, ...more }, '2026-11-20');
    expect(word({})).toEqual({ word: 'none', days: 0 });
    expect(word({ due: due('2026-11-23') })).toEqual({ word: 'left', days: 3 });
    expect(word({ due: due('2026-11-20') }).word).toBe('today');
    expect(word({ due: due('2026-11-18'), overdue: true })).toEqual({ word: 'overdue', days: 2 });
    expect(word({ due: due('9999-12-31'), state: 'clarifying' }).word).toBe('paused');
  });

  it('says of a deadline that is over whether the answer came in time, late by so many days, or not at all', () => {
    const word = (state: CaseRow['state'], answered?: { inTime: boolean; daysLate: number }) =>
      dueWord(
        { ...row, state, due: { ...due('2026-11-18'), ...(answered && { answered }) } },
        '2026-11-20',
      );
    for (const state of ['answered', 'accepted', 'closed'] as const) {
      expect(word(state, { inTime: true, daysLate: 0 })).toEqual({ word: 'in-time', days: 0 });
      expect(word(state, { inTime: false, daysLate: 3 })).toEqual({ word: 'late', days: 3 });
    }
    for (const state of ['withdrawn', 'forwarded', 'misaddressed', 'closed'] as const)
      expect(word(state).word).toBe('unanswered');
    // Until its seal an answer has no time that counts.
    expect(word('answered').word).toBe('answered');
  });

  it('has passed every step before the last one known', () => {
    const steps = stepsOf({ ...row, state: 'acknowledged', acknowledgedAt: row.openedAt });
    expect(steps.map(({ reached }) => reached)).toEqual([true, true, true, false, false]);
    expect(stepsOf({ ...row, kind: 'notice' }).map(({ step }) => step)).not.toContain('answered');
  });
});

describe('acts on a case', () => {
  it('are those the region lists, the one that brings it forward first', () => {
    expect(orderedActs(['withdraw', 'remind'])).toEqual({
      shown: ['remind', 'withdraw'],
      more: [],
    });
    const many = orderedActs(['assign', 'extend', 'forward', 'misaddressed', 'answer']);
    expect(many.primary).toBe('answer');
    expect(many.shown).toEqual(['answer', 'assign', 'extend']);
    expect(many.more).toEqual(['forward', 'misaddressed']);
  });

  it('on several at once are those that need no words', () => {
    expect(bulkOffers([row, { ...row, caseId: 'c2', acts: ['acknowledge', 'forward'] }])).toEqual([
      { act: 'acknowledge', count: 1 },
      { act: 'remind', count: 1 },
    ]);
  });
});
