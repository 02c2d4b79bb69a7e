import type { Rule } from 'antd/es/form';
import { texts } from '../texts';

// What only the region can judge (names of every script, phones of every kind) comes back as faults at the fields.

export const required = (field: string, chosen = false): Rule => ({
  required: true,
  whitespace: true,
  message: texts.t(chosen ? 'common/choose' : 'common/required', { field }),
});

const passing = (holds: (value: string) => boolean, message: () => string): Rule => ({
  validator: async (_, value: string | undefined) => {
    if (value && !holds(value)) throw new Error(message());
    return Promise.resolve();
  },
});

export const numberRule = (): Rule =>
  passing(
    (value) => /^\d{17}[\dX]$/.test(value),
    () => texts.t('form/idNumberLength'),
  );

export const notAfter = (latest: string): Rule =>
  passing(
    (value) => value <= latest,
    () => texts.t('form/future'),
  );

/** A province or city says too little to send an entry to the office it concerns. */
export const countyOrBelow = (): Rule =>
  passing(
    (code) => !/^\d{2}$|^\d{4}$|0000$|^\d{4}00$/.test(code),
    () => texts.t('form/divisionLevel'),
  );
