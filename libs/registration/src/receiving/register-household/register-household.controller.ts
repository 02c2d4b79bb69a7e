import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import {
  HouseholdResponse,
  RegisteredHouseholdResponse,
  RegisterHouseholdRequest,
} from './register-household.dto';
import { RegisterHouseholdHandler } from './register-household.handler';
import { ShowHouseholdQuery } from './show-household.query';

@ApiTags('receiving')
@Controller('api/receiving/households')
export class RegisterHouseholdController {
  constructor(
    private readonly commands: Commands,
    private readonly registerHousehold: RegisterHouseholdHandler,
    private readonly household: ShowHouseholdQuery,
  ) {}

  /**
   * Registers a household in one act: every member, or nobody and the faults as `members.2.idNumber`. Errors: those of
   * an arrival, `household.head`, `registration.ended`, `site.unknown`.
   */
  @Post()
  @Act('register-arrival')
  @ApiCreatedResponse({ type: RegisteredHouseholdResponse })
  register(
    @Body() { members, ...request }: RegisterHouseholdRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { organisation }: SignedInAccount,
  ): Promise<RegisteredHouseholdResponse> {
    return this.commands.run(command, (tx) =>
      this.registerHousehold.execute(tx, {
        ...request,
        members: members.map((member) => ({ ...member })),
        organisation,
      }),
    );
  }

  /** Who was registered together, within the reader's area. Errors: `record.unknown`. */
  @Get(':householdId')
  @Act('read')
  @ApiOkResponse({ type: HouseholdResponse })
  show(
    @Param('householdId') householdId: string,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<HouseholdResponse> {
    return this.household.execute(householdId, account);
  }
}
