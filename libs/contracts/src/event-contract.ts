import type { JsonObject, StrandKind } from './entry';

/** Message codes of the field (domain guide 5.2). */
export type MessageCode = 'REG-IN' | 'REG-OUT' | 'CHG' | 'DEP' | 'VER' | 'FB' | 'AGR';

export type ServiceName = 'sending' | 'receiving' | 'bureau';

/** What may be said, by whom, about which sections; one per event type and version. */
export interface EventContract {
  /** `yipanqi.registration.arrival-registered.v1` */
  readonly type: string;
  readonly message: MessageCode;
  /** Services that may say it. */
  readonly saidBy: readonly ServiceName[];
  readonly strandKind: StrandKind;
  readonly sections: readonly string[];
  /** JSON Schema (2020-12) of the whole entry, complete in itself; open for members it does not know. */
  readonly schema: JsonObject;
  /** JSON Schema of the open values, by section. */
  readonly open: Readonly<Record<string, JsonObject>>;
  /** JSON Schema of the opened personal values, by section; a section without one has none. */
  readonly personal: Readonly<Record<string, JsonObject>>;
}
