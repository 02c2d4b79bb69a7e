import type { EndingOpen, JsonObject, ProposalOpen, SignatureOpen } from '@contracts';
import type { AgreementStrand } from './agreement-matter';

/** One entry of the matter of an agreement, as it was told: what the history shows. */
export interface AgreementStep {
  readonly entryId: string;
  readonly agreementId: string;
  /** The other region of the matter, and the one that said it. */
  readonly partner: string;
  readonly author: string;
  readonly strandId: string;
  readonly version: number;
  readonly type: string;
  readonly section: string;
  readonly item?: string;
  readonly open: JsonObject;
  /** Recorded time. */
  readonly toldAt: Date;
  /** Who said it here; of the partner only the region is known. */
  readonly account?: string;
}

/** The agreement an entry of the matter is about; undefined for an entry of another kind of strand. */
export function agreementIdOf(open: JsonObject): string | undefined {
  const { agreement, agreementid } = open as {
    agreement?: { id?: unknown };
    agreementid?: unknown;
  };
  const id = agreementid ?? agreement?.id;
  return typeof id === 'string' ? id : undefined;
}

/** A region's strand as its steps make it: a section or item travels whole, the highest version holds. */
export function strandOf(region: string, steps: readonly AgreementStep[]): AgreementStrand {
  const own = steps.filter(({ author }) => author === region).sort((a, b) => a.version - b.version);
  const proposals = new Map<string, ProposalOpen>();
  const answers = new Map<string, SignatureOpen>();
  let ending: EndingOpen | undefined;
  for (const { section, item, open } of own) {
    if (section === 'proposal' && item) proposals.set(item, open as unknown as ProposalOpen);
    if (section === 'signature' && item) answers.set(item, open as unknown as SignatureOpen);
    if (section === 'ending') ending = open as unknown as EndingOpen;
  }
  const strandId = own.at(-1)?.strandId;
  return {
    region,
    proposals,
    answers,
    ...(strandId !== undefined && { strandId }),
    ...(ending && { ending }),
  };
}
