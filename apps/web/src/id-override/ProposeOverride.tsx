import { Button, Form, Input } from 'antd';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { proposeOverride } from '../api/idOverride';
import type { NumberCheck } from '../api/registration';
import { useCan } from '../identity/session';
import { required } from '../registration/rules';
import { CommandDialog } from '../shell/CommandDialog';

interface Props {
  idNumber: string;
  override: NonNullable<NumberCheck['override']>;
}

/** Beside a number whose check digit alone fails: the first of the two persons asks to let it pass. */
export function ProposeOverride({ idNumber, override }: Props): JSX.Element | null {
  const { t } = useTranslation();
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (override === 'approved') return <span className="good">{t('idOverride/approved')}</span>;
  if (override === 'proposed') return <span className="warn">{t('idOverride/waiting')}</span>;
  if (!can('propose-override')) return null;
  return (
    <>
      <Button size="small" type="link" onClick={() => setOpen(true)}>
        {t('idOverride/propose')}
      </Button>
      {open && (
        <CommandDialog<{ reason: string }>
          title={t('idOverride/proposeTitle')}
          fields={['reason']}
          ok={t('idOverride/propose')}
          done={t('idOverride/proposed')}
          run={({ reason }, key) => proposeOverride({ idNumber, reason }, key)}
          onClose={() => setOpen(false)}
        >
          <p className="mono">{idNumber}</p>
          <p className="field-hint">{t('idOverride/proposeHint')}</p>
          <Form.Item
            name="reason"
            label={t('idOverride/reason')}
            rules={[required(t('idOverride/reason'))]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        </CommandDialog>
      )}
    </>
  );
}
