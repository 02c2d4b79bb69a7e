import { Button, Space } from 'antd';
import { PrinterOutlined } from '@ant-design/icons';
import type { JSX } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { type ArrivalReceipt, getArrivalReceipt } from '../../api/registration';
import { momentOf } from '../../format';
import { useCan } from '../../identity/session';
import { useCodes } from '../../region/useCodes';
import { Loading } from '../../shell/Loading';
import { PageTitle } from '../../shell/PageTitle';
import { PersonPage } from '../../shell/PersonPage';
import { CouldNotRead } from '../../shell/Stops';

/** 回执: handed to the person on paper or shown on the screen; A4, one page. */
export function ReceiptPage(): JSX.Element {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const go = useNavigate();
  const can = useCan();
  const { data, error, refetch } = useQuery({
    queryKey: ['receipt', id],
    queryFn: () => getArrivalReceipt(id),
    retry: false,
  });
  if (error) return <CouldNotRead error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <PersonPage>
      <PageTitle
        title={t('receipt/page')}
        extra={
          <Space wrap>
            <Button onClick={() => void go(`/records/${encodeURIComponent(id)}`)}>
              {t('receipt/record')}
            </Button>
            {can('register-arrival') && (
              <Button onClick={() => void go('/registration/arrivals/new')}>
                {t('receipt/next')}
              </Button>
            )}
            <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('receipt/print')}
            </Button>
          </Space>
        }
      />
      <Sheet receipt={data} />
    </PersonPage>
  );
}

const officeOf = (office: ArrivalReceipt['organisation']): string =>
  typeof office === 'string' ? office : (office?.name ?? '');

function Sheet({ receipt }: { receipt: ArrivalReceipt }): JSX.Element {
  const { t } = useTranslation();
  const { labelOf } = useCodes();
  const rows: [string, string | null | undefined][][] = [
    [
      [t('fields/name'), receipt.name],
      [t('fields/sex'), labelOf('sex', receipt.sex)],
    ],
    [
      [t('fields/idNumber'), receipt.idNumberMasked],
      [t('fields/birthDate'), receipt.birthDate],
    ],
    [[t('fields/homeDivision'), receipt.homeDivisionName]],
    [[t('fields/residenceDivision'), receipt.residenceDivisionName]],
    [[t('fields/address'), receipt.address]],
    ...(receipt.phoneMasked
      ? [[[t('fields/phone'), receipt.phoneMasked]] as [string, string][]]
      : []),
    [
      [t('fields/arrivedOn'), receipt.arrivedOn],
      [
        t('receipt/registeredAt'),
        receipt.registeredAt ? momentOf(receipt.registeredAt) : receipt.registeredOn,
      ],
    ],
    [
      [t('receipt/organisation'), officeOf(receipt.organisation)],
      [t('receipt/registrar'), receipt.registrar],
    ],
  ];
  return (
    <article className="receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title">{t('receipt/title')}</h2>
      <p className="receipt-number">
        {t('receipt/number')}：<span className="mono">{receipt.number ?? receipt.recordId}</span>
      </p>
      <p>{t('receipt/lead')}</p>
      <table>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells[0]?.[0]}>
              {cells.map(([label, value]) => (
                <Cell key={label} label={label} value={value} wide={cells.length === 1} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="receipt-rights">
        {(receipt.next ?? []).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {receipt.noticeVersion && (
        <p className="receipt-rights">
          {t('receipt/notice')}：{receipt.noticeVersion}
        </p>
      )}
      <div className="receipt-signs">
        <span>{t('receipt/signature')}：</span>
        <span>{t('receipt/seal')}：</span>
      </div>
    </article>
  );
}

function Cell(props: {
  label: string;
  value: string | null | undefined;
  wide: boolean;
}): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <th scope="row">{props.label}</th>
      <td colSpan={props.wide ? 3 : 1}>{props.value || t('common/notSet')}</td>
    </>
  );
}
