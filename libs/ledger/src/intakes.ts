import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import type { Intake } from './carrier/carrier';

/** The intakes of this process, by service; filled when the workers start. */
@Injectable()
export class Intakes {
  private readonly byService = new Map<ServiceName, Intake>();

  open(service: ServiceName, intake: Intake): void {
    this.byService.set(service, intake);
  }

  find(service: ServiceName): Intake | undefined {
    return this.byService.get(service);
  }
}
