import type { JSX } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getHousehold } from '../../api/door';
import type { Section } from '../../api/records';
import { useCan } from '../../identity/session';
import { useCodes } from '../../region/useCodes';

/** With whom somebody was registered: each of them is a record of its own. */
export function HouseholdOf({ section }: { section: Section }): JSX.Element | null {
  const held = section.open.household as { householdId?: unknown } | undefined;
  return typeof held?.householdId === 'string' ? <Members householdId={held.householdId} /> : null;
}

function Members({ householdId }: { householdId: string }): JSX.Element | null {
  const { t } = useTranslation();
  const can = useCan();
  const { labelOf } = useCodes();
  const { data } = useQuery({
    queryKey: ['household', householdId],
    queryFn: () => getHousehold(householdId),
    retry: false,
  });
  if (!data) return null;
  return (
    <p className="household">
      {t('door/householdOf')}：
      {data.members.map(({ recordId, name, relation, ended }) => (
        <span key={recordId}>
          <Link to={`/records/${encodeURIComponent(recordId)}`}>{name}</Link>
          <span className="quiet">
            {' '}
            {labelOf('relation', relation)}
            {ended && `，${t('record/endedStatus')}`}
          </span>{' '}
        </span>
      ))}
      {can('register-arrival') && (
        <Link to={`/registration/households/new?join=${encodeURIComponent(householdId)}`}>
          {t('door/join')}
        </Link>
      )}
    </p>
  );
}
