import { Button, Popconfirm, QRCode, Space } from 'antd';
import { PrinterOutlined } from '@ant-design/icons';
import type { JSX } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { getDoorSheet, renewDoorCode } from '../api/sites';
import { useCommand } from '../api/useCommand';
import { useCan } from '../identity/session';
import { Loading } from '../shell/Loading';
import { PageTitle } from '../shell/PageTitle';
import { CouldNotRead } from '../shell/Stops';

/** 门牌二维码: one sheet for the door, with the commitment of whoever answers for the site. */
export function DoorCodePage(): JSX.Element {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const can = useCan();
  const renew = useCommand(renewDoorCode);
  const { data, error, refetch } = useQuery({
    queryKey: ['door-sheet', id],
    queryFn: () => getDoorSheet(id),
    retry: false,
  });
  if (error) return <CouldNotRead error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { site, commitment } = data;
  const address = new URL(`/door/${site.doorCode}`, window.location.href).href;
  return (
    <>
      <PageTitle
        title={t('sites/codeOf', { name: site.name })}
        extra={
          <Space>
            {can('keep-sites') && (
              <Popconfirm
                title={t('sites/renewAsk')}
                okText={t('sites/renew')}
                cancelText={t('common/cancel')}
                onConfirm={() => renew.mutate({ siteId: id })}
              >
                <Button loading={renew.isPending}>{t('sites/renew')}</Button>
              </Popconfirm>
            )}
            <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('receipt/print')}
            </Button>
          </Space>
        }
      />
      <article className="door-sheet-print">
        <h2>{t('sites/scan')}</h2>
        <p>{t(site.channel === '6' ? 'sites/scanDeparture' : 'sites/scanArrival')}</p>
        <div role="img" aria-label={t('sites/codeOf', { name: site.name })}>
          <div aria-hidden="true">
            <QRCode value={address} size={220} errorLevel="M" type="svg" bordered={false} />
          </div>
        </div>
        <p>
          <strong>{site.name}</strong>
          <br />
          {site.divisionName}
        </p>
        <p className="mono door-address">{address}</p>
        <h3>{t('sites/commitmentTitle')}</h3>
        <ol>
          {commitment.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        <div className="signature">
          <span>
            {t('sites/responsible')}：{site.responsibleName}
          </span>
          <span>
            {t('sites/signedBy')}：{site.commitment?.signedBy ?? '＿＿＿＿＿＿'}
          </span>
          <span>
            {t('sites/signedOn')}：{site.commitment?.signedOn ?? '＿＿＿＿＿＿'}
          </span>
        </div>
      </article>
    </>
  );
}
