import { type Problem, Refused, Unreachable } from './problem';
import { isRepeating, secondsSinceLastTouch } from './activity';

export type QueryValue = string | number | boolean | undefined;

interface Options {
  query?: Record<string, QueryValue>;
  body?: unknown;
  file?: File;
  /** Made once per submission; a repeat after a lost answer carries the same one. */
  key?: string;
  purpose?: string;
  /** The revision an edit was made on. */
  revision?: number;
  signal?: AbortSignal;
}

const sessionLost = new Set<(problem: Problem) => void>();

/** Called whenever the region says that nobody is signed in; returns the undo. */
export function onSessionLost(listener: (problem: Problem) => void): () => void {
  sessionLost.add(listener);
  return () => void sessionLost.delete(listener);
}

const language = (): string => (document.documentElement.lang === 'en' ? 'en' : 'zh-CN');

export function addressOf(path: string, query: Record<string, QueryValue> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

function headersOf({ body, key, purpose, revision }: Options): Record<string, string> {
  return {
    Accept: 'application/json',
    'Accept-Language': language(),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(key && { 'Idempotency-Key': key }),
    ...(revision !== undefined && { 'If-Match': `"${revision}"` }),
    ...(purpose && { 'X-Purpose': encodeURIComponent(purpose) }),
    ...backgroundOf(),
  };
}

/** The page asks every two seconds: that must neither keep an abandoned session alive nor be logged as a new reading. */
function backgroundOf(): Record<string, string> {
  if (secondsSinceLastTouch() > 60) return { 'X-Background': 'true' };
  return isRepeating() ? { 'X-Background': 'attended' } : {};
}

async function send(method: string, path: string, options: Options): Promise<Response> {
  let body: BodyInit | undefined;
  if (options.file) {
    const form = new FormData();
    form.append('file', options.file);
    body = form;
  } else if (options.body !== undefined) body = JSON.stringify(options.body);
  try {
    return await fetch(addressOf(path, options.query), {
      method,
      headers: headersOf(options),
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body !== undefined && { body }),
      ...(options.signal && { signal: options.signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Unreachable();
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const { status } = response;
  const held = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  const code = held?.code ?? `http.${status}`;
  return { type: 'about:blank', title: '', ...held, status, code };
}

async function request<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const response = await send(method, path, options);
  if (!response.ok) {
    const problem = await problemOf(response);
    // A wrong password is a 401 of its own kind: nobody was signed in before it.
    const signingIn = method === 'POST' && path === '/api/session';
    if (problem.status === 401 && !signingIn) sessionLost.forEach((tell) => tell(problem));
    if (problem.status >= 502 && problem.status <= 504 && !problem.title) throw new Unreachable();
    throw new Refused(problem);
  }
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const read = <T>(path: string, options?: Omit<Options, 'key' | 'body'>): Promise<T> =>
  request<T>('GET', path, options);

/** A read that names people: asked by POST, because nothing of a person may stand in an address. */
export const ask = <T>(path: string, body: object, signal?: AbortSignal): Promise<T> =>
  request<T>('POST', path, { body, ...(signal && { signal }) });

export const command = <T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: Options & { key: string },
): Promise<T> => request<T>(method, path, options);
