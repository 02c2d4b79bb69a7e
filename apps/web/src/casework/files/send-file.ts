import {
  announceFile,
  type Attachment,
  ATTACHMENT_TYPES,
  type AttachmentType,
  type FileStanding,
  sendPart,
} from '../../api/caseFiles';
import { again } from '../../api/again';
import { base64url, sha256 } from './sha256';

const PART_BYTES = 32_768;

export const typeOf = (name: string): AttachmentType | undefined =>
  (Object.keys(ATTACHMENT_TYPES) as AttachmentType[]).find((type) =>
    ATTACHMENT_TYPES[type].some((ending) => name.toLowerCase().endsWith(ending)),
  );

interface Sending {
  /** Address of the files it comes to. */
  to: string;
  name: string;
  type: AttachmentType;
  content: Uint8Array;
  /** Files that are there: one that was broken off goes on where it stopped. */
  held?: readonly Attachment[];
  onPart: (done: number, of: number) => void;
}

/** Hands a file in part by part; a part that was lost is handed in again under its own key. */
export async function sendFile(sending: Sending): Promise<FileStanding> {
  const { to, name, type, content, held = [], onPart } = sending;
  const hash = sha256(content);
  const begun = held.find(
    (one) => one.from === 'own' && one.hash === hash && one.state === 'incomplete',
  );
  let standing: FileStanding =
    begun ??
    (await again((key) => announceFile({ to, name, type, bytes: content.length, hash }, key)));
  const { attachmentId: file, parts } = standing;
  const there = new Set(standing.received);
  for (let number = 1; number <= parts; number++) {
    if (there.has(number)) continue;
    const part = content.subarray((number - 1) * PART_BYTES, number * PART_BYTES);
    const body = { to, file, number, content: base64url(part) };
    standing = await again((key) => sendPart(body, key));
    onPart(standing.received.length, parts);
  }
  return standing;
}
