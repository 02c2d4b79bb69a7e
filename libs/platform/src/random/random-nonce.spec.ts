import { randomNonce } from '.';

describe('random nonces', () => {
  it('never come twice, also where one block ends and the next begins', () => {
    const seen = new Set(Array.from({ length: 5_000 }, () => randomNonce(12).toString('hex')));
    expect(seen.size).toBe(5_000);
  });

  it('keep their bytes when others are drawn', () => {
    const nonce = randomNonce(16);
    const before = nonce.toString('hex');
    for (let i = 0; i < 2_000; i++) randomNonce(12);
    expect(nonce.toString('hex')).toBe(before);
  });
});
