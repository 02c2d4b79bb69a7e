import { Alert, App, Button, Card, Form, Input, Select } from 'antd';
import { type JSX, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { type ArrivalRequest, registerArrival } from '../../api/registration';
import { useCommand } from '../../api/useCommand';
import { useSession, useToday } from '../../identity/session';
import { DivisionCascader } from '../../region/DivisionCascader';
import { useCodes } from '../../region/useCodes';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { PersonPage } from '../../shell/PersonPage';
import { ProblemAlert } from '../../shell/ProblemAlert';
import { CouldNotRead } from '../../shell/Stops';
import { useFormFaults } from '../../shell/useFormFaults';
import { listed, textOf } from '../../texts';
import { DayInput } from '../DayInput';
import { type KnownPerson, useKnownPerson } from '../known-person';
import { KnownFrom } from '../KnownFrom';
import { PERSON_FIELDS, PersonFields } from '../PersonFields';
import { countyOrBelow, notAfter, phoneRule, required } from '../rules';
import { NoticeCard, useNotice } from './Notice';

type Values = Omit<ArrivalRequest, 'documentKind' | 'noticeVersion'> & {
  documentKind?: string;
  noticeGiven?: boolean;
};

const FIELDS = [
  ...PERSON_FIELDS,
  'residenceDivision',
  'address',
  'dwellingKind',
  'reason',
  'arrivedOn',
  'phone',
  'channel',
  'noticeGiven',
] as const;

/** Empty inputs are absent, not empty words. */
function requestOf({ noticeGiven: _, ...values }: Values, noticeVersion: string): ArrivalRequest {
  const given = Object.entries(values)
    .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  return {
    documentKind: '111',
    ...(Object.fromEntries(given) as unknown as Values),
    noticeVersion,
  };
}

/** Where somebody went may be told no nearer than the city: then the office's own area stands. */
function beginning(known: KnownPerson | undefined, office: string): Partial<Values> {
  const { residenceDivision = '', ...person } = known ?? {};
  const area = office.length === 6 ? office.replace(/(00)+$/, '') : office;
  const isCity = /^\d{4}00$/.test(residenceDivision);
  const within = residenceDivision.startsWith(area) && !isCity;
  return { ...person, ...(within && { residenceDivision }) };
}

/** 登记到达: empty, or with what the home side has of the person. */
export function RegisterArrivalPage(): JSX.Element {
  const { data, error, refetch, asked } = useKnownPerson('receiving');
  if (error) return <CouldNotRead error={error} onRetry={() => void refetch()} />;
  return asked && !data ? <Loading /> : <ArrivalForm key={String(asked)} known={data} />;
}

function ArrivalForm({ known }: { known: KnownPerson | undefined }): JSX.Element {
  const { t } = useTranslation();
  const go = useNavigate();
  const { message } = App.useApp();
  const { account, region } = useSession();
  const today = useToday();
  const { options } = useCodes();
  const { notice } = useNotice();
  const [form] = Form.useForm<Values>();
  const faults = useFormFaults(form, FIELDS);
  const register = useCommand(registerArrival);
  const [last, setLast] = useState<{ id: string; name: string; marks: string[] }>();
  const goOn = useRef(false);

  const office = account.organisation.code;
  const initial: Partial<Values> = {
    arrivedOn: today,
    // An office with an area smaller than the region registers its own; the city's desk chooses.
    ...(office !== region.code && office.length >= 6 && { residenceDivision: office }),
  };

  const next = (): void => {
    if (known) return void go('/registration/arrivals/new');
    const { residenceDivision, channel, dwellingKind } = form.getFieldsValue();
    form.resetFields();
    form.setFieldsValue({ ...initial, residenceDivision, channel, dwellingKind });
    form.focusField('idNumber');
    window.scrollTo({ top: 0 });
  };

  const save = (values: Values): void => {
    faults.clear();
    register.mutate(requestOf(values, notice?.version ?? ''), {
      onSuccess: ({ recordId, marks = [] }) => {
        void message.success(t('form/saved', { name: values.name }));
        if (!goOn.current)
          return void go(`/registration/arrivals/${encodeURIComponent(recordId)}/receipt`);
        setLast({ id: recordId, name: values.name, marks });
        next();
      },
      onError: faults.show,
    });
  };
  const saveAndGoOn = (): void => {
    goOn.current = true;
    form.submit();
  };

  return (
    <PersonPage>
      <PageTitle title={t('arrivalForm/title')} sub={t('arrivalForm/sub')} />
      {last && (
        <Alert
          type={last.marks.length > 0 ? 'warning' : 'success'}
          showIcon
          closable
          className="form-alert"
          title={
            last.marks.length > 0
              ? t('form/marks', { marks: listed(last.marks.map((m) => textOf('marks', m))) })
              : t('form/saved', { name: last.name })
          }
          action={
            <Link to={`/registration/arrivals/${encodeURIComponent(last.id)}/receipt`}>
              {t('form/savedOpen')}
            </Link>
          }
        />
      )}
      <Form<Values>
        form={form}
        name="arrival"
        layout="vertical"
        initialValues={{ ...initial, ...beginning(known, office) }}
        onFinish={save}
        scrollToFirstError={{ focus: true, block: 'center' }}
        className="form-page"
      >
        <div className="form-main">
          <ProblemAlert error={faults.error} others={faults.others} />
          {known && <KnownFrom />}
          <Card size="small">
            <PersonFields side="receiving" />
            <section className="form-section">
              <h2>{t('form/residenceSection')}</h2>
              <div className="form-grid">
                <div className="span-2">
                  <Form.Item
                    name="residenceDivision"
                    label={t('fields/residenceDivision')}
                    rules={[required(t('fields/residenceDivision'), true), countyOrBelow()]}
                  >
                    <DivisionCascader root={region.code} />
                  </Form.Item>
                </div>
                <Form.Item
                  name="arrivedOn"
                  label={t('fields/arrivedOn')}
                  rules={[required(t('fields/arrivedOn')), notAfter(today)]}
                >
                  <DayInput latest={today} />
                </Form.Item>
                <div className="span-full">
                  <Form.Item
                    name="address"
                    label={t('fields/address')}
                    rules={[required(t('fields/address'))]}
                  >
                    <Input maxLength={200} placeholder={t('form/addressPlaceholder')} />
                  </Form.Item>
                </div>
                <Form.Item name="dwellingKind" label={t('fields/dwellingKind')}>
                  <Select
                    allowClear
                    options={options('dwelling')}
                    placeholder={t('form/optional')}
                  />
                </Form.Item>
                <Form.Item name="reason" label={t('fields/reason')}>
                  <Select allowClear options={options('reason')} placeholder={t('form/optional')} />
                </Form.Item>
                <Form.Item
                  name="phone"
                  label={t('fields/phone')}
                  validateTrigger="onBlur"
                  rules={[phoneRule()]}
                >
                  <Input
                    inputMode="tel"
                    autoComplete="off"
                    maxLength={20}
                    placeholder={t('form/optional')}
                  />
                </Form.Item>
                <div className="span-2">
                  <Form.Item
                    name="channel"
                    label={t('fields/channel')}
                    rules={[required(t('fields/channel'), true)]}
                  >
                    <Select options={options('channel')} />
                  </Form.Item>
                </div>
              </div>
            </section>
          </Card>
        </div>
        <aside className="form-aside">
          <NoticeCard />
        </aside>
        <div className="form-bar">
          <Button onClick={() => form.resetFields()} disabled={register.isPending}>
            {t('form/reset')}
          </Button>
          <Button onClick={saveAndGoOn} disabled={register.isPending}>
            {t('form/saveNext')}
          </Button>
          <Button
            type="primary"
            htmlType="submit"
            loading={register.isPending}
            onClick={() => (goOn.current = false)}
          >
            {t('form/save')}
          </Button>
        </div>
      </Form>
    </PersonPage>
  );
}
