import { DomainError, type RefusalKind, type RefusalText } from '../domain-error';
import type { Language } from './language';

/** Problem details, RFC 9457, as `application/problem+json`. `code` is stable; `title` and texts are for people. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
  readonly faults?: readonly { field: string; code: string; text: string }[];
}

const STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  throttled: 429,
};

const OF_STATUS: Readonly<Record<number, { code: string; text: RefusalText }>> = {
  400: { code: 'request.malformed', text: { zh: '请求格式有误', en: 'The request is malformed' } },
  401: { code: 'session.missing', text: { zh: '请先登录', en: 'Sign in first' } },
  403: { code: 'access.forbidden', text: { zh: '没有权限', en: 'Not permitted' } },
  404: { code: 'route.not-found', text: { zh: '没有这个地址', en: 'There is no such address' } },
  405: { code: 'route.method', text: { zh: '不支持的操作方式', en: 'Method not supported here' } },
  408: { code: 'request.timeout', text: { zh: '请求超时', en: 'The request took too long' } },
  413: { code: 'request.too-large', text: { zh: '提交的内容过大', en: 'Too much was sent' } },
  415: { code: 'request.media-type', text: { zh: '不支持的内容类型', en: 'Unsupported content' } },
  429: {
    code: 'request.throttled',
    text: { zh: '操作过于频繁，请稍后再试', en: 'Too many requests; try again later' },
  },
  502: {
    code: 'service.unreachable',
    text: { zh: '内部服务暂时无法访问', en: 'A service behind this one cannot be reached' },
  },
  503: {
    code: 'service.unavailable',
    text: { zh: '服务暂不可用，请稍后再试', en: 'Not available now; try again later' },
  },
};
const UNEXPECTED = {
  code: 'unexpected',
  text: { zh: '系统出现异常，请稍后再试或联系管理员', en: 'Something went wrong on our side' },
};

/** The problem of anything thrown. Nothing of an unexpected error's message is shown: it may hold personal data. */
export function problemOf(error: unknown, language: Language): Problem {
  if (error instanceof DomainError) return problemOfRefusal(error, language);
  const status = statusOf(error);
  const { code, text } = OF_STATUS[status] ?? (status < 500 ? OF_STATUS[400]! : UNEXPECTED);
  return { type: typeOf(code), title: text[language], status, code };
}

function problemOfRefusal(refusal: DomainError, language: Language): Problem {
  return {
    type: typeOf(refusal.code),
    title: filled(refusal.text[language], refusal.detail),
    status: STATUS[refusal.kind],
    code: refusal.code,
    ...(Object.keys(refusal.detail).length > 0 && { detail: refusal.detail }),
    ...(refusal.faults.length > 0 && {
      faults: refusal.faults.map(({ field, code, text }) => ({
        field,
        code,
        text: text[language],
      })),
    }),
  };
}

/** Status of an `HttpException` of Nest or an error of Express' body parser; 500 for anything else. */
function statusOf(error: unknown): number {
  const { status, statusCode } = (error ?? {}) as { status?: unknown; statusCode?: unknown };
  const found = typeof status === 'number' ? status : statusCode;
  return typeof found === 'number' && found >= 400 && found < 600 ? found : 500;
}

const typeOf = (code: string): string => `urn:yipanqi:problem:${code}`;

function filled(text: string, detail: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in detail ? String(detail[name]) : whole,
  );
}
