import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog, type CaseDialogProps, Choice, Note } from './ActDialog';

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
