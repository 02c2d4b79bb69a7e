import { handInDraft, registerHousehold } from '../../api/door';
import { Refused, Unreachable } from '../../api/problem';
import { changeResidence, endArrival, type Ending } from '../../api/registration';
import type { Session } from '../../api/session';
import { allDrafts, type Draft, type DraftContent, findDraft, readDraft } from './drafts';
import { base64Of } from './sealing';
import { vault } from './vault';

/** What is sent stays a day as a line without content, so that one sees that it arrived. */
const SENT_KEPT_MS = 24 * 3_600_000;
/** The region says so when the author's rights do not cover the draft any more. */
const WITHOUT_RIGHTS = ['access.forbidden', 'division.outside', 'record.unknown'];

const OFFERED_EVERY_MS = 3_600_000;

const isOpen = ({ state }: Draft): boolean => state === 'waiting' || state === 'unanswered';

/** Two windows of one phone take turns; a draft goes out once at a time. */
async function alone<T>(work: () => Promise<T>): Promise<T | undefined> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return work();
  return locks.request('yipanqi-outbox', work);
}

/**
 * Sends everything that waits, oldest first; stops at the first that gets no answer, since the next would not either.
 * What others captured on this phone is offered to their supervisor: the region takes it only if they may register no more.
 */
export function sendDrafts(session: Session | undefined): Promise<void | undefined> {
  return alone(async () => {
    for (const draft of (await allDrafts()).filter(isOpen)) {
      if (draft.account !== session?.account.id) await offer(draft);
      else if (session && isOpen(await send(session, draft))) return;
    }
    await sweep();
  });
}

/** Asked once an hour for each: as a rule its author comes back. */
async function offer(draft: Draft): Promise<void> {
  if (draft.offeredAt && age(draft.offeredAt) < OFFERED_EVERY_MS) return;
  if (!(await handOver(draft)))
    await vault.put('drafts', { ...draft, offeredAt: new Date().toISOString() });
}

/** Sends one draft, and gives it back as it stands then. */
export async function sendDraft(session: Session, draftId: string): Promise<Draft | undefined> {
  return alone(async () => {
    const draft = await findDraft(draftId);
    return draft && isOpen(draft) ? send(session, draft) : draft;
  });
}

async function send(session: Session, draft: Draft): Promise<Draft> {
  // The phone knows that nothing can leave: then nothing has, and the draft may still be corrected.
  if (!navigator.onLine) return draft;
  // Before the first byte leaves: a phone that dies now must know that this one may have arrived.
  const trying: Draft = {
    ...draft,
    state: 'unanswered',
    attempts: draft.attempts + 1,
    lastAt: new Date().toISOString(),
  };
  const content = await readDraft(session, draft).catch(() => undefined);
  if (!content) return draft;
  await vault.put('drafts', trying);
  try {
    const recordIds = await tell(content, draft.key);
    return await keep({ ...withoutContent(trying), state: 'sent', recordIds });
  } catch (error) {
    return keep(await afterFailure(trying, error));
  }
}

async function tell(content: DraftContent, key: string): Promise<string[]> {
  if (content.kind === 'household') {
    const { members } = await registerHousehold(content.body, key);
    return members.map(({ recordId }) => recordId);
  }
  const { recordId, ...body } = content.body;
  if (content.kind === 'end-residence')
    await endArrival({ id: recordId, ...(body as unknown as Ending) }, key);
  else await changeResidence({ id: recordId, ...body }, key);
  return [recordId];
}

async function afterFailure(draft: Draft, error: unknown): Promise<Draft> {
  if (error instanceof Unreachable) return { ...draft, code: 'unreachable' };
  if (!(error instanceof Refused)) throw error;
  const { status, code, title, faults } = error.problem;
  // The session is over, as a rule because it was idle; or because the account is closed, and then nobody will sign in.
  if (status === 401 || WITHOUT_RIGHTS.includes(code)) {
    const handed = await handOver(draft);
    if (handed) return handed;
  }
  // Nobody is signed in, or the region is in trouble: it was not judged, and waits.
  if (status === 401 || status === 429 || status >= 500)
    return { ...draft, state: 'waiting', code, sentence: title };
  return {
    ...draft,
    state: 'refused',
    code,
    sentence: title,
    faults: (faults ?? []).map(({ field, text }) => ({ field, text })),
  };
}

/** Sealed as it is, to the supervisor; undefined when its author may still register it, or no answer came. */
async function handOver(draft: Draft): Promise<Draft | undefined> {
  const { draftId, keyId, capturedAt, sealed } = draft;
  if (!sealed) return undefined;
  try {
    await handInDraft({ draftId, keyId, capturedAt, sealed: base64Of(sealed) }, draftId);
    return await keep({ ...withoutContent(draft), state: 'handed-over' });
  } catch (error) {
    if (error instanceof Refused || error instanceof Unreachable) return undefined;
    throw error;
  }
}

function withoutContent({
  sealed: _,
  code: __,
  sentence: ___,
  faults: ____,
  ...draft
}: Draft): Draft {
  return { ...draft, lastAt: new Date().toISOString() };
}

async function keep(draft: Draft): Promise<Draft> {
  await vault.put('drafts', draft);
  return draft;
}

async function sweep(): Promise<void> {
  for (const { draftId, state, lastAt } of await allDrafts())
    if ((state === 'sent' || state === 'handed-over') && age(lastAt) > SENT_KEPT_MS)
      await vault.remove('drafts', draftId);
}

const age = (at: string | undefined): number => Date.now() - new Date(at ?? 0).getTime();
