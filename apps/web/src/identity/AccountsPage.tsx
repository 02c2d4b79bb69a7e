import { Button, Input, Select, Space, Tag } from 'antd';
import { CheckCircleOutlined, PlusOutlined, StopOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, changeAccount, getAccounts, resetPassword } from '../api/accounts';
import { ROLES } from '../api/session';
import { momentOf } from '../format';
import type { FilterField } from '../list/QueryArea';
import { type Column, QueryTable } from '../list/QueryTable';
import { DivisionCascader } from '../region/DivisionCascader';
import { CommandDialog } from '../shell/CommandDialog';
import { PageTitle } from '../shell/PageTitle';
import { textOf } from '../texts';
import { CreateAccountDialog, EditAccountDialog, OneTimePasswordDialog } from './AccountDialogs';
import { useSession } from './session';

type Open = { act: 'create' } | { act: 'edit' | 'reset' | 'disable'; account: Account };

const NAMES = ['role', 'organisation', 'disabled'] as const;

/** 账号管理: create, area, reset, disable. */
export function AccountsPage(): JSX.Element {
  const { t } = useTranslation();
  const { account: own } = useSession();
  const [open, setOpen] = useState<Open>();
  const [password, setPassword] = useState<{ username: string; text: string }>();
  const close = (): void => setOpen(undefined);

  const stateTag = ({ disabled }: Account): JSX.Element =>
    disabled ? (
      <Tag className="state-tag" icon={<StopOutlined aria-hidden />}>
        {t('accounts/disabled')}
      </Tag>
    ) : (
      <Tag className="state-tag" color="green" icon={<CheckCircleOutlined aria-hidden />}>
        {t('accounts/active')}
      </Tag>
    );
  const acts = (account: Account): JSX.Element => (
    <Space size={4}>
      <Act word="edit" onClick={() => setOpen({ act: 'edit', account })} of={account} />
      <Act word="reset" onClick={() => setOpen({ act: 'reset', account })} of={account} />
      {account.id !== own.id && (
        <Act
          word={account.disabled ? 'enable' : 'disable'}
          onClick={() => setOpen({ act: 'disable', account })}
          of={account}
        />
      )}
    </Space>
  );

  const columns: Column<Account>[] = [
    {
      key: 'username',
      title: t('accounts/username'),
      always: true,
      sortField: 'username',
      dataIndex: 'username',
    },
    { key: 'displayName', title: t('accounts/displayName'), dataIndex: 'displayName' },
    {
      key: 'role',
      title: t('accounts/role'),
      sortField: 'role',
      render: (_, { role }) => textOf('roles', role),
    },
    {
      key: 'organisation',
      title: t('accounts/organisation'),
      sortField: 'organisation',
      render: (_, { organisation }) => (
        <span>
          {organisation.name} <span className="quiet mono">{organisation.code}</span>
        </span>
      ),
    },
    {
      key: 'status',
      title: t('accounts/status'),
      always: true,
      render: (_, account) => stateTag(account),
    },
    {
      key: 'lastSignIn',
      title: t('accounts/lastSignIn'),
      sortField: 'lastSignInAt',
      render: (_, { lastSignInAt }) => momentOf(lastSignInAt) || t('common/none'),
    },
    {
      key: 'actions',
      title: t('common/actions'),
      always: true,
      fixed: 'right',
      render: (_, account) => acts(account),
    },
  ];
  const fields: FilterField[] = [
    {
      name: 'q',
      label: t('accounts/find'),
      primary: true,
      control: <Input allowClear maxLength={50} />,
    },
    {
      name: 'role',
      label: t('accounts/role'),
      primary: true,
      control: (
        <Select
          allowClear
          placeholder={t('common/all')}
          options={ROLES.map((value) => ({ value, label: t(`roles/${value}`) }))}
        />
      ),
    },
    {
      name: 'organisation',
      label: t('accounts/organisation'),
      control: <DivisionCascader root={own.organisation.code} placeholder={t('accounts/own')} />,
    },
    {
      name: 'disabled',
      label: t('accounts/status'),
      control: (
        <Select
          allowClear
          placeholder={t('common/all')}
          options={[
            { value: 'false', label: t('accounts/active') },
            { value: 'true', label: t('accounts/disabled') },
          ]}
        />
      ),
    },
  ];

  return (
    <>
      <PageTitle title={t('accounts/title')} />
      <QueryTable<Account>
        id="accounts"
        label={t('accounts/title')}
        names={NAMES}
        textName="q"
        fields={fields}
        columns={columns}
        rowKey={({ id }) => id}
        fetch={getAccounts}
        toolbar={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ act: 'create' })}>
            {t('accounts/new')}
          </Button>
        }
        card={(account) => (
          <div className="record-card">
            <span className="record-card-head">
              <strong>{account.displayName}</strong> {stateTag(account)}
            </span>
            <span className="mono">{account.username}</span>
            <span>
              {textOf('roles', account.role)} · {account.organisation.name}
            </span>
            {acts(account)}
          </div>
        )}
        empty={{ text: t('accounts/empty'), filtered: t('accounts/emptyFiltered') }}
      />
      {open?.act === 'create' && (
        <CreateAccountDialog
          onCreated={(username, text) => setPassword({ username, text })}
          onClose={close}
        />
      )}
      {open?.act === 'edit' && <EditAccountDialog account={open.account} onClose={close} />}
      {open?.act === 'reset' && (
        <CommandDialog<object, Awaited<ReturnType<typeof resetPassword>>>
          title={t('accounts/reset')}
          ok={t('accounts/reset')}
          danger
          run={(_, key) => resetPassword({ id: open.account.id }, key)}
          onDone={(answer) =>
            setPassword({ username: open.account.username, text: answer.oneTimePassword })
          }
          onClose={close}
        >
          <p>{t('accounts/resetAsk', { name: open.account.displayName })}</p>
        </CommandDialog>
      )}
      {open?.act === 'disable' && (
        <CommandDialog
          title={t(open.account.disabled ? 'accounts/enable' : 'accounts/disable')}
          ok={t(open.account.disabled ? 'accounts/enable' : 'accounts/disable')}
          danger={!open.account.disabled}
          done={t('accounts/changed')}
          run={(_, key) =>
            changeAccount({ id: open.account.id, disabled: !open.account.disabled }, key)
          }
          onClose={close}
        >
          {!open.account.disabled && (
            <p>{t('accounts/disableAsk', { name: open.account.displayName })}</p>
          )}
        </CommandDialog>
      )}
      {password && (
        <OneTimePasswordDialog
          username={password.username}
          password={password.text}
          onClose={() => setPassword(undefined)}
        />
      )}
    </>
  );
}

function Act(props: {
  word: 'edit' | 'reset' | 'disable' | 'enable';
  of: Account;
  onClick: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  const label = t(`accounts/${props.word}`);
  return (
    <Button
      type="link"
      size="small"
      aria-label={`${label} ${props.of.username}`}
      onClick={props.onClick}
    >
      {label}
    </Button>
  );
}
