import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { DomainErrorFilter, serveConsole } from '.';

@Module({})
class EmptyModule {}

describe('a built console', () => {
  const folder = mkdtempSync(join(tmpdir(), 'console-'));
  let app: NestExpressApplication;
  let server: Server;

  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<title>一盘棋</title>');
    writeFileSync(join(folder, 'assets', 'main-1a2b.js'), 'go()');
    app = await NestFactory.create<NestExpressApplication>(EmptyModule, { logger: false });
    serveConsole(app, folder);
    app.useGlobalFilters(new DomainErrorFilter());
    await app.init();
    server = app.getHttpServer();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  it('gives its page for every address of its own, anew each time', async () => {
    for (const path of ['/', '/records/42', '/exchange', '/portal']) {
      const page = await request(server).get(path).set('Accept', 'text/html').expect(200);
      expect(page.text).toContain('一盘棋');
      expect(page.get('Cache-Control')).toBe('no-cache');
    }
  });

  it('says of its page what a reader who wants only the headers asks', async () => {
    await request(server).head('/').set('Accept', 'text/html').expect(200);
  });

  it('gives its files for a year, since their names change with their content', async () => {
    const file = await request(server).get('/assets/main-1a2b.js').expect(200);
    expect(file.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  });

  it('answers neither for the interface nor for a file that is gone', async () => {
    await request(server).get('/api/nothing').set('Accept', 'text/html').expect(404);
    await request(server).get('/exchange/v1/segments').set('Accept', 'text/html').expect(404);
    await request(server).get('/assets/main-old.js').set('Accept', 'text/html').expect(404);
  });
});
