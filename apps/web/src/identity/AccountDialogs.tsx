import { Alert, Button, Form, Input, Modal, Select, Typography } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Account,
  changeAccount,
  createAccount,
  type NewAccount,
  type OneTimePassword,
} from '../api/accounts';
import { ROLES } from '../api/session';
import { required } from '../registration/rules';
import { DivisionCascader } from '../region/DivisionCascader';
import { CommandDialog } from '../shell/CommandDialog';
import { useSession } from './session';

function OrganisationField(): JSX.Element {
  const { t } = useTranslation();
  const { account } = useSession();
  return (
    <Form.Item
      name="organisation"
      label={t('accounts/organisation')}
      extra={t('accounts/organisationHint')}
      rules={[required(t('accounts/organisation'), true)]}
    >
      <DivisionCascader root={account.organisation.code} withRoot />
    </Form.Item>
  );
}

export function CreateAccountDialog(props: {
  onCreated: (username: string, password: string) => void;
  onClose: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  const { account } = useSession();
  return (
    <CommandDialog<NewAccount, { username: string; answer: OneTimePassword }>
      title={t('accounts/new')}
      fields={['username', 'displayName', 'role', 'organisation']}
      initial={{ organisation: account.organisation.code }}
      ok={t('accounts/create')}
      done={t('accounts/created')}
      run={async (values, key) => ({
        username: values.username,
        answer: await createAccount(values, key),
      })}
      onDone={({ username, answer }) => props.onCreated(username, answer.oneTimePassword)}
      onClose={props.onClose}
    >
      <Form.Item
        name="username"
        label={t('accounts/username')}
        rules={[
          required(t('accounts/username')),
          { pattern: /^[a-z][a-z0-9-]{3,31}$/, message: t('accounts/usernameRule') },
        ]}
      >
        <Input autoComplete="off" autoFocus maxLength={32} />
      </Form.Item>
      <Form.Item
        name="displayName"
        label={t('accounts/displayName')}
        rules={[required(t('accounts/displayName'))]}
      >
        <Input autoComplete="off" maxLength={50} />
      </Form.Item>
      <Form.Item
        name="role"
        label={t('accounts/role')}
        rules={[required(t('accounts/role'), true)]}
      >
        <Select options={ROLES.map((value) => ({ value, label: t(`roles/${value}`) }))} />
      </Form.Item>
      <OrganisationField />
    </CommandDialog>
  );
}

export function EditAccountDialog(props: { account: Account; onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const { id, displayName, organisation } = props.account;
  return (
    <CommandDialog<{ displayName: string; organisation: string }>
      title={`${t('accounts/edit')} ${props.account.username}`}
      fields={['displayName', 'organisation']}
      initial={{ displayName, organisation: organisation.code }}
      ok={t('common/save')}
      done={t('accounts/changed')}
      run={(values, key) => changeAccount({ id, ...values }, key)}
      onClose={props.onClose}
    >
      <Form.Item
        name="displayName"
        label={t('accounts/displayName')}
        rules={[required(t('accounts/displayName'))]}
      >
        <Input autoComplete="off" maxLength={50} autoFocus />
      </Form.Item>
      <OrganisationField />
    </CommandDialog>
  );
}

/** Shown once: neither this page nor the region can show it again. */
export function OneTimePasswordDialog(props: {
  username: string;
  password: string;
  onClose: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t('accounts/passwordTitle')}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={props.onClose}>
          {t('common/close')}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={t('accounts/passwordHint')} />
      <p className="one-time">
        <span>{props.username}</span>
        <Typography.Text
          className="mono"
          data-testid="one-time-password"
          copyable={{ tooltips: [t('common/copy'), t('common/copied')] }}
        >
          {props.password}
        </Typography.Text>
      </p>
    </Modal>
  );
}
