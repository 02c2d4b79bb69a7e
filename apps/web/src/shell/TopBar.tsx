import { Badge, Button, Dropdown, Flex, Grid, Layout, Tag } from 'antd';
import {
  BellOutlined,
  GlobalOutlined,
  KeyOutlined,
  LogoutOutlined,
  MenuOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { signOut } from '../api/session';
import { useCommand } from '../api/useCommand';
import { ChangePasswordDialog } from '../identity/ChangePassword';
import { useCan, useSession, useSessionState } from '../identity/session';
import { speak } from '../texts';

export function LanguageSwitch({ dark }: { dark?: boolean }): JSX.Element {
  const { t, i18n } = useTranslation();
  return (
    <Button
      type="text"
      className={dark ? 'on-dark' : ''}
      icon={<GlobalOutlined />}
      aria-label={t('shell/languageLabel')}
      onClick={() => speak(i18n.language === 'en' ? 'zh-CN' : 'en')}
    >
      {t('shell/language')}
    </Button>
  );
}

function UserMenu(): JSX.Element {
  const { t } = useTranslation();
  const { account } = useSession();
  const { signedOut } = useSessionState();
  const narrow = !(Grid.useBreakpoint().md ?? true);
  const [dialog, setDialog] = useState(false);
  const leave = useCommand((_: Record<string, never>, key) => signOut(key));

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'who',
              disabled: true,
              label: `${account.username} · ${t(`roles/${account.role}`)}`,
            },
            { type: 'divider' },
            { key: 'password', icon: <KeyOutlined />, label: t('shell/changePassword') },
            { key: 'leave', icon: <LogoutOutlined />, label: t('shell/signOut') },
          ],
          onClick: ({ key }) => {
            if (key === 'password') setDialog(true);
            // Even if the region cannot be told, nothing stays on this screen.
            if (key === 'leave') leave.mutate({}, { onSettled: () => signedOut() });
          },
        }}
      >
        <Button
          type="text"
          className="on-dark"
          icon={<UserOutlined />}
          aria-haspopup="menu"
          aria-label={t('shell/userMenu', { name: account.displayName })}
        >
          {!narrow && account.displayName}
        </Button>
      </Dropdown>
      {dialog && <ChangePasswordDialog onClose={() => setDialog(false)} />}
    </>
  );
}

interface Props {
  todo: number;
  onMenu?: () => void;
}

export function TopBar({ todo, onMenu }: Props): JSX.Element {
  const { t } = useTranslation();
  const { region, account } = useSession();
  const can = useCan();
  const go = useNavigate();
  const narrow = !(Grid.useBreakpoint().md ?? true);
  return (
    <Layout.Header className="top no-print">
      {onMenu && (
        <Button
          type="text"
          className="on-dark"
          icon={<MenuOutlined />}
          aria-label={t('shell/openMenu')}
          onClick={onMenu}
        />
      )}
      <Link to="/" className="brand" aria-label={t('product')}>
        <img src="/board.svg" alt="" width={26} height={26} />
        <span>{t('product')}</span>
      </Link>
      <Flex
        align="center"
        gap={8}
        className="whose"
        title={`${region.name} ${account.organisation.name}`}
      >
        <strong>{region.name}</strong>
        {!narrow && account.organisation.code !== region.code && (
          <span className="organisation">{account.organisation.name}</span>
        )}
        {!narrow && <Tag className="role">{t(`roles/${account.role}`)}</Tag>}
      </Flex>
      <Flex align="center" gap={4} className="top-end">
        {can('read') && (
          <Badge count={todo} overflowCount={999} size="small" offset={[-6, 6]}>
            <Button
              type="text"
              className="on-dark"
              icon={<BellOutlined />}
              aria-label={t('shell/todoBell', { count: todo })}
              onClick={() => void go('/todo')}
            />
          </Badge>
        )}
        {!narrow && <LanguageSwitch dark />}
        <UserMenu />
      </Flex>
    </Layout.Header>
  );
}
