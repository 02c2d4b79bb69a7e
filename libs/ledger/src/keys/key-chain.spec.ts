import { noon } from '../../testing/sealed-chain';
import { hashOf } from '../wire/hash';
import { timeText } from '../wire/times';
import { Directory } from './directory';
import { directoryOf, readDirectoryFile } from './directory-file';
import { generateJwk, privateKeyOf, publicJwk, thumbprint, type PrivateJwk } from './jwk';
import { KeyChain } from './key-chain';
import {
  firstStatementPrev,
  signStatement,
  type KeyRole,
  type KeyStatement,
  type StatedKey,
} from './key-statement';
import { Keyring } from './keyring';

const DAY_MS = 86_400_000;
const day = (n: number) => timeText(new Date(noon.getTime() + n * DAY_MS));

const keys = {
  sig: generateJwk('Ed25519'),
  sig2: generateJwk('Ed25519'),
  recovery: generateJwk('Ed25519'),
  enc: generateJwk('X25519'),
};
const signerOf = (jwk: PrivateJwk) => ({ kid: thumbprint(jwk), privateKey: privateKeyOf(jwk) });

function stated(jwk: PrivateJwk, role: KeyRole, from = 0, until = 100): StatedKey {
  const use = role === 'sig' || role === 'recovery' ? 'sig' : 'enc';
  return {
    ...publicJwk(jwk),
    kid: thumbprint(jwk),
    use,
    role,
    notBefore: day(from),
    notAfter: day(until),
  };
}

/** The next statement of a chain, with whatever is to be different about it. */
function next(chain: KeyChain, content: Partial<KeyStatement>, by: PrivateJwk = keys.sig): string {
  const statement = {
    region: '610300',
    n: chain.statements.length + 1,
    prev: chain.nextPrev(),
    at: day(1),
    ...content,
  };
  return signStatement(statement, signerOf(by));
}

/** sig (days 0 to 100) and recovery are stated. */
function aChain(): KeyChain {
  const chain = new KeyChain('610300');
  chain.append(next(chain, { at: day(0), key: stated(keys.sig, 'sig') }));
  chain.append(next(chain, { key: stated(keys.recovery, 'recovery', 0, 1000) }));
  return chain;
}

describe('the first key statement of a region', () => {
  it('is signed by the key it states', () => {
    const chain = new KeyChain('610300');
    expect(() => chain.append(next(chain, { key: stated(keys.sig, 'sig') }, keys.sig2))).toThrow(
      'chain.signer',
    );
    expect(() =>
      chain.append(next(chain, { key: stated(keys.recovery, 'recovery') }, keys.recovery)),
    ).toThrow('chain.signer');
    chain.append(next(chain, { key: stated(keys.sig, 'sig') }));
    expect(chain.statements).toHaveLength(1);
  });

  it('follows the hash of the region code', () => {
    const chain = new KeyChain('610300');
    expect(chain.nextPrev()).toBe(hashOf('610300'));
    expect(firstStatementPrev('610300')).toBe(hashOf('610300'));
    expect(() =>
      chain.append(next(chain, { key: stated(keys.sig, 'sig'), prev: hashOf('410100') })),
    ).toThrow('chain.prev');
  });
});

describe('a later key statement', () => {
  it('is signed by a valid signing key of the region', () => {
    const chain = aChain();
    expect(() => chain.append(next(chain, { key: stated(keys.enc, 'enc') }, keys.sig2))).toThrow(
      'chain.signer',
    );
    expect(() => chain.append(next(chain, { key: stated(keys.enc, 'enc'), at: day(100) }))).toThrow(
      'chain.signer',
    );
    expect(() =>
      chain.append(next(chain, { key: stated(keys.enc, 'enc') }, keys.recovery)),
    ).toThrow('chain.signer');
    chain.append(next(chain, { key: stated(keys.enc, 'enc') }));
    expect(chain.current('enc', day(1))?.stated.kid).toBe(thumbprint(keys.enc));
  });

  it.each<[string, string, Partial<KeyStatement>]>([
    ['chain.n', 'a gap', { n: 4 }],
    ['chain.prev', 'another predecessor', { prev: hashOf('x') }],
    ['chain.region', 'another region', { region: '410100' }],
    ['chain.at', 'a clock gone back', { at: day(0) }],
    ['chain.key', 'a key stated before', { key: stated(keys.sig, 'sig') }],
    [
      'statement.role',
      'a role nobody knows',
      { key: { ...stated(keys.sig2, 'sig'), role: 'root' as KeyRole } },
    ],
    [
      'statement.use',
      'a use against its role',
      { key: { ...stated(keys.sig2, 'sig'), use: 'enc' } },
    ],
    [
      'statement.key',
      'a curve against its role',
      { key: { ...stated(keys.enc, 'enc'), use: 'sig', role: 'sig' } },
    ],
    [
      'statement.kid',
      'a kid that is no thumbprint',
      { key: { ...stated(keys.sig2, 'sig'), kid: hashOf('x') } },
    ],
    ['statement.validity', 'no validity', { key: stated(keys.sig2, 'sig', 5, 5) }],
    ['statement.content', 'neither key nor revocation', { key: undefined }],
    ['statement.content', 'both', { revoke: thumbprint(keys.sig) }],
  ])('is refused as %s with %s, and leaves the chain as it was', (code, _what, content) => {
    const chain = aChain();
    expect(() => chain.append(next(chain, { key: stated(keys.sig2, 'sig'), ...content }))).toThrow(
      code,
    );
    expect(chain.statements).toHaveLength(2);
  });

  it('is refused when a byte of it was changed', () => {
    const chain = aChain();
    const text = next(chain, { key: stated(keys.sig2, 'sig') });
    const [header, payload, signature] = text.split('.') as [string, string, string];
    const other = JSON.parse(Buffer.from(payload, 'base64url').toString()) as KeyStatement;
    const forged = Buffer.from(JSON.stringify({ ...other, at: day(2) })).toString('base64url');
    expect(() => chain.append(`${header}.${forged}.${signature}`)).toThrow('chain.signature');
  });
});

describe('a revocation', () => {
  it('is signed by the recovery key alone', () => {
    const chain = aChain();
    expect(() => chain.append(next(chain, { revoke: thumbprint(keys.sig) }))).toThrow(
      'chain.signer',
    );
    chain.append(next(chain, { revoke: thumbprint(keys.sig) }, keys.recovery));
    expect(chain.isRevoked(thumbprint(keys.sig))).toBe(true);
    expect(chain.current('sig', day(1))).toBeUndefined();
  });

  it('takes from the key the right to state others', () => {
    const chain = aChain();
    chain.append(next(chain, { revoke: thumbprint(keys.sig) }, keys.recovery));
    expect(() => chain.append(next(chain, { key: stated(keys.sig2, 'sig') }))).toThrow(
      'chain.signer',
    );
  });
});

describe('the recovery key', () => {
  it('cannot be replaced by a signing key', () => {
    const chain = aChain();
    const other = { key: stated(keys.sig2, 'recovery', 0, 1000) };
    expect(() => chain.append(next(chain, other))).toThrow('chain.signer');
    chain.append(next(chain, other, keys.recovery));
    expect(chain.firstRecoveryKey()?.kid).toBe(thumbprint(keys.recovery));
  });
});

describe('the directory', () => {
  const chain = aChain();
  chain.append(next(chain, { key: stated(keys.sig2, 'sig', 50, 150) }));
  const directory = new Directory();
  directory.trust('610300', chain.statements);
  const kid = thumbprint(keys.sig);

  it('finds a key of a region, in its role, while it is valid', () => {
    expect(directory.signingKey('610300', kid, new Date(day(99)))).toBeDefined();
    expect(directory.judgeKey('610300', kid, day(100))).toEqual({ fault: 'kid.validity' });
    expect(directory.judgeKey('610300', kid, day(-1))).toEqual({ fault: 'kid.validity' });
    expect(directory.judgeKey('610300', kid, day(1), 'enc')).toEqual({ fault: 'kid.role' });
    expect(directory.judgeKey('410100', kid, day(1))).toEqual({ fault: 'kid.unknown' });
    expect(directory.judgeKey('610300', hashOf('x'), day(1))).toEqual({ fault: 'kid.unknown' });
  });

  it('knows no revoked key, whatever the moment', () => {
    const revoking = aChain();
    revoking.append(next(revoking, { revoke: kid, at: day(9) }, keys.recovery));
    const other = new Directory();
    other.trust('610300', revoking.statements);
    expect(other.judgeKey('610300', kid, day(2))).toEqual({ fault: 'kid.revoked' });
  });

  it('learns what continues a chain it knows', () => {
    const other = new Directory();
    other.trust('610300', chain.statements.slice(0, 1));
    expect(other.learn('610300', chain.statements)).toEqual({ added: chain.statements.slice(1) });
    expect(other.learn('610300', chain.statements)).toEqual({ added: [] });
    expect(other.learn('610300', chain.statements.slice(0, 1))).toEqual({ added: [] });
  });

  it('refuses another statement at a number it knows', () => {
    const fork = new KeyChain('610300');
    for (const text of chain.statements.slice(0, 2)) fork.append(text);
    fork.append(next(fork, { key: stated(keys.enc, 'enc') }));
    const other = new Directory();
    other.trust('610300', chain.statements);
    expect(other.learn('610300', fork.statements)).toEqual({ added: [], forkAt: 3 });
    expect(other.statements('610300')).toEqual(chain.statements);
    expect(() => other.trust('610300', fork.statements)).toThrow('chain.fork');
  });

  it('takes the good part of what is published and names what it refused', () => {
    const other = new Directory();
    other.trust('610300', chain.statements.slice(0, 1));
    const published = [...chain.statements.slice(0, 2), 'x'];
    expect(other.learn('610300', published)).toEqual({
      added: [chain.statements[1]],
      refused: 'jws',
    });
    expect(other.learn('410100', published)).toEqual({
      added: [],
      refused: 'chain.unknown-region',
    });
  });

  it('believes nothing of a chain whose beginning does not verify', () => {
    const other = new Directory();
    expect(() => other.trust('610300', chain.statements.slice(1))).toThrow('chain.n');
    expect(() => other.trust('610300', [])).toThrow('chain.empty');
    expect(other.regions()).toEqual([]);
  });

  it('gives the newest valid key of a role', () => {
    expect(chain.current('sig', day(10))?.stated.kid).toBe(kid);
    expect(chain.current('sig', day(60))?.stated.kid).toBe(thumbprint(keys.sig2));
    expect(directory.currentEncKey('610300', noon)).toBeUndefined();
  });

  it('pins a region by its first statement and its recovery key', () => {
    expect(directory.pin('610300')).toBe(
      hashOf(`${chain.statements[0]}.${thumbprint(keys.recovery)}`),
    );
    expect(directory.pin('410100')).toBeUndefined();
  });
});

describe('the start file of the directory', () => {
  const { keyring } = Keyring.generate('610300', noon);
  const region = {
    code: '610300',
    name: { zh: '宝鸡市', en: 'Baoji' },
    url: 'https://baoji.example',
    statements: keyring.statements,
  };

  it('names the partners and where trust in them starts', () => {
    const regions = readDirectoryFile(JSON.stringify({ regions: [region] }));
    expect(regions).toEqual([region]);
    expect(directoryOf(regions).regions()).toEqual(['610300']);
  });

  it('is refused with all its faults named', () => {
    const text = JSON.stringify({
      regions: [
        { ...region, code: 'x' },
        { ...region, url: 'x', statements: [1] },
      ],
    });
    expect(() => readDirectoryFile(text)).toThrow(
      'regions[0].code, regions[1].url, regions[1].statements',
    );
    expect(() => readDirectoryFile('{}')).toThrow('directory');
    expect(() => directoryOf([{ ...region, statements: keyring.statements.slice(1) }])).toThrow(
      '610300',
    );
  });
});
