import { Alert, App, Form, Input, Radio, Select } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { JointRecord } from '../../api/records';
import {
  changeDeparture,
  confirmIdentity,
  type DepartureChange,
  endDeparture,
  type Ending,
  type IdentityAnswer,
  registerDepartureFromArrival,
  undoPairing,
} from '../../api/registration';
import { useToday } from '../../identity/session';
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

const departureOf = (record: JointRecord): string => record.sending?.strandId ?? record.recordId;
const arrivalOf = (record: JointRecord): string => record.receiving?.strandId ?? record.recordId;
const END_KINDS = ['returned', 'settled', 'died', 'in-error'] as const;

export function RegisterDepartureDialog({ record, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <CommandDialog<object>
      title={t('acts/registerDeparture')}
      ok={t('common/ok')}
      done={t('acts/done')}
      run={(_, key) => registerDepartureFromArrival({ id: arrivalOf(record) }, key)}
      onClose={onClose}
    >
      <p>{t('acts/registerDepartureAsk')}</p>
    </CommandDialog>
  );
}

export function ConfirmIdentityDialog({ record, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <CommandDialog<object, IdentityAnswer>
      title={t('acts/confirmIdentity')}
      ok={t('common/ok')}
      onDone={({ found }) =>
        void (found
          ? message.success(t('acts/identityFound'))
          : message.warning(t('acts/identityNotFound')))
      }
      run={(_, key) => confirmIdentity({ id: arrivalOf(record) }, key)}
      onClose={onClose}
    >
      <p>{t('acts/confirmIdentityAsk')}</p>
    </CommandDialog>
  );
}

export function UndoPairingDialog({ record, proposed, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  return (
    <CommandDialog<{ reason: string }>
      title={t('acts/undoPairing')}
      fields={['reason']}
      {...(proposed?.values['pairing'] && { initial: { reason: proposed.values['pairing'] } })}
      ok={t('acts/undoPairing')}
      done={t('acts/done')}
      danger
      run={({ reason }, key) =>
        undoPairing(
          { id: departureOf(record), reason, ...(proposed && { caseId: proposed.caseId }) },
          key,
        )
      }
      onClose={onClose}
    >
      <Alert type="warning" showIcon title={t('acts/undoWarning')} className="form-alert" />
      <Form.Item
        name="reason"
        label={t('acts/undoReason')}
        rules={[required(t('acts/undoReason'))]}
      >
        <Input.TextArea rows={3} maxLength={200} showCount autoFocus />
      </Form.Item>
    </CommandDialog>
  );
}

export function ChangeDepartureDialog({ record, proposed, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const { options } = useCodes();
  const today = useToday();
  const departure = sectionOf(record.sending, 'departure');
  const text = (field: string): string | undefined => {
    const value = valueOf(departure, field);
    return typeof value === 'string' ? value : undefined;
  };
  const before: DepartureChange = {
    destinationDivision: text('destinationDivision'),
    leftOn: text('leftOn'),
    reason: text('reason'),
  };
  return (
    <CommandDialog<DepartureChange>
      title={t('acts/changeDeparture')}
      fields={['destinationDivision', 'leftOn', 'reason', 'villagePhone']}
      initial={{ ...before, ...proposed?.values }}
      ok={t('common/save')}
      done={t('acts/done')}
      width={560}
      run={(values, key) =>
        changeDeparture(
          {
            id: departureOf(record),
            ...changesOf(before, values),
            ...(proposed && { caseId: proposed.caseId }),
          },
          key,
        )
      }
      onClose={onClose}
    >
      <Form.Item
        name="destinationDivision"
        label={t('fields/destinationDivision')}
        rules={[
          required(t('fields/destinationDivision'), true),
          countyOrBelow(before.destinationDivision),
        ]}
      >
        <DivisionCascader />
      </Form.Item>
      <div className="form-grid two">
        <Form.Item name="leftOn" label={t('fields/leftOn')} rules={[notAfter(today)]}>
          <DayInput latest={today} />
        </Form.Item>
        <Form.Item name="reason" label={t('fields/departureReason')}>
          <Select allowClear options={options('reason')} />
        </Form.Item>
      </div>
      <Form.Item
        name="villagePhone"
        label={t('fields/villagePhone')}
        validateTrigger="onBlur"
        rules={[phoneRule()]}
      >
        <Input inputMode="tel" maxLength={20} placeholder={text('villagePhone') ?? ''} />
      </Form.Item>
    </CommandDialog>
  );
}

export function EndDepartureDialog({ record, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <CommandDialog<Ending>
      title={t('acts/endDeparture')}
      fields={['kind', 'on']}
      initial={{ on: today }}
      ok={t('common/ok')}
      done={t('acts/done')}
      danger
      run={(values, key) => endDeparture({ id: departureOf(record), ...values }, key)}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('acts/endKind')} rules={[required(t('acts/endKind'), true)]}>
        <Radio.Group
          className="stacked"
          options={END_KINDS.map((value) => ({ value, label: t(`departureEndKinds/${value}`) }))}
        />
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
