import { Form, Input } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { JointRecord } from '../../api/records';
import { completeNumber } from '../../api/registration';
import { CommandDialog } from '../../shell/CommandDialog';
import { tidyNumber } from '../id-number';
import { NumberVerdict } from '../NumberVerdict';
import { numberRule, required } from '../rules';

interface Props {
  record: JointRecord;
  onClose: () => void;
}

/** 补录号码 of a person who was registered without one. */
export function CompleteNumberDialog({ record, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const id = record.receiving?.strandId ?? record.recordId;
  return (
    <CommandDialog<{ idNumber: string }>
      title={t('withoutNumber/complete')}
      fields={['idNumber']}
      ok={t('common/save')}
      done={t('acts/done')}
      run={({ idNumber }, key) => completeNumber({ id, idNumber }, key)}
      onClose={onClose}
    >
      <p className="field-hint">{t('withoutNumber/completeHint')}</p>
      <Form.Item noStyle dependencies={['idNumber']}>
        {({ getFieldValue }) => (
          <Form.Item
            name="idNumber"
            label={t('fields/idNumber')}
            normalize={(text: string) => tidyNumber(text)}
            validateTrigger="onBlur"
            rules={[required(t('fields/idNumber')), numberRule()]}
            extra={
              <NumberVerdict
                side="receiving"
                idNumber={getFieldValue('idNumber') as string | undefined}
              />
            }
          >
            <Input autoFocus autoComplete="off" maxLength={24} className="mono number-input" />
          </Form.Item>
        )}
      </Form.Item>
    </CommandDialog>
  );
}
