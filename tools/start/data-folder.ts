import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stopKafkaLeftBehind, stopPostgresLeftBehind } from '../servers';
import { FaultyArguments, type StartArguments } from './arguments';

const made = [
  'postgres',
  'broker',
  'registers',
  'agreements',
  'regions',
  'logs',
  'plan.json',
  'directory.json',
  'network.json',
  'clock',
  'casework.json',
];

/** Where the demonstration network keeps everything: `.data` of the checkout, or `YIPANQI_DATA` (tests run several). */
export class DataFolder {
  readonly path = resolve(process.env['YIPANQI_DATA'] ?? '.data');
  readonly postgres = join(this.path, 'postgres');
  readonly kafka = join(this.path, 'broker');
  readonly registers = join(this.path, 'registers');
  readonly networkFile = join(this.path, 'network.json');
  /** How far the casework of the demonstration has come. */
  readonly caseworkFile = join(this.path, 'casework.json');
  private readonly planFile = join(this.path, 'plan.json');

  /** Forgets everything but the broker's jars: those are fetched, not made. */
  async reset(): Promise<void> {
    await stopPostgresLeftBehind(this.postgres);
    await stopKafkaLeftBehind(this.kafka);
    for (const name of made) rmSync(join(this.path, name), { recursive: true, force: true });
  }

  /**
   * Claims the folder for these arguments; other regions, people or seed than the ones it was made with are refused.
   * Answers whether it is new.
   */
  claimFor(wanted: StartArguments): boolean {
    const plan = {
      regions: [...wanted.regions],
      people: wanted.registers ? undefined : wanted.people,
      seed: wanted.registers ? undefined : wanted.seed,
      registers: wanted.registers ? resolve(wanted.registers) : undefined,
      casework: wanted.casework === 'none' ? undefined : wanted.casework,
    };
    for (const folder of [this.path, join(this.path, 'logs')])
      mkdirSync(folder, { recursive: true });
    if (!existsSync(this.planFile)) {
      writeFileSync(this.planFile, JSON.stringify(plan));
      return true;
    }
    const kept = readFileSync(this.planFile, 'utf8');
    if (kept !== JSON.stringify(plan))
      throw new FaultyArguments(
        `${this.path} 是用其他参数建立的 (${kept})；加 --reset 重新开始。 / ` +
          `${this.path} was made with other arguments (${kept}); begin anew with --reset.`,
      );
    return false;
  }
}
