import fc from 'fast-check';
import { oneTimePassword, passwordFaults } from './password';

const codes = (password: string, username = 'wang-li'): string[] =>
  passwordFaults(password, username).map(({ code }) => code);

describe('a password', () => {
  it.each(['Sanhe-lu-8', 'long sentence 9!', '一盘棋两地Go1!'])('%s may be used', (password) =>
    expect(codes(password.padEnd(10, '~'))).toEqual([]),
  );

  it('needs ten characters of three classes', () => {
    expect(codes('Ab3!')).toEqual(['password.too-short']);
    expect(codes('abcdefghjk')).toEqual(['password.too-simple']);
  });

  it('may not contain the user name, in whatever case', () => {
    expect(codes('Wang-Li-2031')).toEqual(['password.is-username']);
  });

  it('may not be one that everybody tries', () => {
    expect(codes('P@ssw0rd-2031')).toEqual(['password.weak']);
    expect(codes('Qwerty-9-now')).toEqual(['password.weak']);
  });

  it('given for one sign-in keeps all rules', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 32 }), (bytes) => {
        expect(codes(oneTimePassword(Buffer.from(bytes)), 'someone-else')).toEqual([]);
      }),
    );
  });
});
