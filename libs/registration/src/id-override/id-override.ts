import { failingOnlyCheckDigit, normaliseIdNumber } from '../id-number';
import { ActRefused } from '../registration.errors';

/** Who acts: the account, and its name as it is kept. */
export interface Hand {
  readonly account: string;
  readonly name: string;
}

/** 号码放行: a number whose check digit alone fails, let pass by two persons with the reason. Nothing of it changes later. */
export interface IdOverride {
  readonly overrideId: string;
  readonly idNumber: string;
  readonly reason: string;
  readonly state: 'proposed' | 'approved' | 'refused';
  /** Organisation of who proposed it. */
  readonly organisation: string;
  readonly proposedBy: Hand;
  readonly proposedAt: Date;
  readonly decidedBy?: Hand;
  readonly decidedAt?: Date;
  /** Why it was refused. */
  readonly decidedWhy?: string;
}

/** The first person: document in hand, says why. */
export function proposed(
  written: string,
  rest: Pick<IdOverride, 'overrideId' | 'reason' | 'organisation' | 'proposedBy' | 'proposedAt'>,
): IdOverride {
  const idNumber = failingOnlyCheckDigit(written);
  if (idNumber === undefined) throw new ActRefused('override.not-needed');
  return { ...rest, idNumber, state: 'proposed' };
}

/** The second person, of another account: reads the number from the document again. */
export function approved(
  override: IdOverride,
  decided: { readonly retyped: string; readonly by: Hand; readonly at: Date },
): IdOverride {
  mayDecide(override, decided.by);
  if (normaliseIdNumber(decided.retyped) !== override.idNumber)
    throw new ActRefused('override.number-differs');
  return { ...override, state: 'approved', decidedBy: decided.by, decidedAt: decided.at };
}

export function refused(
  override: IdOverride,
  decided: { readonly why: string; readonly by: Hand; readonly at: Date },
): IdOverride {
  mayDecide(override, decided.by);
  const { why: decidedWhy, by: decidedBy, at: decidedAt } = decided;
  return { ...override, state: 'refused', decidedBy, decidedAt, decidedWhy };
}

function mayDecide(override: IdOverride, by: Hand): void {
  if (override.state !== 'proposed') throw new ActRefused('override.decided');
  if (override.proposedBy.account === by.account) throw new ActRefused('override.same-person');
}
