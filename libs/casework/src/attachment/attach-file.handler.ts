import { Injectable } from '@nestjs/common';
import type { AttachmentType, CaseKind } from '@contracts';
import { Scope, type SignedInAccount } from '@identity';
import { Outgoing } from '@ledger';
import { Clock } from '@platform/clock';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { ENDED_STATES } from '../case';
import { CaseRefused } from '../case.errors';
import { CaseRepository, type KnownCase } from '../case.repository';
import { OwnRegion } from '../own-region';
import {
  announcedFault,
  type Attachment,
  ATTACHMENTS_MAX,
  bytesOfPart,
  contentFault,
  partsOf,
} from './attachment';
import { AttachmentRefused } from './attachment.errors';
import { Attachments } from './attachments.repository';

/** Letters have files, and so has what is disputed; a verification is answered field by field. */
const WITH_FILES: readonly CaseKind[] = ['correspondence', 'objection', 'dispute'];

interface FileAnnounced {
  readonly caseId: string;
  readonly account: SignedInAccount;
  readonly name: string;
  readonly type: AttachmentType;
  readonly bytes: number;
  readonly hash: string;
}

/** How far a file has come; the parts that are missing are handed in, in any order, whenever the line is there. */
interface FileStanding {
  readonly attachmentId: string;
  readonly parts: number;
  readonly received: number[];
  readonly state: Attachment['state'];
}

/** 附件: announced, handed in part by part, judged when whole, then sent to the other side in parts. */
@Injectable()
export class AttachFileHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly cases: CaseRepository,
    private readonly attachments: Attachments,
    private readonly outgoing: Outgoing,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async announce(tx: Transaction, announced: FileAnnounced): Promise<FileStanding> {
    const { caseId, account, name, type, bytes, hash } = announced;
    const known = await this.caseInReach(tx, caseId, account);
    if (!WITH_FILES.includes(known.kind)) throw new AttachmentRefused('attachment.kind');
    const fault = announcedFault(announced);
    if (fault) throw new AttachmentRefused(fault);
    const held = await this.attachments.ofCase(tx, caseId);
    if (held.filter(({ own }) => own).length >= ATTACHMENTS_MAX)
      throw new AttachmentRefused('attachment.too-many');
    const attachmentId = this.ids.next();
    const at = this.clock.now();
    const parts = partsOf(bytes);
    const file = { attachmentId, caseId, own: true, name, type, bytes, hash, parts, at };
    await this.attachments.keep(tx, { ...file, state: 'incomplete' });
    return { attachmentId, parts, received: [], state: 'incomplete' };
  }

  /** The last part to come makes the file whole: it is judged, and sent. */
  async takePart(
    tx: Transaction,
    part: {
      readonly caseId: string;
      readonly account: SignedInAccount;
      readonly attachmentId: string;
      readonly number: number;
      readonly content: Buffer;
    },
  ): Promise<FileStanding> {
    const { caseId, account, attachmentId, number, content } = part;
    const known = await this.caseInReach(tx, caseId, account);
    const file = await this.attachments.lock(tx, attachmentId);
    if (!file?.own || file.caseId !== caseId) throw new AttachmentRefused('attachment.unknown');
    const isPart = number >= 1 && number <= file.parts;
    if (!isPart || content.length !== bytesOfPart(file.bytes, number))
      throw new AttachmentRefused('attachment.part');
    if (file.state === 'incomplete')
      await this.attachments.keepPart(tx, attachmentId, number, content);
    const received = await this.attachments.received(tx, attachmentId);
    let { state } = file;
    if (state === 'incomplete' && received.length === file.parts)
      state = await this.complete(tx, known, file);
    return {
      attachmentId,
      parts: file.parts,
      received: state === 'damaged' ? [] : received,
      state,
    };
  }

  private async complete(
    tx: Transaction,
    known: KnownCase,
    file: Attachment,
  ): Promise<Attachment['state']> {
    const parts = await this.attachments.parts(tx, file.attachmentId);
    const state = contentFault(file, Buffer.concat(parts)) ? 'damaged' : 'complete';
    await this.attachments.keep(tx, { ...file, state });
    if (state === 'damaged') await this.attachments.dropParts(tx, file.attachmentId);
    else await this.send(tx, known, file, parts);
    return state;
  }

  private async send(
    tx: Transaction,
    { service, partner, caseId }: KnownCase,
    file: Attachment,
    parts: readonly Buffer[],
  ): Promise<void> {
    const at = this.clock.now();
    const { attachmentId, bytes, type, hash, name } = file;
    await this.outgoing.append(
      tx,
      parts.map((content, i) => ({
        stream: `${this.own.code}.${service}/${partner}`,
        strandId: attachmentId,
        strandKind: 'case' as const,
        type: 'yipanqi.casework.attachment-part-sent.v1',
        section: 'part',
        open: { about: caseId, number: i + 1, parts: parts.length, bytes, type, hash },
        personal: { content: content.toString('base64url'), ...(i === 0 && { name }) },
        eventTime: at,
        legalBasis: 'statutory',
        about: caseId,
      })),
      at,
    );
  }

  private async caseInReach(
    tx: Transaction,
    caseId: string,
    account: SignedInAccount,
  ): Promise<KnownCase> {
    const [held] = await this.cases.find(tx, [caseId]);
    if (!held || !isInReach(held.known, account)) throw new CaseRefused('case.unknown');
    if ((ENDED_STATES as readonly string[]).includes(held.known.state))
      throw new CaseRefused('case.closed');
    return held.known;
  }
}

/** Like every act on a case, whichever service it is of: the doors of files are the bureau's. */
export function isInReach(
  { organisation, holder }: Pick<KnownCase, 'organisation' | 'holder'>,
  account: Pick<SignedInAccount, 'id' | 'organisation'>,
): boolean {
  const scope = new Scope(account.organisation);
  return (
    scope.covers(organisation) || scope.covers(holder.organisation) || holder.account === account.id
  );
}
