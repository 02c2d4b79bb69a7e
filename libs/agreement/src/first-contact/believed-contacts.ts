import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Carrier, Directory, HttpsDirectoryAsker, KeyStatementStore, WireFault } from '@ledger';
import { describeError } from '@platform/logging';
import { AgreementContacts, type AgreementContact } from '../agreement-contacts';

/** Another process of the region may have made the contact. */
const lookEveryMs = 15_000;

/** Believes the partners met by telephone: their keys in the directory, their address with the carrier. */
@Injectable()
export class BelievedContacts implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger(BelievedContacts.name);
  private readonly welcomed = new Set<string>();
  private looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly contacts: AgreementContacts,
    private readonly directory: Directory,
    private readonly asker: HttpsDirectoryAsker,
    private readonly carrier: Carrier,
    private readonly statements: KeyStatementStore,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.look();
    this.looking = setInterval(() => {
      this.look().catch((error: unknown) =>
        this.log.warn({ error: describeError(error) }, 'contacts could not be read'),
      );
    }, lookEveryMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.looking);
  }

  private welcome({ region, url, statements }: AgreementContact): void {
    if (this.welcomed.has(region)) return;
    try {
      this.directory.trust(region, statements);
    } catch (error) {
      if (!(error instanceof WireFault)) throw error;
      this.log.error({ region, code: error.code }, 'a contact’s statements are not those known');
      return;
    }
    this.welcomed.add(region);
    this.asker.welcome({ code: region, url });
    this.carrier.welcome({ code: region, url });
    this.log.log({ region, url }, 'a partner met by telephone is believed');
  }

  async look(): Promise<void> {
    const confirmed = (await this.contacts.all()).filter(({ confirmedAt }) => confirmedAt);
    const unknown = confirmed.filter(({ region }) => !this.welcomed.has(region));
    if (unknown.length === 0) return;
    const learnt = await this.statements.all();
    for (const contact of unknown) {
      this.welcome(contact);
      this.directory.learn(contact.region, learnt.get(contact.region) ?? []);
    }
  }
}
