import { Controller, Query, type StreamableFile, UploadedFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentAccount, type SignedInAccount } from '@identity';
import type { CommandRequest } from '@platform/commands';
import { CommandKey } from '@platform/http';
import type { ImportResponse } from '../../import-register/import-register.dto';
import {
  GivesRegisterTemplate,
  HandsRegisterIn,
  ImportsController,
} from '../../import-register/imports.controller';
import type { UploadedRegister } from '../../import-register/register-upload';
import { ImportArrivalsQuery, ArrivalsTemplateQuery } from './import-arrivals.dto';

@ApiTags('receiving')
@Controller('api/receiving/imports')
export class ImportArrivalsController extends ImportsController {
  protected override readonly side = 'receiving';
  protected override readonly kinds = ['arrivals'] as const;

  /**
   * Hands a register in, .xlsx or CSV. At once, it answers when the last row was judged; `step=check` answers when the
   * bytes are there. The same file again answers what became of it and changes nothing.
   */
  @HandsRegisterIn()
  takeIn(
    @Query() { kind, step }: ImportArrivalsQuery,
    @UploadedFile() file: UploadedRegister | undefined,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<ImportResponse> {
    return this.door.handIn(kind, step, file, command, account);
  }

  /** 导入模板: the columns with drop-downs, and an example that is nobody. */
  @GivesRegisterTemplate()
  template(@Query() { kind, format }: ArrivalsTemplateQuery): StreamableFile {
    return this.door.template(kind, format);
  }
}
