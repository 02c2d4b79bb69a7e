import type { ReadEntry } from '../api/accounts';
import { textOf, texts } from '../texts';

/** What a route shows, as a word of `reads/whats`. */
const WHATS: Readonly<Record<string, string>> = {
  'GET /api/bureau/records': 'records',
  'GET /api/bureau/records/:recordId': 'record',
  'POST /api/bureau/records/:recordId/reveal': 'record',
  'GET /api/bureau/records/:recordId/matches': 'matches',
  'POST /api/bureau/records/:recordId/person-sheet': 'personSheet',
  'POST /api/bureau/search': 'search',
  'GET /api/bureau/one-sided': 'oneSided',
  'GET /api/bureau/id-overrides': 'idOverrides',
  'GET /api/receiving/arrivals': 'arrivals',
  'POST /api/receiving/arrivals/check': 'check',
  'GET /api/receiving/arrivals/:recordId/receipt': 'receipt',
  'GET /api/receiving/imports/:importId/refused-rows': 'refusedRows',
  'GET /api/receiving/households/:householdId': 'household',
  'GET /api/receiving/self-reports': 'selfReports',
  'GET /api/receiving/captured-drafts': 'capturedDrafts',
  'GET /api/receiving/captured-drafts/:draftId': 'capturedDrafts',
  'GET /api/receiving/sites': 'sites',
  'POST /api/receiving/sites/search': 'sites',
  'GET /api/receiving/sites/:siteId': 'sites',
  'GET /api/sending/departures': 'departures',
  'POST /api/sending/departures/check': 'check',
  'GET /api/sending/imports/:importId/refused-rows': 'refusedRows',
  'GET /api/bureau/cases': 'cases',
  'POST /api/bureau/cases/search': 'cases',
  'GET /api/bureau/cases/of-record': 'casesOfRecord',
  'GET /api/bureau/cases/:caseId': 'case',
  'POST /api/bureau/cases/:caseId/reveal': 'case',
  'GET /api/bureau/cases/:caseId/attachments': 'caseFiles',
  'GET /api/bureau/cases/:caseId/attachments/:attachmentId': 'caseFiles',
};

export const whatOf = ({ route }: ReadEntry): string =>
  WHATS[route] === undefined ? route : textOf('reads/whats', WHATS[route]);

/** Among which words a filter's value stands; whether something was typed is told, what it was is not. */
const GROUPS: Readonly<Record<string, string>> = {
  side: 'sides',
  oneSided: 'reads/oneSided',
  live: 'oneSided/liveKinds',
  todo: 'todoKinds',
  list: 'cases/lists',
  kind: 'case/kinds',
  reason: 'oneSided/reasons',
  silent: 'sites/silent',
  signed: 'sites/signedOrNot',
};
/** The states of what was looked at: one word can stand for two things. */
const STATES: Readonly<Record<string, string>> = {
  selfReports: 'door/reportStates',
  capturedDrafts: 'door/capturedStates',
  idOverrides: 'idOverride/states',
  cases: 'case/states',
};
/** Ids are long and told by their end. */
const IDS: readonly string[] = ['importId', 'household', 'record', 'siteId', 'site'];

interface Names {
  partner: (code: string) => string;
  channel: (code: string) => string;
}

/** What a list was asked for, in words. */
export function filterText(
  { route, filter }: Pick<ReadEntry, 'route' | 'filter'>,
  names: Names,
): string {
  const states = STATES[WHATS[route] ?? ''] ?? 'states';
  return Object.entries(filter ?? {})
    .map(([name, value]) =>
      filterPart(name, String(value), name === 'state' ? states : GROUPS[name], names),
    )
    .join('，');
}

function filterPart(name: string, value: string, group: string | undefined, names: Names): string {
  const label = textOf('reads/filters', name);
  const word = group === undefined ? value : textOf(group, value);
  if (word !== value) return `${label}：${word}`;
  if (value === 'true') return label;
  if (value === 'false') return `${label}：${texts.t('common/no')}`;
  if (IDS.includes(name)) return `${label} …${value.slice(-8)}`;
  if (name === 'partner' || name === 'channel') return `${label}：${names[name](value)}`;
  return `${label}：${value}`;
}
