import type { Rule } from 'antd/es/form';
import { texts } from '../texts';

// Letters of names are those of GB 18030, not of one Unicode block; length is counted in characters as people see them.
const NAME = /^[\p{Script=Han}·]{2,50}$/u;
const PHONE = /^(1\d{10}|0\d{2,3}-?\d{7,8})$/;

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

export const nameRule = (): Rule =>
  passing(
    (value) => NAME.test(value),
    () => texts.t('form/nameRule'),
  );

export const phoneRule = (): Rule =>
  passing(
    (value) => PHONE.test(value),
    () => texts.t('form/phoneRule'),
  );

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
