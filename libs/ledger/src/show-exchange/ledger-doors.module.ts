import { Module } from '@nestjs/common';
import { OutageNotesController } from '../outage-notes/outage-notes.controller';
import { OutageNoteStore } from '../persistence/outage-note.store';
import { StreamsController } from './streams.controller';

/** What the bureau shows of the exchange over HTTP. Wants the ledger from a global module. */
@Module({
  controllers: [StreamsController, OutageNotesController],
  providers: [OutageNoteStore],
})
export class LedgerDoorsModule {}
