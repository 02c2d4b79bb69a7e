import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { kafkaJarsFolder, ServerNotStarted, startLocalKafka } from '../servers';

/** `npm run kafka [-- --port N]`: a real single-node Kafka in `.data/kafka`, until Ctrl-C. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  const kafka = await startLocalKafka({
    dir: join(kafkaJarsFolder(), '..', 'broker'),
    port: values.port === undefined ? undefined : Number(values.port),
    log: (line) => console.log(line),
  });
  console.log(`npm start -- --kafka ${kafka.brokers}`);
  const keepAlive = setInterval(() => undefined, 60_000);
  const stop = () => {
    clearInterval(keepAlive);
    void kafka.stop();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof ServerNotStarted ? error.message : error);
  process.exitCode = 1;
});
