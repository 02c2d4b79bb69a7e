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

/** A mobile number with a digit too few or too many is the commonest slip; every other form is the region's to judge. */
export const phoneRule = (): Rule =>
  passing(
    (value) => {
      const digits = value.replace(/[^0-9]/g, '').replace(/^86(?=1[3-9])/, '');
      return !/^1[3-9]/.test(digits) || digits.length === 11;
    },
    () => texts.t('form/mobileLength'),
  );

export const notAfter = (latest: string): Rule =>
  passing(
    (value) => value <= latest,
    () => texts.t('form/future'),
  );

/** A province or city says too little to send an entry to the office it concerns; what stands already may stay. */
export const countyOrBelow = (standing?: string): Rule =>
  passing(
    (code) => code === standing || !/^\d{2}$|^\d{4}$|0000$|^\d{4}00$/.test(code),
    () => texts.t('form/divisionLevel'),
  );
