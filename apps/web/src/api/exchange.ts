import { command, read } from './http';
import type { Page } from './page';

export interface OpenItem {
  sequence: number | string;
  state: string;
  code?: string | null;
  strandId?: string;
  since?: string;
}

export interface Stream {
  stream: string;
  direction: 'outgoing' | 'incoming';
  /** Region code of the other side. */
  partner: string;
  /** Service of this region. */
  service: 'sending' | 'receiving' | 'bureau';
  last: number;
  published?: number | null;
  receiptUpto?: number | null;
  receiptAt?: string | null;
  /** Newest segment sealed: sent by us, or taken in. */
  sealedAt?: string | null;
  lag: number;
  state: string;
  code?: string | null;
  open: OpenItem[];
  quarantined?: number;
}

export interface QuarantinedMessage {
  id?: string | number;
  hash: string;
  reason: string;
  receivedAt: string;
  stream?: string | null;
}

export const getStreams = (): Promise<Stream[]> => read<Stream[]>('/api/bureau/streams');

export const getQuarantine = (query: {
  cursor?: string;
  size?: number;
  stream?: string;
}): Promise<Page<QuarantinedMessage>> =>
  read<Page<QuarantinedMessage>>('/api/bureau/quarantine', { query });

/** Tries parked entries of a strand again, in the service that plays this side. */
export const retryStrand = (
  { service, strandId }: { service: Stream['service']; strandId: string },
  key: string,
): Promise<void> =>
  command<void>('POST', `/api/${service}/exchange/retry`, { body: { strandId }, key });

/** Says what the partner rejected once more, as it stands now. */
export const restateStrand = (
  { service, strandId }: { service: Stream['service']; strandId: string },
  key: string,
): Promise<{ restated: number }> =>
  command<{ restated: number }>('POST', `/api/${service}/exchange/restate`, {
    body: { strandId },
    key,
  });

export interface Outage {
  noteId: string;
  partner: string;
  from: string;
  until?: string | null;
  reason: string;
}

export const getOutages = (): Promise<Outage[]> => read<Outage[]>('/api/bureau/outages');

export const noteOutage = (
  body: { partner: string; reason: string; from?: string },
  key: string,
): Promise<unknown> => command('POST', '/api/bureau/outages', { body, key });

export const endOutage = ({ noteId }: { noteId: string }, key: string): Promise<unknown> =>
  command('POST', `/api/bureau/outages/${encodeURIComponent(noteId)}/end`, { body: {}, key });
