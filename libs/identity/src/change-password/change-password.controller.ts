import { Body, Controller, HttpCode, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import type { Request } from 'express';
import type { CommandRequest } from '@platform/commands';
import { CommandKey, cookieOf } from '@platform/http';
import { Act } from '../access/act.decorator';
import { CurrentAccount } from '../access/current-account.decorator';
import { SessionCookie } from '../access/session-cookie';
import type { SignedInAccount } from '../account';
import { ChangePasswordHandler } from './change-password.handler';

export class ChangePasswordRequest {
  @ApiProperty()
  @IsNotEmpty()
  @IsString()
  @MaxLength(256)
  current: string;

  @ApiProperty()
  @IsNotEmpty()
  @IsString()
  @MaxLength(256)
  next: string;
}

@ApiTags('session')
@Controller('api/session/password')
export class ChangePasswordController {
  constructor(
    private readonly handler: ChangePasswordHandler,
    private readonly cookie: SessionCookie,
  ) {}

  /** Changes one's own password; other sessions of the account end. Errors: `password.current-wrong`, `password.refused`. */
  @Act('session')
  @Put()
  @HttpCode(204)
  @ApiNoContentResponse()
  async change(
    @Body() body: ChangePasswordRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
    @Req() request: Request,
  ): Promise<void> {
    const token = cookieOf(request, this.cookie.name);
    await this.handler.execute(command, { accountId: account.id, ...body, token });
  }
}
