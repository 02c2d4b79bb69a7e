import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { Act, CurrentAccount, Scope, type SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey, IsWrittenLine } from '@platform/http';
import { divisionName } from '@region';
import { fault, RegistrationRefused } from '../../registration.errors';
import { Sites } from '../sites.repository';

export class GridRequest {
  @ApiProperty({ description: 'Community of 12 digits' })
  @Matches(/^\d{12}$/)
  community: string;

  @ApiProperty({ description: 'Number of the grid within it' })
  @Matches(/^\d{1,3}$/)
  number: string;

  @ApiProperty()
  @IsWrittenLine(50)
  name: string;

  @ApiPropertyOptional({ description: 'Who looks after it' })
  @IsOptional()
  @IsWrittenLine(50)
  keeper?: string;
}

export class GridResponse {
  @ApiProperty()
  community: string;

  @ApiProperty()
  communityName: string;

  @ApiProperty()
  number: string;

  @ApiProperty()
  name: string;

  @ApiPropertyOptional()
  keeper?: string;

  @ApiProperty({ description: 'Open sites in it' })
  sites: number;
}

export class GridNamedResponse {
  @ApiProperty()
  community: string;

  @ApiProperty()
  number: string;
}

/** 社区 → 网格: below the community the division tree ends, and the office's own parts begin. */
@ApiTags('sites')
@Controller('api/receiving/grids')
export class KeepGridController {
  constructor(
    private readonly commands: Commands,
    private readonly sites: Sites,
    private readonly clock: Clock,
  ) {}

  /** Grids of every community in the reader's area, in order of their numbers. */
  @Get()
  @Act('read')
  @ApiOkResponse({ type: [GridResponse] })
  async list(@CurrentAccount() { organisation }: SignedInAccount): Promise<GridResponse[]> {
    const grids = await this.sites.grids(new Scope(organisation).prefix);
    return grids.map((grid) => ({
      ...grid,
      keeper: grid.keeper ?? undefined,
      communityName: divisionName(grid.community) ?? grid.community,
    }));
  }

  /** Puts a grid down, or restates its name and keeper. Errors: `division.outside`. */
  @Post()
  @HttpCode(200)
  @Act('keep-sites')
  @ApiOkResponse({ type: GridNamedResponse })
  keep(
    @Body() grid: GridRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { id: account, organisation }: SignedInAccount,
  ): Promise<GridNamedResponse> {
    return this.commands.run(command, async (tx) => {
      const { community, number } = grid;
      if (!new Scope(organisation).covers(community))
        throw new RegistrationRefused([fault('community', 'division.outside')]);
      await this.sites.keepGrid(tx, { ...grid }, { account, at: this.clock.now() });
      return { community, number };
    });
  }
}
