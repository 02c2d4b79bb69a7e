import { Alert, App, Button, Popconfirm, Tag } from 'antd';
import { type JSX, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { momentOf } from '../../format';
import { useSession } from '../../identity/session';
import { EmptyHint } from '../../list/QueryTable';
import { PageTitle } from '../../shell/PageTitle';
import { PersonPage } from '../../shell/PersonPage';
import { type Draft, readDraft } from './drafts';
import { discardDraft, sendAll, sendNow, useOutbox } from './outbox';
import { vaultIsPossible } from './vault';

const COLORS = {
  waiting: 'gold',
  unanswered: 'gold',
  refused: 'red',
  sent: 'green',
  'handed-over': 'blue',
} as const;

/** 待上报: what lies on this phone, since when, and why it is not with the region yet. */
export function OutboxPage(): JSX.Element {
  const { t } = useTranslation();
  const session = useSession();
  const drafts = useOutbox();
  const [sending, setSending] = useState(false);
  const own = drafts.filter(({ account }) => account === session.account.id);
  const others = drafts.filter(
    ({ account, state }) =>
      account !== session.account.id && state !== 'handed-over' && state !== 'sent',
  );
  const waiting = own.filter(({ state }) => state === 'waiting' || state === 'unanswered');
  const send = (): void => {
    setSending(true);
    void sendAll(session)
      .catch(() => undefined)
      .finally(() => setSending(false));
  };
  return (
    <PersonPage>
      <PageTitle
        title={t('door/outbox')}
        sub={t('door/outboxSub')}
        extra={
          <Button type="primary" loading={sending} disabled={waiting.length === 0} onClick={send}>
            {t('door/sendNow')}
          </Button>
        }
      />
      {!vaultIsPossible() && <Alert type="warning" showIcon title={t('door/noVault')} />}
      {others.length > 0 && (
        <Alert
          type="info"
          showIcon
          className="form-alert"
          title={t('door/ofOthers', { count: others.length })}
        />
      )}
      <ul className="plain-list" aria-label={t('door/outbox')}>
        {[...own].reverse().map((draft) => (
          <Line key={draft.draftId} draft={draft} />
        ))}
      </ul>
      {own.length === 0 && <EmptyHint text={t('door/outboxEmpty')} />}
    </PersonPage>
  );
}

function Line({ draft }: { draft: Draft }): JSX.Element {
  const { t } = useTranslation();
  const { state } = draft;
  return (
    <li className="outbox-line" data-state={state}>
      <h2>
        <What draft={draft} />
      </h2>
      <p className="quiet">{t('door/capturedAt', { time: momentOf(draft.capturedAt) })}</p>
      <p>
        <Tag color={COLORS[state]}>{t(`door/draftStates/${state}`)}</Tag> <Why draft={draft} />
      </p>
      {draft.faults && draft.faults.length > 0 && (
        <ul className="plain-list bad">
          {draft.faults.map(({ field, text }) => (
            <li key={`${field} ${text}`}>
              {placeOf(field, t('door/member', { number: memberOf(field) }))}
              {text}
            </li>
          ))}
        </ul>
      )}
      <Acts draft={draft} />
    </li>
  );
}

const memberOf = (field: string): number => Number(/^members\.(\d+)/.exec(field)?.[1] ?? 0) + 1;
const placeOf = (field: string, member: string): string =>
  field.startsWith('members.') ? `${member}：` : '';

/** Whom it is about, as far as its author needs it to recognise it. */
function What({ draft }: { draft: Draft }): JSX.Element {
  const { t } = useTranslation();
  const session = useSession();
  const { data } = useQuery({
    queryKey: ['draft-name', session.account.id, draft.draftId, draft.lastAt ?? draft.capturedAt],
    queryFn: async () => {
      const content = await readDraft(session, draft).catch(() => undefined);
      const name = content?.kind === 'household' ? content.body.members[0]?.name : undefined;
      return name ? `${name.slice(0, 1)}${'*'.repeat(Math.max(1, name.length - 1))}` : '';
    },
    enabled: draft.sealed !== undefined,
    gcTime: 0,
    networkMode: 'always',
  });
  const name = data ?? '';
  if (draft.kind === 'household')
    return <>{t('door/whatHousehold', { name, count: draft.members })}</>;
  return <>{t(draft.kind === 'end-residence' ? 'door/whatLeft' : 'door/whatChanged')}</>;
}

/** Why not yet, in the words of the region where it gave any. */
function Why({ draft }: { draft: Draft }): JSX.Element {
  const { t } = useTranslation();
  if (draft.state === 'refused') return <>{draft.sentence}</>;
  if (draft.state === 'waiting') return <>{draft.sentence ?? t('door/whyWaiting')}</>;
  if (draft.state === 'unanswered')
    return (
      <>
        {t('door/whyUnanswered', {
          time: momentOf(draft.lastAt),
          count: draft.attempts,
        })}
      </>
    );
  return <>{momentOf(draft.lastAt)}</>;
}

function Acts({ draft }: { draft: Draft }): JSX.Element | null {
  const { t } = useTranslation();
  const session = useSession();
  const { message } = App.useApp();
  const { state, recordIds = [] } = draft;
  if (state === 'sent')
    return (
      <div className="outbox-acts">
        {draft.kind === 'household' &&
          recordIds.map((id, at) => (
            <Link key={id} to={`/registration/arrivals/${encodeURIComponent(id)}/receipt`}>
              {t('door/receiptNumber', { number: at + 1 })}
            </Link>
          ))}
      </div>
    );
  if (state === 'handed-over') return null;
  return (
    <div className="outbox-acts">
      {state !== 'refused' && (
        <Button
          onClick={() =>
            void sendNow(session, draft.draftId, draft).then(
              ({ state: after }) => void message.info(t(`door/draftStates/${after}`)),
            )
          }
        >
          {t('door/tryAgain')}
        </Button>
      )}
      {state !== 'unanswered' && draft.kind === 'household' && (
        <Link to={`/registration/households/new?draft=${encodeURIComponent(draft.draftId)}`}>
          <Button tabIndex={-1}>{t('door/correct')}</Button>
        </Link>
      )}
      {state !== 'unanswered' && (
        <Popconfirm
          title={t('door/discardAsk')}
          okText={t('door/discard')}
          cancelText={t('common/cancel')}
          onConfirm={() => void discardDraft(draft.draftId)}
        >
          <Button danger>{t('door/discard')}</Button>
        </Popconfirm>
      )}
    </div>
  );
}
