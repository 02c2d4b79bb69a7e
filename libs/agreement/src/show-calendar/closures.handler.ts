import { Injectable } from '@nestjs/common';
import { addDays } from '@calendar';
import { Scope, type SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import { type CommandRequest, Commands } from '@platform/commands';
import { Ids } from '@platform/ids';
import { isKnown } from '@region';
import { ClosureRefused, ClosureUnknown } from './calendar.errors';
import { OfficeClosures } from './office-closures';

export interface AnnouncedClosure {
  readonly organisation?: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** Longer than a Spring Festival with its eve; an office closed for longer has been dissolved or moved. */
const longestDays = 31;

/** Announces and takes back days on which an office is closed, in the own area only. */
@Injectable()
export class ClosuresHandler {
  constructor(
    private readonly commands: Commands,
    private readonly closures: OfficeClosures,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  announce(
    command: CommandRequest,
    by: SignedInAccount,
    { organisation = by.organisation, from, to, reason }: AnnouncedClosure,
  ): Promise<{ id: string }> {
    assertDays(from, to);
    assertOffice(by, organisation);
    return this.commands.run(command, async (tx) => {
      const id = this.ids.next();
      const closure = { id, organisation, from, to, reason: reason.trim() };
      await this.closures.add(tx, { ...closure, by: by.id, at: this.clock.now() });
      return { id };
    });
  }

  async withdraw(command: CommandRequest, by: SignedInAccount, id: string): Promise<void> {
    await this.commands.run(command, async (tx) => {
      const closure = await this.closures.get(tx, id);
      if (!closure || !new Scope(by.organisation).covers(closure.organisation))
        throw new ClosureUnknown();
      await this.closures.withdraw(tx, closure.id, by.id, this.clock.now());
      return { id };
    });
  }
}

function assertDays(from: string, to: string): void {
  const isSpan = from <= to && to < addDays(from, longestDays);
  if (!isSpan)
    throw new ClosureRefused({
      field: 'to',
      code: 'closure.days',
      text: {
        zh: '止日不得早于起日，且停办不超过 31 天',
        en: 'The last day may not lie before the first, nor a closure last more than 31 days',
      },
    });
}

function assertOffice(by: SignedInAccount, organisation: string): void {
  if (!isKnown(organisation) || !new Scope(by.organisation).covers(organisation))
    throw new ClosureRefused({
      field: 'organisation',
      code: 'closure.organisation',
      text: {
        zh: '机构代码不存在或不在管辖范围内',
        en: 'Unknown organisation, or outside your area',
      },
    });
}
