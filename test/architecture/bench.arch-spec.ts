import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const folder = resolve(__dirname, '../bench');
const bareLoop = 'bare-loop.ts';

interface BenchFile {
  readonly name: string;
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** Every text in it: strings and the fixed parts of templates. */
  readonly texts: readonly string[];
}

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map(readBenchFile);
/** Lists are measured over as many rows as a region has: copies of what the product itself wrote. */
const volume = ['cases.ts', 'many-rows.ts'];
const others = files.filter(({ name }) => name !== bareLoop && !volume.includes(name));

function readBenchFile(name: string): BenchFile {
  const text = readFileSync(join(folder, name), 'utf8');
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const imports = new Map<string, string[]>();
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const names = node.importClause?.namedBindings;
      const named = names && ts.isNamedImports(names) ? names.elements : [];
      imports.set(
        node.moduleSpecifier.text,
        [...named].map((one) => (one.propertyName ?? one.name).text),
      );
      return;
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { name, imports, texts };
}

const importedFrom = (module: string): string[] =>
  files.flatMap(({ imports }) => imports.get(module) ?? []);

/** A statement that changes something, wherever in a text it stands. */
const writes =
  /\b(?:INSERT\s+INTO|UPDATE\s+\S+\s+(?:AS\s+\w+\s+)?SET|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE|COPY\s+\S+\s+(?:\(|FROM)|ALTER\s+\w+|DROP\s+\w+|CREATE\s+\w+|GRANT\s+\w+|SELECT\s+(?:nextval|setval))\b/gi;
/** Databases come and go, and the server counts its statements; no table is touched. */
const allowed = /^(?:CREATE DATABASE|DROP DATABASE|CREATE EXTENSION)$/i;

function statementsIn(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => text.match(writes) ?? [])
    .map((found) => found.replace(/\s+/g, ' '))
    .filter((found) => !allowed.test(found));
}

describe('the bench', () => {
  it('runs the region process of an office, and writes entries with the modules it is made of', () => {
    const texts = files.flatMap((file) => file.texts);
    expect(texts).toContain('region/src/main.js');
    expect(importedFrom('../../apps/region/src/region.module')).toContain('RegionModule');
    expect(importedFrom('@ledger')).toEqual(expect.arrayContaining(['Outgoing', 'KafkaCarrier']));
  });

  it('uses the ledger to write and to carry, and nothing of it with which an apply could be built', () => {
    const permitted = new Set([
      'CarriedMessage',
      'EntryDraft',
      'KafkaCarrier',
      'Outgoing',
      'ensureTopics',
      'slotOf',
    ]);
    expect(importedFrom('@ledger').filter((name) => !permitted.has(name))).toEqual([]);
    expect(importedFrom('@record')).toEqual([]);
    expect(importedFrom('@registration')).toEqual([]);
    const inside = files.flatMap(({ imports }) => [...imports.keys()]);
    expect(inside.filter((module) => /libs\//.test(module))).toEqual([]);
  });

  it('has its bare loop in one file, and Kafka’s client nowhere else', () => {
    const users = files.filter(({ imports }) => imports.has('kafkajs')).map(({ name }) => name);
    expect(users).toEqual([bareLoop]);
  });

  it.each(others.map((file) => [file.name, file] as const))(
    '%s changes no table of the product',
    (_name, { texts }) => expect(statementsIn(texts)).toEqual([]),
  );

  it('writes, in the bare loop, into the loop’s own table alone', () => {
    const { texts } = files.find(({ name }) => name === bareLoop)!;
    expect(statementsIn(texts)).toEqual(['CREATE TABLE', 'INSERT INTO']);
    const tables = texts.flatMap((text) =>
      [...text.matchAll(/(?:CREATE TABLE|INSERT INTO)\s+([\w.]+)/g)].map(([, table]) => table),
    );
    expect(new Set(tables)).toEqual(new Set(['event']));
  });

  it('multiplies rows for lists only, no entry and no segment, and the pipeline knows nothing of it', () => {
    const texts = files.filter(({ name }) => volume.includes(name)).flatMap((file) => file.texts);
    const tables = texts.filter((text) => /^ledger\.\w+$/.test(text));
    expect(new Set(tables)).toEqual(new Set(['ledger.strand', 'ledger.strand_sealed']));
    expect(statementsIn(texts)).toEqual([
      'UPDATE casework.case SET',
      'INSERT INTO',
      'UPDATE registration.listed_upto SET',
      'CREATE UNLOGGED',
      'INSERT INTO',
    ]);
    const users = files.filter(({ imports }) =>
      volume.some((name) => imports.has(`./${name.replace('.ts', '')}`)),
    );
    expect(users.map(({ name }) => name)).toEqual(['cases.ts', 'main.ts']);
  });

  it('would be caught: the search finds what it forbids', () => {
    const planted = [
      'insert into ledger.strand (a) values (1)',
      'UPDATE record.side SET ended = true',
      'DELETE FROM registration.arrival',
      'ALTER TABLE ledger.entry SET UNLOGGED',
      'WITH d AS (DELETE FROM ledger.outbox_pending RETURNING *) SELECT 1',
    ];
    for (const text of planted) expect(statementsIn([text])).toHaveLength(1);
    expect(statementsIn(['SELECT sum(last) AS n FROM ledger.stream_position'])).toEqual([]);
  });
});
