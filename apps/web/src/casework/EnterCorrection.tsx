import { Alert } from 'antd';
import type { JSX } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { again } from '../api/again';
import { getCase, revealCase } from '../api/case';
import type { JointRecord } from '../api/records';
import { useCan } from '../identity/session';
import { offersOf, type RecordDialog } from '../record/RecordActions';
import { ConfirmIdentityDialog } from '../registration/sending/DepartureDialogs';
import { type EnteredBy, valuesToEnter } from './enter-correction';

/** 按更正登记: the record's page opened from a case begins the form with what the case found. */
export function EnterCorrection({ record }: { record: JointRecord }): JSX.Element | null {
  const { t } = useTranslation();
  const can = useCan();
  const [address, setAddress] = useSearchParams();
  const [caseId, form] = [address.get('case'), address.get('enter') as EnteredBy | null];
  const mayReveal = can('reveal');
  const { data: values } = useQuery({
    queryKey: ['correction', caseId, form],
    queryFn: () => foundBy(caseId!, form!, mayReveal ? t('case/enterPurpose') : undefined),
    enabled: caseId !== null && form !== null,
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  if (!caseId || !form || !values) return null;
  const close = (): void => setAddress({}, { replace: true });
  const Dialog = dialogOf(record, form, can);
  if (!Dialog)
    return (
      <Alert
        type="warning"
        showIcon
        closable={{ onClose: close }}
        className="form-alert"
        title={t('case/cannotEnter')}
      />
    );
  return <Dialog record={record} proposed={{ caseId, values }} onClose={close} />;
}

function dialogOf(
  record: JointRecord,
  form: EnteredBy,
  can: ReturnType<typeof useCan>,
): RecordDialog | undefined {
  if (form === 'confirmIdentity')
    return can('confirm-identity') ? ConfirmIdentityDialog : undefined;
  return offersOf(record).find(({ word, act }) => word === form && can(act))?.dialog;
}

/** In full where a purpose may be stated; what stays masked is written by hand. */
async function foundBy(
  caseId: string,
  form: EnteredBy,
  purpose: string | undefined,
): Promise<Record<string, string>> {
  const values = valuesToEnter(await getCase(caseId), form);
  const isMasked = (value: string): boolean => value.includes('*');
  if (!Object.values(values).some(isMasked)) return values;
  const full = purpose
    ? (await again((key) => revealCase({ id: caseId, purpose }, key))).values
    : {};
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => {
      const known = isMasked(value) ? full[field] : value;
      return known === undefined ? [] : [[field, known]];
    }),
  );
}
