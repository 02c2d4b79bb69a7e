import { Injectable } from '@nestjs/common';
import type { Transaction } from '@platform/transaction';
import { HeldRegistry } from '../ledger-registry';
import { EntryGate, type AgreementJudge } from '../ports';
import { EntryRefused } from './entry-refused';
import type { UnnumberedEntry } from './entry-text';

/** What may leave on one stream at this moment. */
export interface StreamGate {
  /** Hash of the agreement version in force. */
  readonly agreement: string;
  readonly judge: AgreementJudge;
}

interface Leaving {
  readonly stream: string;
  readonly entry: UnnumberedEntry;
  readonly begun: Date;
}

/** The partner's gate asked at home, so that nothing is sealed that must come back. */
@Injectable()
export class OutgoingGate {
  constructor(
    private readonly agreements: EntryGate,
    private readonly registry: HeldRegistry,
  ) {}

  /** Throws `EntryRefused` `agreement.not-in-force` when no agreement carries one of the streams. */
  async open(
    tx: Transaction,
    streams: readonly string[],
    at: Date,
  ): Promise<Map<string, StreamGate>> {
    const gates = new Map<string, StreamGate>();
    for (const stream of new Set(streams)) {
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
    const entries = leaving.map(({ stream, entry, begun }) => ({
      incoming: { stream, entry: { ...entry, sequence: '1' } },
      begun,
    }));
    const incoming = entries.map(({ incoming }) => incoming);
    const rules = [];
    for (const rule of this.registry.rules) rules.push(await rule.load(tx, incoming));
    for (const { incoming, begun } of entries) {
      const { stream, entry } = incoming;
      const code =
        gates.get(stream)!.judge.judge(entry, begun) ??
        rules.map((rule) => rule.judge(incoming)).find((found) => found !== undefined);
      if (code) throw new EntryRefused(code, { stream, type: entry.type });
      for (const rule of rules) rule.accepted(incoming);
    }
  }
}
