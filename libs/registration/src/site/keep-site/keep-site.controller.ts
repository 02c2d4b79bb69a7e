import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { AddSiteRequest, ChangeSiteRequest, SiteIdResponse } from './keep-site.dto';
import { KeepSiteHandler } from './keep-site.handler';

@ApiTags('sites')
@Controller('api/receiving/sites')
export class KeepSiteController {
  constructor(
    private readonly commands: Commands,
    private readonly site: KeepSiteHandler,
  ) {}

  /** Puts a site 场所 down, with a code for its door. Errors: `division.outside`, `grid.unknown`, `phone.form`. */
  @Post()
  @Act('keep-sites')
  @ApiCreatedResponse({ type: SiteIdResponse })
  add(
    @Body() request: AddSiteRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { id: account, organisation }: SignedInAccount,
  ): Promise<SiteIdResponse> {
    return this.commands.run(command, (tx) =>
      this.site.add(tx, { ...request }, { account, organisation }),
    );
  }

  /** Restates a site, with its responsible person and signed commitment, or closes it. Errors: `site.unknown`, `site.changed`. */
  @Post(':siteId/change')
  @HttpCode(200)
  @Act('keep-sites')
  @ApiOkResponse({ type: SiteIdResponse })
  change(
    @Param('siteId') siteId: string,
    @Body() request: ChangeSiteRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { id: account, organisation }: SignedInAccount,
  ): Promise<SiteIdResponse> {
    return this.commands.run(command, (tx) =>
      this.site.change(tx, siteId, { ...request }, { account, organisation }),
    );
  }

  /** Gives the door a new code; the printed one leads nowhere from then on. Errors: `site.unknown`. */
  @Post(':siteId/renew-code')
  @HttpCode(200)
  @Act('keep-sites')
  @ApiOkResponse({ type: SiteIdResponse })
  renew(
    @Param('siteId') siteId: string,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { id: account, organisation }: SignedInAccount,
  ): Promise<SiteIdResponse> {
    return this.commands.run(command, (tx) =>
      this.site.renewDoorCode(tx, siteId, { account, organisation }),
    );
  }
}
