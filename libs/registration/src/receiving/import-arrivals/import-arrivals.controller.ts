import {
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  type StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import type { CommandRequest } from '@platform/commands';
import { CommandKey, type Language, PageQuery, ReaderLanguage } from '@platform/http';
import {
  ImportResponse,
  ImportsPage,
  RefusalsPage,
} from '../../import-register/import-register.dto';
import { RegisterDoor } from '../../import-register/register-door';
import type { UploadedRegister } from '../../import-register/register-upload';
import { ShowImportsQuery } from '../../import-register/show-imports.query';
import { ImportArrivalsQuery } from './import-arrivals.dto';

@ApiTags('receiving')
@Controller('api/receiving/imports')
export class ImportArrivalsController {
  constructor(
    private readonly door: RegisterDoor,
    private readonly imports: ShowImportsQuery,
  ) {}

  /** Answers when the last row was judged; the same file again answers the former result and changes nothing. */
  @Post()
  @HttpCode(200)
  @Act('import')
  @UseInterceptors(FileInterceptor('file'))
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiOkResponse({ type: ImportResponse })
  takeIn(
    @Query() { kind }: ImportArrivalsQuery,
    @UploadedFile() file: UploadedRegister | undefined,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ImportResponse> {
    return this.door.takeIn(kind, file, command, account);
  }

  /** Registers handed in within the reader's area, newest first. */
  @Get()
  @Act('import')
  @ApiOkResponse({ type: ImportsPage })
  list(
    @Query() query: PageQuery,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ImportsPage> {
    return this.imports.list(['arrivals'], query, account);
  }

  /** How far it has come, and what became of it. */
  @Get(':importId')
  @Act('import')
  @ApiOkResponse({ type: ImportResponse })
  show(
    @Param('importId') importId: string,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ImportResponse> {
    return this.imports.show(importId, ['arrivals'], account);
  }

  /** Refused rows with field, code and sentence; never the value. */
  @Get(':importId/refusals')
  @Act('import')
  @ApiOkResponse({ type: RefusalsPage })
  refusals(
    @Param('importId') importId: string,
    @Query() query: PageQuery,
    @CurrentAccount() account: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): Promise<RefusalsPage> {
    return this.imports.refusals(importId, query, account, language);
  }

  /** The refused rows as the same file with a column 错误原因, to be corrected and handed in again. */
  @Get(':importId/refused.csv')
  @Act('import')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  refusedFile(
    @Param('importId') importId: string,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<StreamableFile> {
    return this.door.refusedFile(
      importId,
      account,
      'GET /api/receiving/imports/:importId/refused.csv',
    );
  }
}
