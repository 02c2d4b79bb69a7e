import { Module } from '@nestjs/common';
import { StreamsController } from './streams.controller';

/** What the bureau shows of the exchange over HTTP. Wants the ledger from a global module. */
@Module({ controllers: [StreamsController] })
export class LedgerDoorsModule {}
