import { Alert, Button, Flex, Input, Select } from 'antd';
import { SafetyCertificateOutlined } from '@ant-design/icons';
import type { JSX } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { checkReads, getReads, READ_KINDS, type ReadEntry } from '../api/accounts';
import { dayOf, momentOf } from '../format';
import type { FilterField } from '../list/QueryArea';
import { type Column, QueryTable } from '../list/QueryTable';
import { useCodes, usePartnerName } from '../region/useCodes';
import { DayInput } from '../registration/DayInput';
import { PageTitle } from '../shell/PageTitle';
import { ProblemAlert } from '../shell/ProblemAlert';
import { textOf } from '../texts';
import { filterText, whatOf } from './read-words';
import { useSession } from './session';

const NAMES = ['username', 'kind', 'from', 'to', 'subject'] as const;

const readerOf = ({ account }: ReadEntry): string => account.displayName ?? account.username;
const countOf = ({ count, subjects }: ReadEntry): number => count ?? subjects.length;

/** 查阅记录: who read whom, when and why; without the personal data themselves. */
export function ReadsPage(): JSX.Element {
  const { t } = useTranslation();
  const asked = useFilterText();
  const fields = useFields();
  const columns: Column<ReadEntry>[] = [
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
      width: 170,
      render: (_, entry) => (
        <span title={entry.account.organisation.name}>
          {readerOf(entry)} <span className="quiet mono">{entry.account.username}</span>
        </span>
      ),
    },
    {
      key: 'office',
      title: t('reads/office'),
      width: 150,
      atFirstHidden: true,
      render: (_, { account }) => account.organisation.name,
    },
    {
      key: 'kind',
      title: t('reads/kind'),
      width: 104,
      render: (_, { kind }) => textOf('reads/kinds', kind),
    },
    { key: 'what', title: t('reads/what'), width: 130, render: (_, entry) => whatOf(entry) },
    {
      key: 'purpose',
      title: t('reads/purpose'),
      width: 130,
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
      width: 170,
      render: (_, entry) => asked(entry) || t('common/none'),
    },
    {
      key: 'subject',
      title: t('reads/subject'),
      className: 'digest',
      width: 200,
      render: (_, { subjects }) =>
        subjects.length === 0 ? (
          t('common/none')
        ) : (
          <span title={subjects.join('\n')}>{[subjects[0], subjects.length > 1 && '…']}</span>
        ),
    },
  ];
  return (
    <>
      <PageTitle title={t('reads/title')} sub={t('reads/sub')} />
      <QueryTable<ReadEntry>
        id="reads"
        label={t('reads/title')}
        names={NAMES}
        fields={fields}
        columns={columns}
        rowKey={({ id }) => id}
        fetch={getReads}
        notice={() => <ChainCheck />}
        card={(entry) => (
          <div className="record-card">
            <span className="record-card-head">
              <strong>{readerOf(entry)}</strong>
              <span className="quiet">{momentOf(entry.at)}</span>
            </span>
            <span>
              {textOf('reads/kinds', entry.kind)} · {whatOf(entry)} · {t('reads/count')}{' '}
              {countOf(entry)}
            </span>
            {entry.purpose && <span>{textOf('reads/purposes', entry.purpose)}</span>}
            {entry.filter && <span className="quiet">{asked(entry)}</span>}
          </div>
        )}
        empty={{ text: t('reads/empty'), filtered: t('reads/emptyFiltered') }}
      />
    </>
  );
}

function useFilterText(): (entry: ReadEntry) => string {
  const partner = usePartnerName();
  const { labelOf } = useCodes();
  return (entry) => filterText(entry, { partner, channel: (code) => labelOf('channel', code) });
}

function useFields(): FilterField[] {
  const { t } = useTranslation();
  const { now } = useSession();
  const latest = dayOf(now);
  return [
    {
      name: 'username',
      label: t('reads/username'),
      primary: true,
      control: <Input allowClear maxLength={32} autoCapitalize="none" />,
    },
    {
      name: 'kind',
      label: t('reads/kind'),
      primary: true,
      control: (
        <Select
          allowClear
          placeholder={t('common/all')}
          options={READ_KINDS.map((value) => ({ value, label: t(`reads/kinds/${value}`) }))}
        />
      ),
    },
    { name: 'from', label: t('reads/from'), control: <DayInput latest={latest} /> },
    { name: 'to', label: t('reads/to'), control: <DayInput latest={latest} /> },
    {
      name: 'subject',
      label: t('reads/subject'),
      control: <Input allowClear maxLength={64} placeholder={t('reads/subjectPlaceholder')} />,
    },
  ];
}

/** 校验完整性: the region follows its log from the first row on and says what it found. */
function ChainCheck(): JSX.Element {
  const { t } = useTranslation();
  const { refetch, isFetching, data, error } = useQuery({
    queryKey: ['read-chain'],
    queryFn: checkReads,
    enabled: false,
    gcTime: 0,
    retry: false,
  });
  return (
    <Flex vertical gap={8} align="flex-start">
      <Button
        icon={<SafetyCertificateOutlined aria-hidden />}
        loading={isFetching}
        onClick={() => void refetch()}
      >
        {t('reads/chain')}
      </Button>
      <ProblemAlert error={error} />
      {data && (
        <Alert
          showIcon
          type={data.intact ? 'success' : 'error'}
          title={
            data.intact
              ? t('reads/chainIntact', { rows: data.rows })
              : t('reads/chainBroken', { at: data.brokenAt })
          }
        />
      )}
    </Flex>
  );
}
