import type { Server } from 'node:http';
import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import request from 'supertest';
import {
  DomainErrorFilter,
  HoldsNoNumber,
  IsWrittenLine,
  refuseUnstorableText,
  validationPipe,
} from '.';

class NoteRequest {
  @IsNotEmpty()
  @IsString()
  @MaxLength(200)
  name: string;

  @HoldsNoNumber()
  @IsWrittenLine(40)
  reason: string;
}

@Controller('notes')
class NotesController {
  @Post()
  write(@Body() note: NoteRequest): NoteRequest {
    return note;
  }

  @Get(':id')
  read(@Param('id') id: string): { id: string } {
    return { id };
  }
}

@Module({ controllers: [NotesController] })
class NotesModule {}

let app: NestExpressApplication;
let server: Server;

beforeAll(async () => {
  app = await NestFactory.create<NestExpressApplication>(NotesModule, {
    logger: false,
    bodyParser: false,
  });
  app.useBodyParser('json');
  app.use(refuseUnstorableText);
  app.useGlobalFilters(new DomainErrorFilter());
  app.useGlobalPipes(validationPipe());
  await app.init();
  server = app.getHttpServer();
});
afterAll(() => app.close());

const faultsOf = async (body: object | string): Promise<[string, string][]> => {
  const sent = request(server).post('/notes').set('Content-Type', 'application/json').send(body);
  const { faults } = (await sent.expect(400)).body as {
    faults?: { field: string; code: string }[];
  };
  return (faults ?? []).map(({ field, code }) => [field, code]);
};

describe('what is sent', () => {
  it.each([
    ['left out', { reason: '核对' }, [['name', 'field.required']]],
    ['of another type', { name: 5, reason: '核对' }, [['name', 'field.type']]],
    ['a list of names', { name: ['王'], reason: '核对' }, [['name', 'field.type']]],
    ['unknown', { name: '王', reason: '核对', evil: 1 }, [['evil', 'field.unknown']]],
    ['too long', { name: '王', reason: '核'.repeat(41) }, [['reason', 'field.length']]],
    ['blank', { name: '王', reason: '  ' }, [['reason', 'field.required']]],
    ['mark-up', { name: '王', reason: '<b>' }, [['reason', 'field.characters']]],
    [
      'the number of a document',
      { name: '王', reason: '号码610302 19900101 001x' },
      [['reason', 'field.personal-number']],
    ],
    [
      'a telephone',
      { name: '王', reason: '电话１３８-1234-5678' },
      [['reason', 'field.personal-number']],
    ],
    ['written backwards', { name: '王', reason: 'a\u202eb' }, [['reason', 'field.characters']]],
  ])('%s is one fault that names its cause', async (_, body, faults) => {
    expect(await faultsOf(body)).toEqual(faults);
  });

  it.each([
    ['NUL', '{"name":"王\\u0000","reason":"核对"}', 'name'],
    ['a lone surrogate', '{"name":"王","reason":"\\ud800"}', 'reason'],
    ['NUL below', '{"name":{"a":["\\u0000"]},"reason":"核对"}', 'name'],
  ])('with %s, which no table can hold, is refused by its field', async (_, body, field) => {
    expect(await faultsOf(body)).toEqual([[field, 'field.characters']]);
  });

  it('holds a filing number and a day, which are no numbers of a person', async () => {
    const body = { name: '王', reason: '宝卫函〔2026〕20260302号，2026-03-02' };
    await request(server).post('/notes').send(body).expect(201);
  });

  it('nested deeper than any form is refused, not walked', async () => {
    const deep = `{"name":${'['.repeat(5000)}${']'.repeat(5000)},"reason":"核对"}`;
    expect(await faultsOf(deep)).toEqual([['name', 'field.type']]);
  });

  it('with NUL in its address is malformed', async () => {
    const answer = await request(server).get('/notes/%00').expect(400);
    expect(answer.body).toMatchObject({ code: 'request.malformed' });
  });
});
