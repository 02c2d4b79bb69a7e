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
import { RegisterDepartureRequest } from './register-departure.dto';
import { RegisterDepartureHandler } from './register-departure.handler';

@ApiTags('sending')
@Controller('api/sending/departures')
export class RegisterDepartureController {
  constructor(
    private readonly commands: Commands,
    private readonly registerDeparture: RegisterDepartureHandler,
    private readonly checkIdNumber: CheckIdNumberQuery,
  ) {}

  /** Answers with the record: the arrival's, when one was waiting and the two were paired. */
  @Post()
  @Act('register-departure')
  @ApiCreatedResponse({ type: RegisteredResponse })
  register(
    @Body() request: RegisterDepartureRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { organisation }: SignedInAccount,
  ): Promise<RegisteredResponse> {
    return this.commands.run(command, async (tx) => {
      const rows = [{ ...request }];
      const [outcome] = await this.registerDeparture.execute(tx, { rows, organisation });
      return registeredOf(outcome);
    });
  }

  /** Is this number well formed, what does it say, and is the person registered as away already? */
  @Post('check')
  @HttpCode(200)
  @Act('register-departure')
  @ApiOkResponse({ type: CheckIdNumberResponse })
  check(
    @Body() { idNumber }: CheckIdNumberRequest,
    @CurrentAccount() account: SignedInAccount,
    @ReaderLanguage() language: Language,
  ): Promise<CheckIdNumberResponse> {
    return this.checkIdNumber.departures(idNumber, account, language);
  }
}
