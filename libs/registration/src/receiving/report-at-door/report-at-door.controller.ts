import { Body, Controller, Get, Ip, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { dayIn } from '@calendar';
import { Clock } from '@platform/clock';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey, type Language, Open, ReaderLanguage } from '@platform/http';
import { childrenOf, codeTables, fullName, regionName } from '@region';
import { VisitorThrottle } from '../../door/visitor-throttle';
import { noticeOn } from '../../notice';
import { OwnRegion } from '../../own-region';
import { SelfReportUnknown } from '../../self-report/self-report';
import { SelfReports } from '../../self-report/self-reports.repository';
import { shortForms, type Site } from '../../site/site';
import { DoorCodeUnknown } from '../../site/site.errors';
import { Sites } from '../../site/sites.repository';
import {
  DoorDivisionResponse,
  DoorFormResponse,
  DoorReportRequest,
  DoorReportResponse,
  DoorReportStateResponse,
} from './report-at-door.dto';
import { ReportAtDoorHandler } from './report-at-door.handler';

/** Twenty people an address in ten minutes: a family, a shift; never a list of numbers to try. */
const REPORTS_MAX = 20;

export class DoorDivisionsQuery {
  @ApiPropertyOptional({ description: 'Division whose children are listed; none lists provinces' })
  @IsOptional()
  @Matches(/^[0-9]{6}$/)
  parent?: string;
}

/** What a printed code leads to: open to who stands at the door, bounded per address, and telling nobody anything about people. */
@ApiTags('door')
@Controller('api/receiving/door/:code')
export class ReportAtDoorController {
  constructor(
    private readonly own: OwnRegion,
    private readonly sites: Sites,
    private readonly reports: SelfReports,
    private readonly commands: Commands,
    private readonly report: ReportAtDoorHandler,
    private readonly throttle: VisitorThrottle,
    private readonly clock: Clock,
  ) {}

  /** The short form of the site with the notice 告知. Errors: `door-code.unknown`, `self-report.throttled`. */
  @Get()
  @Open()
  @ApiOkResponse({ type: DoorFormResponse })
  async form(
    @Param('code') code: string,
    @Ip() ip: string,
    @ReaderLanguage() language: Language,
  ): Promise<DoorFormResponse> {
    const site = await this.siteOf(code, ip, 'form');
    const { direction, reporter, place, fields } = shortForms[site.channel];
    const today = dayIn(this.clock.now());
    const { version, ...notice } = noticeOn(today);
    const choices = (table: 'dwelling' | 'reason') =>
      codeTables[table].values.map((one) => ({ code: one.code, name: one[language] }));
    return {
      siteName: site.name,
      communityName: fullName(site.division) ?? site.division,
      regionName: regionName(this.own.code)[language],
      channel: site.channel,
      direction,
      reporter: reporter[language],
      placeLabel: place[language],
      fields,
      today,
      dwellingKinds: choices('dwelling'),
      reasons: choices('reason'),
      notice: { version, ...notice[language] },
    };
  }

  /** Provinces, their cities and counties, to say where one is registered. */
  @Get('divisions')
  @Open()
  @ApiOkResponse({ type: [DoorDivisionResponse] })
  async divisions(
    @Param('code') code: string,
    @Ip() ip: string,
    @Query() { parent }: DoorDivisionsQuery,
  ): Promise<DoorDivisionResponse[]> {
    await this.siteOf(code, ip, 'divisions');
    return childrenOf(parent)
      .filter(({ level }) => ['province', 'city', 'county'].includes(level))
      .map(({ code, name, level }) => ({ code, name, leaf: level === 'county' }));
  }

  /** Hands a report in; it waits for the community. Errors: faults of fields, `door-code.unknown`, `self-report.throttled`. */
  @Post('reports')
  @Open()
  @ApiCreatedResponse({ type: DoorReportResponse })
  async handIn(
    @Param('code') code: string,
    @Ip() ip: string,
    @Body() request: DoorReportRequest,
    @CommandKey() command: CommandRequest,
  ): Promise<DoorReportResponse> {
    const site = await this.siteOf(code, ip, 'report', REPORTS_MAX);
    return this.commands.run(command, (tx) => this.report.execute(tx, site, request));
  }

  /** Has the community decided? For the phone that made the id. Errors: `self-report.unknown`. */
  @Get('reports/:reportId')
  @Open()
  @ApiOkResponse({ type: DoorReportStateResponse })
  async state(
    @Param('code') code: string,
    @Param('reportId') reportId: string,
    @Ip() ip: string,
  ): Promise<DoorReportStateResponse> {
    const site = await this.siteOf(code, ip, 'state');
    const held = await this.reports.find(site.siteId, reportId);
    if (!held) throw new SelfReportUnknown();
    const reason = held.decision?.reason;
    return { state: held.state, ...(reason && { reason }) };
  }

  private async siteOf(code: string, ip: string, kind: string, callsMax?: number): Promise<Site> {
    this.throttle.admit(ip, kind, callsMax);
    const site = await this.sites.findByDoorCode(code.toUpperCase());
    if (!site) throw new DoorCodeUnknown();
    return site;
  }
}
