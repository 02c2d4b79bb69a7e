import { Controller, type DynamicModule, Get, Global, Header, Module, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { Open } from '../http';
import { Metrics } from './metrics';

@ApiTags('process')
@Controller()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Open()
  @Get('metrics')
  @ApiOperation({ summary: "Figures of this process in Prometheus' text form." })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  @Header('Cache-Control', 'no-store')
  async read(@Res() response: Response): Promise<void> {
    response.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}

/** Global: `Metrics` for every library, and `/metrics`. */
@Global()
@Module({})
export class MetricsModule {
  static forRegion(regionCode: string): DynamicModule {
    return {
      module: MetricsModule,
      controllers: [MetricsController],
      providers: [{ provide: Metrics, useFactory: () => new Metrics(regionCode) }],
      exports: [Metrics],
    };
  }
}

/** Times every request by method, route and status; the route has parameters in it, never their values. */
export function requestTimer(
  metrics: Metrics,
): (request: Request, response: Response, next: NextFunction) => void {
  const times = metrics.histogram('http_request_seconds', 'Time to answer a request', [
    'method',
    'route',
    'status',
  ]);
  return (request, response, next) => {
    const stop = times.startTimer();
    response.once('finish', () => {
      const route = (request.route as { path?: unknown } | undefined)?.path;
      stop({
        method: request.method,
        route: typeof route === 'string' ? route : 'other',
        status: String(response.statusCode),
      });
    });
    next();
  };
}
