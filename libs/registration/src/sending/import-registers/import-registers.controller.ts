import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  type StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  ApiBody,
  ApiConsumes,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import type { CommandRequest } from '@platform/commands';
import { CommandKey, type Language, PageQuery, ReaderLanguage } from '@platform/http';
import {
  ChooseColumnsBody,
  ImportResponse,
  ImportsPage,
  RefusalsPage,
} from '../../import-register/import-register.dto';
import { RegisterDoor } from '../../import-register/register-door';
import type { UploadedRegister } from '../../import-register/register-upload';
import { ShowImportsQuery } from '../../import-register/show-imports.query';
import { ImportRegistersQuery, RegistersTemplateQuery } from './import-registers.dto';

const kinds = ['departures', 'hukou'] as const;

@ApiTags('sending')
@Controller('api/sending/imports')
export class ImportRegistersController {
  constructor(
    private readonly door: RegisterDoor,
    private readonly imports: ShowImportsQuery,
  ) {}

  /**
   * Hands a register in, .xlsx or CSV. At once, it answers when the last row was judged; `step=check` answers when the
   * bytes are there. The same file again answers what became of it and changes nothing.
   */
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
    @Query() { kind, step }: ImportRegistersQuery,
    @UploadedFile() file: UploadedRegister | undefined,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ImportResponse> {
    return this.door.handIn(kind, step, file, command, account);
  }

  /** Registers handed in within the reader's area, newest first. */
  @Get()
  @Act('import')
  @ApiOkResponse({ type: ImportsPage })
  list(
    @Query() query: PageQuery,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ImportsPage> {
    return this.imports.list(kinds, query, account);
  }

  /** 导入模板: the columns with drop-downs, and an example that is nobody. */
  @Get('template')
  @Act('import')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  template(@Query() { kind, format }: RegistersTemplateQuery): StreamableFile {
    return this.door.template(kind, format);
  }

  /** How far it has come, what it waits for, and what became of it. */
  @Get(':importId')
  @Act('import')
  @ApiOkResponse({ type: ImportResponse })
  show(
    @Param('importId') importId: string,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ImportResponse> {
    return this.imports.show(importId, kinds, account);
  }

  /** Says which column of another layout is which; remembered for this organisation. Errors: `import.header`, `import.not-waiting`. */
  @Put(':importId/columns')
  @HttpCode(200)
  @Act('import')
  @ApiOkResponse({ type: ImportResponse })
  chooseColumns(
    @Param('importId') importId: string,
    @Body() { fields }: ChooseColumnsBody,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ImportResponse> {
    return this.door.chooseColumns({ importId, kinds, account }, fields, command);
  }

  /** 确认: takes in what the check found good. Errors: `import.not-waiting`. */
  @Post(':importId/confirm')
  @HttpCode(200)
  @Act('import')
  @ApiOkResponse({ type: ImportResponse })
  confirm(
    @Param('importId') importId: string,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ImportResponse> {
    return this.door.confirm({ importId, kinds, account }, command);
  }

  /** Forgets a file that waits to be confirmed. Errors: `import.not-waiting`. */
  @Delete(':importId')
  @HttpCode(204)
  @Act('import')
  @ApiNoContentResponse()
  discard(
    @Param('importId') importId: string,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<void> {
    return this.door.discard({ importId, kinds, account }, command);
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
    return this.imports.refusals(importId, kinds, query, account, language);
  }

  /** The refused rows in the form they came in, with a column 错误原因, to be corrected and handed in again. */
  @Get(':importId/refused-rows')
  @Act('import')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  refusedRows(
    @Param('importId') importId: string,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<StreamableFile> {
    return this.door.refusedFile(
      { importId, kinds, account },
      'GET /api/sending/imports/:importId/refused-rows',
    );
  }
}
