import type { SignedInAccount } from '@identity';
import { SettableClock } from '@platform/clock';
import { aTransaction, CountingIds } from '../../testing/fakes';
import type { IdOverride } from './id-override';
import { IdOverrideHandler } from './id-override.handler';
import { type FoundOverrides, IdOverrides } from './id-overrides.repository';

class HeldOverrides extends IdOverrides {
  readonly held = new Map<string, IdOverride>();

  override propose(_: unknown, override: IdOverride): Promise<IdOverride> {
    this.held.set(override.overrideId, override);
    return Promise.resolve(override);
  }
  override find(_: unknown, overrideId: string): Promise<IdOverride | undefined> {
    return Promise.resolve(this.held.get(overrideId));
  }
  override keepDecision(_: unknown, override: IdOverride): Promise<void> {
    this.held.set(override.overrideId, override);
    return Promise.resolve();
  }
  override ofNumber(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
  override list(): Promise<FoundOverrides> {
    return Promise.resolve({ items: [], total: 0 });
  }
}

const account = (id: string, organisation: string): SignedInAccount => ({
  id,
  username: id,
  displayName: id,
  role: 'exchange-officer',
  organisation,
  mustChangePassword: false,
});
const WRONG = '110105194912310021';

describe('the second person', () => {
  const overrides = new HeldOverrides();
  const handler = new IdOverrideHandler(
    overrides,
    { write: () => Promise.resolve() },
    new SettableClock(new Date('2026-01-05T02:00:00Z')),
    new CountingIds(),
  );

  it('decides within their own area only', async () => {
    const asked = { idNumber: WRONG, reason: '一代证' };
    const { overrideId } = await handler.propose(aTransaction, asked, account('zhao', '410102001'));
    const approve = (by: SignedInAccount) =>
      handler.approve(aTransaction, { overrideId, idNumber: WRONG }, by);
    await expect(approve(account('far', '410103'))).rejects.toMatchObject({
      code: 'override.unknown',
    });
    await expect(
      handler.refuse(aTransaction, { overrideId, reason: '否' }, account('far', '410102002')),
    ).rejects.toMatchObject({ code: 'override.unknown' });
    await expect(approve(account('qian', '410102'))).resolves.toMatchObject({ state: 'approved' });
  });
});
