import { App, Button, Drawer, Form, Input, Radio, Select } from 'antd';
import { type JSX, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import type { RecordRow } from '../../api/records';
import { changeResidence, endArrival } from '../../api/registration';
import { Unreachable } from '../../api/problem';
import { submissionKey } from '../../api/useCommand';
import { useSession, useToday } from '../../identity/session';
import { ProblemAlert } from '../../shell/ProblemAlert';
import type { DraftContent } from '../offline/drafts';
import { useKit } from '../offline/kit';
import { captureAndSend } from '../offline/outbox';
import { vaultIsPossible } from '../offline/vault';
import { phoneRule } from '../rules';

interface Props {
  row: RecordRow;
  onClose: () => void;
}

/** Why a visit ends a stay, in the order in which it happens; a place further on may stay unknown. */
const LEFT_KINDS = ['third-place', 'returned', 'settled', 'died', 'in-error'] as const;

/** Left in three taps: the person, where to, done. Today, since one stands at the door. */
export function LeftSheet({ row, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const today = useToday();
  const [kind, setKind] = useState<(typeof LEFT_KINDS)[number]>();
  const act = useDoorAct(onClose);
  return (
    <Sheet
      title={t('door/leftOf', { name: row.name })}
      ok={t('door/confirmLeft', { day: today })}
      disabled={!kind}
      danger
      act={act}
      onOk={() =>
        kind &&
        act.run({ kind: 'end-residence', body: { recordId: row.recordId, kind, on: today } })
      }
      onClose={onClose}
    >
      <Radio.Group
        className="door-choices"
        value={kind}
        onChange={({ target }) => setKind(target.value as (typeof LEFT_KINDS)[number])}
        options={LEFT_KINDS.map((value) => ({
          value,
          label: value === 'third-place' ? t('door/elsewhere') : t(`endKinds/${value}`),
        }))}
      />
    </Sheet>
  );
}

/** Moved within the area in three taps where the new place is a site; otherwise the address is typed. */
export function MovedSheet({ row, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const { kit } = useKit();
  const [siteId, setSiteId] = useState<string>();
  const [room, setRoom] = useState('');
  const act = useDoorAct(onClose);
  const site = kit?.sites.find((one) => one.siteId === siteId);
  const address = [site?.address, room.trim()].filter(Boolean).join(' ');
  const places = (kit?.sites ?? []).filter(({ channel }) => channel !== '6');
  return (
    <Sheet
      title={t('door/movedOf', { name: row.name })}
      ok={t('door/confirmMoved')}
      disabled={!address}
      act={act}
      onOk={() =>
        act.run({
          kind: 'change-residence',
          body: {
            recordId: row.recordId,
            address,
            ...(site && {
              siteId: site.siteId,
              residenceDivision: site.division,
              channel: site.channel,
            }),
          },
        })
      }
      onClose={onClose}
    >
      {places.length > 0 && (
        <Radio.Group
          className="door-choices"
          value={siteId}
          onChange={({ target }) => setSiteId(target.value as string)}
          options={places.map((one) => ({ value: one.siteId, label: one.name }))}
        />
      )}
      <Input
        size="large"
        value={room}
        maxLength={100}
        aria-label={site ? t('door/room') : t('fields/address')}
        placeholder={site ? t('door/room') : t('form/addressPlaceholder')}
        onChange={({ target }) => setRoom(target.value)}
      />
    </Sheet>
  );
}

/** Another phone, another place of work. An employer is a site; what one does there is nobody's business. */
export function ContactSheet({ row, onClose }: Props): JSX.Element {
  const { t } = useTranslation();
  const { kit } = useKit();
  const [form] = Form.useForm<{ phone?: string; siteId?: string; reason?: string }>();
  const act = useDoorAct(onClose);
  const employers = (kit?.sites ?? []).filter(({ channel }) => channel === '4' || channel === '5');
  const save = (values: { phone?: string; siteId?: string; reason?: string }): void => {
    const given = Object.entries(values).filter(([, value]) => value);
    if (given.length > 0)
      act.run({
        kind: 'change-residence',
        body: { recordId: row.recordId, ...(Object.fromEntries(given) as Record<string, string>) },
      });
  };
  return (
    <Sheet
      title={t('door/contactOf', { name: row.name })}
      ok={t('common/save')}
      act={act}
      onOk={() => form.submit()}
      onClose={onClose}
    >
      <Form form={form} layout="vertical" name="contact" onFinish={save}>
        <Form.Item name="phone" label={t('door/newPhone')} rules={[phoneRule()]}>
          <Input inputMode="tel" maxLength={20} placeholder={row.phoneMasked ?? ''} />
        </Form.Item>
        <Form.Item name="siteId" label={t('door/newWork')}>
          <Select
            allowClear
            options={employers.map(({ siteId, name }) => ({ value: siteId, label: name }))}
            placeholder={t('form/optional')}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('fields/reason')}>
          <Select
            allowClear
            placeholder={t('form/optional')}
            options={(kit?.codes.reason ?? []).map(({ code, name }) => ({
              value: code,
              label: name,
            }))}
          />
        </Form.Item>
      </Form>
    </Sheet>
  );
}

type Act = Exclude<DraftContent, { kind: 'household' }>;
interface DoorAct {
  running: boolean;
  error: unknown;
  run: (content: Act) => void;
}

/** Tells the region; without network the act goes into the outbox of the phone, under the same key. */
function useDoorAct(onDone: () => void): DoorAct {
  const { t } = useTranslation();
  const session = useSession();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [key] = useState(submissionKey);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();

  const tell = async ({ kind, body: { recordId, ...rest } }: Act): Promise<void> => {
    if (kind === 'end-residence')
      await endArrival({ id: recordId, kind: rest.kind ?? '', on: rest.on ?? '' }, key);
    else await changeResidence({ id: recordId, ...rest }, key);
  };
  const run = (content: Act): void => {
    setRunning(true);
    setError(undefined);
    tell(content)
      .then(() => t('acts/done'))
      .catch(async (failure: unknown) => {
        if (!(failure instanceof Unreachable) || !vaultIsPossible()) throw failure;
        await captureAndSend(session, content, undefined, key);
        return t('door/keptHere');
      })
      .then(async (sentence) => {
        void message.success(sentence);
        onDone();
        await queries.invalidateQueries({ queryKey: ['at-the-door'] });
      })
      .catch(setError)
      .finally(() => setRunning(false));
  };
  return { running, error, run };
}

interface SheetProps {
  title: string;
  ok: string;
  disabled?: boolean;
  danger?: boolean;
  act: DoorAct;
  onOk: () => void;
  onClose: () => void;
  children: ReactNode;
}

function Sheet(props: SheetProps): JSX.Element {
  const { title, ok, disabled = false, danger = false, act, onOk, onClose, children } = props;
  return (
    <Drawer
      open
      placement="bottom"
      size="auto"
      title={title}
      onClose={onClose}
      className="door-sheet"
      footer={
        <Button
          block
          size="large"
          type="primary"
          danger={danger}
          disabled={disabled}
          loading={act.running}
          onClick={onOk}
        >
          {ok}
        </Button>
      }
    >
      <ProblemAlert error={act.error} />
      {children}
    </Drawer>
  );
}
