import { Button } from 'antd';
import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { getArrivals } from '../../api/registration';
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
  'arrivedOn',
  'phone',
  'state',
  'updatedAt',
  'actions',
] as const;

export function ArrivalsPage(): JSX.Element {
  const { t } = useTranslation();
  const can = useCan();
  const go = useNavigate();
  const register = can('register-arrival') && (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      onClick={() => void go('/registration/arrivals/new')}
    >
      {t('arrivals/new')}
    </Button>
  );
  const load = can('import') && (
    <Button
      icon={<UploadOutlined />}
      onClick={() => void go('/registration/imports?kind=arrivals')}
    >
      {t('menu/import')}
    </Button>
  );
  return (
    <PersonPage>
      <PageTitle title={t('arrivals/title')} sub={t('arrivals/sub')} />
      <RecordList
        id="arrivals"
        label={t('arrivals/title')}
        columns={COLUMNS}
        fetch={getArrivals}
        toolbar={
          <>
            {register}
            {load}
          </>
        }
        empty={{ text: t('arrivals/empty'), action: register }}
      />
    </PersonPage>
  );
}
