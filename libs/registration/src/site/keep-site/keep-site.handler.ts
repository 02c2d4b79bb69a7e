import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { dayIn } from '@calendar';
import { Scope } from '@identity';
import { Clock } from '@platform/clock';
import { Ids } from '@platform/ids';
import type { Transaction } from '@platform/transaction';
import { covers } from '@region';
import { OwnRegion } from '../../own-region';
import { isPhone, normalisePhone } from '../../phone-number';
import { fault, RegistrationRefused } from '../../registration.errors';
import { type Channel, commitments, type Commitment, doorCodeOf, type Site } from '../site';
import { GridUnknown, SiteChanged } from '../site.errors';
import { Sites } from '../sites.repository';

interface WrittenSite {
  readonly name: string;
  readonly grid?: string;
  readonly address: string;
  readonly responsibleName: string;
  readonly responsiblePhone?: string;
  readonly signedBy?: string;
  readonly signedOn?: string;
}
interface By {
  readonly account: string;
  readonly organisation: string;
}

/** Puts sites down, changes and closes them, and renews the code at their door. */
@Injectable()
export class KeepSiteHandler {
  constructor(
    private readonly own: OwnRegion,
    private readonly sites: Sites,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async add(
    tx: Transaction,
    written: WrittenSite & { readonly channel: Channel; readonly division: string },
    by: By,
  ): Promise<{ siteId: string }> {
    const at = this.clock.now();
    const { channel, division } = written;
    if (!new Scope(by.organisation).covers(division) || !covers(this.own.code, division))
      throw new RegistrationRefused([fault('division', 'division.outside')]);
    const site: Site = {
      siteId: this.ids.next(),
      channel,
      division,
      ...(await this.read(tx, division, written, undefined, at)),
      closed: false,
      doorCode: doorCodeOf(randomBytes(16)),
      version: 1,
      createdAt: at,
    };
    await this.sites.add(tx, site, by.account);
    return { siteId: site.siteId };
  }

  async change(
    tx: Transaction,
    siteId: string,
    written: WrittenSite & { readonly version: number; readonly closed?: boolean },
    by: By,
  ): Promise<{ siteId: string }> {
    const at = this.clock.now();
    const before = await this.sites.get(tx, siteId, by.organisation);
    if (before.version !== written.version) throw new SiteChanged({ siteId });
    const site: Site = {
      ...before,
      ...(await this.read(tx, before.division, written, before, at)),
      closed: written.closed ?? before.closed,
      version: before.version + 1,
    };
    await this.sites.keep(tx, site, { account: by.account, at });
    return { siteId };
  }

  /** The printed code leads nowhere from now on: it was copied, misused or torn off. */
  async renewDoorCode(tx: Transaction, siteId: string, by: By): Promise<{ siteId: string }> {
    const site = await this.sites.get(tx, siteId, by.organisation);
    const renewed = { ...site, doorCode: doorCodeOf(randomBytes(16)), version: site.version + 1 };
    await this.sites.keep(tx, renewed, { account: by.account, at: this.clock.now() });
    return { siteId };
  }

  private async read(
    tx: Transaction,
    division: string,
    written: WrittenSite,
    before: Site | undefined,
    at: Date,
  ): Promise<Pick<Site, 'name' | 'grid' | 'address' | 'responsible' | 'commitment'>> {
    const { name, grid, address, responsibleName } = written;
    if (grid && !(await this.sites.hasGrid(tx, division, grid))) throw new GridUnknown({ grid });
    const phone = phoneOf(written.responsiblePhone, before?.responsible.phone);
    return {
      name: name.trim(),
      grid,
      address: address.trim(),
      responsible: { name: responsibleName.trim(), ...(phone && { phone }) },
      commitment: commitmentOf(written, before?.commitment, dayIn(at)),
    };
  }
}

function phoneOf(written: string | undefined, before: string | undefined): string | undefined {
  if (written === undefined) return before;
  if (written.trim() === '') return undefined;
  if (!isPhone(written)) throw new RegistrationRefused([fault('responsiblePhone', 'phone.form')]);
  return normalisePhone(written);
}

/** A signature once given stays until another is; the text signed is the newest. */
function commitmentOf(
  { signedBy, signedOn }: WrittenSite,
  before: Commitment | undefined,
  today: string,
): Commitment | undefined {
  if (!signedBy && !signedOn) return before;
  if (!signedBy) throw new RegistrationRefused([fault('signedBy', 'field.required')]);
  if (!signedOn) throw new RegistrationRefused([fault('signedOn', 'field.required')]);
  if (signedOn > today) throw new RegistrationRefused([fault('signedOn', 'date.future')]);
  if (before?.signedBy === signedBy.trim() && before.signedOn === signedOn) return before;
  return { version: commitments.at(-1)!.version, signedBy: signedBy.trim(), signedOn };
}
