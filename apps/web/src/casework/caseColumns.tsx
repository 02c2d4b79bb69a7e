import { Flex } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseRow } from '../api/cases';
import { shortMomentOf } from '../format';
import { useNow } from '../identity/session';
import type { Column } from '../list/QueryTable';
import { useDivisionName } from '../region/useDivisionName';
import { listed, textOf, texts } from '../texts';
import { CaseMarks, CaseStateTag, DueTag, KindTag } from './CaseTags';

export const casePath = (id: string): string => `/cases/${encodeURIComponent(id)}`;

/** Whom or what a case is about, in a few words. */
export const caseName = ({ person, title, kind }: CaseRow): string =>
  person?.name ?? title ?? texts.t(`case/kinds/${kind}`);

const fieldWords = (fields: string[]): string =>
  listed(fields.map((field) => textOf('fields', field)));

function Office({ code }: { code: string }): JSX.Element {
  const name = useDivisionName(code);
  return <span title={name}>{lastName(name) || code}</span>;
}

/** 陕西省宝鸡市渭滨区经二路街道 → 渭滨区经二路街道: the office is told by its county and below. */
export const lastName = (name: string): string =>
  name
    .replace(/^.{2,7}?(?:省|自治区)(?=.)/u, '')
    .replace(/^.{2,12}?(?:市|自治州|地区|盟)(?=.)/u, '');

function Due({ row }: { row: CaseRow }): JSX.Element {
  const { t } = useTranslation();
  const day = row.due && row.due.day < '9999' ? row.due.day.slice(5) : undefined;
  return (
    <Flex gap={6} align="center">
      {day ? (
        <span className="due-day" title={row.due?.day}>
          {day}
        </span>
      ) : (
        !row.due && t('common/none')
      )}
      <DueTag row={row} />
    </Flex>
  );
}

/** Columns of a work-list. */
export function useCaseColumns(): Column<CaseRow>[] {
  const { t, i18n } = useTranslation();
  const now = useNow();
  // English words are longer than their Chinese ones.
  const wide = (chinese: number, english: number): number =>
    i18n.language === 'en' ? english : chinese;
  return [
    {
      key: 'matter',
      title: t('cases/matter'),
      always: true,
      fixed: 'left',
      width: 96,
      ellipsis: true,
      render: (_, row) => (
        <Link to={casePath(row.caseId)} className="person-name" title={caseName(row)}>
          {caseName(row)}
        </Link>
      ),
    },
    {
      key: 'kind',
      title: t('cases/kind'),
      width: wide(88, 144),
      render: (_, row) => <KindTag row={row} />,
    },
    {
      key: 'side',
      title: t('cases/side'),
      width: wide(70, 92),
      render: (_, { side }) => t(`cases/sides/${side}`),
    },
    {
      key: 'partner',
      title: t('fields/partner'),
      width: wide(92, 108),
      ellipsis: true,
      render: (_, { partner }) => partner.name,
    },
    {
      key: 'fields',
      title: t('cases/fields'),
      width: 140,
      ellipsis: true,
      render: (_, { fields, title }) => fieldWords(fields) || title || t('common/none'),
    },
    {
      key: 'state',
      title: t('fields/state'),
      always: true,
      width: wide(180, 204),
      render: (_, row) => (
        <Flex gap={4} wrap>
          <CaseStateTag row={row} />
          <CaseMarks row={row} />
        </Flex>
      ),
    },
    {
      key: 'due',
      title: t('cases/due'),
      always: true,
      width: wide(134, 172),
      sortField: 'due',
      render: (_, row) => <Due row={row} />,
    },
    {
      key: 'holder',
      title: t('cases/holder'),
      width: wide(112, 120),
      ellipsis: true,
      render: (_, { holder }) =>
        holder ? <Office code={holder.organisation} /> : t('common/none'),
    },
    {
      key: 'openedAt',
      title: t('cases/openedAt'),
      width: 92,
      sortField: 'openedAt',
      render: (_, { openedAt }) => shortMomentOf(openedAt, now()),
    },
    {
      key: 'idNumber',
      title: t('fields/idNumber'),
      width: 158,
      className: 'mono',
      atFirstHidden: true,
      render: (_, { person }) => person?.idNumberMasked ?? t('common/none'),
    },
  ];
}

interface CardProps {
  row: CaseRow;
  select?: JSX.Element;
}

/** A row of a work-list on a phone. */
export function CaseCard({ row, select }: CardProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="case-card">
      {select}
      <Link to={casePath(row.caseId)} className="record-card">
        <span className="record-card-head">
          <strong>{caseName(row)}</strong>
          <KindTag row={row} />
          <CaseStateTag row={row} />
          <CaseMarks row={row} />
        </span>
        <span>
          {t(`cases/sides/${row.side}`)} · {row.partner.name}
        </span>
        {row.fields.length > 0 && <span className="quiet">{fieldWords(row.fields)}</span>}
        {row.due && <Due row={row} />}
      </Link>
    </div>
  );
}
