import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { RegisteredResponse } from '../../person.dto';
import { registeredOf } from '../../registration-outcome';
import { RegisterDepartureRequest } from './register-departure.dto';
import { RegisterDepartureHandler } from './register-departure.handler';

@ApiTags('sending')
@Controller('api/sending/departures')
export class RegisterDepartureController {
  constructor(
    private readonly commands: Commands,
    private readonly registerDeparture: RegisterDepartureHandler,
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
}
