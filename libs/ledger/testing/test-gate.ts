import type { Entry, JsonObject } from '@contracts';
import {
  EntryGate,
  agreementHash,
  canonicalJson,
  type AgreementInForce,
  type AgreementJudge,
  type AgreementRefusal,
} from '@ledger';

/** An agreement that is in force as long as the test says so, and permits the kinds it names. */
export class TestGate extends EntryGate {
  inForceNow = true;

  constructor(
    public kinds: readonly string[],
    private readonly version = 1,
  ) {
    super();
  }

  get hash(): string {
    return agreementHash(this.document());
  }

  async inForce(): Promise<AgreementInForce | undefined> {
    await Promise.resolve();
    if (!this.inForceNow) return undefined;
    return { hash: this.hash, citation: { agreement: this.document(), signatures: {} } };
  }

  async load(): Promise<AgreementJudge> {
    await Promise.resolve();
    return {
      judge: (entry: Entry): AgreementRefusal | undefined => {
        if (entry.agreement !== this.hash) return { code: 'agreement.unknown' };
        return this.kinds.includes(entry.type) ? undefined : { code: 'agreement.kind' };
      },
      takeIn: (entry: Entry) => canonicalJson(entry.data.open['agreement']!).includes('"id"'),
      keep: () => Promise.resolve(),
    };
  }

  private document(): JsonObject {
    return { id: 'test', version: this.version };
  }
}
