import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { getRecords } from '../api/records';
import { PageTitle } from '../shell/PageTitle';
import { PersonPage } from '../shell/PersonPage';
import { RecordList } from './RecordList';

const COLUMNS = [
  'name',
  'idNumber',
  'sex',
  'home',
  'residence',
  'side',
  'state',
  'updatedAt',
  'actions',
] as const;

export function RecordsPage(): JSX.Element {
  const { t } = useTranslation();
  return (
    <PersonPage>
      <PageTitle title={t('records/title')} sub={t('records/sub')} />
      <RecordList
        id="records"
        label={t('records/title')}
        columns={COLUMNS}
        fetch={getRecords}
        bothSides
        empty={{ text: t('records/empty') }}
      />
    </PersonPage>
  );
}
