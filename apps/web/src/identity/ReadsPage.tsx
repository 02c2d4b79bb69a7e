import { Input } from 'antd';
import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getReads, type ReadEntry } from '../api/accounts';
import { momentOf } from '../format';
import { type Column, EmptyHint, QueryTable } from '../list/QueryTable';
import { PageTitle } from '../shell/PageTitle';
import { textOf, texts } from '../texts';

const NAMES = ['subject'] as const;

function filterText(filter: ReadEntry['filter']): string {
  if (!filter) return '';
  if (typeof filter === 'string') return filter;
  return Object.entries(filter)
    .map(([name, value]) => filterPart(name, String(value)))
    .join('，');
}

/** Among which words a filter's value stands; whether something was typed is told, what it was is not. */
const GROUPS: Record<string, readonly string[]> = {
  state: ['states', 'door/capturedStates', 'idOverride/states'],
  side: ['sides'],
  oneSided: ['reads/oneSided'],
  todo: ['todoKinds'],
};

function filterPart(name: string, value: string): string {
  const label = textOf('reads/filters', name);
  if (value === 'true') return label;
  if (value === 'false') return `${label}：${texts.t('common/no')}`;
  if (name === 'importId') return `${label} …${value.slice(-8)}`;
  const words = GROUPS[name]?.map((group) => textOf(group, value)) ?? [];
  return `${label}：${words.find((word) => word !== value) ?? value}`;
}

const readerOf = ({ account }: ReadEntry): string => account.displayName ?? account.username;
const countOf = (entry: ReadEntry): number =>
  entry.total ?? entry.count ?? subjectsOf(entry).length;
const subjectsOf = ({ subject, subjects }: ReadEntry): string[] =>
  subjects ?? (subject ? [subject] : []);

/** 查阅记录: who read whom, when and why; without the personal data themselves. */
export function ReadsPage(): JSX.Element {
  const { t } = useTranslation();
  const columns = useMemo<Column<ReadEntry>[]>(
    () => [
      {
        key: 'at',
        title: t('reads/at'),
        always: true,
        width: 140,
        render: (_, { at }) => momentOf(at),
      },
      {
        key: 'who',
        title: t('reads/who'),
        always: true,
        width: 140,
        render: (_, entry) => readerOf(entry),
      },
      {
        key: 'kind',
        title: t('reads/kind'),
        width: 116,
        render: (_, { kind }) => textOf('reads/kinds', kind),
      },
      {
        key: 'purpose',
        title: t('reads/purpose'),
        width: 150,
        render: (_, { purpose }) => textOf('reads/purposes', purpose) || t('common/none'),
      },
      {
        key: 'count',
        title: t('reads/count'),
        align: 'right',
        width: 60,
        render: (_, entry) => countOf(entry),
      },
      {
        key: 'filter',
        title: t('reads/filter'),
        width: 180,
        render: (_, { filter }) => filterText(filter) || t('common/none'),
      },
      {
        key: 'subject',
        title: t('reads/subject'),
        className: 'digest',
        width: 300,
        render: (_, entry) => {
          const subjects = subjectsOf(entry);
          if (subjects.length === 0) return t('common/none');
          return (
            <span title={subjects.join('\n')}>{[subjects[0], subjects.length > 1 && '…']}</span>
          );
        },
      },
    ],
    [t],
  );
  return (
    <>
      <PageTitle title={t('reads/title')} sub={t('reads/sub')} />
      <QueryTable<ReadEntry>
        id="reads"
        label={t('reads/title')}
        names={NAMES}
        fields={[
          {
            name: 'subject',
            label: t('reads/subject'),
            primary: true,
            control: <Input allowClear placeholder={t('reads/subjectPlaceholder')} />,
          },
        ]}
        columns={columns}
        rowKey={(entry) => entry.id ?? `${entry.at} ${entry.account.username} ${entry.kind}`}
        fetch={({ subject, cursor, size }) =>
          getReads({
            ...(subject !== undefined && { subject: String(subject) }),
            ...(cursor !== undefined && { cursor: String(cursor) }),
            ...(size !== undefined && { size: Number(size) }),
          })
        }
        card={(entry) => (
          <div className="record-card">
            <span className="record-card-head">
              <strong>{readerOf(entry)}</strong>
              <span className="quiet">{momentOf(entry.at)}</span>
            </span>
            <span>
              {textOf('reads/kinds', entry.kind)} · {t('reads/count')} {countOf(entry)}
            </span>
            {entry.purpose && <span>{textOf('reads/purposes', entry.purpose)}</span>}
            {entry.filter && <span className="quiet">{filterText(entry.filter)}</span>}
          </div>
        )}
        empty={() => <EmptyHint text={t('reads/empty')} />}
      />
    </>
  );
}
