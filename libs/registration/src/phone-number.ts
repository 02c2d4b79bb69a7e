/** Mobile or land line as the contract allows it; spaces and signs are kept out of the comparable form. */
const PHONE = /^[0-9+][0-9 ()+#-]{2,29}$/;

/** The form in which a number is kept and compared: half width, digits only, without the country code 86. */
export function normalisePhone(written: string): string {
  const digits = written.normalize('NFKC').replace(/[^0-9]/g, '');
  return digits.length === 13 && digits.startsWith('86') ? digits.slice(2) : digits;
}

export function isPhone(written: string): boolean {
  return PHONE.test(written.normalize('NFKC').trim()) && normalisePhone(written).length >= 3;
}

/** `138****5678`; shorter numbers keep only their last two digits. */
export function maskPhone(value: string): string {
  return value.length >= 11
    ? `${value.slice(0, 3)}****${value.slice(-4)}`
    : `${'*'.repeat(Math.max(value.length - 2, 1))}${value.slice(-2)}`;
}
