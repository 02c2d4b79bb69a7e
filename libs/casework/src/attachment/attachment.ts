import { createHash } from 'node:crypto';
import type { AttachmentType } from '@contracts';

/** 附件: a file that belongs to a case, of either side. */
export interface Attachment {
  readonly attachmentId: string;
  /** None while the question that takes it along is being written. */
  readonly caseId?: string;
  /** Goes out with a question or an answer, and waits for it; held by who handed it in until a case has it. */
  readonly waits: boolean;
  readonly account?: string;
  /** Handed in here, or come from the partner. */
  readonly own: boolean;
  readonly name: string;
  readonly type: AttachmentType;
  readonly bytes: number;
  /** base64url SHA-256 of the bytes. */
  readonly hash: string;
  readonly parts: number;
  readonly state: AttachmentState;
  readonly at: Date;
}

/** Being handed in or coming in; whole; whole and not what was announced. */
export type AttachmentState = 'incomplete' | 'complete' | 'damaged';

/** Bytes of a part: sealed, an entry with one stays below 64 KB. */
export const PART_BYTES = 32_768;
/** Our own figures. */
export const ATTACHMENT_BYTES_MAX = 10 * 1024 * 1024;
export const ATTACHMENTS_MAX = 10;
/** Of all files that go out with one question or answer. */
export const WORD_BYTES_MAX = 2 * ATTACHMENT_BYTES_MAX;

export const ATTACHMENT_TYPES = [
  'pdf',
  'ofd',
  'docx',
  'xlsx',
  'png',
  'jpeg',
] as const satisfies AttachmentType[];

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** First bytes of a file of the type. OFD (GB/T 33190) and the Office formats are zip archives. */
const BEGINNINGS: Readonly<Record<AttachmentType, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  ofd: ZIP,
  docx: ZIP,
  xlsx: ZIP,
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpeg: [0xff, 0xd8, 0xff],
};
const ENDINGS: Readonly<Record<AttachmentType, readonly string[]>> = {
  pdf: ['.pdf'],
  ofd: ['.ofd'],
  docx: ['.docx'],
  xlsx: ['.xlsx'],
  png: ['.png'],
  jpeg: ['.jpg', '.jpeg'],
};

type AttachmentFault =
  'attachment.name' | 'attachment.type' | 'attachment.size' | 'attachment.damaged';

/** What is wrong with a file as it is announced; its bytes are looked at when all have come. */
export function announcedFault(announced: {
  readonly name: string;
  readonly type: AttachmentType;
  readonly bytes: number;
}): AttachmentFault | undefined {
  const { name, type, bytes } = announced;
  if (/[\\/:*?"<>|\p{Cc}\p{Cf}]/u.test(name) || name.startsWith('.')) return 'attachment.name';
  if (!ENDINGS[type].some((ending) => name.toLowerCase().endsWith(ending)))
    return 'attachment.type';
  return Number.isSafeInteger(bytes) && bytes >= 1 && bytes <= ATTACHMENT_BYTES_MAX
    ? undefined
    : 'attachment.size';
}

export function partsOf(bytes: number): number {
  return Math.ceil(bytes / PART_BYTES);
}

/** Bytes a part must have: all are full but the last. */
export function bytesOfPart(bytes: number, number: number): number {
  return Math.min(PART_BYTES, bytes - (number - 1) * PART_BYTES);
}

/** Judges the whole file: what was announced, and of the kind it says. */
export function contentFault(
  { type, bytes, hash }: Pick<Attachment, 'type' | 'bytes' | 'hash'>,
  content: Buffer,
): AttachmentFault | undefined {
  const isAnnounced =
    content.length === bytes && createHash('sha256').update(content).digest('base64url') === hash;
  if (!isAnnounced) return 'attachment.damaged';
  return BEGINNINGS[type].every((byte, i) => content[i] === byte) ? undefined : 'attachment.type';
}
