import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PersonSheet } from '../api/personSheet';
import { useCaseFields } from '../casework/useCaseFields';
import { momentOf } from '../format';
import { useCan } from '../identity/session';
import { openCasePath } from '../one-sided/open-case';
import { Value } from '../record/Value';
import { listed, textOf, texts } from '../texts';
import { doubtedBy, type Line, type Section } from './doubted-field';

const CORRECTING = { receiving: 'change-residence', sending: 'change-departure' } as const;

/** The sheet as it is printed; on the screen each field has its link to a correction or an objection. */
export function Sheet({ sheet }: { sheet: PersonSheet }): JSX.Element {
  const { t } = useTranslation();
  return (
    <article className="receipt person-sheet" aria-labelledby="person-sheet-title">
      <h2 id="person-sheet-title">{t('personSheet/title')}</h2>
      <p className="receipt-number">
        {sheet.name} · {t('personSheet/printedAt')} {momentOf(sheet.printedAt)} ·{' '}
        {t('personSheet/office')} {sheet.office.name}
      </p>
      <p>{t('personSheet/lead')}</p>
      {sheet.sections.map((section) => (
        <SectionTable key={section.section} section={section} sheet={sheet} />
      ))}
      <Recipients sheet={sheet} />
      <Readings sheet={sheet} />
      <h3>{t('personSheet/basis')}</h3>
      <p>{sheet.basis}</p>
      {sheet.noticeVersion && (
        <p>
          {t('personSheet/notice')}：{sheet.noticeVersion}
        </p>
      )}
      <h3>{t('personSheet/rights')}</h3>
      <ul className="receipt-rights">
        {sheet.rights.map((right) => (
          <li key={right}>{right}</li>
        ))}
      </ul>
      <div className="receipt-signs">
        <span>{t('personSheet/signature')}：</span>
        <span>{t('personSheet/seal')}：</span>
      </div>
    </article>
  );
}

function SectionTable(props: { section: Section; sheet: PersonSheet }): JSX.Element {
  const { section, sheet } = props;
  const { t } = useTranslation();
  const facts = [
    `${t('personSheet/owner')}：${t(`sides/${section.owner}`)} ${section.region.name}`,
    `${t('personSheet/source')}：${section.source}`,
    section.organisation && `${t('personSheet/registeredBy')}：${section.organisation.name}`,
    section.recordedAt && `${t('personSheet/recordedAt')}：${momentOf(section.recordedAt)}`,
  ].filter(Boolean);
  return (
    <section aria-label={textOf('sections', section.section)}>
      <h3>{textOf('sections', section.section)}</h3>
      <p className="sheet-facts">{facts.join('　')}</p>
      <dl className="sheet-fields">
        {ordered(section.fields).map((line) => (
          <div key={line.field}>
            <dt>{labelOf(line.field, section)}</dt>
            <dd>
              <SheetValue field={line.field} value={line.value} />
              <StartHere line={line} section={section} sheet={sheet} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Ours is corrected on the record, now; about theirs the owner is asked, where it can be, who answers by a deadline. */
function StartHere(props: {
  line: Line;
  section: Section;
  sheet: PersonSheet;
}): JSX.Element | null {
  const { line, section, sheet } = props;
  const { t } = useTranslation();
  const can = useCan();
  const { recordId, side } = sheet;
  const isOwn = section.owner === side;
  const fields = useCaseFields(!isOwn && can('open-case'));
  const doubted = doubtedBy(line, section, { fields, side });
  if (isOwn ? !can(CORRECTING[side]) : !can('open-case') || !doubted) return null;
  return (
    <Link
      className="no-print sheet-act"
      to={
        isOwn
          ? `/records/${encodeURIComponent(recordId)}`
          : openCasePath({ record: recordId, kind: 'objection', field: doubted })
      }
    >
      {t(isOwn ? 'personSheet/correct' : 'personSheet/object')}
      <span className="visually-hidden"> {labelOf(line.field, section)}</span>
    </Link>
  );
}

/** Who the person is comes first, as on every form; the rest as it stands. */
const FIRST = [
  'name',
  'documentKind',
  'idNumber',
  'temporaryId',
  'sex',
  'birthDate',
  'ethnicGroup',
  'homeDivision',
  'hukouAddress',
  'residenceDivision',
  'address',
  'phone',
];
function ordered(fields: Section['fields']): Section['fields'] {
  const rank = (field: string): number => (FIRST.includes(field) ? FIRST.indexOf(field) : 99);
  return [...fields].sort((one, other) => rank(one.field) - rank(other.field));
}

const OWN_WORDS = [
  'found',
  'linked',
  'score',
  'decidedBy',
  'status',
  'inHousehold',
  'relation',
] as const;
type OwnWord = (typeof OWN_WORDS)[number];
const isOwn = (field: string): field is OwnWord => (OWN_WORDS as readonly string[]).includes(field);

/** Why somebody left is another question than why they came. */
const labelOf = (field: string, { section }: Section): string => {
  if (isOwn(field)) return texts.t(`personSheet/${field}`);
  return textOf(
    'fields',
    section === 'departure' && field === 'reason' ? 'departureReason' : field,
  );
};

function SheetValue({ field, value }: { field: string; value: string }): JSX.Element {
  const { t } = useTranslation();
  if (value === 'true' || value === 'false')
    return <>{t(value === 'true' ? 'common/yes' : 'common/no')}</>;
  if (field === 'decidedBy') return <>{textOf('record/pairedBy', value)}</>;
  if (field === 'score') return <>{Math.round(Number(value) * 100)}%</>;
  if (field === 'status')
    return (
      <>
        {t(
          value === 'ended'
            ? 'record/endedStatus'
            : value === 'away'
              ? 'record/away'
              : 'record/living',
        )}
      </>
    );
  if (field === 'ended') {
    const [kind, on] = value.split(' ');
    return (
      <>
        {textOf('endKinds', kind)} {on}
      </>
    );
  }
  return <Value field={field} value={value} />;
}

function Recipients({ sheet }: { sheet: PersonSheet }): JSX.Element {
  const { t } = useTranslation();
  return (
    <section aria-label={t('personSheet/recipients')}>
      <h3>{t('personSheet/recipients')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('personSheet/recipient')}</th>
            <th scope="col">{t('personSheet/contents')}</th>
            <th scope="col">{t('personSheet/since')}</th>
            <th scope="col">{t('personSheet/agreement')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.recipients.map(({ region, sections, receivedAt, agreement }) => (
            <tr key={`${region.code} ${sections.join()}`}>
              <td>{region.name}</td>
              <td>{listed(sections.map((section) => textOf('sections', section)))}</td>
              <td>{momentOf(receivedAt) || t('personSheet/notYet')}</td>
              <td>{agreement ?? t('common/none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Readings({ sheet }: { sheet: PersonSheet }): JSX.Element {
  const { t } = useTranslation();
  const { readings, readingsTotal } = sheet;
  return (
    <section aria-label={t('personSheet/readings')}>
      <h3>{t('personSheet/readings')}</h3>
      <p className="sheet-facts">{t('personSheet/readingsHere')}</p>
      {readings.length === 0 ? (
        <p>{t('personSheet/noReadings')}</p>
      ) : (
        <>
          <p className="sheet-facts">
            {t('personSheet/readingsTotal', { total: readingsTotal, shown: readings.length })}
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('personSheet/time')}</th>
                <th scope="col">{t('personSheet/readBy')}</th>
                <th scope="col">{t('personSheet/readFor')}</th>
              </tr>
            </thead>
            <tbody>
              {readings.map(({ at, office, kind, purpose }, index) => (
                <tr key={index}>
                  <td>{momentOf(at)}</td>
                  <td>{office.name}</td>
                  <td>
                    {t(`personSheet/kinds/${kind}`)}
                    {purpose && `：${textOf('reads/purposes', purpose)}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
