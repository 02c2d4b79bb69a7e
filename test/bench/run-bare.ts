import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { bareEvent, makeBareTopic, sendBareEvents } from './bare-loop';
import type { BenchServers } from './bench-servers';
import { untilCounted } from './bench-region';
import { measureCpu } from './machine';
import type { Prepared, SealedMessages } from './prepare';
import { entriesPerStay } from './stay-entries';
import { measured, type Measured } from './measured';

/** (a): as many events as (c) has entries, over the same streams, already on the topic when the clock starts. */
export async function runBare(
  servers: BenchServers,
  prepared: Prepared,
  sealed: SealedMessages,
  repetition: number,
): Promise<Measured> {
  const database = `bench_bare_${repetition}`;
  const topic = `bare.${repetition}`;
  const { streams, stays } = prepared;
  await makeBareTopic(servers.brokers, topic);
  const loop = new BareProcess(servers.brokers, await servers.create(database), topic);
  try {
    await loop.joined;
    const source = { brokers: servers.brokers, topic, streams };
    const records = Array.from({ length: stays }, (_, i) => `record-${i}`);
    const perStream = Math.floor((stays * entriesPerStay) / streams.length);
    const early = Math.floor(sealed.firstEntries / streams.length);
    await sendBareEvents(source, records, { first: 1, last: early });
    await untilCounted('bare', early * streams.length, () => loop.stored);
    loop.signal('SIGSTOP');
    await sendBareEvents(source, records, { first: early + 1, last: perStream });
    await servers.administer((client) => client.query('CHECKPOINT'));
    const cpu = measureCpu({
      consumer: loop.pid,
      postgres: servers.postmaster,
      kafka: servers.broker,
      bench: process.pid,
    });
    const begun = performance.now();
    loop.signal('SIGCONT');
    const ended = await untilCounted('bare', perStream * streams.length, () => loop.stored, 5);
    return measured('a', (perStream - early) * streams.length, ended - begun, cpu());
  } finally {
    await loop.stop();
    await servers.drop(database);
  }
}

/** Bytes of an event of (a). */
export const bareBytes = (): number => bareEvent('410100.receiving/610300', 1, 'record').length;

class BareProcess {
  private readonly child: ChildProcess;
  private count = 0;
  /** The consumer belongs to its group and reads. */
  readonly joined: Promise<void>;

  constructor(brokers: string, databaseUrl: string, topic: string) {
    this.child = fork(join(__dirname, 'bare-loop.js'), [brokers, databaseUrl, topic]);
    this.joined = new Promise((resolve, reject) => {
      this.child.on('message', ({ stored }: { stored: number }) => {
        this.count = stored;
        resolve();
      });
      this.child.once('exit', (code) => reject(new Error(`the bare loop ended: ${code}`)));
    });
  }

  get pid(): number {
    return this.child.pid!;
  }

  get stored(): Promise<number> {
    return Promise.resolve(this.count);
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await gone;
  }
}
