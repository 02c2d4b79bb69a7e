import { Card, Checkbox, Collapse, Form } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../api/registration';

/** 告知 as it lies on the phone; read out once for the whole household before anything is saved. */
export function DoorNotice({ notice }: { notice: Notice | undefined }): JSX.Element {
  const { t } = useTranslation();
  return (
    <Card size="small" className="notice" title={notice?.title ?? t('form/noticeTitle')}>
      <p className="notice-lead">{t('form/noticeLead')}</p>
      {notice && (
        <Collapse
          size="small"
          items={[
            {
              key: 'notice',
              label: t('form/noticeRead'),
              children: (
                <dl className="notice-sections">
                  {notice.sections.map(({ heading, text }) => (
                    <div key={heading}>
                      <dt>{heading}</dt>
                      <dd>{text}</dd>
                    </div>
                  ))}
                </dl>
              ),
            },
          ]}
        />
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
