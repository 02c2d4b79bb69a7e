import { Alert, Button, Form, Input, Select } from 'antd';
import { type JSX, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Revealed } from '../api/records';
import { required } from '../registration/rules';
import { CommandDialog } from '../shell/CommandDialog';
import { textOf } from '../texts';
import { Value } from './Value';

const SHOWN_SECONDS = 60;
const PURPOSES = ['verify', 'contact', 'service', 'correct', 'other'] as const;

interface Values {
  purpose: string;
  other?: string;
}

/** Asks why; the answer is written into the log of reads before anything is shown. */
export function RevealDialog<Answer>(props: {
  /** Reads the full values of a record, or of a case, for this purpose. */
  run: (input: { purpose: string }, key: string) => Promise<Answer>;
  onRevealed: (values: Answer) => void;
  onClose: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  const purposes = PURPOSES.map((value) => ({ value, label: t(`reveal/purposes/${value}`) }));
  return (
    <CommandDialog<Values, Answer>
      title={t('reveal/title')}
      fields={['purpose', 'other']}
      ok={t('reveal/submit')}
      run={({ purpose, other }, key) =>
        props.run({ purpose: other?.trim() || textOf('reveal/purposes', purpose) }, key)
      }
      onDone={props.onRevealed}
      onClose={props.onClose}
    >
      <Form.Item
        name="purpose"
        label={t('reveal/purpose')}
        rules={[required(t('reveal/purpose'), true)]}
      >
        <Select options={purposes} autoFocus />
      </Form.Item>
      <Form.Item noStyle dependencies={['purpose']}>
        {({ getFieldValue }) =>
          getFieldValue('purpose') === 'other' && (
            <Form.Item name="other" label={t('reveal/other')} rules={[required(t('reveal/other'))]}>
              <Input.TextArea rows={2} maxLength={200} showCount />
            </Form.Item>
          )
        }
      </Form.Item>
      <p className="field-hint">{t('reveal/warning')}</p>
    </CommandDialog>
  );
}

/** The full values, for one minute. */
export function RevealedValues({
  values,
  onHide,
}: {
  values: Revealed;
  onHide: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  const [seconds, setSeconds] = useState(SHOWN_SECONDS);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((left) => left - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (seconds <= 0) onHide();
  }, [seconds, onHide]);

  const shown = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  return (
    <Alert
      type="warning"
      className="revealed"
      title={t('reveal/shown', { seconds })}
      action={
        <Button size="small" onClick={onHide}>
          {t('reveal/hide')}
        </Button>
      }
      description={
        <dl className="lines revealed-lines">
          {shown.map(([field, value]) => (
            <div key={field}>
              <dt>{textOf('fields', field)}</dt>
              <dd>
                <Value field={field} value={value} />
              </dd>
            </div>
          ))}
        </dl>
      }
    />
  );
}
