import './casework.css';
import { type JSX, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { getCase } from '../api/case';
import { CASE_KINDS, type CaseKind } from '../api/cases';
import { getRecord } from '../api/records';
import { Loading } from '../shell/Loading';
import { PageTitle } from '../shell/PageTitle';
import { PersonPage } from '../shell/PersonPage';
import { CouldNotRead } from '../shell/Stops';
import { caseFieldsQuery } from './useCaseFields';
import { OpenCaseForm } from './open-case/OpenCaseForm';

/** 发起事项: about a joint record, about a case in dispute, or about somebody there is no record of. */
export function OpenCasePage(): JSX.Element {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [address] = useSearchParams();
  const [recordId, caseId] = [address.get('record'), address.get('disputes')];
  const about = useQuery({
    queryKey: ['case-about', recordId, caseId],
    queryFn: async () => ({
      fields: await queries.ensureQueryData(caseFieldsQuery),
      record: recordId ? await getRecord(recordId) : undefined,
      disputed: caseId ? await getCase(caseId) : undefined,
    }),
    retry: false,
    // Read once for the form; its own sending asks nobody's record again.
    staleTime: 'static',
    gcTime: 0,
  });
  const [opened] = useState(() => kindOf(address.get('kind'), caseId));
  const field = address.get('field');
  if (about.error) return <CouldNotRead error={about.error} onRetry={() => void about.refetch()} />;
  if (!about.data) return <Loading />;
  const { fields, record, disputed } = about.data;
  return (
    <PersonPage>
      <PageTitle title={t('caseForm/title')} />
      <OpenCaseForm
        about={{
          kind: opened,
          fields,
          ...(record && { record, service: record.side }),
          ...(disputed && { disputed, service: disputed.service }),
          ...(field && { field }),
        }}
      />
    </PersonPage>
  );
}

function kindOf(word: string | null, disputes: string | null): CaseKind {
  if (disputes) return 'dispute';
  return CASE_KINDS.find((kind) => kind === word) ?? 'verification';
}
