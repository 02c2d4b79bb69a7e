import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ServerNotStarted } from '../../tools/servers';
import { say } from '../../tools/start/progress';
import { BenchServers } from './bench-servers';
import { measureCases } from './cases';
import { thisMachine } from './machine';
import type { Measured } from './measured';
import { FaultyOptions, help, readOptions, type BenchOptions } from './options';
import { prepare, type Prepared, seal, type SealedMessages } from './prepare';
import { measureProduct, type ProductFigures } from './product';
import { floorsHold, printResults, type Results } from './report';
import { bareBytes, runBare } from './run-bare';
import { runGateToRecord, runOutboxToRecord } from './run-pipeline';
import { Watch, type WatchedSteps } from './watch';

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(help);
    return 0;
  }
  const servers = await BenchServers.start();
  try {
    const results = await measure(servers, options);
    printResults(results);
    if (options.out) write(options.out, results);
    return floorsHold(results) ? 0 : 1;
  } finally {
    await servers.stop();
  }
}

async function measure(servers: BenchServers, options: BenchOptions): Promise<Results> {
  const at = new Date().toISOString();
  const wanted = (part: BenchOptions['parts'][number]): boolean => options.parts.includes(part);
  let product: ProductFigures | undefined;
  if (wanted('product')) product = await measureProduct(servers, options);
  let cases: ProductFigures | undefined;
  if (wanted('cases')) cases = await measureCases(servers);
  let data: Results['data'];
  let runs: Measured[] = [];
  let steps: WatchedSteps[] = [];
  if (wanted('pipeline') || wanted('profile')) {
    const prepared = await prepare(servers, options);
    const sealed = await seal(servers, prepared);
    data = dataOf(prepared, sealed);
    if (wanted('pipeline')) runs = await runInTurns(servers, prepared, sealed, options.repetitions);
    if (wanted('profile')) steps = await runWatched(servers, prepared, sealed, options.profiles);
  }
  const { out: _out, profiles: _profiles, ...asked } = options;
  return { at, machine: thisMachine(), options: asked, data, runs, steps, product, cases };
}

/** (a), (c) and (d) in turns: what slows the machine down slows all three. */
async function runInTurns(
  servers: BenchServers,
  prepared: Prepared,
  sealed: SealedMessages,
  repetitions: number,
): Promise<Measured[]> {
  const runs: Measured[] = [];
  const tell = (run: Measured): void => {
    runs.push(run);
    say(`(${run.loop}) ${run.perSecond}/s; others used ${run.otherCores} cores`);
  };
  for (let repetition = 1; repetition <= repetitions; repetition++) {
    tell(await runBare(servers, prepared, sealed, repetition));
    tell(await runGateToRecord(servers, prepared, sealed, String(repetition)));
    tell(await runOutboxToRecord(servers, prepared, String(repetition)));
  }
  return runs;
}

/** Once more with the profiler on; these repetitions are not counted. */
async function runWatched(
  servers: BenchServers,
  prepared: Prepared,
  sealed: SealedMessages,
  keep: string | undefined,
): Promise<WatchedSteps[]> {
  const watch = new Watch(servers, keep);
  say('(c) and (d) once more, profiled');
  await runGateToRecord(servers, prepared, sealed, 'w', watch);
  await runOutboxToRecord(servers, prepared, 'w', watch);
  return watch.found;
}

function dataOf(prepared: Prepared, sealed: SealedMessages): Results['data'] {
  const { stays, entries, streams, entryBytes, appendedPerSecond } = prepared;
  return {
    persons: stays,
    entries,
    streams: streams.length,
    entryBytes,
    bareBytes: bareBytes(),
    segments: sealed.segments,
    grants: sealed.grants,
    sealedBytesPerEntry: Math.round(sealed.bytes / entries),
    appendedPerSecond,
  };
}

function write(out: string, results: Results): void {
  const file = resolve(out);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
  say(`written to ${out}`);
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    if (error instanceof FaultyOptions) say(`${error.message}\n\n${help}`);
    else if (error instanceof ServerNotStarted) say(error.message);
    else say((error as Error).stack ?? String(error));
    process.exit(1);
  },
);
