import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { divisionName, namedRegion } from '@region';
import { Clock } from '@platform/clock';
import { cookieOf, type Language, Open, ReaderLanguage } from '@platform/http';
import { Act } from '../access/act.decorator';
import { CurrentAccount } from '../access/current-account.decorator';
import { SessionCookie } from '../access/session-cookie';
import type { SignedInAccount } from '../account';
import { actsOf } from '../permissions';
import { RegionIdentity } from '../region-identity';
import { Sessions } from '../sessions';
import { SessionResponse, SignInRequest } from './session.dto';
import { SignInHandler } from './sign-in.handler';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly handler: SignInHandler,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly region: RegionIdentity,
    private readonly clock: Clock,
  ) {}

  /** Signs in and sets the session cookie. Errors: `sign-in.refused`, `account.locked`, `sign-in.throttled`. */
  @Open()
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: SessionResponse })
  async signIn(
    @Body() body: SignInRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @ReaderLanguage() language: Language,
  ): Promise<SessionResponse> {
    const token = await this.handler.execute({ ...body, ip: request.ip ?? 'unknown' });
    response.cookie(this.cookie.name, token, this.cookie.options());
    return this.describe(await this.sessions.check(token, false), language);
  }

  /** Who is signed in, what they may do, and the region's own time. */
  @Act('session')
  @Get()
  @ApiOkResponse({ type: SessionResponse })
  show(
    @CurrentAccount() account: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): SessionResponse {
    return this.describe(account, language);
  }

  /** Signs out. */
  @Act('session')
  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const token = cookieOf(request, this.cookie.name);
    if (token) await this.sessions.end(token);
    response.clearCookie(this.cookie.name, this.cookie.clearing());
  }

  private describe(account: SignedInAccount, language: Language): SessionResponse {
    const { organisation, screen: _, ...who } = account;
    return {
      account: {
        ...who,
        organisation: { code: organisation, name: divisionName(organisation) ?? organisation },
      },
      acts: actsOf(account.role),
      region: namedRegion(this.region.code, language),
      clockMoved: this.clock.moved,
      now: this.clock.now().toISOString(),
    };
  }
}
