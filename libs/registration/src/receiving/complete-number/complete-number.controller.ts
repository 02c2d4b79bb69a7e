import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { RecordIdResponse } from '../../register-form/person.dto';
import { CompleteNumberHandler } from './complete-number.handler';

export class CompleteNumberRequest {
  @ApiProperty({ description: 'GB 11643' })
  @IsNotEmpty()
  @IsString()
  @MaxLength(40)
  idNumber: string;
}

@ApiTags('receiving')
@Controller('api/receiving/arrivals')
export class CompleteNumberController {
  constructor(
    private readonly commands: Commands,
    private readonly completeNumber: CompleteNumberHandler,
  ) {}

  /** The number of a person registered without one. Errors: faults of the number, `id-number.known`, `arrival.already-registered`. */
  @Post(':recordId/complete-number')
  @HttpCode(200)
  @Act('change-residence')
  @ApiOkResponse({ type: RecordIdResponse })
  complete(
    @Param('recordId') recordId: string,
    @Body() { idNumber }: CompleteNumberRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { organisation }: SignedInAccount,
  ): Promise<RecordIdResponse> {
    return this.commands.run(command, (tx) =>
      this.completeNumber.execute(tx, { recordId, idNumber, organisation }),
    );
  }
}
