import { Button, Input, Select, Tabs, Tag } from 'antd';
import { PlusOutlined, QrcodeOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { getSites, type Site } from '../api/sites';
import { useCan, useSession } from '../identity/session';
import { type Column, QueryTable } from '../list/QueryTable';
import { DivisionCascader } from '../region/DivisionCascader';
import { useChannels } from '../region/useChannels';
import { useCodes } from '../region/useCodes';
import { PageTitle } from '../shell/PageTitle';
import { PersonPage } from '../shell/PersonPage';
import { CoverageCards } from './CoverageCards';
import { GridsTab } from './GridsTab';
import { SiteDialog } from './SiteDialog';

const NAMES = ['q', 'channel', 'division', 'grid', 'silent', 'signed', 'closed'] as const;

/** 来源场所: the six reporting channels with who answers for them, how far they reach, and their codes. */
export function SitesPage(): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const [open, setOpen] = useState<Site | 'new'>();
  const [address, setAddress] = useSearchParams();
  const { state } = useLocation() as { state: unknown };
  const choose = (tab: string): void =>
    setAddress(
      (before) => {
        if (tab === 'sites') before.delete('tab');
        else before.set('tab', tab);
        return before;
      },
      { state },
    );
  const add = can('keep-sites') && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {t('sites/add')}
    </Button>
  );
  return (
    <PersonPage>
      <PageTitle title={t('sites/title')} sub={t('sites/sub')} />
      {can('summary') && <CoverageCards />}
      <Tabs
        activeKey={address.get('tab') ?? 'sites'}
        onChange={choose}
        items={[
          {
            key: 'sites',
            label: t('sites/list'),
            children: <SiteList toolbar={add} onOpen={setOpen} />,
          },
          { key: 'grids', label: t('sites/grids'), children: <GridsTab /> },
        ]}
      />
      {open && (
        <SiteDialog {...(open !== 'new' && { site: open })} onClose={() => setOpen(undefined)} />
      )}
    </PersonPage>
  );
}

interface ListProps {
  toolbar: JSX.Element | false;
  onOpen: (site: Site) => void;
}

function SiteList({ toolbar, onOpen }: ListProps): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const { region } = useSession();
  const { labelOf } = useCodes();
  const channels = useChannels();
  const acts = (site: Site): JSX.Element => (
    <span className="outbox-acts">
      <Link to={`/sites/${encodeURIComponent(site.siteId)}/code`}>
        <Button size="small" icon={<QrcodeOutlined />} tabIndex={-1}>
          {t('sites/code')}
        </Button>
      </Link>
      {can('keep-sites') && (
        <Button size="small" onClick={() => onOpen(site)}>
          {t('sites/edit')}
        </Button>
      )}
    </span>
  );
  const signed = ({ commitment }: Site): JSX.Element =>
    commitment ? (
      <Tag color="green">{commitment.signedOn}</Tag>
    ) : (
      <Tag color="gold">{t('sites/signedOrNot/false')}</Tag>
    );
  const choice = (yes: string, no: string): JSX.Element => (
    <Select
      allowClear
      placeholder={t('common/all')}
      options={[
        { value: 'true', label: yes },
        { value: 'false', label: no },
      ]}
    />
  );
  const residents = ({ siteId, name, residents: count }: Site): JSX.Element => (
    <Link to={`/records?site=${siteId}`} aria-label={`${name} ${t('sites/residents')} ${count}`}>
      {count}
    </Link>
  );
  const reports = ({ siteId, name, reports: count }: Site): JSX.Element | number =>
    can('decide-self-report') ? (
      <Link
        to={`/registration/self-reports?siteId=${siteId}&state=any`}
        aria-label={`${name} ${t('sites/reports')} ${count}`}
      >
        {count}
      </Link>
    ) : (
      count
    );
  const columns: Column<Site>[] = [
    { key: 'name', title: t('sites/name'), dataIndex: 'name', always: true, width: 150 },
    {
      key: 'channel',
      title: t('fields/channel'),
      width: 170,
      sortField: 'channel',
      render: (_, { channel }) => labelOf('channel', channel),
    },
    {
      key: 'division',
      title: t('sites/community'),
      width: 190,
      sortField: 'division',
      render: (_, { divisionName, grid }) =>
        `${shortName(divisionName)}${grid ? ` ${t('sites/gridNumber', { number: grid })}` : ''}`,
    },
    {
      key: 'address',
      title: t('sites/address'),
      dataIndex: 'address',
      width: 200,
      atFirstHidden: true,
    },
    { key: 'responsible', title: t('sites/responsible'), dataIndex: 'responsibleName', width: 100 },
    {
      key: 'commitment',
      title: t('sites/commitment'),
      width: 120,
      render: (_, site) => signed(site),
    },
    {
      key: 'residents',
      title: t('sites/residents'),
      width: 85,
      align: 'right',
      render: (_, site) => residents(site),
    },
    {
      key: 'reports',
      title: t('sites/reports'),
      width: 75,
      align: 'right',
      render: (_, site) => reports(site),
    },
    {
      key: 'actions',
      title: t('common/actions'),
      always: true,
      width: 185,
      render: (_, site) => acts(site),
    },
  ];
  return (
    <QueryTable<Site>
      id="sites"
      label={t('sites/title')}
      names={NAMES}
      textName="q"
      fields={[
        {
          name: 'q',
          label: t('sites/name'),
          primary: true,
          control: <Input allowClear maxLength={50} placeholder={t('sites/namePlaceholder')} />,
        },
        {
          name: 'channel',
          label: t('fields/channel'),
          primary: true,
          control: <Select allowClear placeholder={t('common/all')} options={channels} />,
        },
        {
          name: 'division',
          label: t('sites/community'),
          control: <DivisionCascader root={region.code} placeholder={t('common/all')} />,
        },
        {
          name: 'grid',
          label: t('sites/grid'),
          control: (
            <Input allowClear maxLength={3} inputMode="numeric" placeholder={t('sites/number')} />
          ),
        },
        {
          name: 'silent',
          label: t('sites/reported'),
          primary: true,
          control: choice(t('sites/silent/true'), t('sites/silent/false')),
        },
        {
          name: 'signed',
          label: t('sites/commitment'),
          control: choice(t('sites/signedOrNot/true'), t('sites/signedOrNot/false')),
        },
        {
          name: 'closed',
          label: t('sites/state'),
          control: (
            <Select
              allowClear
              placeholder={t('sites/open')}
              options={[{ value: 'true', label: t('sites/closed') }]}
            />
          ),
        },
      ]}
      columns={columns}
      rowKey={({ siteId }) => siteId}
      fetch={getSites}
      toolbar={toolbar}
      empty={{ text: t('sites/empty'), filtered: t('sites/emptyFiltered'), action: toolbar }}
      card={(site) => (
        <div className="outbox-line">
          <h2>{site.name}</h2>
          <p className="quiet">
            {labelOf('channel', site.channel)} · {shortName(site.divisionName)}
          </p>
          <p>
            {site.responsibleName} {signed(site)} {t('sites/residents')} {residents(site)} ·{' '}
            {t('sites/reports')} {reports(site)}
          </p>
          {acts(site)}
        </div>
      )}
    />
  );
}

/** The last steps of a place: within one region the others are the same. */
const shortName = (full: string): string => full.replace(/^.*?(?:省|自治区)?[^省]*?市/, '');
