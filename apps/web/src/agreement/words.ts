import { textOf } from '../texts';

/** Words of a table as the options of a choice. */
export const choices = (
  group: string,
  values: readonly string[],
): { value: string; label: string }[] =>
  values.map((value) => ({ value, label: textOf(group, value) }));
