import './one-sided.css';
import { Select, Tag } from 'antd';
import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getOneSided, ONE_SIDED_REASONS, type OneSidedRow } from '../api/oneSided';
import { useCan, useSession } from '../identity/session';
import type { FilterField } from '../list/QueryArea';
import { type Column, QueryTable } from '../list/QueryTable';
import { placeName, shortPlaceName, withoutProvince } from '../record/recordColumns';
import { DivisionCascader } from '../region/DivisionCascader';
import { usePartners } from '../region/useCodes';
import { PageTitle } from '../shell/PageTitle';
import { PersonPage } from '../shell/PersonPage';
import { DueDay } from './DueDay';
import { NextStepButton } from './NextStepButton';
import { RatesCard } from './RatesCard';

const NAMES = ['live', 'reason', 'partner', 'side', 'township'] as const;

/** 一方登记: who is live on one side only, and the rate of those who are live on both. */
export function OneSidedPage(): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const columns = useColumns();
  const fields = useFields();
  return (
    <PersonPage>
      <PageTitle title={t('oneSided/title')} sub={t('oneSided/sub')} />
      {can('summary') && <RatesCard />}
      <QueryTable<OneSidedRow>
        id="one-sided"
        label={t('oneSided/title')}
        names={NAMES}
        fields={fields}
        columns={columns}
        rowKey={({ recordId }) => recordId}
        fetch={getOneSided}
        empty={{ text: t('oneSided/empty'), filtered: t('oneSided/emptyFiltered') }}
        card={(row) => <OneSidedCard row={row} />}
      />
    </PersonPage>
  );
}

const at = (id: string): string => `/records/${encodeURIComponent(id)}`;

function Age({ row }: { row: OneSidedRow }): JSX.Element {
  const { t } = useTranslation();
  return (
    <span className="one-sided-age">
      {t('oneSided/days', { count: row.ageDays })}{' '}
      {row.overdue && (
        <Tag color="red" className="state-tag">
          {t('oneSided/overdue')}
        </Tag>
      )}
      <DueDay row={row} />
    </span>
  );
}

function OneSidedCard({ row }: { row: OneSidedRow }): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="record-card one-sided-card">
      <Link to={at(row.recordId)} className="record-card-head">
        <strong>{row.name}</strong>
        <Tag className="state-tag">{t(`oneSided/liveKinds/${row.live}`)}</Tag>
      </Link>
      <span className="mono">{row.idNumberMasked}</span>
      <span>
        {withoutProvince(placeName(row.home))} → {withoutProvince(placeName(row.residence))}
      </span>
      <span>
        {t(`oneSided/reasons/${row.reason}`)} · <Age row={row} />
      </span>
      <NextStepButton row={row} />
    </div>
  );
}

function useFields(): FilterField[] {
  const { t } = useTranslation();
  const { region } = useSession();
  const partners = usePartners();
  return useMemo<FilterField[]>(() => {
    const sides = ['receiving', 'sending'] as const;
    const select = (options: { value: string; label: string }[]): JSX.Element => (
      <Select allowClear placeholder={t('common/all')} options={options} />
    );
    return [
      {
        name: 'live',
        label: t('oneSided/live'),
        primary: true,
        control: select(sides.map((value) => ({ value, label: t(`oneSided/liveKinds/${value}`) }))),
      },
      {
        name: 'reason',
        label: t('oneSided/reason'),
        primary: true,
        control: select(
          ONE_SIDED_REASONS.map((value) => ({ value, label: t(`oneSided/reasons/${value}`) })),
        ),
      },
      {
        name: 'partner',
        label: t('fields/partner'),
        primary: true,
        control: select(partners.map(({ code, name }) => ({ value: code, label: name }))),
      },
      {
        name: 'side',
        label: t('fields/side'),
        control: select(sides.map((value) => ({ value, label: t(`ourSide/${value}`) }))),
      },
      {
        name: 'township',
        label: t('oneSided/byTownship'),
        control: <DivisionCascader root={region.code} placeholder={t('common/all')} />,
      },
    ];
  }, [t, partners, region.code]);
}

function useColumns(): Column<OneSidedRow>[] {
  const { t } = useTranslation();
  const { region } = useSession();
  return [
    {
      key: 'name',
      title: t('fields/name'),
      always: true,
      fixed: 'left',
      width: 88,
      sortField: 'name',
      render: (_, row) => (
        <Link to={at(row.recordId)} className="person-name">
          {row.name}
        </Link>
      ),
    },
    {
      key: 'idNumber',
      title: t('fields/idNumber'),
      width: 158,
      className: 'mono',
      dataIndex: 'idNumberMasked',
    },
    {
      key: 'way',
      title: `${t('fields/home')} → ${t('fields/residence')}`,
      width: 204,
      render: (_, { home, residence }) => (
        <span title={`${placeName(home)} → ${placeName(residence)}`}>
          {shortPlaceName(home, region.code)}
          <br />→ {shortPlaceName(residence, region.code)}
        </span>
      ),
    },
    {
      key: 'live',
      title: t('oneSided/live'),
      width: 120,
      render: (_, { live }) => t(`oneSided/liveKinds/${live}`),
    },
    {
      key: 'reason',
      title: t('oneSided/reason'),
      always: true,
      width: 164,
      render: (_, { reason }) => t(`oneSided/reasons/${reason}`),
    },
    {
      key: 'since',
      title: t('oneSided/age'),
      width: 136,
      sortField: 'since',
      render: (_, row) => <Age row={row} />,
    },
    {
      key: 'turn',
      title: t('oneSided/turn'),
      width: 92,
      render: (_, { turn }) => t(`oneSided/turns/${turn}`),
    },
    {
      key: 'organisation',
      title: t('oneSided/organisation'),
      width: 130,
      ellipsis: true,
      atFirstHidden: true,
      dataIndex: 'organisationName',
    },
    {
      key: 'step',
      title: t('oneSided/step'),
      always: true,
      fixed: 'right',
      width: 138,
      render: (_, row) => <NextStepButton row={row} />,
    },
  ];
}
