import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID, Validate } from 'class-validator';
import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isDay } from '@calendar';
import {
  AccountStandings,
  Act,
  CurrentAccount,
  permits,
  Scope,
  type SignedInAccount,
} from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { AbsencesHandler } from './absences.handler';

@ValidatorConstraint({ name: 'isDateString' })
class ExistingDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDay(value);
  }
}

export class AnnounceAbsenceRequest {
  @ApiProperty({ description: 'Account that stands in' })
  @IsUUID()
  deputy: string;

  @ApiProperty({ description: 'First day away, YYYY-MM-DD' })
  @Validate(ExistingDay)
  from: string;

  @ApiProperty({ description: 'Last day away, YYYY-MM-DD' })
  @Validate(ExistingDay)
  to: string;
}

export class AbsenceIdResponse {
  @ApiProperty()
  absenceId: string;
}

export class AbsenceResponse extends AbsenceIdResponse {
  @ApiProperty({ description: 'Account that is away' })
  account: string;

  @ApiProperty({ description: 'Account that stands in' })
  deputy: string;

  @ApiProperty()
  organisation: string;

  @ApiProperty()
  from: string;

  @ApiProperty()
  to: string;
}

export class ColleagueResponse {
  @ApiProperty()
  account: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  organisation: string;

  @ApiProperty()
  role: string;
}

@ApiTags('cases')
@Controller('api/bureau')
export class DeputyController {
  constructor(
    private readonly commands: Commands,
    private readonly absences: AbsencesHandler,
    private readonly standings: AccountStandings,
  ) {}

  /** Who in the caller's area can be given a case. */
  @Get('colleagues')
  @Act('work-case')
  @ApiOkResponse({ type: [ColleagueResponse] })
  async colleagues(
    @CurrentAccount() { organisation }: SignedInAccount,
  ): Promise<ColleagueResponse[]> {
    const within = await this.standings.within(new Scope(organisation).prefix);
    return within
      .filter(({ role }) => permits(role, 'work-case'))
      .map(({ id, displayName, organisation: office, role }) => ({
        account: id,
        name: displayName,
        organisation: office,
        role,
      }));
  }

  /** The caller's own absences, and those they stand in for, from today on. */
  @Get('absences')
  @Act('work-case')
  @ApiOkResponse({ type: [AbsenceResponse] })
  list(@CurrentAccount() account: SignedInAccount): Promise<AbsenceResponse[]> {
    return this.absences.ofAccount(account);
  }

  /** Says that the caller will be away, and who stands in. Errors: `absence.deputy`, `absence.days`. */
  @Post('absences')
  @Act('work-case')
  @ApiCreatedResponse({ type: AbsenceIdResponse })
  announce(
    @Body() request: AnnounceAbsenceRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<AbsenceIdResponse> {
    return this.commands.run(command, (tx) => this.absences.announce(tx, account, request));
  }

  /** The caller is back: from today on nobody stands in. Errors: `absence.unknown`. */
  @Post('absences/:absenceId/end')
  @HttpCode(200)
  @Act('work-case')
  @ApiOkResponse({ type: AbsenceIdResponse })
  end(
    @Param('absenceId') absenceId: string,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<AbsenceIdResponse> {
    return this.commands.run(command, (tx) => this.absences.end(tx, account, absenceId));
  }
}
