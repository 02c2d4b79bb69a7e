import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Act, CurrentAccount, permits, Scope, type SignedInAccount } from '@identity';
import { CapturedDrafts } from '../receiving/captured-draft/captured-drafts.repository';
import { RegistrationReadModel } from '../registration.read-model';
import { SelfReports } from '../self-report/self-reports.repository';

export class TodoResponse {
  @ApiProperty({ description: '待确认身份' })
  identityToConfirm: number;

  @ApiProperty({ description: '待建卡' })
  departureToRegister: number;

  @ApiProperty({ description: '两地登记居住: living here, and in another region as well' })
  secondResidence: number;

  @ApiProperty({ description: '被退回' })
  returned: number;

  @ApiProperty({ description: '对方未送达' })
  undelivered: number;

  @ApiPropertyOptional({ description: '自主申报待确认; for those who may decide on them' })
  selfReports?: number;

  @ApiPropertyOptional({ description: '转交草稿待接办; for those who may take them over' })
  capturedDrafts?: number;
}

@ApiTags('records')
@Controller('api/bureau/todo')
export class CountTodoController {
  constructor(
    private readonly registrations: RegistrationReadModel,
    private readonly reports: SelfReports,
    private readonly drafts: CapturedDrafts,
  ) {}

  /**
   * 待办. Each number is the `total` of its list: `GET /api/bureau/records?todo=…`, `GET /api/receiving/self-reports`,
   * `GET /api/receiving/captured-drafts`. Numbers alone show no person and are not logged.
   */
  @Get()
  @Act('read')
  @ApiOkResponse({ type: TodoResponse })
  async count(@CurrentAccount() { role, organisation }: SignedInAccount): Promise<TodoResponse> {
    const area = new Scope(organisation).prefix;
    const counts = await this.registrations.countTodo(area);
    return {
      identityToConfirm: counts['identity-to-confirm'],
      departureToRegister: counts['departure-to-register'],
      secondResidence: counts['second-residence'],
      returned: counts.returned,
      undelivered: counts.undelivered,
      ...(permits(role, 'decide-self-report') && {
        selfReports: await this.reports.countWaiting(area),
      }),
      ...(permits(role, 'take-over-draft') && {
        capturedDrafts: await this.drafts.countWaiting(area),
      }),
    };
  }
}
