import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { type HouseholdRequest, registerCapturedDraft, registerHousehold } from '../../api/door';
import { Refused } from '../../api/problem';
import { submissionKey } from '../../api/useCommand';
import { useSession } from '../../identity/session';
import { type Draft, type DraftFault, NoCaptureKey } from '../offline/drafts';
import { captureAndSend } from '../offline/outbox';
import { vaultIsPossible } from '../offline/vault';

export type Saved =
  | { state: 'registered'; recordIds: string[] }
  | { state: 'kept' }
  | { state: 'handed-over' }
  | { state: 'refused'; sentence: string; faults: DraftFault[] };

interface Saving {
  saving: boolean;
  /** Throws what is neither a refusal nor a missing network. */
  save: (request: HouseholdRequest) => Promise<Saved>;
  /** The next household is another one. */
  next: () => void;
}

/**
 * One way to save, with network and without: first onto the phone, then to the region. Where the phone can keep nothing
 * (plain http), and for a draft taken over, straight to the region.
 */
export function useSaveHousehold(begun: { draft?: Draft; captured?: string }): Saving {
  const session = useSession();
  const queries = useQueryClient();
  const [saving, setSaving] = useState(false);
  const before = useRef<Draft | undefined>(begun.draft);
  const key = useRef(submissionKey());

  const direct = async (request: HouseholdRequest): Promise<Saved> => {
    try {
      const { members } = begun.captured
        ? await registerCapturedDraft({ ...request, draftId: begun.captured }, key.current)
        : await registerHousehold(request, key.current);
      return { state: 'registered', recordIds: members.map(({ recordId }) => recordId) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { title, faults = [] } = error.problem;
      return { state: 'refused', sentence: title, faults };
    }
  };

  const viaPhone = async (request: HouseholdRequest): Promise<Saved> => {
    const draft = await captureAndSend(
      session,
      { kind: 'household', body: request },
      before.current ?? begun.draft,
    );
    before.current = draft;
    if (draft.state === 'sent') return { state: 'registered', recordIds: draft.recordIds ?? [] };
    if (draft.state === 'refused')
      return { state: 'refused', sentence: draft.sentence ?? '', faults: draft.faults ?? [] };
    return { state: draft.state === 'handed-over' ? 'handed-over' : 'kept' };
  };

  const save = async (request: HouseholdRequest): Promise<Saved> => {
    setSaving(true);
    try {
      if (begun.captured || !vaultIsPossible()) return await direct(request);
      return await viaPhone(request).catch((error: unknown) => {
        if (error instanceof NoCaptureKey) return direct(request);
        throw error;
      });
    } finally {
      setSaving(false);
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    }
  };

  return {
    saving,
    save,
    next: () => {
      before.current = undefined;
      key.current = submissionKey();
    },
  };
}
