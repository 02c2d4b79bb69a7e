import { DomainError } from '@platform/domain-error';

/** The bearer token is missing, stale, for another request, or not signed by a key of a partner. */
export class RequestTokenRefused extends DomainError {
  readonly code = 'exchange.token';
  readonly kind = 'unauthenticated';
  readonly text = {
    zh: '请求凭证无效（{why}）',
    en: 'The request token does not hold ({why})',
  };
}

export class StreamNotYours extends DomainError {
  readonly code = 'exchange.stream-not-yours';
  readonly kind = 'forbidden';
  readonly text = { zh: '该数据流与贵方无关', en: 'This stream does not concern your region' };
}

export class StreamUnknown extends DomainError {
  readonly code = 'exchange.stream-unknown';
  readonly kind = 'not-found';
  readonly text = { zh: '本地区没有这一数据流', en: 'This region writes no such stream' };
}

export class ExchangeQueryInvalid extends DomainError {
  readonly code = 'exchange.query';
  readonly kind = 'invalid';
  readonly text = { zh: '参数 {parameter} 有误', en: 'Parameter {parameter} is not valid' };
}

export class ControlTooLarge extends DomainError {
  readonly code = 'exchange.control-too-large';
  readonly kind = 'too-large';
  readonly text = {
    zh: '控制报文超过 {bytesMax} 字节',
    en: 'The control message is larger than {bytesMax} bytes',
  };
}

export class TooManyExchangeRequests extends DomainError {
  readonly code = 'exchange.throttled';
  readonly kind = 'throttled';
  readonly text = { zh: '请求过于频繁', en: 'Too many requests' };
}
