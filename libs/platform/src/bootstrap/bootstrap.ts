import { setFlagsFromString } from 'node:v8';
import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { ConfigurationFaulty, readRegionConfig, type RegionConfig } from '../config';
import { createLog, describeError } from '../logging';
import { type AppOptions, createApp } from './create-app';

/** Status of a process whose configuration is faulty (EX_CONFIG of sysexits.h): starting it again would not help. */
const EX_CONFIG = 78;
/** Whoever stops us kills after this time; by then the worst is done. */
const STOP_MS = 9000;

/**
 * The whole `main` of an app: reads the configuration, starts, listens, and stops in order on SIGTERM, SIGINT or when
 * the process that started it has gone. A faulty configuration ends it with every fault named and status 78.
 */
export async function bootstrap(
  compose: (config: RegionConfig) => DynamicModule | Type,
  options: AppOptions,
): Promise<void> {
  // Where memory is plentiful, V8 lets the heap grow fourfold before it looks for what is no longer used; a region shares
  // its machine with a database and a broker.
  setFlagsFromString('--heap-growing-percent=50');
  const config = configuration();
  const log = createLog({ level: config.logLevel, region: config.regionCode });
  try {
    const app = await createApp(compose(config), config, options);
    stopOnSignal(app, () => log.info({ app: options.title }, 'stopped'));
    await app.listen(config.port);
    log.info({ app: options.title, port: config.port }, 'listening');
  } catch (error) {
    log.fatal({ app: options.title, error: describeError(error) }, 'could not start');
    process.exit(1);
  }
}

function configuration(): RegionConfig {
  try {
    return readRegionConfig();
  } catch (error) {
    if (!(error instanceof ConfigurationFaulty)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EX_CONFIG);
  }
}

function stopOnSignal(app: INestApplication, stopped: () => void): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    app.close().then(
      () => {
        stopped();
        process.exit(0);
      },
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (process.send) process.once('disconnect', stop);
}
