import { openTestDatabase, type TestDatabase } from '../../testing';
import { type Transaction } from '../transaction';
import { attempt, statements } from './open-transaction';

// What two transactions do to each other ends in a new attempt, not in a refusal for the user.

let test: TestDatabase;

beforeAll(async () => {
  test = await openTestDatabase([]);
  await test.database.read('CREATE TABLE counter (id text PRIMARY KEY, n int NOT NULL)');
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.database.read('TRUNCATE counter');
  await test.database.read(`INSERT INTO counter VALUES ('a', 0), ('b', 0)`);
});

const add = (tx: Transaction, id: string) =>
  statements(tx)('UPDATE counter SET n = n + 1 WHERE id = $1', [id]);
const counted = () =>
  test.database.read<{ id: string; n: number }>('SELECT id, n FROM counter ORDER BY id');

/** Lets each of two through once both have come; later comers pass. */
function meeting(): () => Promise<void> {
  let come = 0;
  let open: () => void;
  const both = new Promise<void>((resolve) => (open = resolve));
  return () => {
    come++;
    if (come === 2) open();
    return both;
  };
}

describe('a transaction', () => {
  it('that locks rows against another in the other order is done once all the same', async () => {
    const met = meeting();
    let attempts = 0;
    const inOrder = (first: string, second: string) =>
      test.database.run(async (tx) => {
        attempts++;
        await add(tx, first);
        await met();
        await add(tx, second);
      });
    await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')]);
    expect(await counted()).toEqual([
      { id: 'a', n: 2 },
      { id: 'b', n: 2 },
    ]);
    expect(attempts).toBe(3);
  });

  it('that read what another has changed since reads again', async () => {
    const met = meeting();
    const readAndWrite = () =>
      test.database.run(
        async (tx) => {
          const [row] = await statements(tx)<{ n: number }>(`SELECT n FROM counter WHERE id = 'a'`);
          await met();
          await statements(tx)(`UPDATE counter SET n = $1 WHERE id = 'a'`, [row!.n + 1]);
        },
        { isolation: 'REPEATABLE READ' },
      );
    await Promise.all([readAndWrite(), readAndWrite()]);
    expect((await counted())[0]!.n).toBe(2);
  });

  it('is tried four times and then refused with what the database said', async () => {
    let attempts = 0;
    const work = test.database.run(async (tx) => {
      attempts++;
      await add(tx, 'a');
      await statements(tx)(`DO $$ BEGIN RAISE SQLSTATE '40001'; END $$`);
    });
    await expect(work).rejects.toMatchObject({ code: '40001' });
    expect(attempts).toBe(4);
    expect((await counted())[0]!.n).toBe(0);
  });

  it('that fails for another reason is not tried again', async () => {
    let attempts = 0;
    const work = test.database.run(async (tx) => {
      attempts++;
      await statements(tx)(`INSERT INTO counter VALUES ('a', 1)`);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(attempts).toBe(1);
  });
});

describe('a piece of a transaction', () => {
  const fails = () => Promise.reject(new Error('this piece'));

  it('that fails is undone alone', async () => {
    await test.database.run(async (tx) => {
      await add(tx, 'a');
      const piece = attempt(tx, async () => {
        await add(tx, 'b');
        await statements(tx)(`INSERT INTO counter VALUES ('a', 1)`);
      });
      await expect(piece).rejects.toMatchObject({ code: '23505' });
      await add(tx, 'a');
    });
    expect((await counted()).map(({ n }) => n)).toEqual([2, 0]);
  });

  it.each([
    ['that fails with the piece inside it', (inner: Promise<unknown>) => inner],
    ['that fails after a piece inside it failed', (inner: Promise<unknown>) => inner.catch(fails)],
  ])('%s is undone whole', async (_, goOn) => {
    await test.database.run(async (tx) => {
      const outer = attempt(tx, async () => {
        await add(tx, 'a');
        await goOn(attempt(tx, fails));
      });
      await expect(outer).rejects.toThrow('this piece');
      await add(tx, 'b');
    });
    expect((await counted()).map(({ n }) => n)).toEqual([0, 1]);
  });
});
