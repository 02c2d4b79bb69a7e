import { Injectable } from '@nestjs/common';
import type { ServiceName } from '@contracts';
import { Database } from '@platform/database';
import {
  LedgerReadModel,
  type OpenLine,
  type QuarantinePage,
  type QuarantineLine,
  type StreamLine,
} from '../read/ledger.read-model';
import { parseStream } from '../wire/stream-id';

const openMax = 100;

interface StreamRow {
  stream: string;
  direction: StreamLine['direction'];
  last: number;
  published: number | null;
  upto: number | null;
  receiptAt: Date | null;
  sealedAt: Date | null;
  known: number;
  state: StreamLine['state'];
  code: string | null;
  quarantined: number;
}

const streamsSql = `
SELECT s.*, r.upto::float8 AS upto, r.at AS "receiptAt",
       (SELECT count(*)::int FROM ledger.quarantine q WHERE q.stream = s.stream) AS quarantined
  FROM (SELECT stream, 'outgoing' AS direction, last::float8 AS last, published::float8 AS published,
               last::float8 AS known, state, code, sealed_at AS "sealedAt" FROM ledger.stream_head
        UNION ALL
        SELECT stream, 'incoming', last::float8, NULL, known_head::float8, state, code, sealed_at
          FROM ledger.stream_position) s
  LEFT JOIN ledger.receipt_newest r ON r.stream = s.stream
 ORDER BY s.stream`;

const unsettledSql = `
SELECT format('%s pending in %s', count(*), p.stream) AS what FROM ledger.outbox_pending p GROUP BY p.stream
UNION ALL
SELECT format('%s published to %s of %s', h.stream, h.published, h.last)
  FROM ledger.stream_head h WHERE h.published < h.last
UNION ALL
SELECT format('%s receipted to %s of %s', h.stream, COALESCE(r.upto, 0), h.last)
  FROM ledger.stream_head h LEFT JOIN ledger.receipt_newest r ON r.stream = h.stream
 WHERE COALESCE(r.upto, 0) < h.last
UNION ALL
SELECT format('%s applied to %s of %s', p.stream, p.last, p.known_head)
  FROM ledger.stream_position p WHERE p.last < p.known_head
UNION ALL
SELECT format('%s applied to %s, our receipt says %s', p.stream, p.last, COALESCE(r.upto, 0))
  FROM ledger.stream_position p LEFT JOIN ledger.receipt_newest r ON r.stream = p.stream
 WHERE COALESCE(r.upto, 0) < p.last`;

/** Reads schema `ledger` for who shows it. */
@Injectable()
export class SqlLedgerReadModel extends LedgerReadModel {
  constructor(private readonly database: Database) {
    super();
  }

  async streams(): Promise<StreamLine[]> {
    const rows = await this.database.read<StreamRow>(streamsSql);
    const open = await this.database.read<OpenLine & { stream: string }>(
      `SELECT l.* FROM (SELECT DISTINCT stream FROM ledger.open_listed) s
         JOIN LATERAL (SELECT stream, sequence::float8 AS sequence, state, code,
                              strand_id AS "strandId", since
                         FROM ledger.open_listed o WHERE o.stream = s.stream
                        ORDER BY o.sequence LIMIT ${openMax}) l ON true`,
    );
    return rows.map((row) =>
      lineOf(
        row,
        open.filter(({ stream }) => stream === row.stream),
      ),
    );
  }

  async quarantine(size: number, before?: number, stream?: string): Promise<QuarantinePage> {
    const rows = await this.database.read<QuarantineLine & { stream: string | null }>(
      `SELECT id::float8 AS id, received_at AS "receivedAt", service, stream, hash, reason, size
         FROM ledger.quarantine
        WHERE ($2::bigint IS NULL OR id < $2) AND ($3::text IS NULL OR stream = $3)
        ORDER BY id DESC LIMIT $1`,
      [size + 1, before ?? null, stream ?? null],
    );
    const items = rows.slice(0, size).map(({ stream, ...row }) => ({
      ...row,
      ...(stream !== null && { stream }),
    }));
    return { items, ...(rows.length > size && { next: items.at(-1)!.id }) };
  }

  async quarantinedCount(stream?: string): Promise<number> {
    const [row] = await this.database.read<{ count: number }>(
      stream === undefined
        ? 'SELECT COALESCE(sum(messages), 0)::float8 AS count FROM ledger.quarantine_hour'
        : 'SELECT count(*)::float8 AS count FROM ledger.quarantine WHERE stream = $1',
      stream === undefined ? [] : [stream],
    );
    return row!.count;
  }

  async oldestWaiting(): Promise<{ unsealed: Date | null; parked: Date | null }> {
    const [row] = await this.database.read<{ unsealed: Date | null; parked: Date | null }>(
      `SELECT (SELECT time FROM ledger.outbox_pending ORDER BY id LIMIT 1) AS unsealed,
              (SELECT min(since) FROM ledger.parked WHERE state = 'parked') AS parked`,
    );
    return row!;
  }

  async unsettled(): Promise<string[]> {
    return (await this.database.read<{ what: string }>(unsettledSql)).map(({ what }) => what);
  }
}

function lineOf(row: StreamRow, open: readonly (OpenLine & { stream: string })[]): StreamLine {
  const { author, service, addressee, addresseeService } = parseStream(row.stream);
  const outgoing = row.direction === 'outgoing';
  const own: ServiceName = outgoing ? service : addresseeService;
  const reached = outgoing ? (row.upto ?? 0) : row.last;
  return {
    stream: row.stream,
    direction: row.direction,
    partner: outgoing ? addressee : author,
    service: own,
    last: row.last,
    lag: Math.max(0, row.known - reached),
    state: row.state,
    open: open.map(({ stream: _, strandId, ...line }) => ({
      ...line,
      ...(strandId != null && { strandId }),
    })),
    quarantined: row.quarantined,
    ...(row.published !== null && { published: row.published }),
    ...(row.upto !== null && { receiptUpto: row.upto }),
    ...(row.receiptAt !== null && { receiptAt: row.receiptAt }),
    ...(row.sealedAt !== null && { sealedAt: row.sealedAt }),
    ...(row.code !== null && { code: row.code }),
  };
}
