import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Act, CurrentScope, type Scope } from '@identity';
import { RegistrationReadModel } from '../registration.read-model';

export class TodoResponse {
  @ApiProperty({ description: '待确认身份' })
  identityToConfirm: number;

  @ApiProperty({ description: '待建卡' })
  departureToRegister: number;

  @ApiProperty({ description: '被退回' })
  returned: number;

  @ApiProperty({ description: '对方未送达' })
  undelivered: number;
}

@ApiTags('records')
@Controller('api/bureau/todo')
export class CountTodoController {
  constructor(private readonly registrations: RegistrationReadModel) {}

  /** 待办. Each number is the `total` of `GET /api/bureau/records?todo=…`; numbers alone show no person and are not logged. */
  @Get()
  @Act('read')
  @ApiOkResponse({ type: TodoResponse })
  async count(@CurrentScope() scope: Scope): Promise<TodoResponse> {
    const counts = await this.registrations.countTodo(scope.prefix);
    return {
      identityToConfirm: counts['identity-to-confirm'],
      departureToRegister: counts['departure-to-register'],
      returned: counts.returned,
      undelivered: counts.undelivered,
    };
  }
}
