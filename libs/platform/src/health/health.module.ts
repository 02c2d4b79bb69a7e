import { Controller, Get, Global, Header, Module, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { Database } from '../database';
import { Open } from '../http';
import { Probes } from './probes';

const report = { schema: { type: 'object', additionalProperties: true } };

@ApiTags('process')
@Controller()
export class HealthController {
  constructor(
    private readonly probes: Probes,
    database: Database,
  ) {
    probes.add('database', async () => {
      await database.read('SELECT 1');
      return { ok: true };
    });
  }

  @Open()
  @Get('healthz')
  @ApiOperation({ summary: 'The process lives.' })
  @ApiOkResponse(report)
  @Header('Cache-Control', 'no-store')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Open()
  @Get('readyz')
  @ApiOperation({ summary: 'It can do its work: 200, or 503 with the probe that says why not.' })
  @ApiOkResponse(report)
  @ApiServiceUnavailableResponse(report)
  @Header('Cache-Control', 'no-store')
  async ready(@Res() response: Response): Promise<void> {
    const report = await this.probes.report();
    response.status(report.ready ? 200 : 503).json(report);
  }
}

/** Global: `Probes` for every library, `/healthz` and `/readyz`. */
@Global()
@Module({ controllers: [HealthController], providers: [Probes], exports: [Probes] })
export class HealthModule {}
