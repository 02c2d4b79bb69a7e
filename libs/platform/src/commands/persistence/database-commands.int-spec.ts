import { randomBytes } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '../../../testing';
import { SettableClock } from '../../clock';
import { statements } from '../../database';
import { FieldCipher } from '../../field-cipher';
import { type CommandRequest, IdempotencyKeyReused, platformMigrations } from '..';
import { DatabaseCommands } from './database-commands';

const noon = new Date('2026-11-20T04:00:00.000Z');
const cipher = new FieldCipher({ encryption: randomBytes(32), index: randomBytes(32) });
let opened: TestDatabase;
let commands: DatabaseCommands;
let effects = 0;
const command = (more: Partial<CommandRequest> = {}): CommandRequest => ({
  key: `k${randomBytes(4).toString('hex')}`,
  account: 'a1',
  name: 'POST /api/x',
  fingerprint: 'f1',
  ...more,
});
const work = (): Promise<{ n: number }> => {
  effects += 1;
  return Promise.resolve({ n: effects });
};

beforeAll(async () => {
  opened = await openTestDatabase([platformMigrations]);
  commands = new DatabaseCommands(opened.database, new SettableClock(noon), cipher);
});
afterAll(() => opened.drop());

describe('a command', () => {
  it('given again under its key is answered as before and done once', async () => {
    const given = command();
    const first = await commands.run(given, work);
    expect(await commands.run(given, work)).toEqual(first);
  });

  it('is answered to the byte as before, in whatever order its answer was written', async () => {
    const given = command();
    const answer = () => Promise.resolve({ recordId: 'r1', marks: [], found: true });
    const first = JSON.stringify(await commands.run(given, answer));
    expect(JSON.stringify(await commands.run(given, answer))).toBe(first);
  });

  it('given ten times at once is done once', async () => {
    const given = command();
    const before = effects;
    const answers = await Promise.all(Array.from({ length: 10 }, () => commands.run(given, work)));
    expect(effects).toBe(before + 1);
    expect(new Set(answers.map(({ n }) => n))).toEqual(new Set([effects]));
  });

  it('with other content, or another command, under a used key is refused', async () => {
    const given = command();
    await commands.run(given, work);
    await expect(commands.run({ ...given, fingerprint: 'f2' }, work)).rejects.toThrow(
      IdempotencyKeyReused,
    );
    await expect(commands.run({ ...given, name: 'PUT /api/y' }, work)).rejects.toThrow(
      IdempotencyKeyReused,
    );
  });

  it('under the key of another account is a command of its own', async () => {
    const given = command();
    const first = await commands.run(given, work);
    expect(await commands.run({ ...given, account: 'a2' }, work)).not.toEqual(first);
  });

  it('that was refused leaves no trace and may come again under its key', async () => {
    const given = command();
    const refusing = commands.run(given, async (tx) => {
      await statements(tx)('CREATE TABLE platform.trace (n integer)');
      throw new Error('refused');
    });
    await expect(refusing).rejects.toThrow('refused');
    const [trace] = await opened.database.read<{ oid: string | null }>(
      `SELECT to_regclass('platform.trace') AS oid`,
    );
    expect(trace!.oid).toBeNull();
    const answer = await commands.run(given, work);
    expect(answer).toEqual({ n: effects });
  });

  it('keeps no fingerprint that could be guessed back to what was sent', async () => {
    await commands.run(command({ fingerprint: 'of-an-id-number' }), work);
    const rows = await opened.database.read<{ fingerprint: Buffer }>(
      'SELECT fingerprint FROM platform.command',
    );
    expect(
      rows.some(({ fingerprint }) => fingerprint.equals(cipher.index('of-an-id-number'))),
    ).toBe(true);
  });
});
