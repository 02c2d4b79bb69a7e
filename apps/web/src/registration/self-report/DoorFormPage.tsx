import { Alert, Button, Card, Checkbox, Collapse, Form, Input, Radio, Result, Select } from 'antd';
import { type JSX, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type DoorForm, type DoorReport, getDoorForm, reportAtDoor } from '../../api/sites';
import { useCommand } from '../../api/useCommand';
import { Loading } from '../../shell/Loading';
import { ProblemAlert, sentenceOf } from '../../shell/ProblemAlert';
import { LanguageSwitch } from '../../shell/TopBar';
import { useFormFaults } from '../../shell/useFormFaults';
import { DayInput } from '../DayInput';
import { tidyNumber } from '../id-number';
import { uuidv7 } from '../offline/sealing';
import { notAfter, numberRule, phoneRule, required } from '../rules';
import { DoorDivision } from './DoorDivision';

const FIELDS = [
  'reportedBy',
  'name',
  'idNumber',
  'homeDivision',
  'destinationDivision',
  'place',
  'arrivedOn',
  'leftOn',
  'dwellingKind',
  'reason',
  'phone',
] as const;
type Values = Partial<Record<(typeof FIELDS)[number], string>> & { agreed?: boolean };

/** What a code at a door leads to: a short form without an account, the notice first. */
export function DoorFormPage({ code }: { code: string }): JSX.Element {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    queryKey: ['door', code],
    queryFn: () => getDoorForm(code),
    staleTime: Infinity,
    retry: false,
  });
  const [done, setDone] = useState<string>();
  if (error)
    return (
      <main className="door-page">
        <Result status="warning" title={t('door/codeGone')} subTitle={sentenceOf(error, true)} />
      </main>
    );
  if (!data) return <Loading />;
  return (
    <main className="door-page">
      <LanguageSwitch />
      <h1>{t(data.direction === 'arrival' ? 'door/reportArrival' : 'door/reportDeparture')}</h1>
      <p className="quiet">
        {data.siteName} · {data.communityName}
      </p>
      {done ? (
        <Result
          status="success"
          title={t('door/reported')}
          subTitle={t('door/reportedHint', { number: done, community: data.communityName })}
          extra={<Button onClick={() => setDone(undefined)}>{t('door/reportNext')}</Button>}
        />
      ) : (
        <ReportForm code={code} form={data} onDone={setDone} />
      )}
    </main>
  );
}

interface Props {
  code: string;
  form: DoorForm;
  onDone: (number: string) => void;
}

function ReportForm({ code, form: asked, onDone }: Props): JSX.Element {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [reportId] = useState(() => uuidv7(Date.now()));
  const faults = useFormFaults(form, FIELDS);
  const report = useCommand(reportAtDoor);
  const has = (field: string): boolean => asked.fields.includes(field);
  const { today } = asked;
  const choices = (list: { code: string; name: string }[]) =>
    list.map(({ code: value, name }) => ({ value, label: name }));

  const submit = ({ agreed: _, ...values }: Values): void => {
    faults.clear();
    const given = Object.entries(values).filter(([, value]) => value?.trim());
    const body = {
      ...(Object.fromEntries(given) as Record<string, string>),
      reportId,
      noticeVersion: asked.notice.version,
    } as DoorReport;
    report.mutate(
      { ...body, code },
      { onSuccess: ({ number }) => onDone(number), onError: faults.show },
    );
  };

  return (
    <Form<Values>
      form={form}
      name="report"
      layout="vertical"
      initialValues={{ reportedBy: 'person', arrivedOn: today, leftOn: today }}
      onFinish={submit}
      scrollToFirstError={{ focus: true, block: 'center' }}
    >
      <Card size="small" title={asked.notice.title}>
        <Collapse
          size="small"
          defaultActiveKey={['notice']}
          items={[
            {
              key: 'notice',
              label: t('form/noticeRead'),
              children: (
                <dl className="notice-sections">
                  {asked.notice.sections.map(({ heading, text }) => (
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
      </Card>
      <Card size="small">
        <Form.Item name="reportedBy" label={t('door/whoFillsIn', { who: asked.reporter })}>
          <Radio.Group
            options={[
              { value: 'person', label: t('door/reporters/person') },
              { value: 'responsible', label: t('door/reporters/responsible') },
            ]}
          />
        </Form.Item>
        <Form.Item name="name" label={t('fields/name')} rules={[required(t('fields/name'))]}>
          <Input size="large" autoComplete="off" maxLength={100} />
        </Form.Item>
        <Form.Item
          name="idNumber"
          label={t('fields/idNumber')}
          normalize={(text: string) => tidyNumber(text)}
          validateTrigger="onBlur"
          rules={[required(t('fields/idNumber')), numberRule()]}
        >
          <Input size="large" autoComplete="off" maxLength={24} className="mono" />
        </Form.Item>
        {asked.direction === 'arrival' && (
          <Form.Item
            name="homeDivision"
            label={t('fields/homeDivision')}
            rules={[required(t('fields/homeDivision'), true)]}
          >
            <DoorDivision code={code} />
          </Form.Item>
        )}
        {has('destinationDivision') && (
          <Form.Item
            name="destinationDivision"
            label={t('fields/destinationDivision')}
            rules={[required(t('fields/destinationDivision'), true)]}
          >
            <DoorDivision code={code} />
          </Form.Item>
        )}
        {has('place') && (
          <Form.Item name="place" label={asked.placeLabel} rules={[required(asked.placeLabel)]}>
            <Input size="large" autoComplete="off" maxLength={60} />
          </Form.Item>
        )}
        {has('arrivedOn') && (
          <Form.Item
            name="arrivedOn"
            label={t('fields/arrivedOn')}
            rules={[required(t('fields/arrivedOn')), notAfter(today)]}
          >
            <DayInput latest={today} />
          </Form.Item>
        )}
        {has('leftOn') && (
          <Form.Item
            name="leftOn"
            label={t('fields/leftOn')}
            rules={[required(t('fields/leftOn')), notAfter(today)]}
          >
            <DayInput latest={today} />
          </Form.Item>
        )}
        {has('dwellingKind') && (
          <Form.Item name="dwellingKind" label={t('fields/dwellingKind')}>
            <Select
              size="large"
              allowClear
              options={choices(asked.dwellingKinds)}
              placeholder={t('form/optional')}
            />
          </Form.Item>
        )}
        {has('reason') && (
          <Form.Item name="reason" label={t('fields/reason')}>
            <Select
              size="large"
              allowClear
              options={choices(asked.reasons)}
              placeholder={t('form/optional')}
            />
          </Form.Item>
        )}
        {has('phone') && (
          <Form.Item
            name="phone"
            label={t('fields/phone')}
            validateTrigger="onBlur"
            rules={[phoneRule()]}
          >
            <Input size="large" inputMode="tel" maxLength={20} placeholder={t('form/optional')} />
          </Form.Item>
        )}
        <Form.Item
          name="agreed"
          valuePropName="checked"
          rules={[
            {
              validator: async (_, agreed: boolean | undefined) => {
                if (!agreed) throw new Error(t('door/readFirst'));
                return Promise.resolve();
              },
            },
          ]}
        >
          <Checkbox>{t('door/noticeSeen')}</Checkbox>
        </Form.Item>
        <ProblemAlert error={faults.error} others={faults.others} />
        <Button block type="primary" size="large" htmlType="submit" loading={report.isPending}>
          {t('door/handIn')}
        </Button>
      </Card>
      <Alert
        type="info"
        showIcon
        title={t('door/afterwards', { community: asked.communityName })}
      />
    </Form>
  );
}
