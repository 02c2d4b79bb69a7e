import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { ServiceName } from '@contracts';
import { describeError } from '@platform/logging';
import { ServiceIntake, type IntakeTools } from './apply/intake';
import type { ParkedEntries } from './apply/parked-entries';
import { SharedIntake } from './apply/shared-intake';
import type { Carrier } from './carrier/carrier';
import type { GrantSender } from './control/grant-sender';
import type { HeadSender } from './control/head-sender';
import type { ResendSender } from './control/resend-sender';
import type { Intakes } from './intakes';
import { SealingWorker, type SealingTools } from './seal/sealing-worker';
import { WorkerLoop } from './worker-loop';

const failedMs = 1_000;

/** What the workers of a process are made of. */
export interface WorkerParts {
  readonly services: readonly ServiceName[];
  readonly sealing: SealingTools;
  readonly intake: IntakeTools;
  readonly intakes: Intakes;
  readonly heads: HeadSender;
  readonly resends: ResendSender;
  readonly grants: GrantSender;
  readonly parked: ParkedEntries;
  readonly carrier: Carrier;
}

/** Starts the ledger's workers once everything of the process is in place, and stops them before it goes. */
@Injectable()
export class LedgerWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly sealing: SealingWorker[] = [];
  private readonly ticking: WorkerLoop[] = [];

  constructor(private readonly parts: WorkerParts) {
    const { services, intakes, intake } = parts;
    for (const service of services) {
      const taking = new ServiceIntake(service, intake);
      const shared = new SharedIntake((messages) => taking.take(messages));
      intakes.open(service, (messages) => shared.take(messages));
    }
  }

  async onApplicationBootstrap(): Promise<void> {
    const { services, sealing, intakes, carrier, intake } = this.parts;
    await intake.receipts.start(services);
    for (const service of services) {
      const worker = new SealingWorker(service, sealing);
      worker.start();
      this.sealing.push(worker);
      this.ticking.push(this.tick(service));
      // Not waited for: the region's own offices work while its partners cannot be heard yet.
      carrier.receive(service, intakes.find(service)!).catch((error: unknown) => {
        sealing.log.error({ service, error: describeError(error) }, 'nothing can be received');
      });
    }
    for (const loop of this.ticking) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { carrier, intake } = this.parts;
    await Promise.all(this.ticking.map((loop) => loop.stop()));
    await Promise.all(this.sealing.map((worker) => worker.stop()));
    await carrier.close();
    await intake.receipts.stop();
  }

  /** Heads and requests for what is missing; first of all, what was parked for a fault that may be mended now. */
  private tick(service: ServiceName): WorkerLoop {
    const { heads, resends, grants, parked, sealing } = this.parts;
    let retried = false;
    return new WorkerLoop(
      async () => {
        if (!retried) await parked.retry(service);
        retried = true;
        await heads.sendDue(service);
        await resends.sendDue(service);
        await grants.sendDue(service);
        return sealing.pace.tickMs;
      },
      (error) => {
        sealing.log.warn({ service, error: describeError(error) }, 'heads not said; tried again');
        return failedMs;
      },
    );
  }
}
