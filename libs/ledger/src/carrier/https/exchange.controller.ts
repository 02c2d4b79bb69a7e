import {
  Controller,
  Get,
  Header,
  HttpCode,
  Post,
  Query,
  Req,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiSecurity } from '@nestjs/swagger';
import { Open } from '@platform/http';
import type { JsonObject } from '@contracts';
import type { Request } from 'express';
import { parseCompact } from '../../wire/jws';
import { CONTROL_TYP } from '../../wire/control';
import { CONTROL_BYTES_MAX } from '../../wire/limits';
import { findStream } from '../../wire/stream-id';
import {
  ControlTooLarge,
  ExchangeQueryInvalid,
  StreamNotYours,
  StreamUnknown,
} from './exchange-errors';
import {
  answerBytesMax,
  answerSegmentsMax,
  controlPath,
  directoryPath,
  segmentsPath,
  type SegmentsAnswer,
  waitMaxS,
} from './exchange-form';
import { HttpsExchange, type OwnDirectory } from './https-exchange';

const segmentsSchema = {
  type: 'object',
  required: ['segments', 'control'],
  properties: {
    segments: {
      type: 'array',
      items: {
        type: 'object',
        required: ['jws', 'value'],
        properties: { jws: { type: 'string' }, value: { type: 'string' } },
      },
    },
    control: { type: 'array', items: { type: 'string' }, description: 'Compact JWS each' },
  },
};

/** What partners ask of this region; authorised by their key for the very request, never by a session. */
@Open()
@Controller()
export class HttpsExchangeController {
  constructor(private readonly exchange: HttpsExchange) {}

  /** Stored segments of one stream to its addressee, with the author's control messages; waits for the next if there is none. */
  @ApiSecurity('partner')
  @ApiOkResponse({ schema: segmentsSchema })
  @Get(segmentsPath)
  @Header('Cache-Control', 'no-store')
  async segments(
    @Req() request: Request,
    @Query('stream') id?: string,
    @Query('after') afterText?: string,
    @Query('wait') waitText?: string,
  ): Promise<SegmentsAnswer> {
    const caller = this.exchange.access.admit(request.headers.authorization, 'GET', segmentsPath);
    const stream = findStream(id);
    if (stream === undefined) throw new ExchangeQueryInvalid({ parameter: 'stream' });
    if (stream.addressee !== caller) throw new StreamNotYours({ stream: stream.id });
    if (stream.author !== this.exchange.region) throw new StreamUnknown({ stream: stream.id });
    const after = whole(afterText, 'after', Number.MAX_SAFE_INTEGER);
    const waitS = whole(waitText ?? '0', 'wait', waitMaxS);
    if (waitS > 0) await this.wait(request, stream.id, after, waitS * 1000);
    const { source } = this.exchange;
    const { segments, control } = await source.storedSegments(
      stream.id,
      after,
      answerSegmentsMax,
      answerBytesMax,
    );
    return {
      segments: segments.map(({ jws, value }) => ({ jws, value: value.toString('utf8') })),
      control,
    };
  }

  /** Takes one control message, a compact JWS, from the partner whose stream it is. */
  @ApiSecurity('partner')
  @ApiConsumes('application/jose')
  @ApiBody({ schema: { type: 'string', description: 'Compact JWS, `typ: yipanqi-control`' } })
  @Post(controlPath)
  @HttpCode(204)
  async control(@Req() request: Request): Promise<void> {
    const caller = this.exchange.access.admit(request.headers.authorization, 'POST', controlPath);
    if (request.is('application/jose') === false)
      throw new UnsupportedMediaTypeException('application/jose');
    const jws = await readBody(request);
    const stream = streamOf(jws);
    // What cannot be read goes on to the gate, which keeps the proof; it can speak of nobody else's stream.
    if (stream !== undefined && stream.author !== caller && stream.addressee !== caller)
      throw new StreamNotYours({ stream: stream.id });
    await this.exchange.source.takeControl(jws);
  }

  /** Only statements are believed; `keys` is there for readers of other software. */
  @Get(directoryPath)
  directory(): OwnDirectory {
    return this.exchange.ownDirectory();
  }

  private wait(request: Request, stream: string, after: number, waitMs: number): Promise<void> {
    const gone = new AbortController();
    request.once('close', () => gone.abort());
    return this.exchange.pulls.wait(stream, gone.signal, (signal) =>
      this.exchange.source.waitForSegments(stream, after, waitMs, signal),
    );
  }
}

function whole(text: string | undefined, parameter: string, max: number): number {
  const value = /^\d{1,16}$/.test(text ?? '') ? Number(text) : NaN;
  if (!(value <= max)) throw new ExchangeQueryInvalid({ parameter });
  return value;
}

/** `application/jose` is no type of Express' body parsers: the bytes are still to be read. */
async function readBody(request: Request): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > CONTROL_BYTES_MAX) throw new ControlTooLarge({ bytesMax: CONTROL_BYTES_MAX });
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function streamOf(jws: string): ReturnType<typeof findStream> {
  try {
    const { stream } = JSON.parse(parseCompact(jws, CONTROL_TYP).payload.toString()) as JsonObject;
    return findStream(stream);
  } catch {
    return undefined;
  }
}
