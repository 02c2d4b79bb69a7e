import { Alert, App, Button, Flex, Form, Input, Modal } from 'antd';
import { type JSX, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { confirmContact, fetchContact, getContacts } from '../api/agreements';
import { useCommand } from '../api/useCommand';
import { ProblemAlert } from '../shell/ProblemAlert';

/**
 * 首次联络: fetches what a new partner publishes and has the fingerprint typed in as it is heard on the telephone. The
 * fetched fingerprint is never shown: whoever could copy it from the screen would compare nothing.
 */
export function FirstContactDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { data } = useQuery({ queryKey: ['contacts'], queryFn: getContacts });
  const [fetched, setFetched] = useState<string>();
  const fetching = useCommand(fetchContact);
  const confirming = useCommand(confirmContact);
  const nameOf = (code: string): string =>
    data?.contacts.find(({ region }) => region.code === code)?.region.name ?? code;

  return (
    <Modal open title={t('agreement/firstContact')} onCancel={onClose} footer={null} width={560}>
      <p>{t('agreement/contact/lead')}</p>
      <p>{t('agreement/contact/own')}</p>
      <p className="agreement-fingerprint mono">{data?.ownFingerprint}</p>
      <ProblemAlert error={fetching.error ?? confirming.error} />
      {fetched === undefined ? (
        <Form
          name="first-contact"
          layout="vertical"
          onFinish={(values: { region: string; url: string }) =>
            fetching.mutate(values, { onSuccess: ({ region }) => setFetched(region) })
          }
        >
          <Form.Item
            name="region"
            label={t('agreement/contact/region')}
            rules={[{ required: true }]}
          >
            <Input inputMode="numeric" maxLength={12} />
          </Form.Item>
          <Form.Item name="url" label={t('agreement/contact/url')} rules={[{ required: true }]}>
            <Input type="url" maxLength={200} />
          </Form.Item>
          <Flex justify="flex-end">
            <Button type="primary" htmlType="submit" loading={fetching.isPending}>
              {t('agreement/contact/fetch')}
            </Button>
          </Flex>
        </Form>
      ) : (
        <Form
          name="fingerprint"
          layout="vertical"
          onFinish={(values: { fingerprint: string; spokenWith: string }) =>
            confirming.mutate(
              { region: fetched, ...values },
              {
                onSuccess: () => {
                  void message.success(t('agreement/contact/done', { name: nameOf(fetched) }));
                  onClose();
                },
              },
            )
          }
        >
          <Alert
            type="info"
            showIcon
            title={t('agreement/contact/fetched', { name: nameOf(fetched) })}
          />
          <Form.Item
            name="fingerprint"
            label={t('agreement/contact/heard')}
            rules={[{ required: true }]}
          >
            <Input inputMode="numeric" autoComplete="off" maxLength={80} className="mono" />
          </Form.Item>
          <Form.Item
            name="spokenWith"
            label={t('agreement/contact/spokenWith')}
            rules={[{ required: true }]}
          >
            <Input maxLength={50} />
          </Form.Item>
          <Flex justify="flex-end">
            <Button type="primary" htmlType="submit" loading={confirming.isPending}>
              {t('agreement/contact/confirm')}
            </Button>
          </Flex>
        </Form>
      )}
    </Modal>
  );
}
