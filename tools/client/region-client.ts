import { randomUUID } from 'node:crypto';

export interface SignIn {
  readonly username: string;
  readonly password: string;
}

/** A region answered with problem details; `code` is the stable code. */
export class RegionRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly problem: unknown,
  ) {
    super(`${status} ${code} ${JSON.stringify(problem)}`);
  }
}

/** A user of a region's HTTP interface: signs in, keeps the cookie, gives each command its key. For tools and tests. */
export class RegionClient {
  private cookie = '';

  constructor(
    readonly url: string,
    private readonly language: 'zh-CN' | 'en' = 'zh-CN',
  ) {}

  async signIn(account: SignIn): Promise<this> {
    const answer = await fetch(`${this.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ username: account.username, password: account.password }),
    });
    await this.read(answer);
    this.cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0]!)
      .join('; ');
    return this;
  }

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  /** A read that names people: asked by POST, because nothing of it may stand in an address. */
  ask<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('POST', path, JSON.stringify(body), { 'content-type': 'application/json' });
  }

  /** A command; where what was read decides, on the revision that was read. */
  post<T>(
    path: string,
    body: unknown = {},
    key: string = randomUUID(),
    revision?: number,
  ): Promise<T> {
    return this.send<T>('POST', path, JSON.stringify(body), {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(revision !== undefined && { 'if-match': `"${revision}"` }),
    });
  }

  /** The answer as it came, whatever its status: for tests of what is refused. */
  async raw(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; text: string }> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        'idempotency-key': randomUUID(),
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    return { status: answer.status, text: await answer.text() };
  }

  patch<T>(path: string, body: unknown, key: string = randomUUID()): Promise<T> {
    return this.send<T>('PATCH', path, JSON.stringify(body), {
      'content-type': 'application/json',
      'idempotency-key': key,
    });
  }

  /** An edit on the revision that was read. */
  put<T>(path: string, body: unknown, revision: number, key: string = randomUUID()): Promise<T> {
    return this.send<T>('PUT', path, JSON.stringify(body), {
      'content-type': 'application/json',
      'idempotency-key': key,
      'if-match': `"${revision}"`,
    });
  }

  /** Hands a file in as the field `file` of a form. */
  async upload<T>(
    path: string,
    name: string,
    content: Blob,
    key: string = randomUUID(),
  ): Promise<T> {
    const form = new FormData();
    form.set('file', content, name);
    return this.send<T>('POST', path, form, { 'idempotency-key': key });
  }

  private async send<T>(
    method: string,
    path: string,
    body?: string | FormData,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        accept: 'application/json',
        'accept-language': this.language,
        ...headers,
      },
      body,
    });
    return this.read<T>(answer);
  }

  private async read<T>(answer: Response): Promise<T> {
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    const content: unknown = text !== '' && type.includes('json') ? JSON.parse(text) : text;
    if (!answer.ok)
      throw new RegionRefused(answer.status, (content as { code?: string }).code ?? '', content);
    return content as T;
  }
}
