import { Card, Form, Input, Select } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfflineKit } from '../../api/door';
import { useToday } from '../../identity/session';
import { DayInput } from '../DayInput';
import { notAfter, required } from '../rules';
import type { HouseholdValues } from './household-form';

/** What all members share; a site says most of it. */
export function AddressFields({ kit }: { kit: OfflineKit | undefined }): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  const form = Form.useFormInstance<HouseholdValues>();
  const choices = (table: string) =>
    (kit?.codes[table] ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const atSite = (siteId: string | undefined): void => {
    const site = kit?.sites.find((one) => one.siteId === siteId);
    if (!site) return;
    const { channel, division, address } = site;
    form.setFieldsValue({ channel, residenceDivision: division, address });
  };
  return (
    <Card size="small" className="member-card">
      <h2 className="member-title">{t('door/sharedAddress')}</h2>
      <div className="form-grid">
        <div className="span-2">
          <Form.Item name="siteId" label={t('door/site')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('form/optional')}
              options={(kit?.sites ?? []).map(({ siteId, name }) => ({
                value: siteId,
                label: name,
              }))}
              onChange={atSite}
            />
          </Form.Item>
        </div>
        <Form.Item
          name="residenceDivision"
          label={t('fields/residenceDivision')}
          rules={[required(t('fields/residenceDivision'), true)]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(kit?.area ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
        <div className="span-full">
          <Form.Item
            name="address"
            label={t('fields/address')}
            rules={[required(t('fields/address'))]}
          >
            <Input maxLength={200} autoComplete="off" placeholder={t('form/addressPlaceholder')} />
          </Form.Item>
        </div>
        <Form.Item
          name="arrivedOn"
          label={t('fields/arrivedOn')}
          rules={[required(t('fields/arrivedOn')), notAfter(today)]}
        >
          <DayInput latest={today} />
        </Form.Item>
        <Form.Item
          name="channel"
          label={t('fields/channel')}
          rules={[required(t('fields/channel'), true)]}
        >
          <Select options={choices('channel')} />
        </Form.Item>
        <Form.Item name="dwellingKind" label={t('fields/dwellingKind')}>
          <Select allowClear options={choices('dwelling')} placeholder={t('form/optional')} />
        </Form.Item>
      </div>
    </Card>
  );
}
