import { DomainError } from '../domain-error';
import {
  cookieOf,
  CursorUnknown,
  decodeCursor,
  encodeCursor,
  languageOf,
  problemOf,
  sortOf,
  SortUnknown,
} from '.';

class Refusal extends DomainError {
  readonly code = 'thing.refused';
  readonly kind = 'conflict';
  readonly text = { zh: '第 {row} 行有误', en: 'Row {row} is wrong' };
}

describe('the language of an answer', () => {
  it.each([
    [undefined, 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['fr,en;q=0.3,zh;q=0.5', 'zh'],
    ['en;q=0', 'zh'],
    ['*', 'zh'],
  ])('asked for by %s is %s', (header, language) => expect(languageOf(header)).toBe(language));
});

describe('problem details', () => {
  it('of a refusal carry its stable code, its values and its faults in the language of the reader', () => {
    const fault = {
      field: 'idNumber',
      code: 'id-number.check-digit',
      text: { zh: '校验码错误', en: 'check digit' },
    };
    expect(problemOf(new Refusal({ row: 7 }, [fault]), 'en')).toEqual({
      type: 'urn:yipanqi:problem:thing.refused',
      title: 'Row 7 is wrong',
      status: 409,
      code: 'thing.refused',
      detail: { row: 7 },
      faults: [{ field: 'idNumber', code: 'id-number.check-digit', text: 'check digit' }],
    });
  });

  it('of an unexpected error show nothing of its message', () => {
    const problem = problemOf(new Error('张三丰 exists'), 'zh');
    expect(problem).toMatchObject({ status: 500, code: 'unexpected' });
    expect(JSON.stringify(problem)).not.toContain('张三丰');
  });

  it('of the framework and the body parser keep their status', () => {
    expect(problemOf({ status: 404 }, 'zh')).toMatchObject({
      status: 404,
      code: 'route.not-found',
    });
    expect(problemOf({ statusCode: 413 }, 'zh')).toMatchObject({ status: 413 });
  });
});

describe('a cursor', () => {
  it('gives back its position under its own order only', () => {
    const cursor = encodeCursor('-updatedAt', ['2026-11-20', 'id']);
    expect(decodeCursor('-updatedAt', cursor)).toEqual(['2026-11-20', 'id']);
    expect(() => decodeCursor('updatedAt', cursor)).toThrow(CursorUnknown);
    expect(() => decodeCursor('-updatedAt', 'garbage')).toThrow(CursorUnknown);
    const altered = encodeCursor('-updatedAt', ['2026\0', 'id']);
    expect(() => decodeCursor('-updatedAt', altered)).toThrow(CursorUnknown);
  });
});

describe('an order', () => {
  it('is taken from the list only', () => {
    expect(sortOf('-name', ['name', 'at'], 'at')).toEqual({ field: 'name', descending: true });
    expect(sortOf(undefined, ['name', 'at'], '-at')).toEqual({ field: 'at', descending: true });
    expect(() => sortOf('password', ['name'], 'name')).toThrow(SortUnknown);
  });
});

describe('a cookie', () => {
  it('is found by its whole name', () => {
    const request = { headers: { cookie: 'xa=1; a=2=3;b=4' } } as Parameters<typeof cookieOf>[0];
    expect(cookieOf(request, 'a')).toBe('2=3');
    expect(cookieOf(request, 'c')).toBeUndefined();
  });
});
