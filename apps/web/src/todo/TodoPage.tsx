import { Card, Flex } from 'antd';
import {
  DeliveredProcedureOutlined,
  FileProtectOutlined,
  HomeOutlined,
  IdcardOutlined,
  QrcodeOutlined,
  RollbackOutlined,
  SolutionOutlined,
} from '@ant-design/icons';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AgreementCounts } from '../agreement/AgreementCounts';
import { getTodo, type Todo, type TodoKind } from '../api/records';
import { CaseCounts } from '../casework/CaseCounts';
import { type Act, useCan } from '../identity/session';
import { PageTitle } from '../shell/PageTitle';
import { PersonPage } from '../shell/PersonPage';
import { ProblemAlert } from '../shell/ProblemAlert';
import { useLive } from '../shell/useLive';
import { RecentRecords } from './RecentRecords';
import { SummaryCard } from './SummaryCard';

interface Waiting {
  count: keyof Todo;
  kind: TodoKind | 'self-reports' | 'captured-drafts';
  /** The list with exactly what is counted. */
  list: string;
  icon: ReactNode;
  /** Shown to those who can do something about it. */
  act?: Act;
}

const WAITING: Waiting[] = [
  {
    count: 'identityToConfirm',
    kind: 'identity-to-confirm',
    list: '/records?todo=identity-to-confirm',
    icon: <IdcardOutlined />,
  },
  {
    count: 'departureToRegister',
    kind: 'departure-to-register',
    list: '/records?todo=departure-to-register',
    icon: <SolutionOutlined />,
  },
  {
    count: 'secondResidence',
    kind: 'second-residence',
    list: '/records?todo=second-residence',
    icon: <HomeOutlined />,
  },
  {
    count: 'selfReports',
    kind: 'self-reports',
    list: '/registration/self-reports',
    icon: <QrcodeOutlined />,
    act: 'decide-self-report',
  },
  {
    count: 'capturedDrafts',
    kind: 'captured-drafts',
    list: '/registration/captured-drafts',
    icon: <FileProtectOutlined />,
    act: 'take-over-draft',
  },
  {
    count: 'returned',
    kind: 'returned',
    list: '/records?todo=returned',
    icon: <RollbackOutlined />,
  },
  {
    count: 'undelivered',
    kind: 'undelivered',
    list: '/records?todo=undelivered',
    icon: <DeliveredProcedureOutlined />,
  },
];

/** 待办: what waits for this account. Each number opens its list with exactly that filter. */
export function TodoPage(): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const { data, error, refetch } = useLive(['todo'], getTodo);
  return (
    <PersonPage>
      <PageTitle title={t('todo/title')} />
      <ProblemAlert error={error} wasReading onRetry={() => void refetch()} />
      <ul className="todo-numbers">
        {WAITING.filter(({ act }) => !act || can(act)).map(({ count, kind, list, icon }) => {
          const number = data?.[count];
          return (
            <li key={kind}>
              <Link
                to={list}
                className={number ? 'todo-number waiting' : 'todo-number'}
                aria-label={t('todo/open', { name: t(`todo/${count}`), count: number ?? 0 })}
              >
                <span className="todo-icon" aria-hidden="true">
                  {icon}
                </span>
                <span className="todo-name">{t(`todo/${count}`)}</span>
                <span className="todo-count" data-todo={kind}>
                  {number ?? '–'}
                </span>
                <span className="todo-hint">{t(`todo/${count}Hint`)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      {can('read-cases') && <CaseCounts />}
      {can('note-renewal') && <AgreementCounts />}
      <Flex gap={16} align="stretch" className="todo-below">
        <Card
          size="small"
          title={t('todo/recent')}
          className="grow"
          extra={<Link to="/records">{t('todo/recentAll')}</Link>}
        >
          <RecentRecords />
        </Card>
        <SummaryCard />
      </Flex>
    </PersonPage>
  );
}
