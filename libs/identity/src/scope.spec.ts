import { Scope } from './scope';

describe('the area of an organisation', () => {
  it.each([
    ['410000', '41'],
    ['410100', '4101'],
    ['410105', '410105'],
    ['410105001', '410105001'],
    ['410105001003', '410105001003'],
    ['410105001000', '410105001'],
    ['410105000000', '410105'],
  ])('of %s is all that begins with %s', (organisation, prefix) => {
    expect(new Scope(organisation).prefix).toBe(prefix);
  });

  it('reaches downwards only', () => {
    const township = new Scope('410105001');
    expect(township.covers('410105001003')).toBe(true);
    expect(township.covers('410105002')).toBe(false);
    expect(township.covers('410105')).toBe(false);
  });

  it('is refused for what is no code', () => {
    expect(() => new Scope('')).toThrow();
    expect(() => new Scope('41%')).toThrow();
  });
});
