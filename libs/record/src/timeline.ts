import type { ReadEntry } from '@ledger';
import type { TimelineItem } from './record.read-model';

/**
 * The entries of both strands as one bilateral timeline 双向时间轴: by recorded time; of one strand by version, since its
 * author's order stands even when a clock went back.
 */
export function timelineOf(
  sending: readonly ReadEntry[],
  receiving: readonly ReadEntry[],
): TimelineItem[] {
  const [home, residence] = [inOwnOrder('sending', sending), inOwnOrder('receiving', receiving)];
  const merged: TimelineItem[] = [];
  while (home.length > 0 && residence.length > 0)
    merged.push((residence[0]!.at < home[0]!.at ? residence : home).shift()!);
  return [...merged, ...home, ...residence];
}

function inOwnOrder(side: TimelineItem['side'], entries: readonly ReadEntry[]): TimelineItem[] {
  return entries
    .map((read) => itemOf(side, read))
    .sort((a, b) => a.version - b.version || (a.sequence ?? Infinity) - (b.sequence ?? Infinity));
}

/** Names, codes and times only: what an entry says of a person stays out of the timeline. */
function itemOf(side: TimelineItem['side'], read: ReadEntry): TimelineItem {
  const { entry, sequence, state, code, sealedAt, provedAt, coveredAt } = read;
  return {
    at: new Date(entry.time),
    eventTime: new Date(entry.eventtime),
    side,
    by: entry.source.split('/')[2]!,
    strandId: entry.subject,
    type: entry.type,
    section: entry.data.section,
    version: entry.recordversion,
    state,
    ...(entry.correlationid !== undefined && { correlationId: entry.correlationid }),
    ...(sequence !== undefined && { sequence }),
    ...(code !== undefined && { code }),
    ...(sealedAt && { sealedAt }),
    ...(provedAt && { provedAt }),
    ...(coveredAt && { deliveredAt: coveredAt }),
  };
}
