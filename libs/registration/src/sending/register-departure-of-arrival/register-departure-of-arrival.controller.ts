import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey } from '@platform/http';
import { RegisteredResponse } from '../../register-form/person.dto';
import { registeredOf } from '../../registration-outcome';
import { RegisterDepartureOfArrivalRequest } from './register-departure-of-arrival.dto';
import { RegisterDepartureOfArrivalHandler } from './register-departure-of-arrival.handler';

@ApiTags('sending')
@Controller('api/sending/arrivals')
export class RegisterDepartureOfArrivalController {
  constructor(
    private readonly commands: Commands,
    private readonly registerDeparture: RegisterDepartureOfArrivalHandler,
  ) {}

  /** Registers the departure an arrival waits for, from the identity the home register confirmed. Errors: `identity.not-confirmed`, `arrival.paired`. */
  @Post(':recordId/register-departure')
  @Act('register-departure')
  @ApiCreatedResponse({ type: RegisteredResponse })
  register(
    @Param('recordId') recordId: string,
    @Body() request: RegisterDepartureOfArrivalRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() { organisation }: SignedInAccount,
  ): Promise<RegisteredResponse> {
    return this.commands.run(command, async (tx) =>
      registeredOf(
        await this.registerDeparture.execute(tx, { ...request, recordId, organisation }),
      ),
    );
  }
}
