import { workCalendar } from '@calendar';
import { nextStepDue } from './next-step-deadline';

/** A Monday. */
const since = '2026-01-05';
const agreed = (days: number, unit: 'working' | 'calendar') => ({
  calendar: workCalendar([{ from: '2026-01-12', to: '2026-01-12', reason: '两地停办' }]),
  deadlines: (code: string) => ({ code, days, unit, source: '双向管理协议（第 2 版）时限' }),
});

describe('the last day for the next step', () => {
  it('is the default pack’s where no agreement covers both places', () => {
    expect(nextStepDue('receiving', since).day).toBe('2026-01-08');
    expect(nextStepDue('sending', since).day).toBe('2026-01-19');
  });

  it('is what the agreement says, on the days both sides count', () => {
    const due = nextStepDue('receiving', since, agreed(5, 'working'));
    expect(due.day).toBe('2026-01-13');
    expect(due.explanation.rule.source).toBe('双向管理协议（第 2 版）时限');
    expect(nextStepDue('sending', since, agreed(5, 'calendar')).day).toBe('2026-01-10');
  });

  it('warns where it is counted over a year whose holidays are not published', () => {
    const { warnings } = nextStepDue('receiving', '2040-01-02');
    expect(warnings).toEqual([{ code: 'calendar.unpublished', year: 2040 }]);
  });
});
