import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/**
 * Headers of every answer. Everything is served by us, so nothing may be loaded from elsewhere; Ant Design writes its
 * styles into the page, hence inline styles, never inline scripts. HSTS and upgrading only where TLS is in front.
 */
export function securityHeaders(publicUrl: string): RequestHandler {
  const tls = publicUrl.startsWith('https:');
  return helmet({
    strictTransportSecurity: tls,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'worker-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        ...(tls && { 'upgrade-insecure-requests': [] }),
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** Answers of the interface hold personal data: no cache keeps them (等保 2.0, 剩余信息保护). */
export function noStore(request: Request, response: Response, next: NextFunction): void {
  if (request.path.startsWith('/api/')) response.set('Cache-Control', 'no-store');
  next();
}
