import {
  generateJwk,
  hashOf,
  Keyring,
  readStatement,
  signStatement,
  thumbprint,
  type PrivateJwk,
  type Signer,
} from '@ledger';

/** The same region's keys with one signing key more, stated under the one used so far and used from now on. */
export function withNewSigningKey(keyring: Keyring, at: Date): Keyring {
  const { file } = keyring;
  const { jwk, statements } = withStatement(keyring, at, keyring.signer(at));
  return new Keyring({ ...file, statements, keys: [...file.keys, jwk] });
}

/** A chain continued by a statement that anybody may have signed. */
export function withStatement(
  { file, statements }: Keyring,
  at: Date,
  signer: Signer,
): { readonly jwk: PrivateJwk; readonly statements: readonly string[] } {
  const { d, ...open } = generateJwk('Ed25519');
  const { notBefore, notAfter } = readStatement(statements[0]!).statement.key!;
  const text = signStatement(
    {
      region: file.region,
      n: statements.length + 1,
      prev: hashOf(statements.at(-1)!),
      at: at.toISOString(),
      key: { ...open, kid: thumbprint(open), use: 'sig', role: 'sig', notBefore, notAfter },
    },
    signer,
  );
  return { jwk: { ...open, d }, statements: [...statements, text] };
}
