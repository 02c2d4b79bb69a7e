import {
  applyDecorators,
  Body,
  Delete,
  Get,
  HttpCode,
  Injectable,
  Param,
  Post,
  Put,
  Query,
  type StreamableFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  ApiBody,
  ApiConsumes,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProduces,
} from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import type { ServiceName } from '@contracts';
import type { CommandRequest } from '@platform/commands';
import { CommandKey, type Language, PageQuery, ReaderLanguage } from '@platform/http';
import type { RegisterName } from '../register-kind';
import {
  ChooseColumnsBody,
  ImportResponse,
  ImportsPage,
  RefusalsPage,
} from './import-register.dto';
import { RegisterDoor } from './register-door';
import { ShowImportsQuery } from './show-imports.query';

/** 上传: a register as one file of a form. */
export function HandsRegisterIn(): MethodDecorator {
  return applyDecorators(
    Post(),
    HttpCode(200),
    Act('import'),
    UseInterceptors(FileInterceptor('file')),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
    }),
    ApiOkResponse({ type: ImportResponse }),
  );
}

/** 导入模板: the columns with drop-downs, and an example that is nobody. */
export function GivesRegisterTemplate(): MethodDecorator {
  return applyDecorators(Get('template'), Act('import'), GivesRegisterFile());
}

function GivesRegisterFile(): MethodDecorator {
  return applyDecorators(
    ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'),
    ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
  );
}

/** The doors of a side for registers handed in; a side adds those that name its kinds. */
@Injectable()
export abstract class ImportsController {
  protected abstract readonly side: ServiceName;
  protected abstract readonly kinds: readonly RegisterName[];

  constructor(
    protected readonly door: RegisterDoor,
    private readonly imports: ShowImportsQuery,
  ) {}

  /** Registers handed in within the reader's area, newest first. */
  @Get()
  @Act('import')
  @ApiOkResponse({ type: ImportsPage })
  list(
    @Query() query: PageQuery,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ImportsPage> {
    return this.imports.list(this.kinds, query, account);
  }

  /** How far it has come, what it waits for, and what became of it. */
  @Get(':importId')
  @Act('import')
  @ApiOkResponse({ type: ImportResponse })
  show(
    @Param('importId') importId: string,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ImportResponse> {
    return this.imports.show(importId, this.kinds, account);
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
    return this.door.chooseColumns({ importId, kinds: this.kinds, account }, fields, command);
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
    return this.door.confirm({ importId, kinds: this.kinds, account }, command);
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
    return this.door.discard({ importId, kinds: this.kinds, account }, command);
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
    return this.imports.refusals(importId, this.kinds, query, account, language);
  }

  /** The refused rows in the form they came in, with a column 错误原因, to be corrected and handed in again. */
  @Get(':importId/refused-rows')
  @Act('import')
  @GivesRegisterFile()
  refusedRows(
    @Param('importId') importId: string,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<StreamableFile> {
    return this.door.refusedFile(
      { importId, kinds: this.kinds, account },
      `GET /api/${this.side}/imports/:importId/refused-rows`,
    );
  }
}
