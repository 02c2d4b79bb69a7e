import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FaultyArguments, type StartArguments } from './arguments';

/** Where the demonstration network keeps everything: `.data` of the checkout, or `YIPANQI_DATA` (tests run several). */
export class DataFolder {
  readonly path = resolve(process.env['YIPANQI_DATA'] ?? '.data');
  readonly postgres = join(this.path, 'postgres');
  readonly kafka = join(this.path, 'kafka');
  readonly registers = join(this.path, 'registers');
  readonly agreements = join(this.path, 'agreements');
  readonly directoryFile = join(this.path, 'directory.json');
  readonly networkFile = join(this.path, 'network.json');
  private readonly planFile = join(this.path, 'plan.json');

  keysOf(region: string): string {
    return join(this.path, 'regions', region, 'keys');
  }
  accountsFileOf(region: string): string {
    return join(this.path, 'regions', region, 'accounts.json');
  }
  logOf(process: string): string {
    return join(this.path, 'logs', `${process}.log`);
  }

  reset(): void {
    // The broker's jars are kept: they are fetched, not made.
    for (const name of [
      'postgres',
      'registers',
      'agreements',
      'regions',
      'logs',
      'plan.json',
      'directory.json',
      'network.json',
    ])
      rmSync(join(this.path, name), { recursive: true, force: true });
    for (const name of ['data', 'broker.log', 'broker.pid', 'server.properties'])
      rmSync(join(this.kafka, name), { recursive: true, force: true });
  }

  /** Claims the folder for these arguments; other regions, people or seed than the ones it was made with are refused. */
  claimFor(wanted: StartArguments): void {
    const plan = {
      regions: [...wanted.regions],
      people: wanted.registers ? undefined : wanted.people,
      seed: wanted.registers ? undefined : wanted.seed,
      registers: wanted.registers ? resolve(wanted.registers) : undefined,
    };
    for (const folder of [this.path, join(this.path, 'logs')])
      mkdirSync(folder, { recursive: true });
    if (!existsSync(this.planFile)) {
      writeFileSync(this.planFile, JSON.stringify(plan));
      return;
    }
    const kept = readFileSync(this.planFile, 'utf8');
    if (kept !== JSON.stringify(plan))
      throw new FaultyArguments(
        `${this.path} 是用其他参数建立的 (${kept})；加 --reset 重新开始。 / ` +
          `${this.path} was made with other arguments (${kept}); begin anew with --reset.`,
      );
  }

  /** A number of this folder, for database names on a server several networks share. */
  get mark(): string {
    return createHash('sha256').update(this.path).digest('hex').slice(0, 8);
  }
}
