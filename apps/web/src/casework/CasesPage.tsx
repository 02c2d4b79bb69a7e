import './casework.css';
import { Button, Checkbox, Flex, Input, Select, Tabs } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { type JSX, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import {
  CASE_KINDS,
  CASE_LISTS,
  CASE_STATES,
  type CaseCounts,
  type CaseList,
  type CaseRow,
  getCaseCounts,
  getCases,
} from '../api/cases';
import { useCan } from '../identity/session';
import type { FilterField } from '../list/QueryArea';
import { QueryTable } from '../list/QueryTable';
import { usePartners } from '../region/useCodes';
import { PageTitle } from '../shell/PageTitle';
import { PersonPage } from '../shell/PersonPage';
import { useLive } from '../shell/useLive';
import { AbsencesButton } from './AbsencesButton';
import { BulkActs } from './BulkActs';
import { isList, listPath } from './case-lists';
import { CaseCard, caseName, useCaseColumns } from './caseColumns';

const NAMES = ['kind', 'partner', 'state', 'q'] as const;

/** 协同办理: seven work-lists, each with its count; what is selected can be done at once. */
export function CasesPage(): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const go = useNavigate();
  const { list: asked } = useParams();
  const list = isList(asked) ? asked : 'mine';
  const { data: counts } = useLive(['case-counts'], getCaseCounts);
  return (
    <PersonPage>
      <PageTitle
        title={t('cases/title')}
        sub={t('cases/sub')}
        extra={
          <Flex gap={8}>
            {can('work-case') && <AbsencesButton />}
            {can('open-case') && (
              <Link to="/cases/new">
                <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
                  {t('cases/open')}
                </Button>
              </Link>
            )}
          </Flex>
        }
      />
      <Tabs
        className="case-tabs"
        activeKey={list}
        onChange={(key) => void go(listPath(key as CaseList))}
        items={CASE_LISTS.map((key) => ({
          key,
          label: (
            <span className={isPressing(key, counts) ? 'case-tab pressing' : 'case-tab'}>
              {t(`cases/lists/${key}`)}
              <span className="tab-count" data-case-count={key}>
                {counts?.[key] ?? ''}
              </span>
            </span>
          ),
        }))}
      />
      <OneList key={list} list={list} />
    </PersonPage>
  );
}

/** What is late, and what came back, is seen from afar. */
const isPressing = (list: CaseList, counts: CaseCounts | undefined): boolean =>
  (list === 'overdue' || list === 'returned') && (counts?.[list] ?? 0) > 0;

function OneList({ list }: { list: CaseList }): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const columns = useCaseColumns();
  const fields = useFields();
  const { chosen, choose, toggle, clear, see } = useSelection();
  const works = can('work-case');
  return (
    <QueryTable<CaseRow>
      id="cases"
      label={t(`cases/lists/${list}`)}
      names={NAMES}
      textName="q"
      fields={fields}
      columns={columns}
      rowKey={({ caseId }) => caseId}
      fetch={async (query) => see(await getCases({ ...query, list }))}
      {...(works && { selection: { keys: chosen.map(({ caseId }) => caseId), choose } })}
      notice={() =>
        chosen.length > 0 ? (
          <BulkActs rows={chosen} onClear={clear} />
        ) : (
          <span className="quiet">{t(`cases/listHints/${list}`)}</span>
        )
      }
      empty={{ text: t(`cases/empty/${list}`), filtered: t('cases/emptyFiltered') }}
      card={(row) => (
        <CaseCard
          row={row}
          {...(works && {
            select: (
              <Checkbox
                aria-label={t('cases/select', { name: caseName(row) })}
                checked={chosen.some(({ caseId }) => caseId === row.caseId)}
                onChange={() => toggle(row)}
              />
            ),
          })}
        />
      )}
    />
  );
}

/** Selected rows as they stand now: what the list shows anew replaces what was selected. */
function useSelection(): {
  chosen: CaseRow[];
  choose: (rows: CaseRow[]) => void;
  toggle: (row: CaseRow) => void;
  clear: () => void;
  see: <P extends { items: CaseRow[] }>(page: P) => P;
} {
  const [chosen, setChosen] = useState<CaseRow[]>([]);
  const [seen, setSeen] = useState<CaseRow[]>([]);
  useEffect(() => {
    setChosen((held) =>
      held.flatMap((row) => {
        const now = seen.find(({ caseId }) => caseId === row.caseId);
        return now ? [now] : [];
      }),
    );
  }, [seen]);
  return {
    chosen,
    choose: setChosen,
    toggle: (row) =>
      setChosen((held) =>
        held.some(({ caseId }) => caseId === row.caseId)
          ? held.filter(({ caseId }) => caseId !== row.caseId)
          : [...held, row],
      ),
    clear: () => setChosen([]),
    see: (page) => {
      setSeen(page.items);
      return page;
    },
  };
}

function useFields(): FilterField[] {
  const { t } = useTranslation();
  const partners = usePartners();
  return useMemo<FilterField[]>(() => {
    const select = (options: { value: string; label: string }[]): JSX.Element => (
      <Select allowClear placeholder={t('common/all')} options={options} />
    );
    return [
      {
        name: 'kind',
        label: t('cases/kind'),
        primary: true,
        control: select(CASE_KINDS.map((value) => ({ value, label: t(`case/kinds/${value}`) }))),
      },
      {
        name: 'partner',
        label: t('fields/partner'),
        primary: true,
        control: select(partners.map(({ code, name }) => ({ value: code, label: name }))),
      },
      {
        name: 'state',
        label: t('fields/state'),
        primary: true,
        control: select(CASE_STATES.map((value) => ({ value, label: t(`case/states/${value}`) }))),
      },
      {
        name: 'q',
        label: t('cases/search'),
        control: <Input allowClear placeholder={t('cases/searchPlaceholder')} maxLength={50} />,
      },
    ];
  }, [t, partners]);
}
