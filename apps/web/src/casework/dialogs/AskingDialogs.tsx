import { Form, Input } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../identity/session';
import { DayInput } from '../../registration/DayInput';
import { required } from '../../registration/rules';
import { ActDialog, type CaseDialogProps, Choice, Note, written } from './ActDialog';

export function Withdraw(props: CaseDialogProps): JSX.Element {
  const { t } = useTranslation();
  const reasons = ['settled', 'asked-in-error', 'asked-twice'] as const;
  return (
    <ActDialog {...props} act="withdraw" fields={['reason', 'text']} danger>
      <Choice
        name="reason"
        label={t('caseActs/reason')}
        options={reasons.map((value) => ({
          value,
          label: t(`caseActs/withdrawReasons/${value}`),
        }))}
      />
      <Note name="text" label="text" />
    </ActDialog>
  );
}

const LEVELS = ['liaison', 'leaders', 'common-superior'] as const;

export function Escalate(props: CaseDialogProps): JSX.Element {
  const { t } = useTranslation();
  const { escalatedTo } = props.held;
  const left = LEVELS.slice(escalatedTo ? LEVELS.indexOf(escalatedTo) + 1 : 0);
  return (
    <ActDialog {...props} act="escalate" fields={['level']} initial={{ level: left[0] }}>
      <Choice
        name="level"
        label={t('caseActs/level')}
        options={left.map((value) => ({ value, label: t(`case/levels/${value}`) }))}
      />
    </ActDialog>
  );
}

/** A dispute ends with the ruling of the common superior. */
export function Close(props: CaseDialogProps): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  if (props.held.kind !== 'dispute')
    return (
      <ActDialog {...props} act="close" fields={['text']}>
        <Note name="text" label="text" />
      </ActDialog>
    );
  return (
    <ActDialog
      {...props}
      act="close"
      fields={['by', 'on', 'finding', 'filing', 'text']}
      initial={{ on: today }}
      bodyOf={({ text, ...ruling }) => ({ ...written({ text }), ruling: written(ruling) })}
    >
      <Form.Item
        name="by"
        label={t('caseActs/rulingBy')}
        rules={[required(t('caseActs/rulingBy'))]}
      >
        <Input maxLength={12} />
      </Form.Item>
      <Form.Item
        name="on"
        label={t('caseActs/rulingOn')}
        rules={[required(t('caseActs/rulingOn'), true)]}
      >
        <DayInput latest={today} />
      </Form.Item>
      <Choice
        name="finding"
        label={t('caseActs/finding')}
        options={(['asking', 'answering', 'both'] as const).map((value) => ({
          value,
          label: t(`case/findings/${value}`),
        }))}
      />
      <Form.Item name="filing" label={t('case/filing')}>
        <Input maxLength={200} />
      </Form.Item>
      <Note name="text" label="text" />
    </ActDialog>
  );
}
