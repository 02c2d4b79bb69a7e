import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Act, CurrentAccount, type SignedInAccount } from '@identity';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey, entityTag, IfMatch, type Language, ReaderLanguage } from '@platform/http';
import { agreementTemplates } from '../agreement-templates';
import { clauses } from '../clauses';
import { kindFields } from '../kind-fields';
import { purposes } from '../purposes';
import {
  BeginDraftRequest,
  ChangeDraftRequest,
  DraftFormResponse,
  DraftIdResponse,
  DraftResponse,
} from './draft-agreement.dto';
import { DraftAgreementHandler } from './draft-agreement.handler';
import { ShowDraftQuery } from './show-draft.query';

@ApiTags('agreements')
@Controller('api/bureau/agreements')
export class DraftAgreementController {
  constructor(
    private readonly commands: Commands,
    private readonly handler: DraftAgreementHandler,
    private readonly query: ShowDraftQuery,
  ) {}

  /** Templates, clauses, purposes, and the kinds with the fields that can be agreed. */
  @Get('draft-form')
  @Act('read-agreements')
  @ApiOkResponse({ type: DraftFormResponse })
  form(): DraftFormResponse {
    return {
      templates: [...agreementTemplates],
      clauses: [...clauses],
      purposes: [...purposes],
      kinds: kindFields.map(({ kind, message, fields, required }) => ({
        ...{ kind, message },
        fields: [...fields],
        required: [...required],
      })),
    };
  }

  /** 起草: a draft from a template, from what is signed, or in answer to a proposal. Errors: `agreement.partner-unknown`, `agreement.not-found`, `agreement.version-overtaken`. */
  @Post('drafts')
  @Act('draft-agreement')
  @ApiCreatedResponse({ type: DraftIdResponse })
  begin(
    @Body() request: BeginDraftRequest,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<DraftIdResponse> {
    return this.commands.run(command, (tx) => this.handler.begin(tx, { ...request, account }));
  }

  /** A draft with what still keeps it from being proposed, fault by fault with its clause. Errors: `agreement.draft-unknown`. */
  @Get('drafts/:draftId')
  @Act('read-agreements')
  @ApiOkResponse({ type: DraftResponse })
  async show(
    @Param('draftId') draftId: string,
    @ReaderLanguage() language: Language,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftResponse> {
    const draft = await this.query.show(draftId, language);
    response.setHeader('ETag', entityTag(draft.revision));
    return draft;
  }

  /** Changes a draft as a whole, on the revision that was read. Errors: `agreement.draft-changed`, `agreement.draft-moved`, `if-match.missing`. */
  @Put('drafts/:draftId')
  @HttpCode(200)
  @Act('draft-agreement')
  @ApiOkResponse({ type: DraftIdResponse })
  change(
    @Param('draftId') draftId: string,
    @Body() { document }: ChangeDraftRequest,
    @IfMatch() revision: number,
    @CommandKey() command: CommandRequest,
    @CurrentAccount() account: SignedInAccount,
  ): Promise<DraftIdResponse> {
    return this.commands.run(command, async (tx) => {
      await this.handler.change(tx, { draftId, revision, document, account });
      return { draftId };
    });
  }

  /** Drops a draft. Errors: `agreement.draft-unknown`. */
  @Delete('drafts/:draftId')
  @HttpCode(204)
  @Act('draft-agreement')
  @ApiNoContentResponse()
  async drop(
    @Param('draftId') draftId: string,
    @CommandKey() command: CommandRequest,
  ): Promise<void> {
    await this.commands.run(command, async (tx) => {
      await this.handler.drop(tx, draftId);
      return { draftId };
    });
  }
}
