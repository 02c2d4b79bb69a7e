import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { divisionName } from '@region';
import type { CommandRequest } from '@platform/commands';
import { CommandKey, decodeCursor, encodeCursor, EXACT_TOTAL_MAX, sortOf } from '@platform/http';
import { Act } from '../access/act.decorator';
import { CurrentAccount, CurrentScope } from '../access/current-account.decorator';
import type { SignedInAccount } from '../account';
import { AccountUnknown } from '../account.errors';
import { ACCOUNT_SORTS, AccountReadModel, type AccountRow } from '../account.read-model';
import { Scope } from '../scope';
import {
  AccountPage,
  AccountQuery,
  AccountResponse,
  ChangeAccountRequest,
  CreateAccountRequest,
  OneTimePasswordResponse,
  SearchAccountsRequest,
} from './accounts.dto';
import { AccountsHandler } from './accounts.handler';

@ApiTags('accounts')
@Controller('api/bureau/accounts')
export class AccountsController {
  constructor(
    private readonly handler: AccountsHandler,
    private readonly accounts: AccountReadModel,
  ) {}

  /** Accounts of the administrator's area; by user name unless sorted otherwise. */
  @Act('accounts')
  @Get()
  @ApiOkResponse({ type: AccountPage })
  list(@Query() query: AccountQuery, @CurrentScope() scope: Scope): Promise<AccountPage> {
    return this.page(query, scope);
  }

  /** The same list by a part of a name; asked by POST, because a name may not stand in an address. */
  @Act('accounts')
  @Post('search')
  @HttpCode(200)
  @ApiOkResponse({ type: AccountPage })
  search(
    @Body() { q, ...query }: SearchAccountsRequest,
    @CurrentScope() scope: Scope,
  ): Promise<AccountPage> {
    return this.page(query, scope, q);
  }

  private async page(query: AccountQuery, scope: Scope, text?: string): Promise<AccountPage> {
    const sort = sortOf(query.sort, ACCOUNT_SORTS, 'username');
    const order = `${sort.descending ? '-' : ''}${sort.field}`;
    const { rows, total } = await this.accounts.find({
      prefixes: [
        scope.prefix,
        ...(query.organisation ? [new Scope(query.organisation).prefix] : []),
      ],
      text,
      role: query.role,
      disabled: query.disabled,
      sort,
      after: query.cursor === undefined ? undefined : positionOf(order, query.cursor),
      size: query.size,
    });
    const shown = rows.slice(0, query.size);
    const last = shown.at(-1);
    return {
      items: shown.map(responseOf),
      total: Math.min(total, EXACT_TOTAL_MAX),
      totalIsExact: total <= EXACT_TOTAL_MAX,
      ...(rows.length > query.size &&
        last && { next: encodeCursor(order, [last.sortValue, last.id]) }),
    };
  }

  /** Makes an account; the one-time password is shown once. Errors: `account.username-taken`, `account.organisation`. */
  @Act('accounts')
  @Post()
  @ApiCreatedResponse({ type: OneTimePasswordResponse })
  create(
    @Body() body: CreateAccountRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() by: SignedInAccount,
  ): Promise<OneTimePasswordResponse> {
    return this.handler.create(command, by, body);
  }

  /** Changes name, area or whether it is disabled. Errors: `account.unknown`, `account.organisation`, `account.own`. */
  @Act('accounts')
  @Patch(':id')
  @ApiOkResponse({ type: AccountResponse })
  async change(
    @Param('id') id: string,
    @Body() body: ChangeAccountRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() by: SignedInAccount,
  ): Promise<AccountResponse> {
    await this.handler.change(command, by, id, body);
    const row = await this.accounts.get(id);
    if (!row) throw new AccountUnknown();
    return responseOf(row);
  }

  /** Gives a new one-time password, ends a lock and every session. Errors: `account.unknown`. */
  @Act('accounts')
  @Post(':id/reset-password')
  @HttpCode(200)
  @ApiOkResponse({ type: OneTimePasswordResponse })
  resetPassword(
    @Param('id') id: string,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() by: SignedInAccount,
  ): Promise<OneTimePasswordResponse> {
    return this.handler.resetPassword(command, by, id);
  }
}

function positionOf(order: string, cursor: string): { value: string; id: string } {
  const [value, id] = decodeCursor(order, cursor);
  return { value: String(value), id: String(id) };
}

function responseOf(row: AccountRow): AccountResponse {
  return {
    id: row.id,
    username: row.username,
    displayName: row.displayName,
    role: row.role,
    organisation: {
      code: row.organisation,
      name: divisionName(row.organisation) ?? row.organisation,
    },
    disabled: row.disabled,
    mustChangePassword: row.mustChangePassword,
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
