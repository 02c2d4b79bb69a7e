import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { problemResponse, problemSchema } from './problem-schema';

export interface OpenApiOptions {
  readonly title: string;
  readonly version: string;
  /** Name of the session's cookie where no TLS is in front; behind TLS it begins with `__Host-`. */
  readonly sessionCookie: string;
}

/** Serves the OpenAPI document of everything in this process at `/api/openapi.json`; no page, nothing from outside. */
export function serveOpenApi(app: INestApplication, options: OpenApiOptions): void {
  let document: string | undefined;
  app.getHttpAdapter().get('/api/openapi.json', (_request: Request, response: Response) => {
    document ??= JSON.stringify(describe(app, options));
    response.type('application/json').send(document);
  });
}

function describe(app: INestApplication, options: OpenApiOptions): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle(options.title)
    .setVersion(options.version)
    .setDescription(
      'Every refusal is a problem (RFC 9457) with a stable `code`, its texts in Chinese or, by Accept-Language, English.',
    )
    .addCookieAuth(
      options.sessionCookie,
      {
        type: 'apiKey',
        in: 'cookie',
        description: 'From POST /api/session; `__Host-` before the name behind TLS',
      },
      'session',
    )
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'Signed by a partner for this very request' },
      'partner',
    )
    .build();
  const document = SwaggerModule.createDocument(app, outline);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema },
    responses: { Problem: problemResponse },
  };
  for (const path of Object.values(document.paths))
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete])
      if (operation) operation.responses['default'] = { $ref: '#/components/responses/Problem' };
  return document;
}
