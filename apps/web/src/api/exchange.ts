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
  partner: { code: string; name: string };
  service: 'sending' | 'receiving' | 'bureau';
  last: number;
  published?: number | null;
  receiptUpto?: number | null;
  receiptAt?: string | null;
  lag: number;
  state: string;
  open: OpenItem[];
  quarantined?: number;
}

export interface QuarantinedMessage {
  id?: string;
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
