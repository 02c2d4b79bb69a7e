import { FaultyArguments, help, readArguments } from './arguments';
import { DemonstrationNetwork } from './demonstration-network';
import { say, secondsSinceStart } from './progress';
import { ServerNotStarted } from '../servers';

async function main(): Promise<number> {
  const wanted = readArguments(process.argv.slice(2), { clock: process.env['CLOCK'] });
  if (wanted === 'help') {
    console.log(help);
    return 0;
  }
  const network = new DemonstrationNetwork(wanted);
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= network.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(0)));
  try {
    await network.start();
    await network.takeInRegisters();
    await network.settle();
    await network.makeCasework();
    const summary = await network.summary();
    if (wanted.exit) {
      await stop();
      console.log(JSON.stringify({ ...summary, seconds: secondsSinceStart() }));
      return 0;
    }
    network.printSummary(summary);
    await network.untilStopped();
    return 0;
  } finally {
    await stop();
  }
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    if (error instanceof FaultyArguments) say(`${error.message}\n\n${help}`);
    else if (error instanceof ServerNotStarted) say(error.message);
    else say(`${(error as Error).stack ?? String(error)}`);
    process.exit(1);
  },
);
