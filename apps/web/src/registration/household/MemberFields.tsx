import { Button, Card, Form, Input, Select } from 'antd';
import { CheckCircleFilled, CloseCircleFilled, DeleteOutlined } from '@ant-design/icons';
import { type JSX, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfflineKit } from '../../api/door';
import { ageOn } from '../../format';
import { useToday } from '../../identity/session';
import { readNumber, tidyNumber } from '../id-number';
import { numberRule, phoneRule, required } from '../rules';
import { checksOut, countyOf, type HouseholdValues } from './household-form';

interface Props {
  at: number;
  kit: OfflineKit | undefined;
  onRemove?: () => void;
}

/** One member: number first, since it says sex, age and often the home. */
export function MemberFields({ at, kit, onRemove }: Props): JSX.Element {
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
        </div>
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
            options={choices('relation').filter(({ value }) => (value === '0') === (at === 0))}
            disabled={at === 0}
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
