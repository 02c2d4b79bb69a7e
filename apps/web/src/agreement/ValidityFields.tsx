import { Form, Input, InputNumber } from 'antd';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClauseProps } from './clause-props';
import { NumberList } from './NumberList';

/** 第十一条: from when to when, when both are reminded to renew, and the days of notice of an end. */
export function Term(): JSX.Element {
  const { t } = useTranslation();
  return (
    <div className="agreement-row">
      <Form.Item name="from" label={t('agreement/edit/from')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="to" label={t('agreement/edit/to')}>
        <Input type="date" />
      </Form.Item>
      <NumberList name="renewal" label={t('agreement/edit/renewal')} />
      <Form.Item name="endNoticeDays" label={t('agreement/edit/endNotice')}>
        <InputNumber min={0} max={3660} precision={0} />
      </Form.Item>
    </div>
  );
}

/** 第十二条: the grace of delivery; the pins are read, never typed. */
export function Trust({ draft, nameOf }: ClauseProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="deliveryGraceMinutes" label={t('agreement/edit/grace')}>
        <InputNumber min={0} max={1440} precision={0} />
      </Form.Item>
      {Object.entries(draft.pins).map(([region, pin]) => (
        <p key={region} className="mono quiet agreement-pin">
          {t('agreement/pinLine', { region: nameOf(region), pin })}
        </p>
      ))}
    </>
  );
}
