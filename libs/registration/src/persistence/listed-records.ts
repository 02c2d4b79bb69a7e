import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type StrandMarks, StrandNews, type StrandNewsFound } from '@ledger';
import { Database, statements } from '@platform/database';
import type { Transaction } from '@platform/transaction';
import { CONCERNED, listRecords } from './listed-columns';

/** Sections of registrations; cases are news for others. */
const SECTIONS = ['declared', 'residence', 'identity', 'departure', 'pairing'];
/** Entries looked at by one transaction. */
const BATCH = 2_000;

/** A row computed by itself costs about ten times what it costs among all of them. */
const ANEW_FROM = 10_000;
const ANEW_SHARE = 1 / 10;

const TIDY_AFTER_MS = [0, 20, 100, 500];
/**
 * True for as long as rows that are gone, or new ones nobody has looked at, are many enough to be felt: asked of the server,
 * since each process of a region fills the rows anew and any of them may have been started since.
 */
const UNTIDY = `
  SELECT s.n_dead_tup + s.n_ins_since_vacuum > GREATEST(1000, s.n_live_tup / 10) OR c.relallvisible < c.relpages * 0.9
         AS untidy
    FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid WHERE s.relid = 'registration.listed'::regclass`;

/** Whether there is more to do, and a number that stands still while nothing comes. */
export type CaughtUp = Pick<StrandNewsFound, 'more' | 'reach'>;

/**
 * Keeps `registration.listed`: a row per joint record, computed from what is held of both sides whenever there is news of
 * a strand. Nobody who registers or applies writes it; whoever reads brings it up to date first, so that a list holds
 * everything committed before it was asked for. Emptied marks have it filled anew.
 */
@Injectable()
export class ListedRecords {
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly news: StrandNews,
  ) {}

  /** Resolves when everything committed before the call is listed; calls meanwhile share the next run. */
  upToDate(): Promise<void> {
    if (!this.running) {
      this.running = this.run().finally(() => (this.running = undefined));
      return this.running;
    }
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return this.upToDate();
      });
    return this.next;
  }

  /** One batch. */
  async catchUp(): Promise<CaughtUp> {
    const caughtUp = await this.database.run(async (tx): Promise<CaughtUp & { anew?: true }> => {
      const seen = await marksOf(tx);
      const found = seen && (await this.newsSince(tx, seen));
      // Mostly there is nothing new: then nothing is locked and nothing written.
      if (seen && found && !isNews(found, seen)) return found;
      const held = await marksOf(tx, 'FOR UPDATE');
      const news = found && isSame(held, seen) ? found : held && (await this.newsSince(tx, held));
      if (!news || (await this.isCheaperAnew(tx, news))) return this.fillAnew(tx);
      const ofEntries = await this.news.strandsOf(tx, news.numbers, SECTIONS);
      await this.listAgain(tx, [...new Set([...news.strandIds, ...ofEntries])]);
      await keep(tx, news.marks);
      return news;
    });
    if (caughtUp.anew) await this.tidyUpAtOnce();
    return caughtUp;
  }

  /**
   * Else the rows before lie among those that count until the server tidies up by itself: 100 ms for the rate instead of
   * 30. Nothing goes that a statement begun before may still see, not even one that waited here: then once more.
   */
  private async tidyUpAtOnce(): Promise<void> {
    for (const waitMs of TIDY_AFTER_MS) {
      await pause(waitMs);
      await this.database.read('VACUUM (ANALYZE, SKIP_LOCKED) registration.listed');
      const [table] = await this.database.read<{ tidy: boolean }>(
        `SELECT relallvisible >= relpages AS tidy FROM pg_class WHERE oid = 'registration.listed'::regclass`,
      );
      if (table!.tidy) return;
    }
  }

  /** Later, what a transaction of minutes hindered then, be it a backup. Costs nothing while all is tidy. */
  async tidyUp(): Promise<void> {
    const [table] = await this.database.read<{ untidy: boolean }>(UNTIDY);
    if (table!.untidy) await this.database.read('VACUUM (SKIP_LOCKED) registration.listed');
  }

  private newsSince(tx: Transaction, marks: StrandMarks): Promise<StrandNewsFound> {
    return this.news.since(tx, marks, SECTIONS, BATCH);
  }

  /** After a large import: so much has come that everything is computed in less time than the news. */
  private async isCheaperAnew(tx: Transaction, { behind }: StrandNewsFound): Promise<boolean> {
    if (behind < ANEW_FROM) return false;
    const [listed] = await statements(tx)<{ n: number }>(
      'SELECT count(*)::int AS n FROM registration.listed',
    );
    return behind > listed!.n * ANEW_SHARE;
  }

  private async run(): Promise<void> {
    while ((await this.catchUp()).more);
  }

  /** The marks first: what is committed while the rows are computed is news again. */
  private async fillAnew(tx: Transaction): Promise<CaughtUp & { anew: true }> {
    const { marks, reach } = await this.news.now(tx);
    await statements(tx)('DELETE FROM registration.listed');
    await statements(tx)(listRecords('true'));
    await keep(tx, marks);
    return { more: true, reach, anew: true };
  }

  private async listAgain(tx: Transaction, strandIds: readonly string[]): Promise<void> {
    if (strandIds.length === 0) return;
    const rows = await statements(tx)<{ record_id: string | null }>(CONCERNED, [strandIds]);
    const ids = rows.map((row) => row.record_id).filter((id) => id !== null);
    await statements(tx)('DELETE FROM registration.listed WHERE record_id = ANY ($1)', [ids]);
    await statements(tx)(listRecords('r.record_id = ANY ($1)'), [ids]);
  }
}

async function marksOf(tx: Transaction, lock: 'FOR UPDATE' | '' = ''): Promise<StrandMarks | null> {
  const [kept] = await statements(tx)<{ marks: StrandMarks | null }>(
    `SELECT marks FROM registration.listed_upto ${lock}`,
  );
  return kept!.marks;
}

async function keep(tx: Transaction, marks: StrandMarks): Promise<void> {
  await statements(tx)('UPDATE registration.listed_upto SET marks = $1', [JSON.stringify(marks)]);
}

function isNews({ strandIds, marks }: StrandNewsFound, before: StrandMarks): boolean {
  return strandIds.length > 0 || !isSame({ ...marks, pending: before.pending }, before);
}

function isSame(one: StrandMarks | null, other: StrandMarks | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
