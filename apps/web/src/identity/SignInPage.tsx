import { Alert, Button, Flex, Form, Input } from 'antd';
import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { type JSX, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { getSession, signIn } from '../api/session';
import { useCommand } from '../api/useCommand';
import { sendAll } from '../registration/offline/outbox';
import { ProblemAlert } from '../shell/ProblemAlert';
import { LanguageSwitch } from '../shell/TopBar';
import { useFormFaults } from '../shell/useFormFaults';
import { useSessionState } from './session';
import { SignInPicture } from './SignInPicture';

interface Values {
  username: string;
  password: string;
}

export function SignInPage(): JSX.Element {
  const { t } = useTranslation();
  const { signedIn, signedOutBecause } = useSessionState();
  const [form] = Form.useForm<Values>();
  const faults = useFormFaults(form, ['username', 'password']);
  const enter = useCommand(async (values: Values, key) => {
    await signIn(values, key);
    return getSession();
  });

  useEffect(() => {
    document.title = `${t('signIn/title')} · ${t('product')}`;
  }, [t]);

  // Drafts of somebody whose account was closed are offered to the supervisor, without anyone signing in.
  useEffect(() => void sendAll(undefined).catch(() => undefined), []);

  const submit = ({ username, password }: Values): void => {
    faults.clear();
    enter.mutate(
      { username: username.trim(), password },
      {
        onSuccess: signedIn,
        onError: (error) => {
          faults.show(error);
          form.setFieldValue('password', '');
          form.focusField('password');
        },
      },
    );
  };

  return (
    <div className="sign-in">
      <section className="sign-in-intro" aria-hidden="true">
        <Flex align="center" gap={12} className="sign-in-brand">
          <img src="/board.svg" alt="" width={40} height={40} />
          <span>{t('product')}</span>
        </Flex>
        <p className="sign-in-lead">{t('signIn/intro')}</p>
        <SignInPicture />
        <ul>
          <li>{t('signIn/intro1')}</li>
          <li>{t('signIn/intro2')}</li>
          <li>{t('signIn/intro3')}</li>
        </ul>
      </section>
      <main className="sign-in-main" id="main">
        <div className="sign-in-language">
          <LanguageSwitch />
        </div>
        <div className="sign-in-box">
          <h1>{t('signIn/title')}</h1>
          <p className="page-sub">{t('tagline')}</p>
          {signedOutBecause && (
            <Alert
              type="info"
              showIcon
              title={
                'idle' in signedOutBecause
                  ? t('shell/signedOutIdle')
                  : signedOutBecause.sentence || t('shell/signedOutElsewhere')
              }
            />
          )}
          <ProblemAlert error={faults.error} others={faults.others} />
          <Form form={form} layout="vertical" onFinish={submit} requiredMark={false} size="large">
            <Form.Item
              name="username"
              label={t('signIn/username')}
              rules={[
                { required: true, message: t('common/required', { field: t('signIn/username') }) },
              ]}
            >
              <Input prefix={<UserOutlined />} autoComplete="username" autoFocus />
            </Form.Item>
            <Form.Item
              name="password"
              label={t('signIn/password')}
              rules={[
                { required: true, message: t('common/required', { field: t('signIn/password') }) },
              ]}
            >
              <Input.Password prefix={<LockOutlined />} autoComplete="current-password" />
            </Form.Item>
            <Button type="primary" htmlType="submit" block loading={enter.isPending}>
              {t('signIn/submit')}
            </Button>
          </Form>
          <p className="sign-in-note">{t('signIn/security')}</p>
        </div>
      </main>
    </div>
  );
}
