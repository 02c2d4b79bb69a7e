import { command, read } from './http';
import type { Page } from './page';

export interface IdOverride {
  overrideId: string;
  state: 'proposed' | 'approved' | 'refused';
  idNumberMasked: string;
  reason: string;
  organisation: string;
  organisationName: string;
  proposedBy: string;
  proposedAt: string;
  /** Proposed by who asks: another must decide. */
  own: boolean;
  decidedBy?: string | null;
  decidedAt?: string | null;
  decidedWhy?: string | null;
}

const base = '/api/bureau/id-overrides';
const on = (id: string, act: string): string => `${base}/${encodeURIComponent(id)}/${act}`;

export const getOverrides = (query: {
  state?: string;
  cursor?: string;
  size?: number;
}): Promise<Page<IdOverride>> => read<Page<IdOverride>>(base, { query: { ...query } });

export const proposeOverride = (
  body: { idNumber: string; reason: string },
  key: string,
): Promise<unknown> => command('POST', base, { body, key });

export const approveOverride = (
  { overrideId, idNumber }: { overrideId: string; idNumber: string },
  key: string,
): Promise<unknown> => command('POST', on(overrideId, 'approve'), { body: { idNumber }, key });

export const refuseOverride = (
  { overrideId, reason }: { overrideId: string; reason: string },
  key: string,
): Promise<unknown> => command('POST', on(overrideId, 'refuse'), { body: { reason }, key });
