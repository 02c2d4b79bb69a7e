import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Clock } from '@platform/clock';
import { type CommandRequest, Commands } from '@platform/commands';
import { CommandKey, RequiresAct } from '@platform/http';
import { Ids } from '@platform/ids';
import { OutageNoteStore } from '../persistence/outage-note.store';
import { OutageTime, OutageUnknown } from './outage-note';
import { NoteOutageRequest, OutageNotedResponse, OutageNoteResponse } from './outage-notes.dto';

@ApiTags('bureau')
@Controller('api/bureau/outages')
export class OutageNotesController {
  constructor(
    private readonly commands: Commands,
    private readonly notes: OutageNoteStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** 交换中断说明, newest first; no personal data. */
  @Get()
  @RequiresAct('streams')
  @ApiOkResponse({ type: [OutageNoteResponse] })
  async list(): Promise<OutageNoteResponse[]> {
    const notes = await this.notes.newest();
    return notes.map(({ noteId, partner, from, until, reason }) => ({
      noteId,
      partner,
      from: from.toISOString(),
      until: until?.toISOString(),
      reason,
    }));
  }

  /** Notes that the exchange with a partner stands still, since when and why. Errors: `outage.time`. */
  @Post()
  @RequiresAct('note-outage')
  @ApiCreatedResponse({ type: OutageNotedResponse })
  note(
    @Body() { partner, from, reason }: NoteOutageRequest,
    @CommandKey() command: CommandRequest,
  ): Promise<OutageNotedResponse> {
    return this.commands.run(command, async (tx) => {
      const now = this.clock.now();
      const since = from === undefined ? now : new Date(from);
      if (since > now) throw new OutageTime();
      const noteId = this.ids.next();
      await this.notes.add(tx, { noteId, partner, from: since, reason, notedBy: command.account });
      return { noteId };
    });
  }

  /** The exchange goes on again. Errors: `outage.unknown`. */
  @Post(':noteId/end')
  @HttpCode(204)
  @RequiresAct('note-outage')
  @ApiNoContentResponse()
  async end(@Param('noteId') noteId: string, @CommandKey() command: CommandRequest): Promise<void> {
    await this.commands.run(command, async (tx) => {
      if (!(await this.notes.end(tx, noteId, this.clock.now()))) throw new OutageUnknown();
      return {};
    });
  }
}
