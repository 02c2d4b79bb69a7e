import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RegionConfig } from '../config';
import {
  DomainErrorFilter,
  noStore,
  refuseUnstorableText,
  securityHeaders,
  serveConsole,
  validationPipe,
} from '../http';
import { createLog, httpLog, NestLog } from '../logging';
import { Metrics, requestTimer } from '../metrics';
import { serveOpenApi } from '../openapi';
import { below, type Destination, exchangeDestination, passOn } from '../proxy';

export interface AppOptions {
  /** Title of the OpenAPI document, and the name of the process in its log. */
  readonly title: string;
  /** Folder of the built console; without one, or before it is built, no pages are served. */
  readonly consoleDir?: string;
  /** Further requests that another process answers, beside `/api/sending` and `/api/receiving`. */
  readonly destinations?: (config: RegionConfig) => readonly Destination[];
}

const BODY_MAX = '1mb';

/** A process of a region, ready to listen: the same for the four apps and for tests. */
export async function createApp(
  module: DynamicModule | Type,
  config: RegionConfig,
  options: AppOptions,
): Promise<NestExpressApplication> {
  const log = createLog({ level: config.logLevel, region: config.regionCode });
  const app = await NestFactory.create<NestExpressApplication>(module as Type, {
    logger: new NestLog(log),
    abortOnError: false,
    bodyParser: false, // after what is passed on: that is streamed, never read here
    forceCloseConnections: true, // long polls and event streams would hold up the end
  });
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  if (config.trustedProxies.length > 0) app.set('trust proxy', [...config.trustedProxies]);
  app.use(httpLog(log), requestTimer(app.get(Metrics)), securityHeaders(config.publicUrl), noStore);
  app.use(passOn(destinationsOf(config, options)));
  app.useBodyParser('json', { limit: BODY_MAX });
  app.use(refuseUnstorableText);
  if (options.consoleDir !== undefined) serveConsole(app, options.consoleDir);
  app.useGlobalFilters(new DomainErrorFilter());
  app.useGlobalPipes(validationPipe());
  serveOpenApi(app, {
    title: options.title,
    version: '1',
    sessionCookie: `yipanqi-${config.regionCode}`,
  });
  return app;
}

function destinationsOf(config: RegionConfig, options: AppOptions): Destination[] {
  return [
    below('/api/sending', config.sendingUrl),
    below('/api/receiving', config.receivingUrl),
    exchangeDestination({ sending: config.sendingUrl, receiving: config.receivingUrl }),
    ...(options.destinations?.(config) ?? []),
  ];
}
