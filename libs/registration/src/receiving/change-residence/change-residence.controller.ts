import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { Clock } from '@platform/clock';
import { CommandKey } from '@platform/http';
import { RecordIdResponse } from '../../register-form/person.dto';
import { Sites } from '../../site/sites.repository';
import { ChangeResidenceRequest } from './change-residence.dto';
import { ChangeResidenceHandler } from './change-residence.handler';

@ApiTags('receiving')
@Controller('api/receiving/arrivals')
export class ChangeResidenceController {
  constructor(
    private readonly commands: Commands,
    private readonly changeResidence: ChangeResidenceHandler,
    private readonly sites: Sites,
    private readonly clock: Clock,
  ) {}

  /** Restates a residence with what changed. Errors: those of a registration, `registration.ended`, `site.unknown`. */
  @Post(':recordId/change-residence')
  @HttpCode(200)
  @Act('change-residence')
  @ApiOkResponse({ type: RecordIdResponse })
  change(
    @Param('recordId') recordId: string,
    @Body() { changedOn, siteId, caseId, ...changes }: ChangeResidenceRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { organisation }: SignedInAccount,
  ): Promise<RecordIdResponse> {
    return this.commands.run(command, async (tx) => {
      const change = { recordId, changes, organisation, changedOn, caseId };
      const changed = await this.changeResidence.execute(tx, change);
      if (siteId)
        await this.sites.keepResidents(tx, {
          siteId,
          area: organisation,
          strandIds: [recordId],
          at: this.clock.now(),
        });
      return changed;
    });
  }
}
