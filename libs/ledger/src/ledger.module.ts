import {
  Global,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type ModuleMetadata,
  type Provider,
} from '@nestjs/common';
import { eventContracts, type EventContract, type ServiceName } from '@contracts';
import { Clock } from '@platform/clock';
import { Database } from '@platform/database';
import { DraftingDesk } from './append/drafting-desk';
import { EntryWriter } from './append/entry-writer';
import { LedgerOutgoing } from './append/ledger-outgoing';
import { OutgoingGate } from './append/outgoing-gate';
import { PersonKeys } from './append/person-keys';
import { BatchApplier } from './apply/batch-applier';
import { BatchContexts } from './apply/batch-context';
import { EntrySchemas } from './apply/entry-schemas';
import type { IntakeTools } from './apply/intake';
import { KeptEntries } from './apply/kept-entries';
import { ParkedEntries } from './apply/parked-entries';
import { SegmentApplier } from './apply/segment-applier';
import { Carrier } from './carrier/carrier';
import { SegmentSource } from './carrier/segment-source';
import { ControlIntake } from './control/control-intake';
import { GrantIntake } from './control/grant-intake';
import { GrantSender } from './control/grant-sender';
import { HeadIntake } from './control/head-intake';
import { HeadMaker } from './control/head-maker';
import { HeadSender } from './control/head-sender';
import { LateSeals } from './control/late-seals';
import { ProvedHeads } from './control/proved-heads';
import { ReceiptIntake } from './control/receipt-intake';
import { ReceiptSender } from './control/receipt-sender';
import { ResendIntake } from './control/resend-intake';
import { ResendSender } from './control/resend-sender';
import { Intakes } from './intakes';
import { Directory } from './keys/directory';
import { DirectoryAsker, NoDirectoryAsker } from './keys/directory-asker';
import { Keyring } from './keys/keyring';
import { LedgerLog, NestLedgerLog } from './ledger-log';
import { LedgerMetrics } from './ledger-metrics';
import { LedgerPace } from './ledger-pace';
import { HeldRegistry } from './ledger-registry';
import { LedgerWorkers } from './ledger-workers';
import { Outgoing } from './outgoing';
import { ApplyingStores } from './persistence/applying-stores';
import { ControlStore } from './persistence/control.store';
import { GrantQuery } from './persistence/grant.query';
import { HeardHeadStore } from './persistence/heard-head.store';
import { KeyStore } from './persistence/key.store';
import { LeaseStore } from './persistence/shard-lease';
import { OutboxStore } from './persistence/outbox.store';
import { ParkedStore } from './persistence/parked.store';
import { QuarantineStore } from './persistence/quarantine.store';
import { ReceiptingStores } from './persistence/receipting-stores';
import { ReceiptStore } from './persistence/receipt.store';
import { RejectedEntries } from './persistence/rejected-entries.query';
import { SealedStrandStore, SealingStores } from './persistence/sealing-stores';
import { SegmentStore } from './persistence/segment.store';
import { SqlLedgerReadModel } from './persistence/sql-ledger.read-model';
import { StrandStore } from './persistence/strand.store';
import { StreamHeadStore } from './persistence/stream-head.store';
import { StreamPositionStore } from './persistence/stream-position.store';
import { LedgerRegistry } from './ports';
import { EntryReader } from './read/entry-reader';
import { EntryTimes } from './read/entry-times';
import { LedgerReadModel } from './read/ledger.read-model';
import { LedgerSegmentSource } from './read/ledger-segment-source';
import { StrandNews } from './read/strand-news';
import { StrandReader } from './read/strand-reader';
import { Citations } from './seal/citations';
import { ContentKeys } from './seal/content-keys';
import { Grants } from './seal/grants';
import { Publisher } from './seal/publisher';
import { Sealer } from './seal/sealer';
import { SealerBell } from './seal/sealer-bell';
import type { SealingTools } from './seal/sealing-worker';
import { SegmentBell } from './seal/segment-bell';

export interface LedgerOptions {
  /** Services of the region that this process plays. */
  readonly services: readonly ServiceName[];
  /** Provides `Carrier`; may inject `SegmentSource`, `Keyring`, `Directory` and what is global. */
  readonly carrier: Provider;
  /** Provides `Keyring` and `Directory` unless global modules do; may replace `LedgerPace`, `LedgerLog`, `DirectoryAsker`. */
  readonly providers?: readonly Provider[];
  readonly imports?: ModuleMetadata['imports'];
  /** The event types this process knows; those of `@contracts` when not said. */
  readonly contracts?: readonly EventContract[];
}

const stores: Provider[] = [
  ApplyingStores,
  ControlStore,
  GrantQuery,
  HeardHeadStore,
  KeyStore,
  LeaseStore,
  OutboxStore,
  ParkedStore,
  QuarantineStore,
  ReceiptingStores,
  ReceiptStore,
  RejectedEntries,
  SealedStrandStore,
  SealingStores,
  SegmentStore,
  StrandStore,
  StreamHeadStore,
  StreamPositionStore,
];

const parts: Provider[] = [
  BatchApplier,
  BatchContexts,
  Citations,
  ContentKeys,
  ControlIntake,
  DraftingDesk,
  EntryReader,
  EntryTimes,
  EntryWriter,
  GrantIntake,
  GrantSender,
  Grants,
  HeadIntake,
  HeadMaker,
  HeadSender,
  HeldRegistry,
  Intakes,
  KeptEntries,
  LateSeals,
  LedgerMetrics,
  OutgoingGate,
  ParkedEntries,
  PersonKeys,
  ProvedHeads,
  Publisher,
  ReceiptIntake,
  ReceiptSender,
  ResendIntake,
  ResendSender,
  Sealer,
  SealerBell,
  SegmentApplier,
  SegmentBell,
  StrandNews,
  StrandReader,
];

const doors: Provider[] = [
  { provide: LedgerRegistry, useExisting: HeldRegistry },
  { provide: Outgoing, useClass: LedgerOutgoing },
  { provide: LedgerReadModel, useClass: SqlLedgerReadModel },
  { provide: SegmentSource, useClass: LedgerSegmentSource },
];

const replaceable: Provider[] = [
  { provide: LedgerPace, useFactory: () => new LedgerPace() },
  { provide: LedgerLog, useClass: NestLedgerLog },
  { provide: DirectoryAsker, useClass: NoDirectoryAsker },
];

/**
 * The ledger of a region in one process. Global: provides `Outgoing`, `LedgerRegistry`, `LedgerReadModel`, `EntryReader`,
 * `StrandReader`, `ParkedEntries`, `SegmentSource`, and hands `Keyring`, `Directory` and `Carrier` on. Wants `Database`,
 * `Clock`, `Ids` and `EntryGate` from global modules. Workers start when the application has, after every module has put
 * its projections, reactions and rules in.
 */
@Global()
@Module({})
export class LedgerModule {
  static forServices(options: LedgerOptions): DynamicModule {
    const given = [...(options.providers ?? []), options.carrier];
    const isGiven = (token: unknown): boolean => given.some((one) => tokenOf(one) === token);
    const handedOn = [Keyring, Directory, Carrier].filter(isGiven);
    return {
      module: LedgerModule,
      imports: [...(options.imports ?? [])],
      providers: [
        ...stores,
        ...parts,
        ...doors,
        ...replaceable.filter((provider) => !isGiven(tokenOf(provider))),
        ...given,
        {
          provide: EntrySchemas,
          useFactory: () => new EntrySchemas(options.contracts ?? eventContracts),
        },
        workers(options.services),
      ],
      exports: [
        Outgoing,
        LedgerRegistry,
        LedgerReadModel,
        SegmentSource,
        EntryReader,
        EntryTimes,
        StrandNews,
        StrandReader,
        ParkedEntries,
        LedgerPace,
        SealerBell,
        ...handedOn,
      ],
    };
  }
}

function tokenOf(provider: Provider): unknown {
  return typeof provider === 'function' ? provider : provider.provide;
}

/** Workers take many parts: gathered here, so that none of them has a constructor of a dozen. */
function workers(services: readonly ServiceName[]): FactoryProvider<LedgerWorkers> {
  type Given = [
    SealingTools['leases'],
    SealingTools['heads'],
    Sealer,
    Publisher,
    SealerBell,
    SegmentBell,
    LedgerPace,
    LedgerLog,
    Database,
    Clock,
    Directory,
    DirectoryAsker,
    SegmentApplier,
    ControlIntake,
    ReceiptSender,
    QuarantineStore,
    Keyring,
    Intakes,
    HeadSender,
    ResendSender,
    GrantSender,
    ParkedEntries,
    Carrier,
    LedgerMetrics,
  ];
  return {
    provide: LedgerWorkers,
    inject: [
      LeaseStore,
      StreamHeadStore,
      Sealer,
      Publisher,
      SealerBell,
      SegmentBell,
      LedgerPace,
      LedgerLog,
      Database,
      Clock,
      Directory,
      DirectoryAsker,
      SegmentApplier,
      ControlIntake,
      ReceiptSender,
      QuarantineStore,
      Keyring,
      Intakes,
      HeadSender,
      ResendSender,
      GrantSender,
      ParkedEntries,
      Carrier,
      LedgerMetrics,
    ],
    useFactory: (...given: Given) => {
      const [leases, heads, sealer, publisher, bell, segmentBell, pace, log, ...rest] = given;
      const [database, clock, directory, asker, applier, control, receipts, quarantine, ...more] =
        rest;
      const [keyring, intakes, headSender, resends, grants, parked, carrier, metrics] = more;
      const { region } = keyring;
      const sealing = { leases, heads, sealer, publisher, bell, segmentBell, pace, log };
      const intake: IntakeTools = {
        region,
        database,
        clock,
        pace,
        directory,
        asker,
        applier,
        control,
        receipts,
        quarantine,
        log,
        metrics,
      };
      const senders = { heads: headSender, resends, grants, parked, carrier };
      return new LedgerWorkers({ services, sealing, intake, intakes, ...senders });
    },
  };
}
