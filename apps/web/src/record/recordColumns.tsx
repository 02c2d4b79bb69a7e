import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Place, RecordRow } from '../api/records';
import { shortMomentOf } from '../format';
import { useNow, useSession } from '../identity/session';
import type { Column } from '../list/QueryTable';
import { useCodes } from '../region/useCodes';
import { DifferencesTag, StateTag } from './StateTag';

/** Without the province, and without the own city: what tells rows of a list apart. */
export function shortPlaceName(place: Place | undefined, ownRegion: string): string {
  const short = withoutProvince(placeName(place));
  const ownCity = place?.region === ownRegion && ownRegion.endsWith('00');
  return ownCity ? short.replace(/^.{2,12}?(?:市|自治州|地区|盟)(?=.)/u, '') : short;
}

export const placeName = (place: Place | undefined): string =>
  place?.fullName ?? place?.divisionName ?? place?.division ?? place?.region ?? '';

/** 陕西省宝鸡市渭滨区 → 宝鸡市渭滨区. */
export const withoutProvince = (name: string): string =>
  name.replace(/^.{2,7}?(?:省|自治区)(?=.)/u, '');

type ColumnKey =
  | 'name'
  | 'idNumber'
  | 'sex'
  | 'home'
  | 'residence'
  | 'arrivedOn'
  | 'leftOn'
  | 'phone'
  | 'side'
  | 'state'
  | 'updatedAt'
  | 'actions';

/** Columns of lists of joint records, in the order asked for. */
export function useRecordColumns(keys: readonly ColumnKey[]): Column<RecordRow>[] {
  const { t } = useTranslation();
  const { labelOf } = useCodes();
  const now = useNow();
  const { region } = useSession();
  const at = (id: string): string => `/records/${encodeURIComponent(id)}`;

  const all: Record<ColumnKey, Column<RecordRow>> = {
    name: {
      key: 'name',
      title: t('fields/name'),
      always: true,
      fixed: 'left',
      width: 88,
      render: (_, row) => (
        <Link to={at(row.recordId)} className="person-name">
          {row.name}
        </Link>
      ),
    },
    idNumber: {
      key: 'idNumber',
      title: t('fields/idNumber'),
      width: 150,
      className: 'mono',
      dataIndex: 'idNumberMasked',
    },
    sex: {
      key: 'sex',
      title: `${t('fields/sex')} / ${t('fields/age')}`,
      width: 92,
      render: (_, { sex, age }) =>
        [labelOf('sex', sex), age ?? undefined]
          .filter((part) => part !== undefined && part !== '')
          .join(' / '),
    },
    home: {
      key: 'home',
      title: t('fields/home'),
      width: 164,
      ellipsis: true,
      render: (_, { home }) => (
        <span title={placeName(home)}>{shortPlaceName(home, region.code)}</span>
      ),
    },
    residence: {
      key: 'residence',
      title: t('fields/residence'),
      width: 168,
      ellipsis: true,
      render: (_, { residence }) => (
        <span title={placeName(residence)}>{shortPlaceName(residence, region.code)}</span>
      ),
    },
    arrivedOn: {
      key: 'arrivedOn',
      title: t('fields/arrivedOn'),
      width: 102,
      sortField: 'arrivedOn',
      render: (_, { arrivedOn }) => arrivedOn ?? t('common/none'),
    },
    leftOn: {
      key: 'leftOn',
      title: t('fields/leftOn'),
      width: 102,
      sortField: 'leftOn',
      render: (_, { leftOn }) => leftOn ?? t('common/none'),
    },
    phone: {
      key: 'phone',
      atFirstHidden: true,
      title: t('fields/phone'),
      width: 116,
      className: 'mono',
      render: (_, { phoneMasked }) => phoneMasked ?? t('common/none'),
    },
    side: {
      key: 'side',
      title: t('fields/side'),
      width: 88,
      render: (_, { side }) => t(`sides/${side}`),
    },
    state: {
      key: 'state',
      title: t('fields/state'),
      always: true,
      width: 168,
      render: (_, { state, differences }) => (
        <Flex gap={4}>
          <StateTag state={state} />
          <DifferencesTag count={differences} />
        </Flex>
      ),
    },
    updatedAt: {
      key: 'updatedAt',
      title: t('fields/updatedAt'),
      width: 98,
      sortField: 'updatedAt',
      render: (_, { updatedAt }) => shortMomentOf(updatedAt, now()),
    },
    actions: {
      key: 'actions',
      title: t('common/actions'),
      always: true,
      fixed: 'right',
      width: 70,
      render: (_, row) => (
        <Link to={at(row.recordId)} aria-label={`${t('common/view')} ${row.name}`}>
          {t('common/view')}
        </Link>
      ),
    },
  };
  return keys.map((key) => all[key]);
}
