import { Injectable } from '@nestjs/common';
import type { Entry, JsonObject } from '@contracts';
import type { Transaction } from '@platform/transaction';
import { HeldRegistry } from '../ledger-registry';
import { aboutOf } from '../apply/entry-judgement';
import type { Strand } from '../apply/strand';
import type { EntryDraft } from '../outgoing';
import { StrandStore } from '../persistence/strand.store';
import {
  EntryGate,
  needsAgreement,
  type AgreementJudge,
  type AgreementRefusal,
  type BegunStrand,
} from '../ports';
import { EntryRefused } from './entry-refused';
import type { UnnumberedEntry } from './entry-text';

/** What may leave on one stream at this moment. */
export interface StreamGate {
  /** Hash of the agreement version in force, or of the last one after its end. */
  readonly agreement: string;
  readonly judge: AgreementJudge;
}

interface Leaving {
  readonly stream: string;
  readonly entry: UnnumberedEntry;
  readonly strand: Strand;
  readonly personal?: JsonObject;
}

/** The partner's gate asked at home, so that nothing is sealed that must come back. */
@Injectable()
export class OutgoingGate {
  constructor(
    private readonly agreements: EntryGate,
    private readonly registry: HeldRegistry,
    private readonly strands: StrandStore,
  ) {}

  /** Throws `EntryRefused` `agreement.not-in-force` when no agreement carries one of the streams. */
  async open(
    tx: Transaction,
    drafts: readonly EntryDraft[],
    at: Date,
  ): Promise<Map<string, StreamGate>> {
    const gates = new Map<string, StreamGate>();
    const gated = drafts.filter(({ type }) => needsAgreement(type));
    for (const stream of new Set(gated.map(({ stream }) => stream))) {
      const inForce = await this.agreements.inForce(tx, stream, at);
      if (!inForce) throw new EntryRefused('agreement.not-in-force', { stream, type: '' });
      const judge = await this.agreements.load(tx, stream, [inForce.hash]);
      gates.set(stream, { agreement: inForce.hash, judge });
    }
    return gates;
  }

  async judge(
    tx: Transaction,
    gates: ReadonlyMap<string, StreamGate>,
    leaving: readonly Leaving[],
  ): Promise<void> {
    const entries = leaving.map(({ stream, entry, ...rest }) => ({
      incoming: { stream, entry: { ...entry, sequence: '1' } },
      ...rest,
    }));
    const about = await this.strands.begun(
      tx,
      entries.flatMap(({ incoming }) => aboutOf(incoming.entry) ?? []),
    );
    const incoming = entries.map(({ incoming }) => incoming);
    const rules = [];
    for (const rule of this.registry.rules) rules.push(await rule.load(tx, incoming));
    for (const { incoming, strand, personal } of entries) {
      const { stream, entry } = incoming;
      const refusal = needsAgreement(entry.type)
        ? refusalOf(gates.get(stream)!.judge, entry, strand, about, personal)
        : undefined;
      if (refusal) throw refusedBy(refusal, { stream, type: entry.type });
      const code = rules.map((rule) => rule.judge(incoming)).find((found) => found !== undefined);
      if (code) throw new EntryRefused(code, { stream, type: entry.type });
      for (const rule of rules) rule.accepted(incoming);
    }
  }
}

function refusalOf(
  judge: AgreementJudge,
  entry: Entry,
  strand: Strand,
  about: ReadonlyMap<string, BegunStrand>,
  personal: JsonObject | undefined,
): AgreementRefusal | undefined {
  const named = aboutOf(entry);
  return (
    judge.judge(entry, strand, named === undefined ? undefined : about.get(named)) ??
    (personal && judge.judgePersonal?.(entry, personal))
  );
}

function refusedBy(
  { code, pointer, clause }: AgreementRefusal,
  { stream, type }: { readonly stream: string; readonly type: string },
): EntryRefused {
  return new EntryRefused(
    code,
    { stream, type, ...(pointer !== undefined && { pointer }) },
    clause,
  );
}
