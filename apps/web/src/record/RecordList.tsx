import { Input, Select } from 'antd';
import { type JSX, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '../api/page';
import { type RecordFilter, type RecordRow, TODO_KINDS, type TodoKind } from '../api/records';
import { useSession } from '../identity/session';
import type { ListQuery } from '../list/list-query';
import { ListNotice } from '../list/ListNotice';
import type { FilterField } from '../list/QueryArea';
import { QueryTable } from '../list/QueryTable';
import { DivisionCascader } from '../region/DivisionCascader';
import { useChannels } from '../region/useChannels';
import { usePartners } from '../region/useCodes';
import { RecordCard } from './RecordCard';
import { useRecordColumns } from './recordColumns';

const NAMES = [
  'state',
  'todo',
  'side',
  'partner',
  'oneSided',
  'live',
  'township',
  'division',
  'channel',
  'site',
  'atSite',
] as const;

const isTodo = (word: string | undefined): word is TodoKind =>
  (TODO_KINDS as readonly (string | undefined)[]).includes(word);

interface Props {
  id: string;
  label: string;
  columns: Parameters<typeof useRecordColumns>[0];
  fetch: (filter: RecordFilter) => Promise<Page<RecordRow>>;
  /** Offers the part this region plays as a filter; lists of one part leave it out. */
  bothSides?: boolean;
  toolbar?: ReactNode;
  empty: { text: string; action?: ReactNode };
}

/** A list of joint records; arrivals, departures and work-lists differ in columns and in what they ask for. */
export function RecordList(props: Props): JSX.Element {
  const { t } = useTranslation();
  const columns = useRecordColumns(props.columns);
  const fields = useFilterFields(Boolean(props.bothSides));
  const tick = useMemo(() => ({ name: 'oneSided', label: t('list/oneSidedOnly') }), [t]);

  /** What the list was opened for, where the query area has no field for it. */
  const partOf = ({ todo, site, atSite }: ListQuery['filters']): string | undefined => {
    if (isTodo(todo)) return t(`todoKinds/${todo}`);
    if (site) return t('sites/ofSite');
    return atSite && t('sites/personsWithSite');
  };

  return (
    <QueryTable<RecordRow>
      id={props.id}
      label={props.label}
      names={NAMES}
      textName="q"
      fields={fields}
      tick={tick}
      columns={columns}
      rowKey={({ recordId }) => recordId}
      fetch={props.fetch}
      toolbar={props.toolbar}
      empty={{
        ...props.empty,
        filtered: ({ todo }) => (isTodo(todo) ? t('records/emptyTodo') : undefined),
      }}
      notice={({ filters }, showAll) => {
        const name = partOf(filters);
        return name && <ListNotice name={name} onShowAll={showAll} />;
      }}
      card={(row) => <RecordCard row={row} />}
    />
  );
}

function useFilterFields(bothSides: boolean): FilterField[] {
  const { t } = useTranslation();
  const { region } = useSession();
  const partners = usePartners();
  const channels = useChannels();
  return useMemo<FilterField[]>(() => {
    const states = (['agreed', 'pending', 'diverged', 'one-sided'] as const).map((value) => ({
      value,
      label: t(`states/${value}`),
    }));
    const todos = TODO_KINDS.map((value) => ({ value, label: t(`todoKinds/${value}`) }));
    const sides = (['sending', 'receiving'] as const).map((value) => ({
      value,
      label: t(`ourSide/${value}`),
    }));
    const liveOn = (['both', 'sending', 'receiving'] as const).map((value) => ({
      value,
      label: t(`oneSided/liveKinds/${value}`),
    }));
    const select = (options: { value: string; label: string }[]): ReactNode => (
      <Select allowClear placeholder={t('common/all')} options={options} />
    );
    return [
      {
        name: 'q',
        label: t('fields/name'),
        primary: true,
        control: <Input allowClear placeholder={t('list/namePlaceholder')} maxLength={50} />,
      },
      { name: 'state', label: t('fields/state'), primary: true, control: select(states) },
      {
        name: 'partner',
        label: t('fields/partner'),
        primary: true,
        control: select(partners.map(({ code, name }) => ({ value: code, label: name }))),
      },
      ...(bothSides ? [{ name: 'side', label: t('fields/side'), control: select(sides) }] : []),
      ...(bothSides ? [{ name: 'live', label: t('oneSided/live'), control: select(liveOn) }] : []),
      ...(bothSides ? [{ name: 'todo', label: t('menu/todo'), control: select(todos) }] : []),
      ...(bothSides
        ? [{ name: 'channel', label: t('fields/channel'), control: select(channels) }]
        : []),
      ...(bothSides
        ? [
            {
              name: 'township',
              label: t('oneSided/byTownship'),
              control: <DivisionCascader root={region.code} placeholder={t('common/all')} />,
            },
          ]
        : []),
      {
        name: 'division',
        label: t('fields/division'),
        control: <DivisionCascader root={region.code} placeholder={t('common/all')} />,
      },
    ];
  }, [t, partners, channels, bothSides, region.code]);
}
