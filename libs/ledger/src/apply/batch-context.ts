import { Injectable } from '@nestjs/common';
import type { Transaction } from '@platform/transaction';
import { PersonKeys } from '../append/person-keys';
import { HeldRegistry } from '../ledger-registry';
import { EntryGate, type AgreementJudge } from '../ports';
import { StrandStore } from '../persistence/strand.store';
import { decryptPersonal, personalKid } from '../wire/person-value';
import type { ArrivedEntry } from './arrived-entry';
import { aboutOf, type JudgementContext } from './entry-judgement';
import { EntrySchemas } from './entry-schemas';

/** A judgement's context, and how to keep what the judges took in. */
export interface LoadedContext extends JudgementContext {
  keep(tx: Transaction, at: Date): Promise<void>;
}

/** Loads, once per batch, all that judging its entries asks for. */
@Injectable()
export class BatchContexts {
  constructor(
    readonly schemas: EntrySchemas,
    private readonly agreements: EntryGate,
    private readonly registry: HeldRegistry,
    private readonly personKeys: PersonKeys,
    private readonly strands: StrandStore,
  ) {}

  async load(tx: Transaction, arrivals: readonly ArrivedEntry[]): Promise<LoadedContext> {
    const sound = arrivals.filter(({ fault }) => !fault);
    const judges = await this.judges(tx, arrivals, sound);
    const kids = new Map<string, string>();
    const keys = await this.keys(tx, sound, kids);
    const incoming = sound.map(({ stream, entry }) => ({ stream: stream.id, entry }));
    const about = await this.strands.begun(
      tx,
      sound.flatMap(({ entry }) => aboutOf(entry) ?? []),
    );
    const rules = [];
    for (const rule of this.registry.rules) rules.push(await rule.load(tx, incoming));
    return {
      schemas: this.schemas,
      rules,
      begunStrand: (strandId) => about.get(strandId),
      agreementsOf: (stream) => judges.get(stream)!,
      kidOf: (jwe) => kids.get(jwe) ?? personalKid(jwe),
      openPersonal: (author, kid, jwe) => {
        const key = keys.get(`${author}/${kid}`);
        return key && decryptPersonal(jwe, key);
      },
      keep: async (inTx, at) => {
        for (const judge of judges.values()) await judge.keep(inTx, at);
      },
    };
  }

  private async judges(
    tx: Transaction,
    arrivals: readonly ArrivedEntry[],
    sound: readonly ArrivedEntry[],
  ): Promise<Map<string, AgreementJudge>> {
    const hashes = new Map<string, Set<string>>();
    for (const { stream } of arrivals) hashes.set(stream.id, hashes.get(stream.id) ?? new Set());
    for (const { stream, entry } of sound) hashes.get(stream.id)!.add(entry.agreement);
    const judges = new Map<string, AgreementJudge>();
    for (const [stream, cited] of hashes)
      judges.set(stream, await this.agreements.load(tx, stream, [...cited]));
    return judges;
  }

  /** The keys of the batch by author and kid; `kids` keeps which value names which, since the judgement asks again. */
  private async keys(
    tx: Transaction,
    sound: readonly ArrivedEntry[],
    kids: Map<string, string>,
  ): Promise<Map<string, Buffer>> {
    const byAuthor = new Map<string, Set<string>>();
    for (const { stream, entry } of sound) {
      const { personal } = entry.data;
      const kid = personal && findKid(personal);
      if (!kid) continue;
      kids.set(personal, kid);
      const ofAuthor = byAuthor.get(stream.author) ?? new Set();
      byAuthor.set(stream.author, ofAuthor.add(kid));
    }
    const keys = new Map<string, Buffer>();
    for (const [author, wanted] of byAuthor)
      for (const [kid, key] of await this.personKeys.load(tx, author, [...wanted]))
        keys.set(`${author}/${kid}`, key);
    return keys;
  }
}

function findKid(jwe: string): string | undefined {
  try {
    return personalKid(jwe);
  } catch {
    return undefined; // judged as a fault of the entry
  }
}
