import { Button, Result } from 'antd';
import { Component, type JSX, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { statusOf } from '../api/problem';
import { sentenceOf } from './ProblemAlert';

interface StopProps {
  status: 'info' | 'warning' | 'error';
  title: string;
  hint: string;
  action?: ReactNode;
}

function Stop({ status, title, hint, action }: StopProps): JSX.Element {
  return (
    <Result
      status={status}
      title={<h1 className="stop-title">{title}</h1>}
      subTitle={hint}
      extra={action}
    />
  );
}

function ToStart(): JSX.Element {
  const { t } = useTranslation();
  const go = useNavigate();
  return (
    <Button type="primary" onClick={() => void go('/')}>
      {t('problems/toStart')}
    </Button>
  );
}

export function ForbiddenPage(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Stop
      status="warning"
      title={t('problems/forbidden')}
      hint={t('problems/forbiddenHint')}
      action={<ToStart />}
    />
  );
}

export function NotFoundPage(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Stop
      status="info"
      title={t('problems/notFound')}
      hint={t('problems/notFoundHint')}
      action={<ToStart />}
    />
  );
}

/** What a page shows when the thing it is about could not be read. */
export function CouldNotRead({
  error,
  onRetry,
}: {
  error: unknown;
  onRetry: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  if (statusOf(error) === 403) return <ForbiddenPage />;
  if (statusOf(error) === 404) return <NotFoundPage />;
  return (
    <Stop
      status="warning"
      title={t('list/failed')}
      hint={sentenceOf(error, true)}
      action={
        <Button type="primary" onClick={onRetry}>
          {t('common/retry')}
        </Button>
      }
    />
  );
}

function CrashedPage(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Stop
      status="error"
      title={t('problems/crashed')}
      hint={t('problems/crashedHint')}
      action={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('common/refresh')}
        </Button>
      }
    />
  );
}

/** A page that fails must not take the menu with it. Give it the address as `key`, so that the next page starts anew. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <CrashedPage /> : this.props.children;
  }
}
