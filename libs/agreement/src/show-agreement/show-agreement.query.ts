import { Injectable } from '@nestjs/common';
import { addDays, dayIn } from '@calendar';
import { agreementSignatureKid, canonicalJson, EntryReader } from '@ledger';
import { Clock } from '@platform/clock';
import type { Language } from '@platform/http';
import { type Transaction, Transactions } from '@platform/transaction';
import { namedRegion, type NamedRegion } from '@region';
import { actsOpenTo, standingOf, talkOf } from '../agreement-acts';
import { AgreementActRefused } from '../agreement-act.errors';
import type { AgreementVersion } from '../agreement';
import { renewalShown } from '../agreement-row';
import { AgreementMatters, proposalsAsHeard, type KnownMatter } from '../agreement-matters';
import type { AgreementStep } from '../agreement-strand';
import { AgreementRegion } from '../own-region';
import { RenewalReminders, type RenewalReminder } from '../renewal-reminders/renewal-reminders';
import { defaultEndNoticeDays } from '../terms-of';
import type { AgreementResponse } from './agreement.dto';

/** A region by its code, in the reader's language. */
type PlaceOf = (code: string) => NamedRegion;

@Injectable()
export class ShowAgreementQuery {
  constructor(
    private readonly own: AgreementRegion,
    private readonly matters: AgreementMatters,
    private readonly reminders: RenewalReminders,
    private readonly entries: EntryReader,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async show(partner: string, agreementId: string, language: Language): Promise<AgreementResponse> {
    const placeOf: PlaceOf = (code) => namedRegion(code, language);
    return this.transactions.run(async (tx) => {
      const known = await this.matters.of(tx, partner, agreementId);
      const { matter, steps } = known;
      if (matter.versions.length === 0 && steps.length === 0)
        throw new AgreementActRefused('agreement.not-found');
      const today = dayIn(this.clock.now());
      const reminders = (await this.reminders.all(tx)).filter(
        (one) => one.partner === partner && one.agreementId === agreementId,
      );
      const noted = reminders.filter(({ notedAt }) => notedAt);
      const renewal = renewalShown(known, today, noted);
      const last = matter.versions.at(-1)?.document;
      const notice = last?.endNoticeDays ?? defaultEndNoticeDays;
      return {
        agreementId,
        own: placeOf(this.own.code),
        partner: placeOf(partner),
        standing: standingOf(matter, today),
        talk: talkOf(matter),
        acts: actsOpenTo(matter, this.own.code, today),
        endedBy: matter.endedBy.map(placeOf),
        versions: matter.versions.map((version) => versionResponse(version, placeOf)),
        proposals: proposalsAsHeard(known).map(({ by, signature: _, ...proposal }) => ({
          ...proposal,
          by: placeOf(by),
          version: proposal.document.version,
        })),
        history: await this.history(tx, known, placeOf),
        reminders: reminders.map(reminderResponse),
        ...(matter.endsOn !== undefined && { endsOn: matter.endsOn }),
        ...(last && { earliestEnd: addDays(today, notice) }),
        ...(renewal && { renewal }),
      };
    });
  }

  private async history(
    tx: Transaction,
    { own, steps }: KnownMatter,
    placeOf: PlaceOf,
  ): Promise<AgreementResponse['history']> {
    const written = own.strandId === undefined ? [] : await this.entries.ofStrand(tx, own.strandId);
    const covered = new Map(written.map(({ entry, coveredAt }) => [entry.id, coveredAt]));
    return steps.map((step) => {
      const coveredAt = covered.get(step.entryId);
      const text = textOf(step);
      return {
        act: step.type.split('.')[2]!,
        by: placeOf(step.author),
        at: step.toldAt.toISOString(),
        ...(step.account !== undefined && { account: step.account }),
        ...(step.item !== undefined && { proposalId: step.item }),
        ...(text !== undefined && { text }),
        ...(coveredAt && { coveredAt: coveredAt.toISOString() }),
      };
    });
  }
}

function versionResponse({ hash, document, signatures }: AgreementVersion, placeOf: PlaceOf) {
  const { version, from, to } = document;
  return {
    ...{ hash, version, from, to, document },
    bytes: Buffer.byteLength(canonicalJson(document)),
    signatures: document.regions.map((region) => ({
      region: placeOf(region),
      kid: agreementSignatureKid(signatures[region]!),
      signature: signatures[region]!,
    })),
  };
}

function reminderResponse({ step, lastDay, remindedAt, notedBy, notedAt }: RenewalReminder) {
  return {
    ...{ step, lastDay, remindedAt: remindedAt.toISOString() },
    ...(notedBy !== undefined && { notedBy }),
    ...(notedAt && { notedAt: notedAt.toISOString() }),
  };
}

/** The reason or note an entry was given with. */
function textOf({ open }: AgreementStep): string | undefined {
  const { reason, note, withdrawn } = open as Record<string, unknown> & {
    withdrawn?: { reason?: string };
  };
  const text = withdrawn?.reason ?? reason ?? note;
  return typeof text === 'string' ? text : undefined;
}
