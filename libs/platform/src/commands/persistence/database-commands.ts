import { Injectable } from '@nestjs/common';
import type { JsonObject } from '@contracts';
import { Clock } from '../../clock';
import { Database, statements } from '../../database';
import { FieldCipher } from '../../field-cipher';
import type { Transaction } from '../../transaction';
import { type CommandRequest, Commands, IdempotencyKeyReused } from '../commands';

interface KeptCommand {
  readonly name: string;
  readonly fingerprint: Buffer;
  readonly answer: JsonObject;
}

@Injectable()
export class DatabaseCommands extends Commands {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  async run<R extends JsonObject>(
    command: CommandRequest,
    work: (tx: Transaction) => Promise<R>,
  ): Promise<R> {
    // A body holds ID numbers, which can be guessed: only the keyed digest of its fingerprint is kept.
    const fingerprint = this.cipher.index(command.fingerprint);
    return this.database.run(async (tx) => {
      const kept = await this.claim(tx, command, fingerprint);
      if (kept) {
        if (kept.name !== command.name || !kept.fingerprint.equals(fingerprint))
          throw new IdempotencyKeyReused();
        return kept.answer as R;
      }
      const answer = await work(tx);
      // The answer as it is kept: jsonb orders members anew, and a repeat must be the same to the byte.
      const [told] = await statements(tx)<{ answer: R }>(
        `UPDATE platform.command SET answer = $3::jsonb WHERE account = $1 AND key = $2 RETURNING answer`,
        [command.account, command.key, JSON.stringify(answer)],
      );
      return told!.answer;
    });
  }

  /** Takes the key, or gives what it was used for. The insert waits for another transaction that holds the same key. */
  private async claim(
    tx: Transaction,
    command: CommandRequest,
    fingerprint: Buffer,
  ): Promise<KeptCommand | undefined> {
    const sql = statements(tx);
    const taken = await sql(
      `INSERT INTO platform.command (account, key, name, fingerprint, at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (account, key) DO NOTHING RETURNING key`,
      [command.account, command.key, command.name, fingerprint, this.clock.now()],
    );
    if (taken.length === 1) return undefined;
    const [kept] = await sql<KeptCommand>(
      'SELECT name, fingerprint, answer FROM platform.command WHERE account = $1 AND key = $2',
      [command.account, command.key],
    );
    return kept;
  }
}
