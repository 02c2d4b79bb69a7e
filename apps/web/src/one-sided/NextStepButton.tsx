import { App, Button } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { NextStep, OneSidedRow } from '../api/oneSided';
import { confirmIdentity, registerDepartureFromArrival } from '../api/registration';
import { useCommand } from '../api/useCommand';
import { type Act, useCan } from '../identity/session';
import { sentenceOf } from '../shell/ProblemAlert';
import { openCasePath } from './open-case';

/** Who may take a step; a step without an act is a page to look at. */
const ACTS: Partial<Record<NextStep, Act>> = {
  'confirm-identity': 'confirm-identity',
  'register-departure': 'register-departure',
  'register-arrival': 'register-arrival',
  'complete-number': 'change-residence',
  pair: 'pair',
  'ask-partner': 'open-case',
};

/** The next step as one button: done at once where one click is all it takes, otherwise the page where it is done. */
export function NextStepButton({ row }: { row: OneSidedRow }): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const { recordId, step } = row;
  const act = ACTS[step];
  const word = t(`oneSided/steps/${step}`);
  if (act && !can(act)) return <span className="quiet">{word}</span>;
  if (step === 'register-departure' || step === 'confirm-identity')
    return <OneClick recordId={recordId} step={step} word={word} />;
  return (
    <Link to={pathOf(row)} aria-label={`${word} ${row.name}`}>
      <Button size="small" tabIndex={-1}>
        {word}
      </Button>
    </Link>
  );
}

function pathOf({ recordId, step }: OneSidedRow): string {
  const record = `/records/${encodeURIComponent(recordId)}`;
  if (step === 'see-exchange') return '/exchange';
  if (step === 'ask-partner') return openCasePath({ record: recordId, kind: 'verification' });
  if (step === 'register-arrival')
    return `/registration/arrivals/new?record=${encodeURIComponent(recordId)}`;
  return record;
}

interface OneClickProps {
  recordId: string;
  step: 'register-departure' | 'confirm-identity';
  word: string;
}

function OneClick({ recordId, step, word }: OneClickProps): JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const command = useCommand<{ id: string }, unknown>(
    step === 'register-departure' ? registerDepartureFromArrival : confirmIdentity,
  );
  const said = (answer: unknown): string => {
    if (step === 'register-departure') return t('oneSided/done');
    const found = (answer as { found?: boolean }).found;
    return t(found ? 'oneSided/confirmedFound' : 'oneSided/confirmedNotFound');
  };
  return (
    <Button
      size="small"
      type="primary"
      loading={command.isPending}
      onClick={() =>
        command.mutate(
          { id: recordId },
          {
            onSuccess: (answer) => void message.success(said(answer)),
            onError: (error) => void message.error(sentenceOf(error)),
          },
        )
      }
    >
      {word}
    </Button>
  );
}
