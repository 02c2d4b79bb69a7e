import { Body, Controller, HttpCode, Post, type Type } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ServiceName } from '@contracts';
import { Clock } from '@platform/clock';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey, RequiresAct } from '@platform/http';
import { ParkedEntries } from '../apply/parked-entries';
import { MendStrandRequest, RestatedResponse } from './mend-exchange.dto';
import { RestateRejected } from './restate-rejected';

/**
 * 待处理 of one service, mended in the process that plays it: only there are its reactions. The same door for each of
 * the three, under the service's own address.
 */
export function mendingDoor(service: ServiceName): Type {
  @ApiTags(service)
  @Controller(`api/${service}/exchange`)
  class MendExchangeController {
    constructor(
      private readonly commands: Commands,
      private readonly parked: ParkedEntries,
      private readonly rejected: RestateRejected,
      private readonly clock: Clock,
    ) {}

    /** Tries the partner's parked entries of a strand again; what still waits stays listed. Idempotent by itself. */
    @Post('retry')
    @HttpCode(204)
    @RequiresAct('mend-exchange')
    @ApiNoContentResponse()
    async retry(
      @Body() { strandId }: MendStrandRequest,
      @CommandKey() _command: CommandRequest,
    ): Promise<void> {
      await this.parked.retry(service, strandId);
    }

    /** Says own sections that the partner rejected once more, as they stand now, with `corrects`. Errors: `exchange.nothing-rejected`. */
    @Post('restate')
    @HttpCode(200)
    @RequiresAct('mend-exchange')
    @ApiOkResponse({ type: RestatedResponse })
    restate(
      @Body() { strandId }: MendStrandRequest,
      @CommandKey() command: CommandRequest,
    ): Promise<RestatedResponse> {
      return this.commands.run(command, (tx) =>
        this.rejected.restate(tx, service, strandId, this.clock.now()),
      );
    }
  }
  Object.defineProperty(MendExchangeController, 'name', { value: `Mend_${service}_Exchange` });
  return MendExchangeController;
}
