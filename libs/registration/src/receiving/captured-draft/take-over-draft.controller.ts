import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import {
  RegisteredHouseholdResponse,
  RegisterHouseholdRequest,
} from '../register-household/register-household.dto';
import {
  CapturedDraftResponse,
  CapturedDraftsPage,
  CapturedDraftsQuery,
  DraftIdResponse,
  SettleDraftRequest,
} from './captured-draft.dto';
import { TakeOverDraftHandler } from './take-over-draft.handler';

@ApiTags('receiving')
@Controller('api/receiving/captured-drafts')
export class TakeOverDraftController {
  constructor(
    private readonly commands: Commands,
    private readonly drafts: TakeOverDraftHandler,
  ) {}

  /** What people without rights any more had captured in the reader's area, oldest first. */
  @Get()
  @Act('take-over-draft')
  @ApiOkResponse({ type: CapturedDraftsPage })
  list(
    @Query() query: CapturedDraftsQuery,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CapturedDraftsPage> {
    return this.drafts.list(query, account);
  }

  /** One of them in full, to be registered. Errors: `captured-draft.unknown`, `captured-draft.settled`. */
  @Get(':draftId')
  @Act('take-over-draft')
  @ApiOkResponse({ type: CapturedDraftResponse })
  show(
    @Param('draftId') draftId: string,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<CapturedDraftResponse> {
    return this.drafts.show(draftId, account);
  }

  /** Registers the household of a draft, corrected where needed. Errors: those of a household, `captured-draft.settled`. */
  @Post(':draftId/register')
  @Act('take-over-draft')
  @ApiCreatedResponse({ type: RegisteredHouseholdResponse })
  register(
    @Param('draftId') draftId: string,
    @Body() { members, ...request }: RegisterHouseholdRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { id, organisation }: SignedInAccount,
  ): Promise<RegisteredHouseholdResponse> {
    const household = {
      ...request,
      members: members.map((member) => ({ ...member })),
      organisation,
    };
    return this.commands.run(command, (tx) => this.drafts.register(tx, draftId, household, id));
  }

  /** Ends a draft that was dealt with otherwise. Errors: `captured-draft.settled`, `captured-draft.unknown`. */
  @Post(':draftId/settle')
  @HttpCode(200)
  @Act('take-over-draft')
  @ApiOkResponse({ type: DraftIdResponse })
  settle(
    @Param('draftId') draftId: string,
    @Body() { reason }: SettleDraftRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { id: account, organisation }: SignedInAccount,
  ): Promise<DraftIdResponse> {
    return this.commands.run(command, (tx) =>
      this.drafts.settle(tx, draftId, { account, organisation, reason }),
    );
  }
}
