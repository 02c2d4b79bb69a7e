import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Request, Response } from 'express';

export interface OpenApiOptions {
  readonly title: string;
  readonly version: string;
}

/** Serves the OpenAPI document of everything in this process at `/api/openapi.json`; no page, nothing from outside. */
export function serveOpenApi(app: INestApplication, options: OpenApiOptions): void {
  const outline = new DocumentBuilder()
    .setTitle(options.title)
    .setVersion(options.version)
    .addCookieAuth('session')
    .build();
  let document: string | undefined;
  app.getHttpAdapter().get('/api/openapi.json', (_request: Request, response: Response) => {
    document ??= JSON.stringify(SwaggerModule.createDocument(app, outline));
    response.type('application/json').send(document);
  });
}
