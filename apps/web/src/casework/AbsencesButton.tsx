import { App, Button, Form, Select } from 'antd';
import { type JSX, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Absence, announceAbsence, endAbsence, getAbsences } from '../api/colleagues';
import { useCommand } from '../api/useCommand';
import { useSession, useToday } from '../identity/session';
import { DayInput } from '../registration/DayInput';
import { required } from '../registration/rules';
import { CommandDialog } from '../shell/CommandDialog';
import { sentenceOf } from '../shell/ProblemAlert';
import { useColleagues } from './useColleagues';

/** 外出代办: who stands in while one is away. */
export function AbsencesButton(): JSX.Element {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('absence/title')}</Button>
      {open && <AbsenceDialog onClose={() => setOpen(false)} />}
    </>
  );
}

interface Values {
  deputy: string;
  from: string;
  to: string;
}

function AbsenceDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  const { account } = useSession();
  // A deputy reaches what the absent one reaches: a colleague of the same office.
  const deputies = useColleagues().filter(
    (one) => one.organisation === account.organisation.code && one.account !== account.id,
  );
  return (
    <CommandDialog<Values>
      title={t('absence/title')}
      fields={['deputy', 'from', 'to']}
      initial={{ from: today }}
      ok={t('absence/submit')}
      done={t('absence/done')}
      run={announceAbsence}
      onClose={onClose}
    >
      <p className="field-hint dialog-hint">{t('absence/hint')}</p>
      <Announced />
      <Form.Item
        name="deputy"
        label={t('absence/deputy')}
        rules={[required(t('absence/deputy'), true)]}
      >
        <Select options={deputies.map(({ account: value, name }) => ({ value, label: name }))} />
      </Form.Item>
      <div className="form-grid two">
        <Form.Item
          name="from"
          label={t('absence/from')}
          rules={[required(t('absence/from'), true)]}
        >
          <DayInput />
        </Form.Item>
        <Form.Item name="to" label={t('absence/to')} rules={[required(t('absence/to'), true)]}>
          <DayInput />
        </Form.Item>
      </div>
    </CommandDialog>
  );
}

/** Absences from today on: one's own, and those one stands in for. */
function Announced(): JSX.Element | null {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { account } = useSession();
  const colleagues = useColleagues();
  const { data } = useQuery({ queryKey: ['absences'], queryFn: getAbsences, retry: false });
  const command = useCommand(endAbsence);
  if (!data?.length) return null;
  const nameOf = (id: string): string => colleagues.find((one) => one.account === id)?.name ?? '';
  const end = ({ absenceId }: Absence): void =>
    command.mutate(
      { id: absenceId },
      {
        onSuccess: () => void message.success(t('absence/ended')),
        onError: (error) => void message.error(sentenceOf(error)),
      },
    );
  return (
    <ul className="plain-list absences">
      {data.map((absence) => {
        const own = absence.account === account.id;
        return (
          <li key={absence.absenceId}>
            <span>
              {t('absence/range', { from: absence.from, to: absence.to })}{' '}
              {own
                ? t('absence/own', { name: nameOf(absence.deputy) })
                : t('absence/forOthers', { name: nameOf(absence.account) })}
            </span>
            {own && (
              <Button size="small" loading={command.isPending} onClick={() => end(absence)}>
                {t('absence/end')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
