import { Injectable } from '@nestjs/common';
import type { Transaction } from '@platform/transaction';
import type { Strand } from '../apply/strand';
import type { EntryDraft } from '../outgoing';
import { RejectedEntries } from '../persistence/rejected-entries.query';
import { StrandStore } from '../persistence/strand.store';
import { parseStream } from '../wire/stream-id';
import { OutgoingGate, type StreamGate } from './outgoing-gate';
import { PersonKeys, type PersonKey } from './person-keys';

/** What the drafts of one call are written against; the strands change as they are folded. */
export interface Desk {
  readonly at: Date;
  readonly strands: Map<string, Strand>;
  /** Versions of the strands that drafts are about. */
  readonly seen: ReadonlyMap<string, number>;
  /** Person key of each strand that gets personal values. */
  readonly keys: ReadonlyMap<string, PersonKey>;
  readonly gates: ReadonlyMap<string, StreamGate>;
  /** Number of the rejected entry that an entry on the same strand and section restates. */
  readonly rejected: Map<string, number>;
}

/** Loads and locks, in a handful of statements, all that a batch of drafts needs. */
@Injectable()
export class DraftingDesk {
  constructor(
    private readonly strands: StrandStore,
    private readonly rejected: RejectedEntries,
    private readonly personKeys: PersonKeys,
    private readonly gate: OutgoingGate,
  ) {}

  async layOut(tx: Transaction, drafts: readonly EntryDraft[], at: Date): Promise<Desk> {
    const ids = [...new Set(drafts.map(({ strandId }) => strandId))];
    const strands = new Map<string, Strand>();
    for (const strand of await this.strands.lock(tx, ids)) strands.set(strand.id, strand);
    const about = drafts.flatMap(({ about }) => (about === undefined ? [] : [about]));
    const known = ids.filter((id) => strands.has(id));
    return {
      at,
      strands,
      seen: await this.strands.versions(tx, about),
      keys: await this.keysOf(tx, drafts, strands),
      gates: await this.gate.open(tx, drafts, at),
      rejected: await this.rejected.ofStrands(tx, known),
    };
  }

  private async keysOf(
    tx: Transaction,
    drafts: readonly EntryDraft[],
    strands: ReadonlyMap<string, Strand>,
  ): Promise<Map<string, PersonKey>> {
    const ids = new Set(drafts.filter(({ personal }) => personal).map(({ strandId }) => strandId));
    const without = [...ids].filter((id) => strands.get(id)?.personalKid === undefined);
    const keys = await this.personKeys.make(tx, without);
    const kids = new Map(
      [...ids].flatMap((id) => {
        const kid = strands.get(id)?.personalKid;
        return kid === undefined ? [] : [[kid, id] as const];
      }),
    );
    const region = parseStream(drafts[0]!.stream).author;
    for (const [kid, key] of await this.personKeys.load(tx, region, [...kids.keys()]))
      keys.set(kids.get(kid)!, { kid, key });
    return keys;
  }
}
