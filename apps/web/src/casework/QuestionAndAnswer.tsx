import { Card, Tag } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerContent, Case, CaseSection, FieldResult, FieldVersions } from '../api/case';
import type { CaseSide } from '../api/cases';
import { momentOf, shortMomentOf } from '../format';
import { useNow } from '../identity/session';
import { Value } from '../record/Value';
import { useDivisionName } from '../region/useDivisionName';
import { textOf } from '../texts';
import { useSideName } from './CaseTimeline';
import { lastName } from './caseColumns';

type Texts = Record<string, string>;

const textsOf = (section: CaseSection | undefined): Texts =>
  (section?.personal?.['values'] ?? {}) as Texts;

export interface GivenAnswer {
  results: Map<string, FieldResult>;
  values: Texts;
  notFound: boolean;
  evidence?: string;
  filing?: string;
}

/** The answer that counts in this round; what was answered before it was returned is shown, and said to be old. */
export function answerOf(held: Case): (GivenAnswer & { old: boolean }) | undefined {
  const section = held.answering?.sections['answer'];
  if (!section || section.open['status'] === 'invalidated') return undefined;
  const { open } = section;
  const results = (open['results'] ?? []) as AnswerContent['results'];
  return {
    results: new Map(results.map(({ field, result }) => [field, result])),
    values: textsOf(section),
    notFound: open['found'] === false,
    old: Number(open['round']) < held.round,
    ...(typeof open['evidence'] === 'string' && { evidence: open['evidence'] }),
    ...(typeof open['filing'] === 'string' && { filing: open['filing'] }),
  };
}

const COLOURS: Record<FieldResult, string> = {
  match: 'green',
  'no-match': 'red',
  corrected: 'orange',
  unknown: 'default',
};

export function ResultTag(props: { result: FieldResult; kind: Case['kind'] }): JSX.Element {
  const { result, kind } = props;
  const { t } = useTranslation();
  const group = kind === 'objection' ? 'objectionResults' : 'results';
  return (
    <Tag color={COLOURS[result]} className="state-tag" data-result={result}>
      {t(`case/${group}/${result}`)}
    </Tag>
  );
}

/** 所问与所答: field by field, the question and its minimal answer beside each other. */
export function QuestionAndAnswer({ held }: { held: Case }): JSX.Element | null {
  const { t } = useTranslation();
  const nameOf = useSideName(held);
  if (held.fields.length === 0) return null;
  const asked = textsOf(held.asking.sections['question']);
  const answer = answerOf(held);
  const word = held.kind === 'objection' ? 'case/proposedValue' : 'case/askedValue';
  return (
    <Card size="small" title={t('case/questionAndAnswer')} className="comparison questions">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('case/field')}</th>
            <th scope="col">{t(word, { name: nameOf('asking') })}</th>
            <th scope="col">{t('case/answer', { name: nameOf('answering') })}</th>
          </tr>
        </thead>
        <tbody>
          {held.fields.map((field) => (
            <tr key={field}>
              <th scope="row">{textOf('fields', field)}</th>
              <td>
                <Value field={field} value={asked[field]} />
                <Versions versions={held.versions?.find((one) => one.field === field)} />
              </td>
              <td>
                <FieldAnswer field={field} answer={answer} kind={held.kind} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <AnswerFacts answer={answer} />
    </Card>
  );
}

/** What both parts of the record say, where they differ: the owner's holds. */
function Versions({ versions }: { versions: FieldVersions | undefined }): JSX.Element | null {
  const { t } = useTranslation();
  if (!versions?.differs) return null;
  return (
    <dl className="versions">
      {(['sending', 'receiving'] as const).map((side) => (
        <div key={side}>
          <dt>
            {t(`sides/${side}`)}
            {side === versions.owner && t('case/ownerHolds')}
          </dt>
          <dd>
            <Value field={versions.field} value={versions[side]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface FieldAnswerProps {
  field: string;
  answer: (GivenAnswer & { old?: boolean }) | undefined;
  kind: Case['kind'];
}

function FieldAnswer({ field, answer, kind }: FieldAnswerProps): JSX.Element {
  const { t } = useTranslation();
  const result = answer?.results.get(field);
  if (answer?.notFound) return <span className="bad">{t('case/notFound')}</span>;
  if (!answer || !result) return <span className="absent">{t('case/noAnswer')}</span>;
  return (
    <span className={answer.old ? 'old-answer' : ''}>
      <ResultTag result={result} kind={kind} />{' '}
      {result === 'corrected' && (
        <strong>
          <Value field={field} value={answer.values[field]} />
        </strong>
      )}
      {answer.old && <small className="quiet">{t('case/oldAnswer')}</small>}
    </span>
  );
}

function AnswerFacts({ answer }: { answer: GivenAnswer | undefined }): JSX.Element | null {
  const { t } = useTranslation();
  if (!answer?.evidence && !answer?.filing) return null;
  return (
    <p className="quiet answer-facts">
      {answer.evidence && `${t('case/evidence')}：${textOf('case/evidences', answer.evidence)}`}
      {answer.evidence && answer.filing && ' · '}
      {answer.filing && `${t('case/filing')}：${answer.filing}`}
    </p>
  );
}

/** 拟反馈: what the township drafted and the county has to sign. */
export function DraftCard({ held }: { held: Case }): JSX.Element | null {
  const { t } = useTranslation();
  const now = useNow();
  const name = useDivisionName(held.proposed?.organisation);
  const { proposed } = held;
  if (!proposed) return null;
  const { content } = proposed;
  const answer: GivenAnswer = {
    results: new Map(content.results.map(({ field, result }) => [field, result])),
    values: content.values ?? {},
    notFound: content.found === false,
    ...(content.evidence && { evidence: content.evidence }),
    ...(content.filing && { filing: content.filing }),
  };
  return (
    <Card
      size="small"
      className="draft-card"
      title={t(proposed.state === 'proposed' ? 'case/proposed' : 'case/proposedBack')}
    >
      <p className="quiet">
        {t('case/proposedBy', {
          name: lastName(name) || proposed.organisation,
          time: shortMomentOf(proposed.at, now()),
        })}
      </p>
      <dl className="lines">
        {held.fields.map((field) => (
          <div key={field}>
            <dt>{textOf('fields', field)}</dt>
            <dd>
              <FieldAnswer field={field} answer={answer} kind={held.kind} />
            </dd>
          </div>
        ))}
      </dl>
      <AnswerFacts answer={answer} />
      {content.text && <p className="said-text">{content.text}</p>}
    </Card>
  );
}

interface Said {
  side: CaseSide;
  section: string;
  time: string;
  text?: string;
  place?: string;
  ruling?: { by: string; on: string; finding: 'asking' | 'answering' | 'both'; filing?: string };
  decision?: string;
}

/** Everything either side has written besides the fields, oldest first. */
export function saidIn(held: Case): Said[] {
  const of = (side: CaseSide): Said[] =>
    Object.entries(held[side]?.sections ?? {}).flatMap(([section, written]) => {
      if (!written) return [];
      const { open, personal, time } = written;
      const text = personal?.['text'];
      const place = open['toDivision'];
      const ruling = open['ruling'] as Said['ruling'];
      if (typeof text !== 'string' && typeof place !== 'string' && !ruling) return [];
      return [
        {
          side,
          section,
          time,
          ...(typeof text === 'string' && { text }),
          ...(typeof place === 'string' && { place }),
          ...(ruling && { ruling }),
          ...(section === 'decision' && { decision: String(open['kind']) }),
        },
      ];
    });
  return [...of('asking'), ...of('answering')].sort((a, b) => a.time.localeCompare(b.time));
}

/** 往来说明: the words of both sides, in order. */
export function SaidCard({ held }: { held: Case }): JSX.Element | null {
  const { t } = useTranslation();
  const now = useNow();
  const nameOf = useSideName(held);
  const said = saidIn(held);
  const title = held.asking.sections['question']?.personal?.['title'];
  if (said.length === 0 && typeof title !== 'string' && held.fields.length > 0) return null;
  return (
    <Card size="small" title={t('case/said')} className="said">
      {typeof title === 'string' && <p className="said-title">{title}</p>}
      {held.filing && (
        <p className="quiet">
          {t('case/filing')}：{held.filing}
        </p>
      )}
      {said.length === 0 && <p className="quiet">{t('case/nobodySaid')}</p>}
      <ul className="plain-list">
        {said.map((one) => (
          <li key={`${one.side} ${one.section}`} data-side={one.side}>
            <div className="said-head">
              <strong>{nameOf(one.side)}</strong>
              <span>
                {one.decision
                  ? textOf('case/decisions', one.decision)
                  : textOf('case/words', one.section)}
              </span>
              <time dateTime={one.time} title={momentOf(one.time)} className="quiet">
                {shortMomentOf(one.time, now())}
              </time>
            </div>
            {one.place && (
              <div>
                {t('case/toDivision')} <Value field="toDivision" value={one.place} />
              </div>
            )}
            {one.ruling && <Ruling ruling={one.ruling} />}
            {one.text && <div className="said-text">{one.text}</div>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Ruling({ ruling }: { ruling: NonNullable<Said['ruling']> }): JSX.Element {
  const { t } = useTranslation();
  const by = useDivisionName(ruling.by);
  return (
    <div>
      {t('case/rulingOf', { by: by || ruling.by, on: ruling.on })}：
      {t(`case/findings/${ruling.finding}`)}
      {ruling.filing && ` · ${ruling.filing}`}
    </div>
  );
}
