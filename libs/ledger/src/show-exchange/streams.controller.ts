import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequiresAct } from '@platform/http';
import { LedgerReadModel, type QuarantinePage, type StreamLine } from '../read/ledger.read-model';
import { QuarantineQuery } from './quarantine.dto';

/** 与各地的数据交换: streams, and what the gate refused. No personal data in either. */
@ApiTags('bureau')
@Controller('api/bureau')
export class StreamsController {
  constructor(private readonly ledger: LedgerReadModel) {}

  @Get('streams')
  @RequiresAct('streams')
  @ApiOperation({
    summary:
      'Streams with every partner: positions, receipts, lag, open entries, quarantined messages',
  })
  streams(): Promise<StreamLine[]> {
    return this.ledger.streams();
  }

  @Get('quarantine')
  @RequiresAct('quarantine')
  @ApiOperation({ summary: 'Messages that failed the envelope checks, newest first' })
  async quarantine(@Query() query: QuarantineQuery): Promise<QuarantinePage & { total: number }> {
    const [page, total] = await Promise.all([
      this.ledger.quarantine(query.size, query.cursor, query.stream),
      this.ledger.quarantinedCount(query.stream),
    ]);
    return { ...page, total };
  }
}
