// Somebody who writes a program against a region reads /api/openapi.json of the built product and finds every door described.
import { TestNetwork } from '../support/network';

interface Operation {
  readonly summary?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: object; readonly $ref?: string }>
  >;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: object };
}

/** Reads asked by POST, since a name may not stand in an address, and what is no command of an account. */
const WITHOUT_KEY = [
  'POST /api/session',
  'DELETE /api/session',
  'POST /api/bureau/search',
  'POST /api/bureau/cases/search',
  'POST /api/bureau/accounts/search',
  'POST /api/receiving/arrivals/check',
  'POST /api/receiving/sites/search',
  'POST /api/sending/departures/check',
  'POST /exchange/v1/control',
];
const OPEN = [
  'GET /api/receiving/door/{code}',
  'GET /api/receiving/door/{code}/divisions',
  'POST /api/receiving/door/{code}/reports',
  'GET /api/receiving/door/{code}/reports/{reportId}',
  'POST /api/receiving/captured-drafts',
  'POST /api/session',
  'GET /api/bureau/clock',
  'GET /.well-known/yipanqi-directory.json',
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
];

describe('the OpenAPI document of a region', () => {
  let network: TestNetwork;
  let document: Document;
  let operations: [name: string, operation: Operation][];

  beforeAll(async () => {
    network = await TestNetwork.start(['610300', '410100'], { carrier: 'https' });
    const answer = await fetch(`${network.region('610300').url}/api/openapi.json`);
    document = (await answer.json()) as Document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [
        `${method.toUpperCase()} ${path}`,
        operation,
      ]),
    );
  }, 240_000);
  afterAll(() => network?.stop(), 60_000);

  const without = (has: (operation: Operation, name: string) => boolean): string[] =>
    operations.filter(([name, operation]) => !has(operation, name)).map(([name]) => name);

  it('says of every door in a sentence what it does', () => {
    expect(operations.length).toBeGreaterThan(45);
    expect(without(({ summary }) => (summary ?? '').length > 5)).toEqual([]);
  });

  it('says what every door answers, and that a refusal is a problem', () => {
    const told = ([status, { content }]: [string, { content?: object }]): boolean =>
      status === '204' || (status.startsWith('2') && content !== undefined);
    expect(without(({ responses }) => Object.entries(responses).some(told))).toEqual([]);
    const problem = { $ref: '#/components/responses/Problem' };
    expect(without(({ responses }) => responses['default']?.$ref === problem.$ref)).toEqual([]);
  });

  it('says of every door who may enter', () => {
    const open = without(({ security }) => (security ?? []).length > 0);
    expect(open.sort()).toEqual([...OPEN].sort());
    expect(Object.keys(document.components.securitySchemes).sort()).toEqual(['partner', 'session']);
  });

  it('says of every command that it carries an Idempotency-Key, and of nothing else', () => {
    const keyless = without(({ parameters }) =>
      (parameters ?? []).some(({ name }) => name === 'Idempotency-Key'),
    );
    expect(keyless.filter((name) => !name.startsWith('GET ')).sort()).toEqual(
      [...WITHOUT_KEY].sort(),
    );
  });
});
