import { App, Alert, Button, Form, Input, Modal } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword, signOut } from '../api/session';
import { useCommand } from '../api/useCommand';
import { ProblemAlert } from '../shell/ProblemAlert';
import { useFormFaults } from '../shell/useFormFaults';
import { useSessionState } from './session';

interface Values {
  current: string;
  next: string;
  repeat: string;
}

/** Ten characters of three of four classes (等保 2.0 8.1.4.1); the region checks this and more. */
const strongEnough = (text: string): boolean =>
  text.length >= 10 &&
  [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length >= 3;

function ChangePasswordForm({ onDone }: { onDone: () => void }): JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { reload } = useSessionState();
  const [form] = Form.useForm<Values>();
  const faults = useFormFaults(form, ['current', 'next', 'repeat']);
  const change = useCommand(changePassword);

  const submit = ({ current, next }: Values): void => {
    faults.clear();
    change.mutate(
      { current, next },
      {
        onSuccess: () => {
          void message.success(t('password/changed'));
          void reload();
          onDone();
        },
        onError: faults.show,
      },
    );
  };

  return (
    <Form form={form} layout="vertical" onFinish={submit} requiredMark={false} id="change-password">
      <ProblemAlert error={faults.error} others={faults.others} />
      <Form.Item
        name="current"
        label={t('password/current')}
        rules={[
          { required: true, message: t('common/required', { field: t('password/current') }) },
        ]}
      >
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('password/next')}
        extra={t('password/rule')}
        rules={[
          {
            validator: async (_, value: string | undefined) => {
              if (!strongEnough(value ?? '')) throw new Error(t('password/weak'));
              return Promise.resolve();
            },
          },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t('password/repeat')}
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value: string | undefined) => {
              if (value !== getFieldValue('next')) throw new Error(t('password/differ'));
              return Promise.resolve();
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button
        type="primary"
        htmlType="submit"
        block
        loading={change.isPending}
        className="dialog-buttons"
      >
        {t('password/submit')}
      </Button>
    </Form>
  );
}

export function ChangePasswordDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <Modal open title={t('password/title')} onCancel={onClose} footer={null} width={400}>
      <ChangePasswordForm onDone={onClose} />
    </Modal>
  );
}

/** After a first sign-in or a reset nothing else opens before this. */
export function MustChangePasswordPage(): JSX.Element {
  const { t } = useTranslation();
  const { signedOut } = useSessionState();
  const leave = useCommand((_: Record<string, never>, key) => signOut(key));
  return (
    <main className="narrow-page" id="main">
      <h1>{t('password/title')}</h1>
      <Alert type="info" showIcon title={t('password/mustChange')} />
      <ChangePasswordForm onDone={() => undefined} />
      <Button type="link" onClick={() => leave.mutate({}, { onSettled: () => signedOut() })}>
        {t('shell/signOut')}
      </Button>
    </main>
  );
}
