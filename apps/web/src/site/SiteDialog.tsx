import { Form, Input, Select, Switch } from 'antd';
import type { JSX } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addSite, changeSite, getGrids, type Site, type SiteFields } from '../api/sites';
import { useSession, useToday } from '../identity/session';
import { DivisionCascader } from '../region/DivisionCascader';
import { useChannels } from '../region/useChannels';
import { DayInput } from '../registration/DayInput';
import { notAfter, phoneRule, required } from '../registration/rules';
import { CommandDialog } from '../shell/CommandDialog';

type Values = SiteFields & { channel: string; division: string; closed?: boolean };

const FIELDS = [
  'channel',
  'division',
  'grid',
  'name',
  'address',
  'responsibleName',
  'responsiblePhone',
  'signedBy',
  'signedOn',
] as const;

/** Empty inputs are absent; the phone alone stays when it is not touched. */
function given<T extends object>(values: T): T {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  ) as T;
}

/** A site, its responsible person, and the commitment they signed. */
export function SiteDialog({ site, onClose }: { site?: Site; onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const { account, region } = useSession();
  const channels = useChannels();
  const today = useToday();
  const { data: grids = [] } = useQuery({ queryKey: ['grids'], queryFn: getGrids });
  const office = account.organisation.code;
  const initial: Partial<Values> = site
    ? given({
        name: site.name,
        channel: site.channel,
        division: site.division,
        grid: site.grid ?? '',
        address: site.address,
        responsibleName: site.responsibleName,
        signedBy: site.commitment?.signedBy ?? '',
        signedOn: site.commitment?.signedOn ?? '',
        closed: site.closed,
      })
    : { ...(office.length >= 9 && { division: office }) };
  const save = ({ channel, division, closed, ...fields }: Values, key: string): Promise<unknown> =>
    site
      ? changeSite(
          {
            ...given(fields),
            siteId: site.siteId,
            version: site.version,
            ...(closed !== undefined && { closed }),
          },
          key,
        )
      : addSite({ ...given(fields), channel, division }, key);
  return (
    <CommandDialog<Values>
      title={site ? t('sites/editOf', { name: site.name }) : t('sites/add')}
      fields={FIELDS}
      initial={initial}
      ok={t('common/save')}
      done={t('common/done')}
      width={600}
      run={save}
      onClose={onClose}
    >
      <div className="form-grid two">
        <Form.Item
          name="channel"
          label={t('fields/channel')}
          rules={[required(t('fields/channel'), true)]}
        >
          <Select disabled={Boolean(site)} options={channels} />
        </Form.Item>
        {site ? (
          <Form.Item name="division" hidden>
            <Input />
          </Form.Item>
        ) : (
          <Form.Item
            name="division"
            label={t('sites/community')}
            rules={[required(t('sites/community'), true)]}
          >
            <DivisionCascader root={region.code} />
          </Form.Item>
        )}
        <Form.Item noStyle dependencies={['division']}>
          {({ getFieldValue }) => (
            <Form.Item name="grid" label={t('sites/grid')}>
              <Select
                allowClear
                placeholder={t('form/optional')}
                options={grids
                  .filter(({ community }) => community === getFieldValue('division'))
                  .map(({ number, name }) => ({ value: number, label: `${number} ${name}` }))}
              />
            </Form.Item>
          )}
        </Form.Item>
        <Form.Item name="name" label={t('sites/name')} rules={[required(t('sites/name'))]}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item name="address" label={t('sites/address')} rules={[required(t('sites/address'))]}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="form-grid two">
        <Form.Item
          name="responsibleName"
          label={t('sites/responsible')}
          rules={[required(t('sites/responsible'))]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="responsiblePhone" label={t('fields/phone')} rules={[phoneRule()]}>
          <Input
            inputMode="tel"
            maxLength={20}
            placeholder={site?.responsiblePhoneMasked ?? t('form/optional')}
          />
        </Form.Item>
        <Form.Item name="signedBy" label={t('sites/signedBy')}>
          <Input maxLength={100} placeholder={t('form/optional')} />
        </Form.Item>
        <Form.Item name="signedOn" label={t('sites/signedOn')} rules={[notAfter(today)]}>
          <DayInput latest={today} />
        </Form.Item>
      </div>
      {site && (
        <Form.Item name="closed" label={t('sites/closed')} valuePropName="checked">
          <Switch />
        </Form.Item>
      )}
    </CommandDialog>
  );
}
