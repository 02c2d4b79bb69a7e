import { Alert, App, Button, Card, Form, Input, Select } from 'antd';
import { type JSX, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { type DepartureRequest, registerDeparture } from '../../api/registration';
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
import { DayInput } from '../DayInput';
import { type KnownPerson, useKnownPerson } from '../known-person';
import { KnownFrom } from '../KnownFrom';
import { PERSON_FIELDS, PersonFields } from '../PersonFields';
import { countyOrBelow, notAfter, phoneRule, required } from '../rules';

type Values = Omit<DepartureRequest, 'documentKind'>;

const FIELDS = [
  ...PERSON_FIELDS,
  'destinationDivision',
  'leftOn',
  'reason',
  'villagePhone',
] as const;

function requestOf(values: Values): DepartureRequest {
  const given = Object.entries(values)
    .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  return { ...(Object.fromEntries(given) as unknown as Values), documentKind: '111' };
}

/** 登记外出: empty, or with what the residence side has of the person. */
export function RegisterDeparturePage(): JSX.Element {
  const { data, error, refetch, asked } = useKnownPerson('sending');
  if (error) return <CouldNotRead error={error} onRetry={() => void refetch()} />;
  return asked && !data ? <Loading /> : <DepartureForm key={String(asked)} known={data} />;
}

function DepartureForm({ known }: { known: KnownPerson | undefined }): JSX.Element {
  const { t } = useTranslation();
  const go = useNavigate();
  const { message } = App.useApp();
  const { region } = useSession();
  const today = useToday();
  const { options } = useCodes();
  const [form] = Form.useForm<Values>();
  const faults = useFormFaults(form, FIELDS);
  const register = useCommand(registerDeparture);
  const [last, setLast] = useState<{ id: string; name: string }>();
  const goOn = useRef(false);

  const save = (values: Values): void => {
    faults.clear();
    register.mutate(requestOf(values), {
      onSuccess: ({ recordId }) => {
        void message.success(t('form/saved', { name: values.name }));
        if (!goOn.current) return void go(`/records/${encodeURIComponent(recordId)}`);
        if (known) return void go('/registration/departures/new');
        setLast({ id: recordId, name: values.name });
        form.resetFields();
        form.focusField('idNumber');
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
      <PageTitle title={t('departureForm/title')} sub={t('departureForm/sub')} />
      {last && (
        <Alert
          type="success"
          showIcon
          closable
          className="form-alert"
          title={t('form/saved', { name: last.name })}
          action={
            <Link to={`/records/${encodeURIComponent(last.id)}`}>{t('form/savedOpenRecord')}</Link>
          }
        />
      )}
      <Form<Values>
        form={form}
        name="departure"
        layout="vertical"
        initialValues={{ leftOn: today, ...known }}
        onFinish={save}
        scrollToFirstError={{ focus: true, block: 'center' }}
        className="form-page single"
      >
        <div className="form-main">
          <ProblemAlert error={faults.error} others={faults.others} />
          {known && <KnownFrom />}
          <Card size="small">
            <PersonFields side="sending" homeRoot={region.code} />
            <section className="form-section">
              <h2>{t('form/departure')}</h2>
              <div className="form-grid">
                <div className="span-2">
                  <Form.Item
                    name="destinationDivision"
                    label={t('fields/destinationDivision')}
                    rules={[required(t('fields/destinationDivision'), true), countyOrBelow()]}
                  >
                    <DivisionCascader />
                  </Form.Item>
                </div>
                <Form.Item
                  name="leftOn"
                  label={t('fields/leftOn')}
                  rules={[required(t('fields/leftOn')), notAfter(today)]}
                >
                  <DayInput latest={today} />
                </Form.Item>
                <Form.Item name="reason" label={t('fields/departureReason')}>
                  <Select allowClear options={options('reason')} placeholder={t('form/optional')} />
                </Form.Item>
                <Form.Item
                  name="villagePhone"
                  label={t('fields/villagePhone')}
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
              </div>
            </section>
          </Card>
        </div>
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
            {t('form/saveDeparture')}
          </Button>
        </div>
      </Form>
    </PersonPage>
  );
}
