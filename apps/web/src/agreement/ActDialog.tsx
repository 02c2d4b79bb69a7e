import { Form, Input } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { actOnAgreement, type Agreement } from '../api/agreements';
import { CommandDialog } from '../shell/CommandDialog';

export type DialogAct = 'countersign' | 'refuse' | 'withdraw' | 'end';

interface Props {
  act: DialogAct;
  agreement: Agreement;
  onClose: () => void;
}

/** One act on an agreement: the proposal that was read goes with it, by its hash. */
export function ActDialog({ act, agreement, onClose }: Props): JSX.Element | null {
  const { t, i18n } = useTranslation();
  const { agreementId, own, partner, proposals, earliestEnd } = agreement;
  const meant = proposals.find(
    ({ fate, by }) => fate === 'open' && (by.code === own.code) === (act === 'withdraw'),
  );
  if (!meant && act !== 'end') return null;
  const bodyOf = (values: { reason?: string; lastDay?: string }): object => {
    if (act === 'end') return values;
    const { proposalId, hash } = meant!;
    return act === 'withdraw' ? { proposalId, ...values } : { proposalId, hash, ...values };
  };
  return (
    <CommandDialog<{ reason?: string; lastDay?: string }>
      title={t(`agreement/acts/${act}`)}
      fields={['reason', 'lastDay']}
      ok={t(`agreement/acts/${act}`)}
      danger={act === 'end' || act === 'refuse'}
      done={t('agreement/done')}
      initial={act === 'end' && earliestEnd ? { lastDay: earliestEnd } : {}}
      run={(values, key) =>
        actOnAgreement({ partner: partner.code, agreementId, act, body: bodyOf(values) }, key)
      }
      onClose={onClose}
    >
      {act === 'countersign' && (
        <p>
          {t('agreement/countersignAsk', {
            title: i18n.language === 'en' ? meant!.document.title.en : meant!.document.title.zh,
            n: meant!.version,
          })}
          <br />
          <span className="mono quiet">{meant!.hash}</span>
        </p>
      )}
      {act === 'end' && (
        <>
          <p>{t('agreement/endHint', { day: earliestEnd })}</p>
          <Form.Item name="lastDay" label={t('agreement/lastDay')} rules={[{ required: true }]}>
            <Input type="date" {...(earliestEnd && { min: earliestEnd })} />
          </Form.Item>
        </>
      )}
      {act !== 'countersign' && (
        <Form.Item name="reason" label={t('agreement/reason')} rules={[{ required: true }]}>
          <Input maxLength={200} />
        </Form.Item>
      )}
    </CommandDialog>
  );
}
