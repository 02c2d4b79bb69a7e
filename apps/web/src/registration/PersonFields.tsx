import { Button, Form, Input, Radio, Select } from 'antd';
import { type JSX, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Side } from '../api/records';
import { useToday } from '../identity/session';
import { withoutProvince } from '../record/recordColumns';
import { DivisionCascader } from '../region/DivisionCascader';
import { useCodes } from '../region/useCodes';
import { useDivisionName } from '../region/useDivisionName';
import { DayInput } from './DayInput';
import { readNumber, tidyNumber } from './id-number';
import { NumberVerdict } from './NumberVerdict';
import { countyOrBelow, notAfter, numberRule, required } from './rules';

const RESIDENT_CARD = '111';

/** The form's own names of what both registrations ask about a person, in the order of the keyboard. */
export const PERSON_FIELDS = [
  'idNumber',
  'documentKind',
  'documentNumber',
  'name',
  'sex',
  'birthDate',
  'ethnicGroup',
  'homeDivision',
  'hukouAddress',
] as const;

/** Number first; sex and birth date come from it and may still be set to what the person says. */
export function PersonFields({ side, homeRoot }: { side: Side; homeRoot?: string }): JSX.Element {
  const { t } = useTranslation();
  const { options } = useCodes();
  const today = useToday();
  const form = Form.useFormInstance();
  const idNumber = Form.useWatch<string | undefined>('idNumber', form);
  const documentKind = Form.useWatch<string | undefined>('documentKind', form) ?? RESIDENT_CARD;

  useEffect(() => {
    const read = idNumber ? readNumber(idNumber) : undefined;
    if (read) form.setFieldsValue({ sex: read.sex, birthDate: read.birthDate });
  }, [form, idNumber]);

  return (
    <>
      <section className="form-section">
        <h2>{t('form/person')}</h2>
        <div className="form-grid">
          {side === 'receiving' && <WithoutNumber />}
          {documentKind === RESIDENT_CARD && (
            <div className="span-2">
              <Form.Item
                name="idNumber"
                label={t('fields/idNumber')}
                normalize={(text: string) => tidyNumber(text)}
                validateTrigger="onBlur"
                rules={[required(t('fields/idNumber')), numberRule()]}
                extra={<NumberVerdict side={side} idNumber={idNumber} />}
              >
                <Input
                  autoFocus
                  autoComplete="off"
                  inputMode="text"
                  maxLength={24}
                  className="mono number-input"
                  aria-describedby="number-verdict"
                />
              </Form.Item>
            </div>
          )}
          <Form.Item
            name="name"
            label={t('fields/name')}
            validateTrigger="onBlur"
            rules={[required(t('fields/name'))]}
          >
            <Input autoComplete="off" maxLength={100} />
          </Form.Item>
          <Form.Item name="sex" label={t('fields/sex')} rules={[required(t('fields/sex'), true)]}>
            <Radio.Group
              options={options('sex').filter(({ value }) => value === '1' || value === '2')}
              optionType="button"
            />
          </Form.Item>
          <Form.Item
            name="birthDate"
            label={t('fields/birthDate')}
            rules={[required(t('fields/birthDate')), notAfter(today)]}
          >
            <DayInput latest={today} />
          </Form.Item>
          <Form.Item name="ethnicGroup" label={t('fields/ethnicGroup')}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              allowClear
              options={options('ethnicGroup')}
              placeholder={t('form/optional')}
            />
          </Form.Item>
        </div>
      </section>
      <section className="form-section">
        <h2>{t('form/home')}</h2>
        <div className="form-grid">
          <div className="span-2">
            <Form.Item
              name="homeDivision"
              label={t('fields/homeDivision')}
              rules={[required(t('fields/homeDivision'), true), countyOrBelow()]}
            >
              <DivisionCascader {...(homeRoot && { root: homeRoot })} />
            </Form.Item>
          </div>
          <HomeSuggestion idNumber={idNumber} within={homeRoot} />
          <div className="span-full">
            <Form.Item name="hukouAddress" label={t('fields/hukouAddress')}>
              <Input maxLength={200} placeholder={t('form/hukouAddressPlaceholder')} />
            </Form.Item>
          </div>
        </div>
      </section>
    </>
  );
}

/** 没有公民身份号码: another document, or none; the system then issues a temporary id and invents no digits. */
function WithoutNumber(): JSX.Element {
  const { t } = useTranslation();
  const { options } = useCodes();
  const form = Form.useFormInstance();
  const kind = Form.useWatch<string | undefined>('documentKind', form) ?? RESIDENT_CARD;
  return (
    <>
      <Form.Item
        name="documentKind"
        label={t('fields/documentKind')}
        {...(kind !== RESIDENT_CARD && { extra: t('withoutNumber/hint') })}
      >
        <Select
          allowClear
          placeholder={t('withoutNumber/card')}
          options={options('documentKind')}
        />
      </Form.Item>
      {kind !== RESIDENT_CARD && (
        <Form.Item name="documentNumber" label={t('fields/documentNumber')}>
          <Input autoComplete="off" maxLength={40} placeholder={t('form/optional')} />
        </Form.Item>
      )}
    </>
  );
}

/** The area part of a number is often the hukou place and never proof of it: offered, not filled in. */
function HomeSuggestion({
  idNumber,
  within,
}: {
  idNumber: string | undefined;
  within: string | undefined;
}): JSX.Element | null {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const chosen = Form.useWatch<string | undefined>('homeDivision', form);
  const area = idNumber ? readNumber(idNumber)?.area : undefined;
  const name = useDivisionName(area);
  const inside = !within || (area?.startsWith(within.replace(/0+$/, '')) ?? false);
  if (!area || chosen || !name || name === area || !inside) return null;
  return (
    <Button
      type="link"
      size="small"
      className="suggestion"
      onClick={() => {
        form.setFieldValue('homeDivision', area);
        void form.validateFields(['homeDivision']).catch(() => undefined);
      }}
    >
      {t('form/suggestHome', { name: withoutProvince(name) })}
    </Button>
  );
}
