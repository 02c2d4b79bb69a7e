import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type DeadlineRule, rulePacks, yearNotices } from '@calendar';
import { Act, CurrentAccount, CurrentScope, permits, Scope, type SignedInAccount } from '@identity';
import type { CommandRequest } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { divisionName } from '@region';
import {
  AnnounceClosureRequest,
  ClosureAnnounced,
  DueRequest,
  DueResponse,
  type OfficeClosureResponse,
  RulePackResponse,
  type RuleResponse,
  YearRequest,
  YearResponse,
} from './calendar.dto';
import { CalendarQuery } from './calendar.query';
import { ClosuresHandler } from './closures.handler';
import type { OfficeClosure } from './office-closures';

@ApiTags('calendar')
@Controller('api/bureau/calendar')
export class CalendarController {
  constructor(
    private readonly query: CalendarQuery,
    private readonly closures: ClosuresHandler,
  ) {}

  /** 日历: a year's days off and days worked, what is agreed with a partner, and what offices here have announced. */
  @Get()
  @Act('codes')
  @ApiOkResponse({ type: YearResponse })
  async year(
    @Query() { year, partner }: YearRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<YearResponse> {
    const shown = await this.query.year(year, partner, new Scope(account.organisation));
    const { agreement } = shown;
    return {
      year: shown.year,
      published: shown.published,
      source: shown.source,
      publishedYears: yearNotices.filter(({ published }) => published).map((one) => one.year),
      days: [...shown.days],
      ...(agreement && {
        agreement: {
          id: agreement.agreementId,
          version: agreement.version,
          from: agreement.from,
          to: agreement.to,
        },
      }),
      cutOffDays: [...(agreement?.cutOffDays ?? [])],
      closures: shown.closures.map((closure) => closureResponse(closure, account)),
    };
  }

  /** 时限规则包: every rule pack with its deadlines and their sources. */
  @Get('rule-packs')
  @Act('codes')
  @ApiOkResponse({ type: [RulePackResponse] })
  rulePacks(): RulePackResponse[] {
    return Object.entries(rulePacks).map(([code, rules]) => ({
      code,
      rules: rules.map(ruleResponse),
    }));
  }

  /** 到期日: when a deadline that starts on a day is due, and which days were passed over. Errors: `calendar.not-agreed`, `calendar.rule-unknown`. */
  @Get('due')
  @Act('codes')
  @ApiOkResponse({ type: DueResponse })
  async due(@Query() asked: DueRequest, @CurrentScope() scope: Scope): Promise<DueResponse> {
    const { explanation, ...due } = await this.query.due(asked, scope);
    return {
      start: explanation.start,
      rule: ruleResponse(explanation.rule),
      day: due.day,
      at: due.at.toISOString(),
      skipped: [...explanation.skipped],
      madeUp: [...explanation.madeUp],
      ...(explanation.extended && { extended: explanation.extended }),
      warnings: [...due.warnings],
      ...(due.batch && { batch: due.batch.month }),
      closedHere: [...due.closedHere],
    };
  }

  /** Announces days on which an office of the own area is closed. Errors: `closure.days`, `closure.organisation`. */
  @Post('closures')
  @Act('calendar')
  @ApiCreatedResponse({ type: ClosureAnnounced })
  announce(
    @Body() closure: AnnounceClosureRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() by: SignedInAccount,
  ): Promise<ClosureAnnounced> {
    return this.closures.announce(command, by, closure);
  }

  /** Takes a closure back. Errors: `closure.unknown`. */
  @Delete('closures/:closureId')
  @Act('calendar')
  @HttpCode(204)
  @ApiNoContentResponse()
  withdraw(
    @Param('closureId') closureId: string,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() by: SignedInAccount,
  ): Promise<void> {
    return this.closures.withdraw(command, by, closureId);
  }
}

function closureResponse(
  { id, organisation, from, to, reason }: OfficeClosure,
  account: SignedInAccount,
): OfficeClosureResponse {
  const isOwn = new Scope(account.organisation).covers(organisation);
  return {
    id,
    organisation,
    organisationName: divisionName(organisation) ?? organisation,
    from,
    to,
    reason,
    own: isOwn && permits(account.role, 'calendar'),
  };
}

function ruleResponse({ code, days, unit, source }: DeadlineRule): RuleResponse {
  return { code, days, unit, source };
}
