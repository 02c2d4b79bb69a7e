import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { type Case, EVIDENCE, FIELD_RESULTS, type RevealedCase } from '../api/case';
import { dayOf, momentOf } from '../format';
import { Value } from '../record/Value';
import { useDivisionName } from '../region/useDivisionName';
import { textOf } from '../texts';
import { useSideName } from './CaseTimeline';
import { answerOf, type GivenAnswer } from './QuestionAndAnswer';

interface Props {
  held: Case;
  revealed?: RevealedCase;
}

/** What was asked of each field, in full where it was asked for. */
function useAsked({ held, revealed }: Props): {
  numberOf: string;
  valueOf: (field: string) => string | undefined;
  text: (member: 'title' | 'text') => string | undefined;
} {
  const personal = held.asking.sections['question']?.personal;
  const values = (personal?.['values'] ?? {}) as Record<string, string>;
  const text = (member: 'title' | 'text'): string | undefined => {
    const value = personal?.[member];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    numberOf: revealed?.idNumber ?? held.person?.idNumberMasked ?? '',
    valueOf: (field) => {
      // An answer's corrected value stands beside it, not in the question.
      const asked = values[field];
      return asked?.includes('*') ? (revealed?.values[field] ?? asked) : asked;
    },
    text,
  };
}

/** A filing number where the office gave one, else the end of the case's id: short enough to be read out. */
const numberOf = ({ filing, caseId }: Case): string => filing ?? caseId.slice(-12).toUpperCase();

/** What was returned is not printed as the answer: the place is for the next one. */
function answerOfRound(held: Case): GivenAnswer | undefined {
  const answer = answerOf(held);
  return answer?.old ? undefined : answer;
}

/** 协查函: the letter as offices know it, one A4 page. */
export function PrintedLetter({ held, revealed }: Props): JSX.Element {
  const { t } = useTranslation();
  const nameOf = useSideName(held);
  const asked = useAsked({ held, ...(revealed && { revealed }) });
  const from = useDivisionName(held.askedBy);
  const to = useDivisionName(held.division);
  const answer = answerOfRound(held);
  return (
    <article className="receipt case-letter" aria-labelledby="case-letter-title">
      <h2 id="case-letter-title">{t(`caseLetter/titles/${held.kind}`)}</h2>
      <p className="receipt-number">
        {t('caseLetter/number')}：{numberOf(held)}
      </p>
      <p>{t('caseLetter/to', { name: to || nameOf('answering') })}</p>
      <p className="letter-lead">{t(`caseLetter/leads/${held.kind}`)}</p>
      {asked.text('title') && <p className="said-title">{asked.text('title')}</p>}
      <table>
        <tbody>
          {held.person && (
            <>
              <Line label={t('caseLetter/name')} value={held.person.name} />
              <Line label={t('caseLetter/idNumber')} value={asked.numberOf} />
            </>
          )}
          {held.urgency && (
            <Line label={t('caseLetter/urgency')} value={t(`case/urgencies/${held.urgency}`)} />
          )}
          {held.kind !== 'notice' && (
            <Line
              label={t('caseLetter/due')}
              value={held.due && held.due.day < '9999' ? held.due.day : t('caseLetter/dueAfter')}
            />
          )}
        </tbody>
      </table>
      {held.fields.length > 0 && (
        <table className="paper-fields">
          <thead>
            <tr>
              <th scope="col">{t('case/field')}</th>
              <th scope="col">{t('caseLetter/held')}</th>
              <th scope="col">{t('caseLetter/feedback')}</th>
            </tr>
          </thead>
          <tbody>
            {held.fields.map((field) => (
              <tr key={field}>
                <th scope="row">{textOf('fields', field)}</th>
                <td>
                  <Value field={field} value={asked.valueOf(field)} />
                </td>
                <td>
                  <Answered field={field} held={held} answer={answer} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asked.text('text') && <p className="said-text">{asked.text('text')}</p>}
      {held.kind === 'verification' && <p className="receipt-rights">{t('caseLetter/minimal')}</p>}
      <div className="letter-end">
        <p>
          {from || nameOf('asking')}
          {t('caseLetter/seal')}
        </p>
        <p>{dayOf(held.openedAt)}</p>
      </div>
    </article>
  );
}

function Line({ label, value }: { label: string; value: string }): JSX.Element {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{value}</td>
    </tr>
  );
}

interface AnsweredProps {
  field: string;
  held: Case;
  answer: GivenAnswer | undefined;
}

/** What was answered; before that nothing: the place is for a pen. */
function Answered({ field, held, answer }: AnsweredProps): JSX.Element | null {
  const { t } = useTranslation();
  const result = answer?.results.get(field);
  if (answer?.notFound) return <>{t('case/notFound')}</>;
  if (!result) return null;
  const group = held.kind === 'objection' ? 'objectionResults' : 'results';
  return (
    <>
      {t(`case/${group}/${result}`)}{' '}
      {result === 'corrected' && <Value field={field} value={answer?.values[field]} />}
    </>
  );
}

/** 核实单: what the community takes to the door, with boxes to tick; filled in once it is answered. */
export function PrintedSheet({ held, revealed }: Props): JSX.Element {
  const { t } = useTranslation();
  const nameOf = useSideName(held);
  const asked = useAsked({ held, ...(revealed && { revealed }) });
  const place = useDivisionName(held.division);
  const answer = answerOfRound(held);
  return (
    <article className="receipt case-sheet" aria-labelledby="case-sheet-title">
      <h2 id="case-sheet-title">{t('caseSheet/title')}</h2>
      <p className="receipt-number">
        {t('caseLetter/number')}：{numberOf(held)}
      </p>
      <p>{t('caseSheet/lead')}</p>
      <table>
        <tbody>
          {held.person && (
            <>
              <Line label={t('caseLetter/name')} value={held.person.name} />
              <Line label={t('caseLetter/idNumber')} value={asked.numberOf} />
            </>
          )}
          <Line label={t('caseLetter/division')} value={place || held.division} />
          <Line label={t('caseSheet/from')} value={nameOf('asking')} />
          <Line
            label={t('caseSheet/receivedOn')}
            value={momentOf(held.deliveredAt ?? held.openedAt)}
          />
          <Line
            label={t('caseSheet/due')}
            value={held.due && held.due.day < '9999' ? held.due.day : t('caseLetter/dueAfter')}
          />
        </tbody>
      </table>
      <table className="paper-fields">
        <thead>
          <tr>
            <th scope="col">{t('caseSheet/item')}</th>
            <th scope="col">{t('caseSheet/asked')}</th>
            <th scope="col">{t('caseSheet/result')}</th>
          </tr>
        </thead>
        <tbody>
          {held.fields.map((field) => (
            <tr key={field}>
              <th scope="row">{textOf('fields', field)}</th>
              <td>
                <Value field={field} value={asked.valueOf(field)} />
              </td>
              <td>
                <Boxes field={field} held={held} answer={answer} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <Box ticked={answer?.notFound === true}>{t('caseSheet/notFound')}</Box>
      </p>
      <p>
        {t('caseSheet/evidence')}：
        {EVIDENCE.map((word) => (
          <Box key={word} ticked={answer?.evidence === word}>
            {t(`case/evidences/${word}`)}
          </Box>
        ))}
      </p>
      <p>{t('caseSheet/remark')}：</p>
      <div className="sheet-signs">
        <span>{t('caseSheet/verifier')}：</span>
        <span>{t('caseSheet/verifiedOn')}：</span>
        <span>{t('caseSheet/reviewer')}：</span>
        <span>{t('caseSheet/reviewedOn')}：</span>
      </div>
    </article>
  );
}

function Box({ ticked, children }: { ticked: boolean; children: string }): JSX.Element {
  return (
    <span className="paper-box">
      <span aria-hidden="true">{ticked ? '☑' : '☐'}</span> {children}
    </span>
  );
}

function Boxes({ field, held, answer }: AnsweredProps): JSX.Element {
  const { t } = useTranslation();
  const given = answer?.results.get(field);
  const group = held.kind === 'objection' ? 'objectionResults' : 'results';
  return (
    <>
      {FIELD_RESULTS.map((result) => (
        <Box key={result} ticked={given === result}>
          {t(`case/${group}/${result}`)}
        </Box>
      ))}
      {given === 'corrected' ? (
        <Value field={field} value={answer?.values[field]} />
      ) : (
        <span className="paper-line" />
      )}
    </>
  );
}
