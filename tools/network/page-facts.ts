import type { RegionClient } from '../client/region-client';
import type { SideFact } from './side-facts';

interface Page<Row> {
  readonly items: readonly Row[];
  readonly next?: string;
}
interface Partnered {
  readonly partner: { readonly code: string };
}
type Answer = Readonly<Record<string, unknown>>;
type CaseRow = Answer & Partnered & { readonly caseId: string };
type StrandOfCase = {
  readonly strandId: string;
  readonly version: number;
  readonly digest: string;
};
type CasePage = Answer & { readonly asking: StrandOfCase; readonly answering?: StrandOfCase };
type RecordRow = Answer & {
  readonly recordId: string;
  readonly home: { readonly region: string };
  readonly residence: { readonly region: string };
};
type AgreementPage = Answer & { readonly agreementId: string };

/** What the console of a region shows of what it holds in common with its partners; `client` sees the whole region. */
export async function pageFacts(code: string, client: RegionClient): Promise<SideFact[]> {
  return [
    ...(await recordFacts(client)),
    ...(await caseFacts(code, client)),
    ...(await agreementFacts(code, client)),
  ];
}

async function recordFacts(client: RegionClient): Promise<SideFact[]> {
  const rows = await everyPage<RecordRow>(client, '/api/bureau/records?size=100');
  return rows.map(({ recordId, home, residence, state, linked, oneSided, ended, ...row }) => ({
    ...{ pair: pairOf(home.region, residence.region), what: 'record', id: recordId },
    members: { state, linked, oneSided, ended, arrivedOn: row['arrivedOn'], leftOn: row['leftOn'] },
  }));
}

/** The due day with its explanation, and the digests of both strands as the page of the case computes them. */
async function caseFacts(code: string, client: RegionClient): Promise<SideFact[]> {
  const facts: SideFact[] = [];
  for (const list of ['incoming', 'outgoing'])
    for (const row of await everyPage<CaseRow>(client, `/api/bureau/cases?list=${list}&size=100`)) {
      const page = await client.get<CasePage>(`/api/bureau/cases/${row.caseId}`);
      const { kind, state, round, corrected, fields, overdue, reminders, escalatedTo } = row;
      const { sentAt, deliveredAt, due } = page;
      facts.push({
        ...{ pair: pairOf(code, row.partner.code), what: 'case', id: row.caseId },
        members: {
          ...{ kind, state, round, corrected, fields, due, overdue, reminders, escalatedTo },
          ...{ sentAt, deliveredAt, asking: shown(page.asking), answering: shown(page.answering) },
        },
      });
    }
  return facts;
}

const shown = (strand: StrandOfCase | undefined): string | undefined =>
  strand && `${strand.strandId} ${strand.version} ${strand.digest}`;

async function agreementFacts(code: string, client: RegionClient): Promise<SideFact[]> {
  const rows = await everyPage<Partnered & { agreementId: string; draftId?: string }>(
    client,
    '/api/bureau/agreements?size=100',
  );
  const facts: SideFact[] = [];
  for (const { agreementId, partner, draftId } of rows) {
    if (draftId !== undefined) continue; // nobody else knows it
    const path = `/api/bureau/agreements/${partner.code}/${agreementId}`;
    const { standing, talk, endsOn, endedBy, versions, proposals } =
      await client.get<AgreementPage>(path);
    facts.push({
      ...{ pair: pairOf(code, partner.code), what: 'agreement', id: agreementId },
      members: { standing, talk, endsOn, endedBy, versions, proposals },
    });
  }
  return facts;
}

async function everyPage<Row>(client: RegionClient, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor = ''; ;) {
    const { items, next } = await client.get<Page<Row>>(
      cursor === '' ? path : `${path}&cursor=${encodeURIComponent(cursor)}`,
    );
    rows.push(...items);
    if (!next) return rows;
    cursor = next;
  }
}

const pairOf = (one: string, other: string): string => [one, other].sort().join('-');
