import { Injectable } from '@nestjs/common';
import { Directory, HttpsDirectoryAsker, WireFault } from '@ledger';
import type { SignedInAccount } from '@identity';
import { Clock } from '@platform/clock';
import type { Transaction } from '@platform/transaction';
import { AgreementContacts } from '../agreement-contacts';
import { AgreementActRefused } from '../agreement-act.errors';
import { fingerprintOf, isFingerprint } from '../fingerprint';
import { AgreementRegion } from '../own-region';
import { BelievedContacts } from './believed-contacts';
import { ContactRefused } from './contact.errors';

/**
 * First contact 首次联络: the key statements of a new partner are fetched from its address, and believed once a person has
 * heard the same fingerprint on the telephone. Who serves the address is believed nothing.
 */
@Injectable()
export class FirstContactHandler {
  constructor(
    private readonly own: AgreementRegion,
    private readonly contacts: AgreementContacts,
    private readonly believed: BelievedContacts,
    private readonly directory: Directory,
    private readonly asker: HttpsDirectoryAsker,
    private readonly clock: Clock,
  ) {}

  /** Outside any transaction: the other side may take its time. Errors: `contact.not-reached`, `contact.trusted-already`. */
  async fetch(region: string, url: string): Promise<readonly string[]> {
    if (region === this.own.code) throw new AgreementActRefused('agreement.partner-unknown');
    if (this.directory.statements(region).length > 0)
      throw new ContactRefused('contact.trusted-already');
    try {
      const statements = await this.asker.statementsAt({ code: region, url });
      if (pinOf(region, statements) === undefined) throw new ContactRefused('contact.not-reached');
      return statements;
    } catch {
      throw new ContactRefused('contact.not-reached');
    }
  }

  async keep(
    tx: Transaction,
    found: {
      readonly region: string;
      readonly url: string;
      readonly statements: readonly string[];
    },
    account: SignedInAccount,
  ): Promise<void> {
    const fingerprint = fingerprintOf(pinOf(found.region, found.statements)!);
    const contact = { ...found, fingerprint, fetchedAt: this.clock.now() };
    if (!(await this.contacts.keep(tx, contact, account.id)))
      throw new ContactRefused('contact.trusted-already');
  }

  /** Errors: `contact.unknown`, `contact.fingerprint-differs`, `contact.trusted-already`. */
  async confirm(
    tx: Transaction,
    region: string,
    heard: { readonly fingerprint: string; readonly spokenWith: string },
    account: SignedInAccount,
  ): Promise<void> {
    const contact = await this.contacts.find(tx, region);
    if (!contact) throw new ContactRefused('contact.unknown');
    if (contact.confirmedAt) throw new ContactRefused('contact.trusted-already');
    if (!isFingerprint(heard.fingerprint, contact.fingerprint))
      throw new ContactRefused('contact.fingerprint-differs');
    const { spokenWith } = heard;
    const at = this.clock.now();
    await this.contacts.confirm(tx, region, { account: account.id, spokenWith, at });
  }

  /** Once the confirmation is kept; other processes of the region follow by themselves. */
  async believe(): Promise<void> {
    await this.believed.look();
  }
}

/** The pin these statements give; undefined when they do not verify. */
function pinOf(region: string, statements: readonly string[]): string | undefined {
  const alone = new Directory();
  try {
    alone.trust(region, statements);
  } catch (error) {
    if (error instanceof WireFault) return undefined;
    throw error;
  }
  return alone.pin(region);
}
