import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

const NOT_PAGES = /^\/(api|exchange\/v1|\.well-known|healthz|readyz|metrics|assets)(\/|$)/;

/**
 * Serves a built single-page console: files with a digest in their name for a year, the page itself anew each time, and
 * the page for every address that belongs to nobody else.
 */
export function serveConsole(app: NestExpressApplication, folder: string): void {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  app.useStaticAssets(join(folder, 'assets'), {
    prefix: '/assets',
    immutable: true,
    maxAge: '365d',
  });
  app.useStaticAssets(folder, { index: false, maxAge: 0 });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const asksPage = ['GET', 'HEAD'].includes(request.method) && !NOT_PAGES.test(request.path);
    if (!asksPage || !request.accepts('html')) return next();
    response.set('Cache-Control', 'no-cache').sendFile(page, { dotfiles: 'allow' });
  });
}
