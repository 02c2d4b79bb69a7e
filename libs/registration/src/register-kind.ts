import type { FieldFault } from '@platform/domain-error';
import type { Transaction } from '@platform/transaction';
import type { CodeTableName } from '@region';
import type { RegistrationOutcome } from './registration-outcome';

/** Which register a file is: 户籍, 到达, 外出. */
export type RegisterName = 'hukou' | 'arrivals' | 'departures';

export interface RegisterColumn {
  /** Chinese header as offices write it. */
  readonly header: string;
  readonly field: string;
  readonly required?: boolean;
  /** The column holds a code of this list. */
  readonly codes?: CodeTableName;
  /** The column holds a day. */
  readonly day?: boolean;
  /** What the example row of the template has here. */
  readonly example?: string;
}

export type WrittenRow = Readonly<Record<string, string>>;

/** A kind of register: its columns, and who takes its rows in. Sides bring theirs. */
export abstract class RegisterKind {
  abstract readonly name: RegisterName;
  abstract readonly columns: readonly RegisterColumn[];
  /** What makes two rows of one file the same person's; undefined when the row does not say. */
  abstract personKey(row: WrittenRow): string | undefined;
  /** What would be refused now, row by row; takes nothing in and locks nobody. */
  abstract judge(
    tx: Transaction,
    rows: readonly WrittenRow[],
    by: { readonly organisation: string },
  ): Promise<(readonly FieldFault[] | undefined)[]>;
  abstract takeIn(
    tx: Transaction,
    rows: readonly WrittenRow[],
    by: { readonly organisation: string },
  ): Promise<RegistrationOutcome[]>;
}

/** 行号 is the office's own count; 错误原因 is what a file of refused rows carries back. Both may stand there and say nothing. */
export const SILENT_HEADERS: readonly string[] = ['行号', '错误原因'];
export const REASON_HEADER = '错误原因';
