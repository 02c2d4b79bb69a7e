import { Button, Card, Checkbox, Form, Input, Radio, Select } from 'antd';
import { CheckCircleFilled, CloseCircleFilled, DeleteOutlined } from '@ant-design/icons';
import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfflineKit } from '../../api/door';
import { ageOn } from '../../format';
import { useToday } from '../../identity/session';
import { readNumber, tidyNumber } from '../id-number';
import { DayInput } from '../DayInput';
import { notAfter, numberRule, phoneRule, required } from '../rules';
import { checksOut, countyOf, type HouseholdValues } from './household-form';

interface Props {
  at: number;
  kit: OfflineKit | undefined;
  isHead: boolean;
  onRemove?: () => void;
}

/** One member: number first, since it says sex, age and often the home. */
export function MemberFields({ at, kit, isHead, onRemove }: Props): JSX.Element {
  const { t } = useTranslation();
  const codes = kit?.codes ?? {};
  const choices = (table: string) =>
    (codes[table] ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const counties = useMemo(
    () => (kit?.counties ?? []).map(({ code, name }) => ({ value: code, label: name })),
    [kit],
  );
  return (
    <Card
      size="small"
      className="member-card"
      title={<h2 className="member-title">{t('door/member', { number: at + 1 })}</h2>}
      extra={
        onRemove && (
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('door/removeMember', { number: at + 1 })}
            onClick={onRemove}
          />
        )
      }
    >
      <div className="form-grid">
        <WhoItIs at={at} kit={kit} />
        <Form.Item
          name={[at, 'name']}
          label={t('fields/name')}
          validateTrigger="onBlur"
          rules={[required(t('fields/name'))]}
        >
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
        <Form.Item
          name={[at, 'relation']}
          label={t('door/relation')}
          rules={[required(t('door/relation'), true)]}
        >
          <Select
            options={choices('relation').filter(({ value }) => (value === '0') === isHead)}
            disabled={isHead}
          />
        </Form.Item>
        <div className="span-2">
          <Form.Item
            name={[at, 'homeDivision']}
            label={t('fields/homeDivision')}
            rules={[required(t('fields/homeDivision'), true)]}
            extra={<HomeHint at={at} kit={kit} />}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={counties}
              placeholder={t('door/countyPlaceholder')}
            />
          </Form.Item>
        </div>
        <Form.Item
          name={[at, 'phone']}
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
        <Form.Item name={[at, 'reason']} label={t('fields/reason')}>
          <Select allowClear options={choices('reason')} placeholder={t('form/optional')} />
        </Form.Item>
      </div>
    </Card>
  );
}

/** The number; or, of who has none, sex and day of birth as the person or another document says them. */
function WhoItIs({ at, kit }: Pick<Props, 'at' | 'kit'>): JSX.Element {
  const { t } = useTranslation();
  const form = Form.useFormInstance<HouseholdValues>();
  const today = useToday();
  const without = Form.useWatch<boolean | undefined>(['members', at, 'withoutNumber'], form);
  const choices = (table: string) =>
    (kit?.codes[table] ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const box = (
    <Form.Item name={[at, 'withoutNumber']} valuePropName="checked" noStyle>
      <Checkbox>{t('door/withoutNumber')}</Checkbox>
    </Form.Item>
  );
  if (!without)
    return (
      <div className="span-2">
        <Form.Item
          name={[at, 'idNumber']}
          label={t('fields/idNumber')}
          normalize={(text: string) => tidyNumber(text)}
          validateTrigger="onBlur"
          rules={[required(t('fields/idNumber')), numberRule()]}
          extra={<Verdict at={at} />}
        >
          <Input autoComplete="off" maxLength={24} className="mono number-input" />
        </Form.Item>
        <div className="without-number">{box}</div>
      </div>
    );
  return (
    <>
      <div className="span-full without-number">
        {box}
        <p className="field-hint">{t('withoutNumber/hint')}</p>
      </div>
      <Form.Item
        name={[at, 'sex']}
        label={t('fields/sex')}
        rules={[required(t('fields/sex'), true)]}
      >
        <Radio.Group
          optionType="button"
          options={choices('sex').filter(({ value }) => value === '1' || value === '2')}
        />
      </Form.Item>
      <Form.Item
        name={[at, 'birthDate']}
        label={t('fields/birthDate')}
        rules={[required(t('fields/birthDate')), notAfter(today)]}
      >
        <DayInput latest={today} />
      </Form.Item>
      <Form.Item name={[at, 'documentKind']} label={t('fields/documentKind')}>
        <Select
          allowClear
          placeholder={t('door/noDocument')}
          options={choices('documentKind').filter(({ value }) => value !== '111')}
        />
      </Form.Item>
      <Form.Item name={[at, 'documentNumber']} label={t('fields/documentNumber')}>
        <Input autoComplete="off" maxLength={40} placeholder={t('form/optional')} />
      </Form.Item>
    </>
  );
}

function useNumberOf(at: number): string | undefined {
  const form = Form.useFormInstance<HouseholdValues>();
  return Form.useWatch<string | undefined>(['members', at, 'idNumber'], form);
}

/** What the number says of itself, worked out here: the region judges it when it is sent. */
function Verdict({ at }: { at: number }): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  const number = useNumberOf(at);
  const said = number ? readNumber(number) : undefined;
  if (!number || !said) return <span role="status">{t('form/idNumberFirst')}</span>;
  if (!checksOut(number))
    return (
      <span role="status" className="bad">
        <CloseCircleFilled aria-hidden /> {t('door/checkDigit')}
      </span>
    );
  return (
    <span role="status" className="good">
      <CheckCircleFilled aria-hidden />{' '}
      {t('form/filled', {
        sex: t(said.sex === '1' ? 'door/male' : 'door/female'),
        birthDate: said.birthDate,
        age: ageOn(said.birthDate, today) ?? '',
      })}
    </span>
  );
}

/** Offered, not filled in: where a number was given out is often the home and never proof of it. */
function HomeHint({ at, kit }: { at: number; kit: OfflineKit | undefined }): JSX.Element | null {
  const { t } = useTranslation();
  const form = Form.useFormInstance<HouseholdValues>();
  const chosen = Form.useWatch<string | undefined>(['members', at, 'homeDivision'], form);
  const county = countyOf(kit, useNumberOf(at));
  if (chosen && kit && !covered(kit, chosen))
    return <span className="warn">{t('door/noAgreement')}</span>;
  if (chosen || !county) return null;
  return (
    <Button
      type="link"
      size="small"
      className="suggestion"
      onClick={() => {
        form.setFieldValue(['members', at, 'homeDivision'], county.code);
        void form.validateFields([['members', at, 'homeDivision']]).catch(() => undefined);
      }}
    >
      {t('form/suggestHome', { name: county.name })}
    </Button>
  );
}

function covered({ partners }: OfflineKit, home: string): boolean {
  return partners.some((partner) => home.startsWith(partner.replace(/(0000|00)$/, '')));
}
