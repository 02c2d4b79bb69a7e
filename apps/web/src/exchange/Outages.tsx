import { App, Button, Card, Flex, Form, Input, Select } from 'antd';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endOutage, noteOutage, type Outage } from '../api/exchange';
import { useCommand } from '../api/useCommand';
import { momentOf } from '../format';
import { useCan } from '../identity/session';
import { usePartnerName, usePartners } from '../region/useCodes';
import { required } from '../registration/rules';
import { CommandDialog } from '../shell/CommandDialog';
import { sentenceOf } from '../shell/ProblemAlert';

const SHOWN = 5;

/** 中断说明 of one partner, or of all: why nothing came, for whoever asks later. */
export function Outages(props: {
  outages: Outage[];
  partner?: string | undefined;
}): JSX.Element | null {
  const { partner } = props;
  const { t } = useTranslation();
  const can = useCan();
  const nameOf = usePartnerName();
  const [noting, setNoting] = useState(false);
  const shown = props.outages
    .filter((outage) => !partner || outage.partner === partner)
    .slice(0, SHOWN);
  if (shown.length === 0 && !can('note-outage')) return null;
  return (
    <Card
      size="small"
      className="agreements"
      title={t('partnerExchange/outage')}
      extra={
        can('note-outage') && (
          <Button size="small" onClick={() => setNoting(true)}>
            {t('partnerExchange/noteOutage')}
          </Button>
        )
      }
    >
      <p className="field-hint">{t('partnerExchange/outageHint')}</p>
      <ul className="plain-list">
        {shown.map((outage) => (
          <li key={outage.noteId}>
            <Flex gap={8} wrap align="center">
              <strong>{nameOf(outage.partner)}</strong>
              <span>
                {outage.until
                  ? t('partnerExchange/outageOver', {
                      from: momentOf(outage.from),
                      until: momentOf(outage.until),
                      reason: outage.reason,
                    })
                  : t('partnerExchange/outageNow', {
                      time: momentOf(outage.from),
                      reason: outage.reason,
                    })}
              </span>
              {!outage.until && can('note-outage') && <UpAgain noteId={outage.noteId} />}
            </Flex>
          </li>
        ))}
      </ul>
      {noting && <NoteDialog partner={partner} onClose={() => setNoting(false)} />}
    </Card>
  );
}

function UpAgain({ noteId }: { noteId: string }): JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const command = useCommand(endOutage);
  return (
    <Button
      size="small"
      loading={command.isPending}
      onClick={() =>
        command.mutate({ noteId }, { onError: (error) => void message.error(sentenceOf(error)) })
      }
    >
      {t('partnerExchange/endOutage')}
    </Button>
  );
}

interface Values {
  partner: string;
  reason: string;
}

function NoteDialog(props: { partner?: string | undefined; onClose: () => void }): JSX.Element {
  const { t } = useTranslation();
  const partners = usePartners();
  return (
    <CommandDialog<Values>
      title={t('partnerExchange/noteOutage')}
      fields={['partner', 'reason']}
      {...(props.partner && { initial: { partner: props.partner } })}
      ok={t('common/save')}
      done={t('partnerExchange/noted')}
      run={noteOutage}
      onClose={props.onClose}
    >
      <Form.Item
        name="partner"
        label={t('exchange/partner')}
        rules={[required(t('exchange/partner'), true)]}
      >
        <Select options={partners.map(({ code, name }) => ({ value: code, label: name }))} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('partnerExchange/reason')}
        rules={[required(t('partnerExchange/reason'))]}
      >
        <Input.TextArea rows={2} maxLength={200} showCount />
      </Form.Item>
    </CommandDialog>
  );
}
