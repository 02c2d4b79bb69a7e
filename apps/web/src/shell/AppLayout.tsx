import { Alert, Breadcrumb, Button, Drawer, Grid, Layout } from 'antd';
import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { type JSX, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { getTodo } from '../api/records';
import { useCan } from '../identity/session';
import { OutboxRunner } from '../registration/offline/OutboxRunner';
import { Loading } from './Loading';
import { entryOf } from './menu';
import { SideMenu } from './SideMenu';
import { Boundary, GoesOnOffline } from './Stops';
import { TopBar } from './TopBar';
import { useIdleSignOut } from './useIdleSignOut';
import { useLive } from './useLive';
import { useUnreachable } from './useUnreachable';

const SIDER_WIDTH = 200;

function Banners(): JSX.Element {
  const { t } = useTranslation();
  const unreachable = useUnreachable();
  return (
    <div className="no-print" aria-live="polite">
      {unreachable && <Alert banner type="error" title={t('shell/offline')} />}
    </div>
  );
}

function Path(): JSX.Element | null {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const here = entryOf(pathname);
  if (!here) return null;
  const items = [
    ...(here.group ? [{ title: t(`menu/${here.group.word}`) }] : []),
    { title: t(`menu/${here.leaf.word}`) },
  ];
  return <Breadcrumb className="path no-print" aria-label={t('shell/path')} items={items} />;
}

export function AppLayout(): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const { pathname } = useLocation();
  const wide = Grid.useBreakpoint().lg ?? true;
  const [collapsed, setCollapsed] = useState(false);
  const [drawer, setDrawer] = useState(false);
  useIdleSignOut();

  const { data } = useLive(['todo'], getTodo, can('read'));
  const todo = Object.values<number>({ ...data }).reduce((sum, count) => sum + count, 0);

  return (
    <Layout className="shell">
      <a className="skip" href="#main">
        {t('shell/skip')}
      </a>
      <TopBar todo={todo} {...(!wide && { onMenu: () => setDrawer(true) })} />
      <Banners />
      <OutboxRunner />
      <Layout hasSider={wide}>
        {wide ? (
          <Layout.Sider
            className="sider no-print"
            theme="light"
            width={SIDER_WIDTH}
            collapsedWidth={56}
            collapsed={collapsed}
          >
            <nav aria-label={t('menu/label')} className="sider-menu">
              <SideMenu collapsed={collapsed} todo={todo} />
            </nav>
            <Button
              type="text"
              className="sider-fold"
              icon={collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
              aria-label={t(collapsed ? 'shell/expand' : 'shell/collapse')}
              onClick={() => setCollapsed(!collapsed)}
            />
          </Layout.Sider>
        ) : (
          <Drawer
            open={drawer}
            onClose={() => setDrawer(false)}
            placement="left"
            size={260}
            title={t('product')}
            styles={{ body: { padding: 8 } }}
          >
            <nav aria-label={t('menu/label')}>
              <SideMenu collapsed={false} todo={todo} onChosen={() => setDrawer(false)} />
            </nav>
          </Drawer>
        )}
        <Layout.Content id="main" className="content" tabIndex={-1}>
          {wide && <Path />}
          <Boundary key={pathname} goesOn={can('register-arrival') && <GoesOnOffline />}>
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </Boundary>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
