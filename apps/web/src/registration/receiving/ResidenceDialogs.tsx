import { Form, Input, Radio, Select } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { JointRecord } from '../../api/records';
import {
  changeResidence,
  RESIDENCE_FIELDS,
  endArrival,
  type Ending,
  type ResidenceChange,
} from '../../api/registration';
import { useSession, useToday } from '../../identity/session';
import { sectionOf, valueOf } from '../../record/record-values';
import { DivisionCascader } from '../../region/DivisionCascader';
import { useCodes } from '../../region/useCodes';
import { CommandDialog } from '../../shell/CommandDialog';
import { changesOf, type Proposed } from '../changes';
import { DayInput } from '../DayInput';
import { countyOrBelow, notAfter, phoneRule, required } from '../rules';

interface Props {
  record: JointRecord;
  proposed?: Proposed;
  onClose: () => void;
}

const idOf = (record: JointRecord): string => record.receiving?.strandId ?? record.recordId;
const END_KINDS = ['returned', 'third-place', 'settled', 'died', 'in-error'] as const;

/** 变更居住: only what changes is sent; the phone and the address stand masked, so they are asked for anew. */
export function ChangeResidenceDialog({ record, proposed, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const { region } = useSession();
  const { options } = useCodes();
  const today = useToday();
  const residence = sectionOf(record.receiving, 'residence');
  const text = (field: string): string | undefined => {
    const value = valueOf(residence, field);
    return typeof value === 'string' ? value : undefined;
  };
  const before: ResidenceChange = {
    residenceDivision: text('residenceDivision'),
    dwellingKind: text('dwellingKind'),
    reason: text('reason'),
  };
  return (
    <CommandDialog<ResidenceChange>
      title={t('acts/changeResidence')}
      fields={RESIDENCE_FIELDS}
      initial={{ ...before, ...proposed?.values }}
      ok={t('common/save')}
      done={t('acts/done')}
      width={560}
      run={(values, key) =>
        changeResidence(
          {
            id: idOf(record),
            ...changesOf(before, values),
            ...(proposed && { caseId: proposed.caseId }),
          },
          key,
        )
      }
      onClose={onClose}
    >
      <Form.Item
        name="residenceDivision"
        label={t('fields/residenceDivision')}
        rules={[
          required(t('fields/residenceDivision'), true),
          countyOrBelow(before.residenceDivision),
        ]}
      >
        <DivisionCascader root={region.code} />
      </Form.Item>
      <Form.Item name="address" label={t('fields/address')}>
        <Input maxLength={200} placeholder={text('address') ?? t('form/addressPlaceholder')} />
      </Form.Item>
      <div className="form-grid two">
        <Form.Item name="dwellingKind" label={t('fields/dwellingKind')}>
          <Select allowClear options={options('dwelling')} />
        </Form.Item>
        <Form.Item name="reason" label={t('fields/reason')}>
          <Select allowClear options={options('reason')} />
        </Form.Item>
      </div>
      <Form.Item
        name="phone"
        label={t('fields/phone')}
        validateTrigger="onBlur"
        rules={[phoneRule()]}
      >
        <Input inputMode="tel" maxLength={20} placeholder={text('phone') ?? ''} />
      </Form.Item>
      {proposed?.values['arrivedOn'] && (
        <Form.Item name="arrivedOn" label={t('fields/arrivedOn')}>
          <DayInput latest={today} />
        </Form.Item>
      )}
      {proposed?.values['channel'] && (
        <Form.Item name="channel" label={t('fields/channel')}>
          <Select options={options('channel')} />
        </Form.Item>
      )}
    </CommandDialog>
  );
}

export function EndResidenceDialog({ record, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <CommandDialog<Ending>
      title={t('acts/endResidence')}
      fields={['kind', 'on', 'toDivision']}
      initial={{ on: today }}
      ok={t('common/ok')}
      done={t('acts/done')}
      danger
      run={(values, key) => endArrival({ id: idOf(record), ...values }, key)}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('acts/endKind')} rules={[required(t('acts/endKind'), true)]}>
        <Radio.Group
          className="stacked"
          options={END_KINDS.map((value) => ({ value, label: t(`endKinds/${value}`) }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'third-place' && (
            <Form.Item
              name="toDivision"
              label={t('acts/toDivision')}
              rules={[required(t('acts/toDivision'), true)]}
            >
              <DivisionCascader />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item
        name="on"
        label={t('acts/endOn')}
        rules={[required(t('acts/endOn')), notAfter(today)]}
      >
        <DayInput latest={today} />
      </Form.Item>
    </CommandDialog>
  );
}
