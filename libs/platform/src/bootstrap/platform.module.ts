import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { Clock, openClock } from '../clock';
import { ClockController } from '../clock/clock.controller';
import { Commands, DatabaseCommands } from '../commands';
import type { RegionConfig } from '../config';
import { DatabaseModule } from '../database';
import { FieldCipher, readFieldKeys } from '../field-cipher';
import { HealthModule } from '../health';
import { Ids, RandomIds } from '../ids';
import { MetricsModule } from '../metrics';

/** What the modules of one process may replace: tests give a clock that stands still. */
export interface PlatformOptions {
  readonly clock?: Clock;
}

/** Global: `Database`, `Clock`, `Ids`, `FieldCipher`, `Commands`, `Probes`, `Metrics`, and the doors of the last two. */
@Global()
@Module({})
export class PlatformModule {
  static forRegion(config: RegionConfig, options: PlatformOptions = {}): DynamicModule {
    const providers: Provider[] = [
      { provide: Clock, useFactory: () => options.clock ?? openClock(config.clock) },
      { provide: Ids, useFactory: (clock: Clock) => new RandomIds(clock), inject: [Clock] },
      {
        provide: FieldCipher,
        useFactory: () => new FieldCipher(readFieldKeys(config.keysDir)),
      },
      { provide: Commands, useClass: DatabaseCommands },
    ];
    return {
      module: PlatformModule,
      imports: [
        DatabaseModule.forRegion(config.database),
        MetricsModule.forRegion(config.regionCode),
        HealthModule,
      ],
      controllers: [ClockController],
      providers,
      exports: [Clock, Ids, FieldCipher, Commands],
    };
  }
}
