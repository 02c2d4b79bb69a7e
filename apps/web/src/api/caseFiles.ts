import { caseAddress } from './cases';
import { command, read } from './http';

export const ATTACHMENT_TYPES = {
  pdf: ['.pdf'],
  ofd: ['.ofd'],
  docx: ['.docx'],
  xlsx: ['.xlsx'],
  png: ['.png'],
  jpeg: ['.jpg', '.jpeg'],
} as const;
export type AttachmentType = keyof typeof ATTACHMENT_TYPES;

export interface FileStanding {
  attachmentId: string;
  parts: number;
  /** Numbers of the parts the region holds; what is missing may come in any order. */
  received: number[];
  state: 'incomplete' | 'complete' | 'damaged';
}

export interface Attachment extends FileStanding {
  name: string;
  type: AttachmentType;
  bytes: number;
  hash: string;
  /** Goes out with an answer that is still to be reviewed. */
  waits?: boolean;
  from: 'own' | 'partner';
  at: string;
  deliveredAt?: string;
}

export interface FileAnnounced {
  name: string;
  type: AttachmentType;
  bytes: number;
  hash: string;
}

export const getAttachments = (id: string): Promise<Attachment[]> =>
  read<Attachment[]>(`${caseAddress(id)}/attachments`);

/** Where files of a case are handed in; they go out as soon as they are whole. */
export const filesOfCase = (id: string): string => `${caseAddress(id)}/attachments`;
/** Where files are handed in that a question or an answer will take along. */
export const FILES_IN_HAND = '/api/bureau/case-files';

export const announceFile = (
  { to, ...body }: FileAnnounced & { to: string },
  key: string,
): Promise<FileStanding> => command<FileStanding>('POST', to, { body, key });

export const sendPart = (
  { to, file, ...body }: { to: string; file: string; number: number; content: string },
  key: string,
): Promise<FileStanding> =>
  command<FileStanding>('POST', `${to}/${encodeURIComponent(file)}/parts`, { body, key });

export const putAway = ({ file }: { file: string }, key: string): Promise<unknown> =>
  command<unknown>('DELETE', `${FILES_IN_HAND}/${encodeURIComponent(file)}`, { key });

/** Where the bytes are saved from; the region sends them as a download, never as a page. */
export const attachmentAddress = (id: string, file: string): string =>
  `${caseAddress(id)}/attachments/${encodeURIComponent(file)}`;
