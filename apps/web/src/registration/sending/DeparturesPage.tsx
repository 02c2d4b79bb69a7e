import { Button } from 'antd';
import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { getDepartures } from '../../api/registration';
import { useCan } from '../../identity/session';
import { RecordList } from '../../record/RecordList';
import { PageTitle } from '../../shell/PageTitle';
import { PersonPage } from '../../shell/PersonPage';

const COLUMNS = [
  'name',
  'idNumber',
  'sex',
  'home',
  'residence',
  'leftOn',
  'state',
  'updatedAt',
  'actions',
] as const;

export function DeparturesPage(): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const go = useNavigate();
  const register = can('register-departure') && (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      onClick={() => void go('/registration/departures/new')}
    >
      {t('departures/new')}
    </Button>
  );
  const load = can('import') && (
    <Button
      icon={<UploadOutlined />}
      onClick={() => void go('/registration/imports?kind=departures')}
    >
      {t('menu/import')}
    </Button>
  );
  return (
    <PersonPage>
      <PageTitle title={t('departures/title')} sub={t('departures/sub')} />
      <RecordList
        id="departures"
        label={t('departures/title')}
        columns={COLUMNS}
        fetch={getDepartures}
        toolbar={
          <>
            {register}
            {load}
          </>
        }
        empty={{ text: t('departures/empty'), action: register }}
      />
    </PersonPage>
  );
}
