/** What an answered case found to be right: the form begins with it, and what is sent names the case. */
export interface Proposed {
  caseId: string;
  values: Partial<Record<string, string>>;
}

/**
 * What a person changed in a form that began with `before`; an optional value taken away is sent as empty text. Fields
 * that were not shown in full (address, phone) are not in `before`: left empty, they stay as they are.
 */
export function changesOf<T extends { [field in keyof T]?: string }>(
  before: T,
  after: T,
): Partial<T> {
  const changed: Partial<Record<keyof T, string>> = {};
  for (const field of Object.keys(after) as (keyof T)[]) {
    const value = after[field]?.trim() ?? '';
    const held = before[field];
    if (value !== (held ?? '')) changed[field] = value;
  }
  return changed as Partial<T>;
}
