import { read } from './http';
import type { Page } from './page';

export interface OpenItem {
  sequence: number | string;
  state: string;
  code?: string | null;
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
}): Promise<Page<QuarantinedMessage>> =>
  read<Page<QuarantinedMessage>>('/api/bureau/quarantine', { query });
