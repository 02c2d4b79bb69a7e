import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/** The two languages every text exists in. */
export type Language = 'zh' | 'en';

/** Chinese unless the reader prefers English (`Accept-Language`, RFC 9110 section 12.5.4). */
export function languageOf(header: string | undefined): Language {
  const ranked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ language, quality }) => (language === 'zh' || language === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranked[0]?.language === 'en' ? 'en' : 'zh';
}

/** Parameter decorator: the reader's `Language`. */
export const ReaderLanguage = createParamDecorator((_: unknown, context: ExecutionContext) =>
  languageOf(
    context.switchToHttp().getRequest<{ headers: { 'accept-language'?: string } }>().headers[
      'accept-language'
    ],
  ),
);
