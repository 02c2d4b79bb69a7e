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

export const announceFile = (
  { id, ...body }: FileAnnounced & { id: string },
  key: string,
): Promise<FileStanding> =>
  command<FileStanding>('POST', `${caseAddress(id)}/attachments`, { body, key });

export const sendPart = (
  { id, file, ...body }: { id: string; file: string; number: number; content: string },
  key: string,
): Promise<FileStanding> =>
  command<FileStanding>(
    'POST',
    `${caseAddress(id)}/attachments/${encodeURIComponent(file)}/parts`,
    {
      body,
      key,
    },
  );

/** Where the bytes are saved from; the region sends them as a download, never as a page. */
export const attachmentAddress = (id: string, file: string): string =>
  `${caseAddress(id)}/attachments/${encodeURIComponent(file)}`;
