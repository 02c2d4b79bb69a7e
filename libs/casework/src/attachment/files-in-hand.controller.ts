import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { AnnounceFileRequest, FilePartRequest, FileStandingResponse } from './attachments.dto';
import { FilesInHandHandler } from './files-in-hand.handler';

export class FileInHandResponse {
  @ApiProperty()
  attachmentId: string;
}

@ApiTags('cases')
@Controller('api/bureau/case-files')
export class FilesInHandController {
  constructor(
    private readonly commands: Commands,
    private readonly handler: FilesInHandHandler,
  ) {}

  /** Announces a file for a question or answer that is being written. Errors: `attachment.name|type|size|too-many`. */
  @Post()
  @Act('attach-file')
  @ApiCreatedResponse({ type: FileStandingResponse })
  announce(
    @Body() request: AnnounceFileRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<FileStandingResponse> {
    return this.commands.run(command, (tx) => this.handler.announce(tx, { ...request, account }));
  }

  /** Hands a part in; a whole file can be named in the question or answer. Errors: `attachment.unknown`, `attachment.part`. */
  @Post(':attachmentId/parts')
  @HttpCode(200)
  @Act('attach-file')
  @ApiOkResponse({ type: FileStandingResponse })
  takePart(
    @Param('attachmentId') attachmentId: string,
    @Body() { number, content }: FilePartRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<FileStandingResponse> {
    const part = { attachmentId, account, number, content: Buffer.from(content, 'base64url') };
    return this.commands.run(command, (tx) => this.handler.takePart(tx, part));
  }

  /** Takes a file out of hand again. Errors: `attachment.unknown`. */
  @Delete(':attachmentId')
  @Act('attach-file')
  @ApiOkResponse({ type: FileInHandResponse })
  drop(
    @Param('attachmentId') attachmentId: string,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<FileInHandResponse> {
    return this.commands.run(command, (tx) => this.handler.drop(tx, { attachmentId, account }));
  }
}
