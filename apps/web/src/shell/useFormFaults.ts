import { useState } from 'react';
import type { FormInstance } from 'antd';
import { FieldsRefused, Refused } from '../api/problem';

interface FormFaults {
  error: unknown;
  others: string[];
  /** Shows a refusal: each fault at its field, the rest above the form; focus goes to the first. */
  show: (error: unknown) => void;
  clear: () => void;
}

/** Puts the faults of problem details where the person can repair them. */
export function useFormFaults(form: FormInstance, shown: readonly string[]): FormFaults {
  const [error, setError] = useState<unknown>();
  const [others, setOthers] = useState<string[]>([]);

  const show = (failure: unknown): void => {
    const faults = failure instanceof Refused ? (failure.problem.faults ?? []) : [];
    const known = faults.filter(({ field }) => shown.includes(field));
    const alone = known.length > 0 && known.length === faults.length;
    setError(alone ? new FieldsRefused() : failure);
    setOthers(faults.filter(({ field }) => !shown.includes(field)).map(({ text }) => text));
    const byField = new Map<string, string[]>();
    for (const { field, text } of known) byField.set(field, [...(byField.get(field) ?? []), text]);
    form.setFields([...byField].map(([name, errors]) => ({ name, errors })));
    const first = shown.find((field) => byField.has(field));
    if (first) form.scrollToField(first, { focus: true, block: 'center' });
  };

  const clear = (): void => {
    setError(undefined);
    setOthers([]);
  };
  return { error, others, show, clear };
}
