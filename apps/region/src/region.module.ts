import { type DynamicModule, Module, type OnModuleInit, type Type } from '@nestjs/common';
import {
  AgreementContactsModule,
  AgreementDoorsModule,
  AgreementModule,
  AgreementReadModel,
  AgreementTerms,
  CalendarDoorModule,
} from '@agreement';
import { CaseworkModule, CaseworkServiceModule } from '@casework';
import type { ServiceName } from '@contracts';
import { AccountsModule, IdentityModule } from '@identity';
import { Carrier, ExchangeMendingModule, LedgerDoorsModule, LedgerModule } from '@ledger';
import { PlatformModule } from '@platform/bootstrap';
import type { RegionConfig } from '@platform/config';
import { Probes } from '@platform/health';
import { RecordModule } from '@record';
import {
  RegistrationModule,
  RegistrationReceivingModule,
  RegistrationSearchModule,
  RegistrationSendingModule,
} from '@registration';
import { carrierOf, directoryAsker, ExchangeModule } from './exchange.module';
import { TrustModule } from './trust.module';

/** The modules that play a service; a role is never an `if` inside them. */
const playing: Record<ServiceName, (config: RegionConfig) => (DynamicModule | Type)[]> = {
  sending: () => [RegistrationSendingModule, CaseworkServiceModule.playing('sending')],
  receiving: () => [RegistrationReceivingModule, CaseworkServiceModule.playing('receiving')],
  bureau: (config) => [
    AccountsModule.forRegion(config),
    RegistrationSearchModule,
    CalendarDoorModule.forRegion(config),
    AgreementDoorsModule,
    LedgerDoorsModule,
    CaseworkServiceModule.playing('bureau'),
  ],
};

/** A process of a region that plays these services; `apps/region` plays all three. */
@Module({})
export class RegionModule implements OnModuleInit {
  constructor(
    private readonly probes: Probes,
    private readonly carrier: Carrier,
  ) {}

  static playing(services: readonly ServiceName[], config: RegionConfig): DynamicModule {
    return {
      module: RegionModule,
      imports: [
        PlatformModule.forRegion(config),
        IdentityModule.forRegion(config),
        TrustModule.forRegion(config),
        ExchangeModule.forRegion(config),
        LedgerModule.forServices({
          services,
          carrier: carrierOf(config),
          providers: [directoryAsker],
        }),
        ExchangeMendingModule.forServices(services),
        AgreementModule.forRegion(config),
        AgreementContactsModule,
        RecordModule,
        RegistrationModule.forRegion(config, {
          pairs: AgreementReadModel,
          deadlines: AgreementTerms,
        }),
        CaseworkModule.forRegion(config),
        ...services.flatMap((service) => playing[service](config)),
      ],
    };
  }

  onModuleInit(): void {
    this.probes.add('carrier', async () => {
      await this.carrier.checkReady();
      return { ok: true };
    });
  }
}
