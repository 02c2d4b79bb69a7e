import { Button, Card, Form, Input } from 'antd';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  announceClosure,
  type NewClosure,
  type OfficeClosure,
  withdrawClosure,
} from '../api/calendar';
import { useSession } from '../identity/session';
import { DayInput } from '../registration/DayInput';
import { required } from '../registration/rules';
import { CommandDialog } from '../shell/CommandDialog';

interface Props {
  closures: readonly OfficeClosure[];
}

/** 本地停办日: announced by this region's offices for their own staff; the deadlines do not hear of them. */
export function OfficeClosures({ closures }: Props): JSX.Element {
  const { t } = useTranslation();
  const [withdrawing, setWithdrawing] = useState<OfficeClosure>();
  const daysOf = ({ from, to }: OfficeClosure): string =>
    from === to ? from : t('calendar/range', { from, to });
  return (
    <Card size="small" title={<h2 className="card-title">{t('calendar/closures')}</h2>}>
      <p className="quiet">{t('calendar/closuresHint')}</p>
      {closures.length === 0 ? (
        <p className="closures">{t('calendar/closuresNone')}</p>
      ) : (
        <ul className="plain-list closures">
          {closures.map((closure) => (
            <li key={closure.id}>
              <div className="grow">
                <span className="mono">{daysOf(closure)}</span> {closure.reason}
                <div className="quiet">{closure.organisationName}</div>
              </div>
              {closure.own && (
                <Button
                  size="small"
                  aria-label={t('calendar/withdrawOf', { days: daysOf(closure) })}
                  onClick={() => setWithdrawing(closure)}
                >
                  {t('calendar/withdraw')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {withdrawing && (
        <CommandDialog
          title={t('calendar/withdraw')}
          ok={t('calendar/withdraw')}
          danger
          done={t('calendar/withdrawn')}
          run={(_, key) => withdrawClosure({ id: withdrawing.id }, key)}
          onClose={() => setWithdrawing(undefined)}
        >
          <p>
            {t('calendar/withdrawAsk', { days: daysOf(withdrawing), reason: withdrawing.reason })}
          </p>
        </CommandDialog>
      )}
    </Card>
  );
}

/** 登记停办日 of the own office. */
export function AnnounceClosureDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const { account } = useSession();
  return (
    <CommandDialog<NewClosure>
      title={t('calendar/announce')}
      fields={['from', 'to', 'reason']}
      ok={t('calendar/announce')}
      done={t('calendar/announced')}
      run={announceClosure}
      onClose={onClose}
    >
      <p className="quiet">{t('calendar/closuresHint')}</p>
      <p>{t('calendar/ownOffice', { name: account.organisation.name })}</p>
      <Form.Item
        name="from"
        label={t('calendar/from')}
        rules={[required(t('calendar/from'), true)]}
      >
        <DayInput />
      </Form.Item>
      <Form.Item name="to" label={t('calendar/to')} rules={[required(t('calendar/to'), true)]}>
        <DayInput />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('calendar/reason')}
        rules={[required(t('calendar/reason'))]}
      >
        <Input maxLength={100} showCount />
      </Form.Item>
    </CommandDialog>
  );
}
