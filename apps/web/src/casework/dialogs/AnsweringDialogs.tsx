import { Form, InputNumber, Select } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { DivisionCascader } from '../../region/DivisionCascader';
import { required } from '../../registration/rules';
import { ActDialog, type CaseDialogProps, Choice, Note } from './ActDialog';
import { AnswerDialog } from './AnswerDialog';

export function Extend(props: CaseDialogProps): JSX.Element {
  const { t } = useTranslation();
  const reasons = ['field-visit', 'person-away', 'third-party', 'disaster', 'other'] as const;
  const most = props.held.due?.explanation.rule?.days ?? 90;
  return (
    <ActDialog
      {...props}
      act="extend"
      fields={['days', 'reason', 'text']}
      initial={{ days: Math.min(5, most) }}
    >
      <Form.Item
        name="days"
        label={t('caseActs/days')}
        rules={[{ ...required(t('caseActs/days')), type: 'number' }]}
      >
        <InputNumber min={1} max={most} precision={0} className="full-width" />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('caseActs/reason')}
        rules={[required(t('caseActs/reason'), true)]}
      >
        <Select
          options={reasons.map((value) => ({ value, label: t(`caseActs/extendReasons/${value}`) }))}
        />
      </Form.Item>
      <Note name="text" label="text" />
    </ActDialog>
  );
}

export const turned = (act: 'forward' | 'misaddressed') =>
  function TurnAway(props: CaseDialogProps): JSX.Element {
    const { t } = useTranslation();
    const reasons = ['moved-on', 'other-division', 'not-resident', 'not-competent'] as const;
    const place = t('caseActs/toDivision');
    return (
      <ActDialog {...props} act={act} fields={['toDivision', 'reason', 'text']}>
        {act === 'forward' && (
          <Form.Item name="toDivision" label={place} rules={[required(place, true)]}>
            <DivisionCascader />
          </Form.Item>
        )}
        <Choice
          name="reason"
          label={t('caseActs/reason')}
          options={reasons.map((value) => ({ value, label: t(`caseActs/turnReasons/${value}`) }))}
        />
        <Note name="text" label="text" />
      </ActDialog>
    );
  };

export function Review(props: CaseDialogProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <ActDialog
      {...props}
      act="review"
      fields={['approve', 'remark']}
      initial={{ approve: 'yes' }}
      bodyOf={({ approve, remark }) => ({
        approve: approve === 'yes',
        ...(typeof remark === 'string' && remark !== '' && { remark }),
      })}
    >
      <Choice
        name="approve"
        label={t('caseActs/decision')}
        options={[
          { value: 'yes', label: t('caseActs/approve') },
          { value: 'no', label: t('caseActs/sendBack') },
        ]}
      />
      <Note name="remark" label="remark" />
    </ActDialog>
  );
}

export const answering = (act: 'answer' | 'correct') =>
  function Answering(props: CaseDialogProps): JSX.Element {
    const { t } = useTranslation();
    return (
      <AnswerDialog
        {...props}
        act={act}
        done={({ state }) =>
          t(state === 'answered' ? `caseActs/done/${act}` : 'caseActs/proposedDone')
        }
      />
    );
  };
