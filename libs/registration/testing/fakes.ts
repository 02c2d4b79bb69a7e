import { type AppendedEntry, type EntryDraft, Outgoing } from '@ledger';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { AgreedPairs } from '../src/agreed-pairs';
import type { HukouEntry } from '../src/registration';
import {
  HomeRegister,
  type KnownArrival,
  type KnownDeparture,
  RegistrationRepository,
} from '../src/registration.repository';

export const aTransaction = {} as Transaction;

/** Remembers what was told. */
export class TellingOutgoing extends Outgoing {
  readonly told: EntryDraft[] = [];

  override append(_: Transaction, drafts: readonly EntryDraft[]): Promise<AppendedEntry[]> {
    this.told.push(...drafts);
    return Promise.resolve([]);
  }

  override async appendIfAgreed(tx: Transaction, drafts: readonly EntryDraft[]): Promise<boolean> {
    await this.append(tx, drafts);
    return true;
  }

  /** `type section` of everything told, the type without its prefix. */
  get said(): string[] {
    return this.told.map(({ type, section }) => `${type.split('.')[2]} ${section}`);
  }
}

export class CountingIds extends Ids {
  private count = 0;

  override next(): string {
    return `id-${++this.count}`;
  }
}

export class HeldRegistrations extends RegistrationRepository {
  readonly locked: string[] = [];

  constructor(
    private readonly arrivals: readonly KnownArrival[] = [],
    private readonly departures: readonly KnownDeparture[] = [],
  ) {
    super();
  }

  override read<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return work(aTransaction);
  }
  override lockPersons(_: Transaction, idNumbers: readonly string[]): Promise<void> {
    this.locked.push(...idNumbers);
    return Promise.resolve();
  }
  override findArrivals(_: Transaction, numbers: readonly string[]): Promise<KnownArrival[]> {
    return Promise.resolve(
      this.arrivals.filter(({ arrival }) => numbers.includes(arrival.person.idNumber)),
    );
  }
  override findArrivalsById(_: Transaction, ids: readonly string[]): Promise<KnownArrival[]> {
    return Promise.resolve(this.arrivals.filter(({ strandId }) => ids.includes(strandId)));
  }
  override findDepartures(_: Transaction, numbers: readonly string[]): Promise<KnownDeparture[]> {
    return Promise.resolve(this.departures.filter(({ idNumber }) => numbers.includes(idNumber)));
  }
  override findDeparturesById(_: Transaction, ids: readonly string[]): Promise<KnownDeparture[]> {
    return Promise.resolve(this.departures.filter(({ strandId }) => ids.includes(strandId)));
  }
  override withSeveralResidences(_: Transaction, numbers?: readonly string[]): Promise<string[]> {
    const away = this.departures.filter((one) => one.own && one.status === 'away');
    const residences = (number: string): KnownArrival[] =>
      this.arrivals.filter(
        ({ own, status, arrival, strandId }) =>
          !own &&
          status === 'living' &&
          (arrival.person.idNumber === number ||
            this.departures.some(
              ({ idNumber, pairing }) =>
                idNumber === number && pairing?.linked && pairing.recordId === strandId,
            )),
      );
    const several = away.filter(
      ({ idNumber, secondResidence }) => secondResidence || residences(idNumber).length > 1,
    );
    return Promise.resolve(
      [...new Set(several.map(({ idNumber }) => idNumber))].filter(
        (number) => numbers?.includes(number) ?? true,
      ),
    );
  }
  override overridden(): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set());
  }
  override keepUndoReason(): Promise<void> {
    return Promise.resolve();
  }
}

export class HeldHomeRegister extends HomeRegister {
  constructor(private readonly entries: readonly HukouEntry[] = []) {
    super();
  }

  override find(_: Transaction, numbers: readonly string[]): Promise<Map<string, HukouEntry>> {
    const found = this.entries.filter(({ person }) => numbers.includes(person.idNumber));
    return Promise.resolve(new Map(found.map((entry) => [entry.person.idNumber, entry])));
  }
  override keep(): Promise<void> {
    return Promise.resolve();
  }
}

/** Baoji and Zhengzhou agree about everyone in them. */
export class BaojiAndZhengzhou extends AgreedPairs {
  override partners() {
    return Promise.resolve([]);
  }

  override coveringAt() {
    return Promise.resolve((home: string, residence: string) =>
      home.startsWith('6103') && residence.startsWith('4101')
        ? { homeRegion: '610300', residenceRegion: '410100' }
        : undefined,
    );
  }
}
