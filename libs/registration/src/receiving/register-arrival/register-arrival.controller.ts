import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey, type Language, ReaderLanguage } from '@platform/http';
import {
  CheckIdNumberRequest,
  CheckIdNumberResponse,
} from '../../check-id-number/check-id-number.dto';
import { CheckIdNumberQuery } from '../../check-id-number/check-id-number.query';
import { RegisteredResponse } from '../../register-form/person.dto';
import { registeredOf } from '../../registration-outcome';
import { RegisterArrivalRequest } from './register-arrival.dto';
import { RegisterArrivalHandler } from './register-arrival.handler';

@ApiTags('receiving')
@Controller('api/receiving/arrivals')
export class RegisterArrivalController {
  constructor(
    private readonly commands: Commands,
    private readonly registerArrival: RegisterArrivalHandler,
    private readonly checkIdNumber: CheckIdNumberQuery,
  ) {}

  /** Registers an arrival. Errors: one code per fault of a field, `arrival.already-registered`, `division.outside`, `agreement.not-in-force`. */
  @Post()
  @Act('register-arrival')
  @ApiCreatedResponse({ type: RegisteredResponse })
  register(
    @Body() request: RegisterArrivalRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { organisation }: SignedInAccount,
  ): Promise<RegisteredResponse> {
    return this.commands.run(command, async (tx) => {
      const rows = [{ ...request }];
      const [outcome] = await this.registerArrival.execute(tx, { rows, organisation });
      return registeredOf(outcome);
    });
  }

  /** Is this number well formed, what does it say, and is the person registered here already? */
  @Post('check')
  @HttpCode(200)
  @Act('register-arrival')
  @ApiOkResponse({ type: CheckIdNumberResponse })
  check(
    @Body() { idNumber }: CheckIdNumberRequest,
    @CurrentAccount() account: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): Promise<CheckIdNumberResponse> {
    return this.checkIdNumber.arrivals(idNumber, account, language);
  }
}
