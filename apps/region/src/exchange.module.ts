import { Global, type DynamicModule, Module, type Provider } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import {
  Carrier,
  Directory,
  DirectoryAsker,
  HttpsCarrier,
  HttpsDirectoryAsker,
  HttpsExchange,
  HttpsExchangeController,
  KafkaCarrier,
  Keyring,
  SegmentSource,
} from '@ledger';
import { Clock } from '@platform/clock';
import type { RegionConfig } from '@platform/config';
import { Partners } from './trust.module';

/**
 * Global: what partners may ask this region over https (stored segments, receipts, its keys), whichever carrier it
 * sends with. Each service answers for its own streams; the bureau passes the questions on when services run apart.
 */
@Global()
@Module({})
export class ExchangeModule {
  static forRegion(config: RegionConfig): DynamicModule {
    return {
      module: ExchangeModule,
      controllers: [HttpsExchangeController],
      providers: [
        {
          provide: HttpsExchange,
          inject: [Clock, Directory, HttpsDirectoryAsker, ModuleRef],
          useFactory: (
            clock: Clock,
            directory: Directory,
            asker: HttpsDirectoryAsker,
            modules: ModuleRef,
          ) =>
            new HttpsExchange({
              region: config.regionCode,
              publicUrl: config.publicUrl,
              clock,
              directory,
              asker,
              source: () => modules.get(SegmentSource, { strict: false }),
            }),
        },
      ],
      exports: [HttpsExchange],
    };
  }
}

/** Asked whenever the gate meets a key it does not know. */
export const directoryAsker: Provider = {
  provide: DirectoryAsker,
  inject: [HttpsDirectoryAsker],
  useFactory: (asker: HttpsDirectoryAsker) => asker,
};

/** The carrier the configuration names. */
export function carrierOf({ carrier, regionCode }: RegionConfig): Provider {
  if (carrier.kind === 'kafka')
    return {
      provide: Carrier,
      useFactory: () => new KafkaCarrier({ connection: carrier, region: regionCode }),
    };
  return {
    provide: Carrier,
    inject: [Clock, Keyring, Partners, HttpsExchange, ModuleRef],
    useFactory: (
      clock: Clock,
      keyring: Keyring,
      partners: Partners,
      exchange: HttpsExchange,
      modules: ModuleRef,
    ) =>
      new HttpsCarrier({
        region: regionCode,
        clock,
        signer: (at) => keyring.signer(at),
        partners: partners.regions,
        source: () => modules.get(SegmentSource, { strict: false }),
        exchange,
      }),
  };
}
