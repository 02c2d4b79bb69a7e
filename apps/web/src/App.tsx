import { App as Feedback, ConfigProvider, Grid } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type JSX, lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { Unreachable } from './api/problem';
import { MustChangePasswordPage } from './identity/ChangePassword';
import { SessionProvider, useSessionState } from './identity/session';
import { SignInPage } from './identity/SignInPage';
import { OfferDrafts } from './registration/offline/OfferDrafts';
import { routes } from './routes';
import { ClockLine } from './shell/ClockLine';
import { Loading } from './shell/Loading';
import { Boundary, CouldNotRead } from './shell/Stops';
import { themeFor } from './theme';

const newClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => error instanceof Unreachable && failures < 2,
        refetchOnWindowFocus: true,
        networkMode: 'always',
        staleTime: 1000,
      },
    },
  });

/** Who nobody is signed in for, sees only the way in; the address is kept, so that one arrives where one wanted to go. */
function Gate(): JSX.Element {
  const { session, error, reload } = useSessionState();
  const router = useMemo(() => createBrowserRouter(routes), []);
  if (session === undefined)
    return error ? <CouldNotRead error={error} onRetry={() => void reload()} /> : <Loading />;
  if (session === null)
    return (
      <>
        <OfferDrafts />
        <SignInPage />
      </>
    );
  if (session.account.mustChangePassword) return <MustChangePasswordPage />;
  return <RouterProvider router={router} key={session.account.id} />;
}

function Look({ children }: { children: JSX.Element }): JSX.Element {
  const { i18n } = useTranslation();
  const phone = !(Grid.useBreakpoint().md ?? true);
  const english = i18n.language === 'en';
  useEffect(() => {
    dayjs.locale(english ? 'en' : 'zh-cn');
  }, [english]);
  const theme = useMemo(() => themeFor(phone), [phone]);
  return (
    <ConfigProvider
      locale={english ? enUS : zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
      form={{ validateMessages: {} }}
    >
      <Feedback message={{ maxCount: 2 }}>{children}</Feedback>
    </ConfigProvider>
  );
}

const DoorFormPage = lazy(async () => ({
  default: (await import('./registration/self-report/DoorFormPage')).DoorFormPage,
}));

/** The address printed at a door: a visitor without an account, so nobody is asked to sign in. */
const doorCode = /^\/door\/([0-9A-Za-z]+)$/.exec(window.location.pathname)?.[1];

export function App(): JSX.Element {
  const [client] = useState(newClient);
  return (
    <QueryClientProvider client={client}>
      <Look>
        <>
          <ClockLine />
          <Boundary>
            {doorCode ? (
              <Suspense fallback={<Loading />}>
                <DoorFormPage code={doorCode} />
              </Suspense>
            ) : (
              <SessionProvider>
                <Gate />
              </SessionProvider>
            )}
          </Boundary>
        </>
      </Look>
    </QueryClientProvider>
  );
}
