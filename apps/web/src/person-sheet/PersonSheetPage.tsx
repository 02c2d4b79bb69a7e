import './person-sheet.css';
import { Alert, Button, Card, Flex, Form, Select } from 'antd';
import { PrinterOutlined } from '@ant-design/icons';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { getPersonSheet, type PersonSheet } from '../api/personSheet';
import { useCommand } from '../api/useCommand';
import { PageTitle } from '../shell/PageTitle';
import { PersonPage } from '../shell/PersonPage';
import { ProblemAlert } from '../shell/ProblemAlert';
import { Sheet } from './Sheet';

const PURPOSES = ['counter', 'proxy', 'correction'] as const;
type Purpose = (typeof PURPOSES)[number];

/** 本人信息单: asked for with a purpose, then on one A4 sheet; corrections and objections start beside each field. */
export function PersonSheetPage(): JSX.Element {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [sheet, setSheet] = useState<PersonSheet>();
  return (
    <PersonPage>
      <PageTitle
        title={t('personSheet/page')}
        extra={
          <Flex gap={8} wrap>
            <Link to={`/records/${encodeURIComponent(id)}`}>
              <Button tabIndex={-1}>{t('personSheet/record')}</Button>
            </Link>
            {sheet && (
              <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
                {t('personSheet/print')}
              </Button>
            )}
          </Flex>
        }
      />
      {sheet ? <Sheet sheet={sheet} /> : <AskPurpose id={id} onSheet={setSheet} />}
    </PersonPage>
  );
}

function AskPurpose(props: { id: string; onSheet: (sheet: PersonSheet) => void }): JSX.Element {
  const { id, onSheet } = props;
  const { t } = useTranslation();
  const command = useCommand(getPersonSheet);
  return (
    <Card size="small" className="person-sheet-ask">
      <ProblemAlert error={command.error} />
      <Alert type="info" showIcon className="form-alert" title={t('personSheet/ask')} />
      <Form<{ purpose: Purpose }>
        name="person-sheet"
        layout="vertical"
        initialValues={{ purpose: 'counter' }}
        onFinish={({ purpose }) =>
          command.mutate(
            { id, purpose: t(`personSheet/purposes/${purpose}`) },
            { onSuccess: onSheet },
          )
        }
      >
        <Form.Item name="purpose" label={t('personSheet/purpose')}>
          <Select
            options={PURPOSES.map((value) => ({
              value,
              label: t(`personSheet/purposes/${value}`),
            }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={command.isPending}>
          {t('personSheet/show')}
        </Button>
      </Form>
    </Card>
  );
}
