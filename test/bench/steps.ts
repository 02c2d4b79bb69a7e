/** One step of the pipeline and what an entry costs there, in microseconds. */
export interface StepCost {
  readonly step: string;
  /** Processor time of the region's process. */
  readonly node: number;
  /** Time inside PostgreSQL. */
  readonly sql: number;
}

/** What `CPUProfile` of the inspector is read for. */
export interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface Frame {
  readonly name: string;
  readonly url: string;
}

type Rule = readonly [step: string, matches: RegExp, name?: RegExp];

/** Steps that count for all they call: looked for from the outermost frame inwards. */
const outer: readonly Rule[] = [
  ['sealing and publishing', /ledger\/src\/seal\//],
  ['reactions', /ledger\/src\/append\/|registration\/src\/sending\//],
  ['grants', /ledger\/src\/control\/grant-/],
  ['receipts', /ledger\/src\/control\//],
];

/** Steps found from the innermost frame outwards: the first frame that is somebody's. */
const inner: readonly Rule[] = [
  ['gate', /ledger\/src\/(?:gate|keys)\/|wire\/(?:jws|segment-header|control|stream-id)\./],
  ['personal values', /wire\/person-value|append\/person-keys|keys\/vault|apply\/batch-context/],
  ['decrypt and inflate', /wire\/jwe\.|wire\/base64url\./],
  ['decrypt and inflate', /wire\/segment\./, /^(?:decrypt|inflate|segmentHash)$/],
  ['parse, canonical form, root', /wire\/(?:canonical-|merkle|segment\.)/],
  ['schema', /apply\/entry-schemas|node_modules\/ajv/],
  [
    'judgement',
    /apply\/entry-judgement|libs\/agreement\/|record\/src\/(?:persistence\/stored-link|link)/,
  ],
  ['fold and digest', /apply\/(?:fold|strand|apply-entries)|wire\/hash\./],
  ['record projection', /libs\/record\//],
  ['registration projection', /registration\/src\/|platform\/src\/field-cipher|pinyin/],
  ['rows for SQL', /ledger\/src\/persistence\/|ledger\/src\/apply\//],
  ['SQL driver', /node_modules\/(?:pg|typeorm|postgres-|pgpass)|platform\/src\/database/],
  ['Kafka client', /node_modules\/kafkajs|ledger\/src\/carrier|@nestjs\/microservices/],
];

const notWork = new Set(['(idle)', '(program)', '(root)']);

/** Processor time of the samples by step, in microseconds. */
export function nodeSteps(profile: Profile): Map<string, number> {
  const frames = new Map<number, Frame>();
  const parents = new Map<number, number>();
  for (const { id, callFrame, children = [] } of profile.nodes) {
    frames.set(id, { name: callFrame.functionName, url: callFrame.url });
    for (const child of children) parents.set(child, id);
  }
  const stepOfNode = new Map<number, string | undefined>();
  const costs = new Map<string, number>();
  profile.samples.forEach((id, i) => {
    if (!stepOfNode.has(id)) stepOfNode.set(id, stepOf(stackOf(id, frames, parents)));
    const step = stepOfNode.get(id);
    if (step) costs.set(step, (costs.get(step) ?? 0) + profile.timeDeltas[i]!);
  });
  return costs;
}

/** From the innermost frame outwards. */
function stackOf(
  id: number,
  frames: ReadonlyMap<number, Frame>,
  parents: ReadonlyMap<number, number>,
): Frame[] {
  const stack: Frame[] = [];
  for (let at: number | undefined = id; at !== undefined; at = parents.get(at))
    stack.push(frames.get(at)!);
  return stack;
}

function stepOf(stack: readonly Frame[]): string | undefined {
  const [innermost] = stack;
  if (innermost && notWork.has(innermost.name)) return undefined;
  if (innermost?.name === '(garbage collector)') return 'garbage collection';
  for (const frame of stack.toReversed()) {
    const found = find(outer, frame);
    if (found) return found;
  }
  for (const frame of stack) {
    const found = find(inner, frame);
    if (found) return found;
  }
  return 'other';
}

function find(rules: readonly Rule[], { name, url }: Frame): string | undefined {
  return rules.find(([, at, called]) => at.test(url) && (called?.test(name) ?? true))?.[0];
}

/** Whose a statement is, by the table it writes or reads first. */
const statements: readonly Rule[] = [
  ['commit', /^(?:COMMIT|BEGIN|START|SAVEPOINT|RELEASE)/i],
  ['sealing and publishing', /outbox_pending|shard_lease|strand_sealed|stream_head|grant_message/],
  ['strand upsert', /INSERT INTO ledger\.strand /],
  ['strand lock and read', /FROM ledger\.strand /],
  ['entry rows', /ledger\.entry\b/],
  ['segments', /ledger\.segment/],
  ['positions', /stream_position/],
  ['receipts', /ledger\.(?:receipt|open_listed|control_)/],
  ['parked entries', /ledger\.parked/],
  ['grants', /INSERT INTO ledger\.person_key/],
  ['personal values', /ledger\.(?:person|content)_key/],
  ['record projection', /record\.side/],
  ['registration projection', /INSERT INTO registration\.(?:arrival|departure)/],
  ['reactions', /registration\./],
  ['judgement', /agreement\./],
];

/** Time of the statements by step, in microseconds. */
export function sqlSteps(
  executed: readonly { readonly query: string; readonly ms: number }[],
): Map<string, number> {
  const costs = new Map<string, number>();
  for (const { query, ms } of executed) {
    const step = statements.find(([, matches]) => matches.test(query))?.[0] ?? 'other';
    costs.set(step, (costs.get(step) ?? 0) + ms * 1000);
  }
  return costs;
}

/** Both, per entry, the dearest first. */
export function stepCosts(
  node: ReadonlyMap<string, number>,
  sql: ReadonlyMap<string, number>,
  events: number,
): StepCost[] {
  const each = (us = 0): number => Math.round((us / events) * 10) / 10;
  return [...new Set([...node.keys(), ...sql.keys()])]
    .map((step) => ({ step, node: each(node.get(step)), sql: each(sql.get(step)) }))
    .sort((a, b) => b.node + b.sql - a.node - a.sql);
}
