import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { AttachFileHandler } from './attach-file.handler';
import {
  AnnounceFileRequest,
  AttachmentResponse,
  FilePartRequest,
  FileStandingResponse,
} from './attachments.dto';
import { ShowAttachmentsQuery } from './show-attachments.query';

@ApiTags('cases')
@Controller('api/bureau/cases/:caseId/attachments')
export class AttachmentsController {
  constructor(
    private readonly commands: Commands,
    private readonly handler: AttachFileHandler,
    private readonly shown: ShowAttachmentsQuery,
  ) {}

  /** Announces a file; its parts follow. Errors: `attachment.name|type|size|too-many`, `case.unknown`, `case.closed`. */
  @Post()
  @Act('work-case')
  @ApiCreatedResponse({ type: FileStandingResponse })
  announce(
    @Param('caseId') caseId: string,
    @Body() request: AnnounceFileRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<FileStandingResponse> {
    return this.commands.run(command, async (tx) => ({
      ...(await this.handler.announce(tx, { ...request, caseId, account })),
    }));
  }

  /** Hands a part in; the last one sends the file. Errors: `attachment.unknown`, `attachment.part`. */
  @Post(':attachmentId/parts')
  @HttpCode(200)
  @Act('work-case')
  @ApiOkResponse({ type: FileStandingResponse })
  takePart(
    @Param('caseId') caseId: string,
    @Param('attachmentId') attachmentId: string,
    @Body() { number, content }: FilePartRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<FileStandingResponse> {
    const part = { caseId, attachmentId, account, number };
    return this.commands.run(command, async (tx) => ({
      ...(await this.handler.takePart(tx, {
        ...part,
        content: Buffer.from(content, 'base64url'),
      })),
    }));
  }

  /** The files of both sides, how far each has come, and when it was delivered. */
  @Get()
  @Act('read-cases')
  @ApiOkResponse({ type: [AttachmentResponse] })
  list(
    @Param('caseId') caseId: string,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<AttachmentResponse[]> {
    return this.shown.list(caseId, account);
  }

  /** The bytes, to be saved: never shown in the page and never run. Errors: `attachment.unknown`, `attachment.incomplete`. */
  @Get(':attachmentId')
  @Act('read-cases')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "sandbox; default-src 'none'")
  async open(
    @Param('caseId') caseId: string,
    @Param('attachmentId') attachmentId: string,
    @CurrentAccount() account: SignedInAccount,
    @Res({ passthrough: true }) answer: Response,
  ): Promise<StreamableFile> {
    const { file, content } = await this.shown.open(caseId, attachmentId, account);
    const name = encodeURIComponent(file.name).replace(
      /['()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16)}`,
    );
    answer.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${name}`);
    return new StreamableFile(content, { type: 'application/octet-stream' });
  }
}
