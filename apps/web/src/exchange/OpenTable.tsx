import { Table } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenItem, Stream } from '../api/exchange';
import { EmptyHint } from '../list/QueryTable';
import { usePartnerName } from '../region/useCodes';
import { textOf } from '../texts';

interface Row extends OpenItem {
  key: string;
  way: string;
}

/** Entries that a side could not take in, with the reason; one line each, until it is ended. */
export function OpenTable({ streams }: { streams: Stream[] }): JSX.Element {
  const { t } = useTranslation();
  const nameOf = usePartnerName();
  const rows = streams.flatMap<Row>(({ stream, direction, partner, open }) =>
    open.map((item) => ({
      ...item,
      key: `${stream} ${item.sequence}`,
      way: t(`exchange/${direction}`, { name: nameOf(partner) }),
    })),
  );
  return (
    <Table<Row>
      aria-label={t('exchange/tabOpen')}
      size="small"
      dataSource={rows}
      pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      locale={{ emptyText: <EmptyHint text={t('exchange/noOpen')} /> }}
      columns={[
        { key: 'way', title: t('exchange/direction'), dataIndex: 'way' },
        { key: 'sequence', title: t('exchange/sequence'), dataIndex: 'sequence', width: 120 },
        {
          key: 'state',
          title: t('exchange/openState'),
          width: 140,
          render: (_, { state }) => textOf('exchange/openStates', state),
        },
        {
          key: 'code',
          title: t('exchange/code'),
          render: (_, { code }) => textOf('codes', code) || t('common/none'),
        },
      ]}
    />
  );
}
