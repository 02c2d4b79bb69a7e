import { Alert, Card, Checkbox, Collapse, Form, Grid, Skeleton } from 'antd';
import type { JSX } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getNotice, type Notice } from '../../api/registration';

/** The notice in force, in the language of the screen; its version is kept with the registration. */
export function useNotice(): { notice?: Notice | undefined; failed: boolean } {
  const { i18n } = useTranslation();
  const lang = i18n.language === 'en' ? 'en' : 'zh';
  const { data, isError } = useQuery({
    queryKey: ['notice', lang],
    queryFn: () => getNotice(lang),
    staleTime: 60_000,
  });
  return { notice: data, failed: isError };
}

function Sections({ notice }: { notice: Notice }): JSX.Element {
  return (
    <dl className="notice-sections">
      {notice.sections.map(({ heading, text }) => (
        <div key={heading}>
          <dt>{heading}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** 告知: who, purpose, fields, recipients, retention, rights (PIPL 17, 30, 35), read before saving. */
export function NoticeCard(): JSX.Element {
  const { t } = useTranslation();
  const { notice, failed } = useNotice();
  const narrow = !(Grid.useBreakpoint().lg ?? true);
  return (
    <Card
      size="small"
      className="notice"
      title={notice?.title ?? t('form/noticeTitle')}
      extra={
        notice && (
          <span className="notice-version">
            {t('form/noticeVersion', { version: notice.version })}
          </span>
        )
      }
    >
      <p className="notice-lead">{t('form/noticeLead')}</p>
      {failed && <Alert type="error" showIcon title={t('form/noticeMissing')} />}
      {!notice && !failed && <Skeleton active title={false} />}
      {notice && narrow && (
        <Collapse
          size="small"
          defaultActiveKey={['notice']}
          items={[
            { key: 'notice', label: t('form/noticeRead'), children: <Sections notice={notice} /> },
          ]}
        />
      )}
      {notice && !narrow && (
        <div className="notice-scroll" tabIndex={0} role="region" aria-label={notice.title}>
          <Sections notice={notice} />
        </div>
      )}
      <Form.Item
        name="noticeGiven"
        valuePropName="checked"
        className="notice-given"
        rules={[
          {
            validator: async (_, given: boolean | undefined) => {
              if (!given) throw new Error(t('form/noticeNeeded'));
              return Promise.resolve();
            },
          },
        ]}
      >
        <Checkbox disabled={!notice}>
          <strong>{t('form/noticeGiven')}</strong>
        </Checkbox>
      </Form.Item>
    </Card>
  );
}
