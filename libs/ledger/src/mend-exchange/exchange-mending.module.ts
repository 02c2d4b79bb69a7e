import { Module, type DynamicModule } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import { mendingDoor } from './mend-exchange.controller';
import { RestateRejected } from './restate-rejected';

/** Retry and correction of open entries, of the services this process plays. Wants the ledger from a global module. */
@Module({})
export class ExchangeMendingModule {
  static forServices(services: readonly ServiceName[]): DynamicModule {
    return {
      module: ExchangeMendingModule,
      controllers: services.map(mendingDoor),
      providers: [RestateRejected],
    };
  }
}
