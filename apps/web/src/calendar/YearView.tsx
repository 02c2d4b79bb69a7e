import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarYear } from '../api/calendar';
import { type DayMark, markedDay, weeksOf } from './month-days';

const MARKS: readonly DayMark[] = ['holiday', 'madeUp', 'closure', 'office', 'cutOff'];
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Twelve months; what is special about a day is a letter and a colour, and words for a screen reader. */
export function YearView({ shown, today }: { shown: CalendarYear; today: string }): JSX.Element {
  return (
    <>
      <Legend />
      <div className="year-grid">
        {MONTHS.map((month) => (
          <Month key={month} month={month} shown={shown} today={today} />
        ))}
      </div>
    </>
  );
}

function Legend(): JSX.Element {
  const { t } = useTranslation();
  return (
    <ul className="plain-list year-legend" aria-label={t('calendar/legend')}>
      {MARKS.map((mark) => (
        <li key={mark}>
          <span className={`day-mark ${mark}`} aria-hidden>
            {t(`calendar/marks/${mark}`)}
          </span>
          {t(`calendar/kinds/${mark}`)}
        </li>
      ))}
    </ul>
  );
}

function Month(props: { month: number; shown: CalendarYear; today: string }): JSX.Element {
  const { month, shown, today } = props;
  const { t } = useTranslation();
  return (
    <table className="month mono">
      <caption>{t('calendar/month', { year: shown.year, month })}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {t(`calendar/weekdays/${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(shown.year, month).map((week, index) => (
          <tr key={index}>
            {week.map((day, place) =>
              day ? (
                <Day key={day} day={day} shown={shown} isToday={day === today} />
              ) : (
                <td key={place} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day(props: { day: string; shown: CalendarYear; isToday: boolean }): JSX.Element {
  const { day, shown, isToday } = props;
  const { t } = useTranslation();
  const { marks, reasons, free } = markedDay(day, shown);
  const words = [...marks.map((mark) => t(`calendar/kinds/${mark}`)), ...reasons].join('，');
  return (
    <td
      className={free ? 'free' : undefined}
      title={words || undefined}
      aria-current={isToday ? 'date' : undefined}
    >
      <span className="day-number">{Number(day.slice(8))}</span>
      {marks.map((mark) => (
        <span key={mark} className={`day-mark ${mark}`} aria-hidden>
          {t(`calendar/marks/${mark}`)}
        </span>
      ))}
      {words && <span className="for-readers">{words}</span>}
    </td>
  );
}
