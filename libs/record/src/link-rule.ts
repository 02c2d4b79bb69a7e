import type { DepartureOpen, DeclaredOpen, PairingOpen, ResidenceOpen } from '@contracts';
import { parseStream, type IncomingEntry, type RejectionCode, type StrandJudge } from '@ledger';
import { covers } from '@region';

/** A live link as it is kept: the sending strand and the receiving strand it is linked to. */
export interface LiveLink {
  readonly sending: string;
  readonly receiving: string;
}

/** The link an entry would bring about or end; undefined for entries that are not about links. */
export function linkOf({ entry }: IncomingEntry): (LiveLink & { linked: boolean }) | undefined {
  if (entry.data.section !== 'pairing') return undefined;
  const { recordid, linked } = entry.data.open as unknown as PairingOpen;
  return { sending: entry.subject, receiving: recordid, linked };
}

/**
 * Judges entries of a batch in order: one live link per strand, on either side (`link.taken`), and a place outside the
 * pair of the stream has its record elsewhere (`record.other-pair`).
 */
export class LinkJudge implements StrandJudge {
  private readonly receivingOf = new Map<string, string>();
  private readonly sendingOf = new Map<string, string>();

  constructor(live: readonly LiveLink[]) {
    live.forEach((link) => this.add(link));
  }

  judge(incoming: IncomingEntry): RejectionCode | undefined {
    if (isElsewhere(incoming)) return 'record.other-pair';
    const link = linkOf(incoming);
    return link?.linked && this.isTaken(link) ? 'link.taken' : undefined;
  }

  accepted(incoming: IncomingEntry): void {
    const link = linkOf(incoming);
    if (!link) return;
    this.remove(link.sending);
    if (link.linked) this.add(link);
  }

  private isTaken({ sending, receiving }: LiveLink): boolean {
    const holder = this.sendingOf.get(receiving);
    const held = this.receivingOf.get(sending);
    return (
      (holder !== undefined && holder !== sending) || (held !== undefined && held !== receiving)
    );
  }

  private add({ sending, receiving }: LiveLink): void {
    this.receivingOf.set(sending, receiving);
    this.sendingOf.set(receiving, sending);
  }

  private remove(sending: string): void {
    const receiving = this.receivingOf.get(sending);
    this.receivingOf.delete(sending);
    if (receiving !== undefined) this.sendingOf.delete(receiving);
  }
}

/**
 * The home division must lie in the home region's subtree and the residence in the residence region's. The protocol lets
 * a code depend on nothing but the entry and the agreements between the two, so a lower node that one of them alone knows
 * of cannot count here; the author chooses it before it writes (`AgreementReadModel.covering`).
 */
function isElsewhere({ stream, entry }: IncomingEntry): boolean {
  const { author, addressee } = parseStream(stream);
  const { section, open } = entry.data;
  switch (section) {
    case 'declared':
      return !covers(addressee, (open as unknown as DeclaredOpen).homeDivision);
    case 'residence':
      return !covers(author, (open as unknown as ResidenceOpen).residenceDivision);
    case 'departure': {
      const { homeDivision, destinationDivision } = open as unknown as DepartureOpen;
      return !covers(author, homeDivision) || !covers(addressee, destinationDivision);
    }
    default:
      return false;
  }
}
