import { setTimeout as pause } from 'node:timers/promises';
import { RegionClient, RegionRefused } from '../client/region-client';
import type { DemonstrationAccount } from '../network/accounts';
import type { Desk } from './act';

export interface Office {
  readonly code: string;
  readonly url: string;
  readonly accounts: readonly DemonstrationAccount[];
}

const retryMs = 250;
const lostMaxMs = 180_000;

/** The demonstration accounts at work: each signs in once, and again when its session is gone. */
export class Offices {
  private readonly clients = new Map<string, Promise<RegionClient>>();
  private readonly ids = new Map<string, Promise<ReadonlyMap<string, string>>>();

  constructor(private readonly offices: readonly Office[]) {}

  account(region: string, desk: Desk): DemonstrationAccount {
    const account = this.office(region).accounts.find(
      ({ username }) => username === `${desk}-${region}`,
    );
    if (!account) throw new Error(`${region} has no account of the ${desk}`);
    return account;
  }

  url(region: string): string {
    return this.office(region).url;
  }

  /** Id of an account in its region, as colleagues see it. */
  async accountId(region: string, desk: Desk): Promise<string> {
    let known = this.ids.get(region);
    if (!known) this.ids.set(region, (known = this.colleagues(region)));
    const { displayName } = this.account(region, desk);
    const id = (await known).get(displayName);
    if (!id) throw new Error(`${region}: no colleague ${displayName}`);
    return id;
  }

  /** A region that is away is asked again until it is back; every command has a key, so nothing is done twice. */
  async ask<T>(
    region: string,
    desk: Desk,
    ask: (client: RegionClient) => Promise<T>,
    isAwaited: (error: RegionRefused) => boolean = () => false,
  ): Promise<T> {
    const name = `${desk}-${region}`;
    for (let waitedMs = 0; ; waitedMs += retryMs)
      try {
        return await ask(await this.client(name, region, desk));
      } catch (error) {
        const refused = error instanceof RegionRefused ? error : undefined;
        if (refused?.status === 401) this.clients.delete(name);
        const lost = !refused || refused.status >= 500 || refused.status === 401;
        if (!(lost || isAwaited(refused)) || waitedMs > lostMaxMs) throw error;
        await pause(retryMs);
      }
  }

  private client(name: string, region: string, desk: Desk): Promise<RegionClient> {
    let client = this.clients.get(name);
    if (!client) {
      client = new RegionClient(this.url(region)).signIn(this.account(region, desk));
      client.catch(() => this.clients.delete(name));
      this.clients.set(name, client);
    }
    return client;
  }

  private async colleagues(region: string): Promise<ReadonlyMap<string, string>> {
    const all = await this.ask(region, 'desk', (client) =>
      client.get<{ account: string; name: string }[]>('/api/bureau/colleagues'),
    );
    return new Map(all.map(({ account, name }) => [name, account]));
  }

  private office(region: string): Office {
    const office = this.offices.find(({ code }) => code === region);
    if (!office) throw new Error(`no region ${region} in this network`);
    return office;
  }
}
