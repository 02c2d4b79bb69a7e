// A reader written in Python on jwcrypto, with no line of ours, takes our segments and refuses what was tampered with.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '@contracts';
import { canonicalJson } from '@ledger';

interface Vectors {
  readonly regions: Readonly<
    Record<string, { readonly keys: Readonly<Record<string, JsonObject>> }>
  >;
  readonly segments: readonly {
    readonly stream: string;
    readonly jws: string;
    readonly value: string;
    readonly entries: readonly string[];
  }[];
}
const vectors = JSON.parse(
  readFileSync(path.join(__dirname, 'wire-vectors.json'), 'utf8'),
) as Vectors;

interface Verdict {
  readonly entries?: readonly JsonObject[];
  readonly refused?: string;
}
function verdictOn(segments: readonly { readonly jws: string; readonly value: string }[]): Verdict {
  const { d: _private, ...signingKey } = vectors.regions['610300']!.keys.sig!;
  const task = {
    signingKey,
    encryptionKey: vectors.regions['410100']!.keys.enc!,
    stream: vectors.segments[0]!.stream,
    segments: segments.map(({ jws, value }) => ({ jws, value })),
  };
  const run = spawnSync('python3', [path.join(__dirname, 'verify_segment.py')], {
    input: JSON.stringify(task),
    encoding: 'utf8',
  });
  if (run.stdout === '') throw new Error(`verify_segment.py said nothing: ${run.stderr}`);
  return JSON.parse(run.stdout) as Verdict;
}

const hasJwcrypto = spawnSync('python3', ['-c', 'import jwcrypto']).status === 0;
const here = hasJwcrypto || process.env.CI === 'true' ? describe : describe.skip;

here(
  'a Python implementation (jwcrypto; skipped where it is missing, a failure with CI=true)',
  () => {
    const [one, two] = vectors.segments as [Vectors['segments'][0], Vectors['segments'][0]];
    const changed = (text: string, at: number) =>
      text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

    it('is there', () => {
      expect(hasJwcrypto).toBe(true);
    });

    it('verifies, decrypts, inflates and chains our segments', () => {
      const { entries } = verdictOn([one, two]);
      expect(entries?.map((entry) => canonicalJson(entry))).toEqual([
        ...one.entries,
        ...two.entries,
      ]);
    });

    it('refuses a changed value', () => {
      expect(verdictOn([{ ...one, value: changed(one.value, 200) }]).refused).toContain(
        'Signature',
      );
    });

    it('refuses a changed header', () => {
      expect(verdictOn([{ ...one, jws: changed(one.jws, 40) }]).refused).toBeDefined();
    });

    it('refuses a chain with a segment left out', () => {
      expect(verdictOn([two]).refused).toContain('prev');
    });
  },
);
