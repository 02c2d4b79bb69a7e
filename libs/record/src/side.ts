import type {
  DeclaredOpen,
  DepartureOpen,
  IdentityOpen,
  JsonObject,
  PairingOpen,
  ResidenceOpen,
} from '@contracts';
import type { StrandChange } from '@ledger';
import { routedOrganisation } from '@region';

/** What the sections of a strand say about its link, its place and its end; a group is absent unless a change wrote it. */
export interface SidePatch {
  readonly home?: { readonly division: string; readonly organisation: string };
  readonly stay?: {
    readonly division: string;
    readonly organisation: string;
    readonly arrivedOn: string | null;
    readonly leftOn: string | null;
    readonly departure: boolean;
    readonly endedOn: string | null;
    readonly endKind: string | null;
    readonly duplicateOf: string | null;
  };
  readonly answer?: {
    readonly about: string;
    readonly found: boolean;
    readonly division: string | null;
    readonly organisation: string | null;
  };
  readonly link?: {
    readonly to: string | null;
    readonly score: number;
    readonly reasons: PairingOpen['reasons'];
    readonly decidedBy: PairingOpen['decidedBy'];
    readonly at: string;
  };
}

/** One strand after a batch of changes; `patch` holds only what the batch wrote. */
export interface ChangedSide {
  readonly strandId: string;
  readonly side: 'sending' | 'receiving';
  readonly own: boolean;
  readonly stream: string;
  readonly homeRegion: string;
  readonly residenceRegion: string;
  readonly version: number;
  /** Recorded times of the first and the last change of the batch. */
  readonly begun: string;
  readonly changedAt: string;
  readonly patch: SidePatch;
}

/** Sections of a joint record that are projected. */
export const recordSections = [
  'identity',
  'departure',
  'pairing',
  'declared',
  'residence',
] as const;

/** What a batch says of one strand: of each section only the last change, since a section travels whole. */
interface Gathered {
  readonly first: StrandChange;
  version: number;
  begun: string;
  changedAt: string;
  readonly last: Map<string, StrandChange>;
}

/** Gathers a batch strand by strand, in order: a later value of a section replaces an earlier one. */
export function changedSides(changes: readonly StrandChange[]): ChangedSide[] {
  const strands = new Map<string, Gathered>();
  for (const change of changes) {
    if (change.strandKind !== 'record' || change.authorService === 'bureau') continue;
    const { strandId, version, time, section } = change;
    let strand = strands.get(strandId);
    if (!strand) {
      strand = { first: change, version, begun: time, changedAt: time, last: new Map() };
      strands.set(strandId, strand);
    }
    if (version > strand.version) strand.version = version;
    if (time < strand.begun) strand.begun = time;
    if (time > strand.changedAt) strand.changedAt = time;
    strand.last.delete(section); // in the order of the last ones
    strand.last.set(section, change);
  }
  return [...strands.values()].map(sideOf);
}

function sideOf({ first, version, begun, changedAt, last }: Gathered): ChangedSide {
  const sending = first.authorService === 'sending';
  const homeRegion = sending ? first.author : first.addressee;
  const residenceRegion = sending ? first.addressee : first.author;
  const patches = [...last.values()].map((change) => patchOf(change, homeRegion, residenceRegion));
  return {
    strandId: first.strandId,
    side: sending ? 'sending' : 'receiving',
    own: first.direction === 'outgoing',
    stream: first.stream,
    homeRegion,
    residenceRegion,
    version,
    begun,
    changedAt,
    patch: Object.assign({}, ...patches) as SidePatch,
  };
}

function patchOf(change: StrandChange, homeRegion: string, residenceRegion: string): SidePatch {
  switch (change.section) {
    case 'declared': {
      const { homeDivision } = valueOf<DeclaredOpen>(change.open);
      return { home: placed(homeDivision, homeRegion) };
    }
    case 'residence': {
      const { residenceDivision, arrivedOn, ended } = valueOf<ResidenceOpen>(change.open);
      return {
        stay: {
          ...placed(residenceDivision, residenceRegion),
          arrivedOn,
          leftOn: null,
          departure: false,
          ...endOf(ended),
        },
      };
    }
    case 'departure': {
      const open = valueOf<DepartureOpen>(change.open);
      return {
        home: placed(open.homeDivision, homeRegion),
        stay: {
          ...placed(open.destinationDivision, residenceRegion),
          arrivedOn: null,
          leftOn: open.leftOn,
          departure: true,
          ...endOf(open.ended),
        },
      };
    }
    case 'identity': {
      const { about, found, homeDivision } = valueOf<IdentityOpen>(change.open);
      const place = homeDivision === undefined ? undefined : placed(homeDivision, homeRegion);
      return {
        answer: {
          about,
          found,
          division: place?.division ?? null,
          organisation: place?.organisation ?? null,
        },
      };
    }
    case 'pairing': {
      const { linked, recordid, score, reasons, decidedBy } = valueOf<PairingOpen>(change.open);
      return { link: { to: linked ? recordid : null, score, reasons, decidedBy, at: change.time } };
    }
    default:
      return {};
  }
}

/** Routing: the known division at or above the code, inside the region; otherwise the region's own desk. */
function placed(division: string, region: string): { division: string; organisation: string } {
  const key = `${division} ${region}`;
  let organisation = routed.get(key);
  if (organisation === undefined) {
    if (routed.size >= routedMax) routed.clear();
    routed.set(key, (organisation = routedOrganisation(division, region)));
  }
  return { division, organisation };
}

/** The divisions of a region are few and looked up for every entry; what a partner writes is without bound. */
const routed = new Map<string, string>();
const routedMax = 20_000;

function endOf(ended: { on: string; kind: string; duplicateof?: string } | undefined): {
  endedOn: string | null;
  endKind: string | null;
  duplicateOf: string | null;
} {
  return {
    endedOn: ended?.on ?? null,
    endKind: ended?.kind ?? null,
    duplicateOf: ended?.duplicateof ?? null,
  };
}

/** The contract's schema has held before anything is projected. */
function valueOf<T>(open: JsonObject): T {
  return open as unknown as T;
}
