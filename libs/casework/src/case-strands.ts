import type { AnsweringSections, AskingSections, JsonObject, ServiceName } from '@contracts';
import { type Answering, type Asking, type CaseSide, type CaseState, caseView } from './case';

export const ASKING_SECTIONS = [
  'question',
  'reminder',
  'clarification',
  'withdrawal',
  'decision',
  'escalation',
  'asking-ruling',
] as const satisfies (keyof AskingSections)[];
export const ANSWERING_SECTIONS = [
  'acknowledgement',
  'suspension',
  'extension',
  'forwarding',
  'answer',
  'answering-ruling',
] as const satisfies (keyof AnsweringSections)[];
export type CaseSection = (typeof ASKING_SECTIONS)[number] | (typeof ANSWERING_SECTIONS)[number];

/** One section as it was last said: the version and the recorded time of the entry that wrote it. */
export interface SaidSection {
  readonly version: number;
  readonly time: string;
  readonly open: JsonObject;
}

/** One strand of kind case, of either author. */
export interface CaseStrand {
  readonly strandId: string;
  readonly caseId: string;
  readonly side: CaseSide;
  readonly own: boolean;
  readonly stream: string;
  readonly version: number;
  readonly sections: Readonly<Record<string, SaidSection>>;
}

/** One entry of a strand, as the fold looks at it. */
export interface SaidEntry extends SaidSection {
  readonly strandId: string;
  readonly own: boolean;
  readonly stream: string;
  readonly section: string;
}

export function sideOfSection(section: string): CaseSide | undefined {
  if ((ASKING_SECTIONS as readonly string[]).includes(section)) return 'asking';
  return (ANSWERING_SECTIONS as readonly string[]).includes(section) ? 'answering' : undefined;
}

/**
 * Replaces the section if the entry's version is higher than the one that wrote it. The first entry says which side the
 * strand is and which case it is about; what a strand says of another side or another case has no effect.
 */
export function foldSaid(strand: CaseStrand | undefined, said: SaidEntry): CaseStrand | undefined {
  const side = sideOfSection(said.section);
  const caseId = side === 'answering' ? said.open['about'] : said.strandId;
  if (!side || typeof caseId !== 'string') return strand;
  if (strand && (strand.side !== side || strand.caseId !== caseId)) return strand;
  const { strandId, own, stream, section, version, time, open } = said;
  const before = strand?.sections ?? {};
  const isNewer = version > (before[section]?.version ?? 0);
  return {
    strandId,
    caseId,
    side,
    own,
    stream,
    version: Math.max(strand?.version ?? 0, version),
    sections: isNewer ? { ...before, [section]: { version, time, open } } : before,
  };
}

/** The strand with the recorded times under which its sections were sealed in the end. */
export function retimed(
  strand: CaseStrand,
  entries: readonly Omit<SaidEntry, 'own' | 'stream' | 'open'>[],
): CaseStrand {
  const sections = { ...strand.sections };
  for (const { strandId, section, version, time } of entries) {
    const said = sections[section];
    if (strandId === strand.strandId && said?.version === version)
      sections[section] = { ...said, time };
  }
  return { ...strand, sections };
}

/** The service of the partner that a service speaks with. */
export const COUNTERPART: Readonly<Record<ServiceName, ServiceName>> = {
  sending: 'receiving',
  receiving: 'sending',
  bureau: 'bureau',
};

/** `410100.receiving/610300` → `610300.sending/410100`: where the other side of a case speaks. */
export function answeringStream(askingStream: string): string {
  const { author, service, addressee } = endsOf(askingStream);
  return `${addressee}.${COUNTERPART[service]}/${author}`;
}

export function endsOf(stream: string): {
  readonly author: string;
  readonly service: ServiceName;
  readonly addressee: string;
} {
  const [from, to] = stream.split('/') as [string, string];
  const [author, service] = from.split('.') as [string, ServiceName];
  return { author, service, addressee: to.replace(/[#~].*$/, '') };
}

/** The two strands of a case among all that name it. */
export interface CasePair {
  readonly asking: CaseStrand;
  readonly answering?: CaseStrand;
}

/**
 * The strand that asks, and the one that answers: written by the side that was asked. Of two that answer the one with
 * the lower id counts, on both sides; what a stranger says about the case has no effect.
 */
export function pairOf(caseId: string, strands: readonly CaseStrand[]): CasePair | undefined {
  const asking = strands.find(({ strandId, side }) => side === 'asking' && strandId === caseId);
  if (!asking?.sections['question']) return undefined;
  const stream = plainStream(answeringStream(asking.stream));
  const [answering] = strands
    .filter((strand) => strand.side === 'answering' && plainStream(strand.stream) === stream)
    .sort((one, other) => (one.strandId < other.strandId ? -1 : 1));
  return { asking, ...(answering && { answering }) };
}

/** Without sub-stream and incarnation. */
function plainStream(stream: string): string {
  return stream.replace(/[#~].*$/, '');
}

export function strandsByCase(strands: readonly CaseStrand[]): Map<string, CaseStrand[]> {
  const byCase = new Map<string, CaseStrand[]>();
  for (const strand of strands) {
    const known = byCase.get(strand.caseId);
    if (known) known.push(strand);
    else byCase.set(strand.caseId, [strand]);
  }
  return byCase;
}

export function askingOf({ asking }: CasePair): Asking {
  return opened(asking);
}

export function answeringOf({ answering }: CasePair): Answering {
  return answering ? opened(answering) : {};
}

function opened(strand: CaseStrand): Asking & Answering {
  // The contract's schema has held before anything is folded.
  return Object.fromEntries(
    Object.entries(strand.sections).map(([section, { open }]) => [section, open]),
  );
}

const SAID_BY: Readonly<Record<CaseState, CaseSection>> = {
  unknown: 'question',
  opened: 'question',
  acknowledged: 'acknowledgement',
  clarifying: 'suspension',
  answered: 'answer',
  returned: 'decision',
  reopened: 'decision',
  accepted: 'decision',
  withdrawn: 'withdrawal',
  forwarded: 'forwarding',
  misaddressed: 'forwarding',
  closed: 'decision',
};

/** Recorded times of what was said, as far as they tell something about the case as it stands. */
export interface CaseTimes {
  readonly opened: string;
  readonly acknowledged?: string;
  readonly answered?: string;
  readonly stateSince: string;
  readonly changed: string;
}

export function timesOf(pair: CasePair): CaseTimes {
  const { state } = caseView(askingOf(pair), answeringOf(pair));
  const sections = { ...pair.asking.sections, ...pair.answering?.sections };
  const times = Object.values(sections).map(({ time }) => time);
  const opened = sections['question']!.time;
  return {
    opened,
    acknowledged: sections['acknowledgement']?.time,
    answered: state === 'answered' || state === 'accepted' ? sections['answer']?.time : undefined,
    stateSince: sections[SAID_BY[state]]?.time ?? opened,
    changed: times.reduce((latest, time) => (time > latest ? time : latest), opened),
  };
}
