/** Why a server of the demonstration or of the tests cannot start; said to people as it stands. */
export type NotStartedCode =
  | 'folder.closed'
  | 'folder.in-use'
  | 'port.taken'
  | 'disk.full'
  | 'postgres.missing'
  | 'postgres.account'
  | 'postgres.failed'
  | 'java.missing'
  | 'maven.missing'
  | 'kafka.fetch'
  | 'kafka.failed';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A server did not start. `message` says why and what helps, in Chinese and English. */
export class ServerNotStarted extends Error {
  constructor(
    readonly code: NotStartedCode,
    readonly words: Words,
  ) {
    super(`${words.zh}\n${words.en}`);
    this.name = 'ServerNotStarted';
  }
}
