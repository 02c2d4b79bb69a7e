import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  Post,
} from '@nestjs/common';
import { ApiOkResponse, ApiParam } from '@nestjs/swagger';
import type { Request } from 'express';
import type { ServiceName } from '@contracts';
import { accountOf, Act, type ActName } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { commandKeyOf, describeCommandKey } from '@platform/http';
import type { Transaction } from '@platform/transaction';
import type { CaseAct } from '../case-acts';
import type { CaseCommand, CaseOutcome } from '../case-desk/case-desk';
import { CaseOutcomeResponse } from './case.dto';

/** Who acts on which case, under which key. */
export interface Acting extends Omit<CaseCommand, 'service'> {
  readonly command: CommandRequest;
}

/** Parameter decorator of every act on a case. */
export const ActingOn = createParamDecorator(
  (_: unknown, context: ExecutionContext): Acting => {
    const request = context.switchToHttp().getRequest<Request<{ caseId: string }>>();
    return {
      caseId: request.params.caseId,
      account: accountOf(context),
      command: commandKeyOf(request),
    };
  },
  [describeCommandKey],
);

/** `POST …/cases/:caseId/<act>`: answers where the case stands after it. */
export function CaseDoor(act: CaseAct, permission: ActName): MethodDecorator {
  return applyDecorators(
    Post(`:caseId/${act}`),
    HttpCode(200),
    Act(permission),
    ApiParam({ name: 'caseId', type: String }),
    ApiOkResponse({ type: CaseOutcomeResponse }),
  );
}

/**
 * The doors of a case are the same in every service; which one acts is the path. Errors of all: `case.unknown`, and by
 * the table the code of the state.
 */
export abstract class CaseDoors {
  protected abstract readonly service: ServiceName;
  protected abstract readonly commands: Commands;

  /** One act under its key; the key, what it said and its answer are kept together. */
  protected run(
    { caseId, account, command }: Acting,
    act: (tx: Transaction, on: CaseCommand) => Promise<CaseOutcome>,
  ): Promise<CaseOutcomeResponse> {
    return this.commands.run(command, (tx) => act(tx, { caseId, account, service: this.service }));
  }
}
