import type { RuleObject } from 'antd/es/form';
import { countyOrBelow, phoneRule } from './rules';

const passes = async (rule: unknown, value: string): Promise<boolean> => {
  const { validator } = rule as Required<Pick<RuleObject, 'validator'>>;
  try {
    await validator({}, value, () => undefined);
    return true;
  } catch {
    return false;
  }
};

describe('a phone number', () => {
  it.each(['13812345678', '+86 138 1234 5678', '0917-3261234', '12345', ''])(
    'may be %s',
    async (value) => expect(await passes(phoneRule(), value)).toBe(true),
  );
  it.each(['1381234567', '138123456789', '+86 138 1234 567'])(
    'of a mobile has eleven digits, unlike %s',
    async (value) => expect(await passes(phoneRule(), value)).toBe(false),
  );
});

describe('a division', () => {
  it('reaches down to the county', async () => {
    expect(await passes(countyOrBelow(), '410102')).toBe(true);
    expect(await passes(countyOrBelow(), '410100')).toBe(false);
    expect(await passes(countyOrBelow(), '410000')).toBe(false);
  });
  it('that a register wrote may stay as it is', async () => {
    expect(await passes(countyOrBelow('410100'), '410100')).toBe(true);
    expect(await passes(countyOrBelow('410100'), '410200')).toBe(false);
  });
});
