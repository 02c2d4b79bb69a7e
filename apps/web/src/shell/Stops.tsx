import { Button, Flex, Result } from 'antd';
import { Component, type JSX, type ReactNode, useEffect } from 'react';
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

/** The code of a page could not be fetched: there is no network, or a new version has put other files in its place. */
const isNotKept = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module script|unable to preload/i.test(error.message);

/** Looked for anew as soon as there is a network. */
function NotKeptPage({ goesOn }: { goesOn: ReactNode }): JSX.Element {
  const { t } = useTranslation();
  const reload = (): void => window.location.reload();
  useEffect(() => {
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, []);
  return (
    <Stop
      status="info"
      title={t('problems/notKept')}
      hint={t(goesOn ? 'problems/notKeptHint' : 'problems/notKeptWait')}
      action={
        <Flex gap={8} justify="center" wrap>
          {goesOn}
          <Button onClick={reload}>{t('common/retry')}</Button>
        </Flex>
      }
    />
  );
}

/** What a community manager does without network; addresses, since the page that failed may stand outside the router. */
export function GoesOnOffline(): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Button type="primary" href="/registration/households/new">
        {t('menu/household')}
      </Button>
      <Button href="/registration/outbox">{t('menu/outbox')}</Button>
    </>
  );
}

interface BoundaryProps {
  children: ReactNode;
  /** Links to what goes on without network. */
  goesOn?: ReactNode;
}

interface Failed {
  failed?: { error: unknown };
}

/** A page that fails must not take the menu with it. Give it the address as `key`, so that the next page starts anew. */
export class Boundary extends Component<BoundaryProps, Failed> {
  override state: Failed = {};

  static getDerivedStateFromError(error: unknown): Failed {
    return { failed: { error } };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    if (!failed) return this.props.children;
    return isNotKept(failed.error) ? <NotKeptPage goesOn={this.props.goesOn} /> : <CrashedPage />;
  }
}
