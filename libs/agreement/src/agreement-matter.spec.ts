import fc from 'fast-check';
import type { AgreementDocument, EndingOpen, ProposalOpen, SignatureOpen } from '@contracts';
import {
  actResult,
  actState,
  agreementActs,
  openProposals,
  sideOf,
  standingOf,
  talkOf,
  type AgreementAct,
} from './agreement-acts';
import { matterOf, type AgreementMatter, type AgreementStrand } from './agreement-matter';
import { hashOfAgreement } from './agreement-signatures';

const regions = ['410100', '610300'] as const;
const today = '2026-03-01';
const document = (version: number, text: string): AgreementDocument => ({
  id: 'a',
  version,
  regions,
  from: '2026-01-01',
  to: '2026-12-31',
  kinds: [],
  pins: {},
  title: { zh: text, en: text },
});
const signatureOf = (region: string, agreement: AgreementDocument): string =>
  `${region} ${hashOfAgreement(agreement)}`;
const strand = (region: string, more: Partial<AgreementStrand> = {}): AgreementStrand => ({
  region,
  proposals: new Map(),
  answers: new Map(),
  ...more,
});
const matter = (a: AgreementStrand, b: AgreementStrand): AgreementMatter =>
  matterOf({
    agreementId: 'a',
    regions,
    strands: [a, b],
    holds: (region, agreement, signature) => signature === signatureOf(region, agreement),
  });

/** A side as it acts: what it has said itself, and as much of the other as has arrived. */
class Bureau {
  private proposals = new Map<string, ProposalOpen>();
  private answers = new Map<string, SignatureOpen>();
  private ending: EndingOpen | undefined;
  private readonly sent: AgreementStrand[] = [];
  private heard = 0;
  other!: Bureau;

  constructor(readonly region: string) {}

  get said(): AgreementStrand {
    const { region, ending } = this;
    return strand(region, {
      proposals: new Map(this.proposals),
      answers: new Map(this.answers),
      ...(ending && { ending }),
    });
  }
  get view(): AgreementMatter {
    return matter(this.said, this.other.sent[this.heard - 1] ?? strand(this.other.region));
  }
  hear(): void {
    if (this.heard < this.other.sent.length) this.heard += 1;
  }
  hearAll(): void {
    this.heard = this.other.sent.length;
  }

  /** Does the act if the table lets it, and answers what the table said. */
  act(act: AgreementAct, n: number): ReturnType<typeof actResult> {
    const { view, region } = this;
    const result = actResult(actState(view, region, today), act, sideOf(view, region));
    if ('refusal' in result) return result;
    const own = openProposals(view).find(({ by }) => by === region);
    const theirs = openProposals(view).find(({ by }) => by !== region);
    const next = (view.versions.at(-1)?.document.version ?? 0) + 1;
    if (act === 'propose' || act === 'counter-propose') {
      const agreement = document(next, `${region} ${n}`);
      const counters = act === 'counter-propose' ? { counters: theirs!.proposalId } : {};
      const signature = signatureOf(region, agreement);
      this.proposals.set(`${region} ${String(n).padStart(4, '0')}`, {
        agreement,
        signature,
        ...counters,
      });
    } else if (act === 'withdraw') {
      const said = this.proposals.get(own!.proposalId)!;
      this.proposals.set(own!.proposalId, { ...said, withdrawn: { reason: 'r' } });
    } else if (act === 'end') {
      const { hash } = view.versions.at(-1)!;
      this.ending = {
        agreementid: 'a',
        hash,
        declaredon: today,
        lastday: '2026-06-30',
        reason: 'r',
      };
    } else {
      const { hash, document: agreement, proposalId } = theirs!;
      const signed =
        act === 'countersign'
          ? { answer: 'countersigned' as const, signature: signatureOf(region, agreement) }
          : { answer: 'refused' as const, reason: 'r' };
      this.answers.set(proposalId, { agreementid: 'a', hash, ...signed });
    }
    this.sent.push(this.said);
    return result;
  }
}

function bureaus(): [Bureau, Bureau] {
  const pair: [Bureau, Bureau] = [new Bureau(regions[0]), new Bureau(regions[1])];
  [pair[0].other, pair[1].other] = [pair[1], pair[0]];
  return pair;
}

const steps = fc.array(
  fc.record({
    who: fc.nat(1),
    what: fc.constantFrom(...agreementActs, 'hear' as const, 'hear' as const),
  }),
  { maxLength: 30 },
);

describe('two sides that act and hear each other in any order', () => {
  it('come to one state once everything has arrived, whichever strand is read first', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const pair = bureaus();
        script.forEach(({ who, what }, n) => {
          if (what === 'hear') pair[who]!.hear();
          else pair[who]!.act(what, n);
        });
        for (const side of pair) side.hearAll();
        expect(pair[0].view).toEqual(pair[1].view);
        expect(matter(pair[0].said, pair[1].said)).toEqual(matter(pair[1].said, pair[0].said));
      }),
      { numRuns: 500 },
    );
  });

  it('are where the table says after each act, as far as they know', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const pair = bureaus();
        script.forEach(({ who, what }, n) => {
          if (what === 'hear') return pair[who]!.hear();
          const result = pair[who]!.act(what, n);
          if ('refusal' in result) return;
          expect(result.talk).toContain(talkOf(pair[who]!.view));
          const standing = standingOf(pair[who]!.view, today);
          if (result.standing === 'countersigned') expect(standing).toBe('in-force');
          if (result.standing === 'ending') expect(standing).toBe('ending');
        });
      }),
      { numRuns: 500 },
    );
  });

  it('are bound by one version a number, and by nothing that one of them did not sign', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const pair = bureaus();
        script.forEach(({ who, what }, n) => {
          if (what === 'hear') pair[who]!.hear();
          else pair[who]!.act(what, n);
        });
        const { versions } = matter(pair[0].said, pair[1].said);
        const numbers = versions.map(({ document: { version } }) => version);
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const { signatures, document: agreement } of versions)
          for (const region of regions)
            expect(signatures[region]).toBe(signatureOf(region, agreement));
      }),
    );
  });
});

describe('acts that cross', () => {
  const crossing = (a: (one: Bureau) => void, b: (other: Bureau) => void): AgreementMatter => {
    const [one, other] = bureaus();
    one.act('propose', 1);
    other.hearAll();
    a(one);
    b(other);
    return matter(one.said, other.said);
  };
  const fates = ({ proposals }: AgreementMatter): string[] => proposals.map(({ fate }) => fate);

  it('withdrawn × countersigned: the version binds', () => {
    const result = crossing(
      (one) => one.act('withdraw', 2),
      (other) => other.act('countersign', 3),
    );
    expect(fates(result)).toEqual(['countersigned']);
    expect(standingOf(result, today)).toBe('in-force');
  });
  it('withdrawn × refused: refused', () => {
    const result = crossing(
      (one) => one.act('withdraw', 2),
      (other) => other.act('refuse', 3),
    );
    expect(fates(result)).toEqual(['refused']);
  });
  it('withdrawn × countered: the counter-proposal stands', () => {
    const result = crossing(
      (one) => one.act('withdraw', 2),
      (other) => other.act('counter-propose', 3),
    );
    expect(fates(result)).toEqual(['countered', 'open']);
    expect(talkOf(result)).toBe('counter-proposed');
  });
  it('each proposes first: both are open, and one signature settles it', () => {
    const [one, other] = bureaus();
    one.act('propose', 1);
    other.act('propose', 2);
    [one, other].forEach((side) => side.hearAll());
    expect(talkOf(one.view)).toBe('crossed');
    other.act('countersign', 3);
    expect(fates(matter(one.said, other.said))).toEqual(['countersigned', 'overtaken']);
  });
  it('each signs the other’s: the lower hash binds, on both sides', () => {
    const [one, other] = bureaus();
    one.act('propose', 1);
    other.act('propose', 2);
    [one, other].forEach((side) => side.hearAll());
    one.act('countersign', 3);
    other.act('countersign', 4);
    const result = matter(one.said, other.said);
    const hashes = result.proposals.map(({ hash }) => hash).sort();
    expect(result.versions.map(({ hash }) => hash)).toEqual([hashes[0]]);
  });
  it('each declares the end: the earlier last day holds, and never before the days of notice', () => {
    const version = document(1, 'x');
    const proposal = { agreement: version, signature: signatureOf('410100', version) };
    const hash = hashOfAgreement(version);
    const ending = { agreementid: 'a', hash, declaredon: today, reason: 'r' };
    const result = matter(
      strand('410100', {
        proposals: new Map([['p', proposal]]),
        ending: { ...ending, lastday: '2026-09-30' },
      }),
      strand('610300', {
        answers: new Map([
          [
            'p',
            {
              agreementid: 'a',
              hash,
              answer: 'countersigned',
              signature: signatureOf('610300', version),
            },
          ],
        ]),
        ending: { ...ending, lastday: '2026-03-02' },
      }),
    );
    expect(result).toMatchObject({ endsOn: '2026-03-31', endedBy: ['410100', '610300'] });
    expect(standingOf(result, '2026-03-31')).toBe('ending');
    expect(standingOf(result, '2026-04-01')).toBe('ended');
  });
});

describe('what arrives all the same', () => {
  const offered = document(1, 'x');
  const proposals = new Map([
    ['p', { agreement: offered, signature: signatureOf('410100', offered) }],
  ]);
  const answered = (more: object): AgreementMatter =>
    matter(
      strand('410100', { proposals }),
      strand('610300', {
        answers: new Map([
          [
            'p',
            {
              agreementid: 'a',
              hash: hashOfAgreement(offered),
              answer: 'countersigned',
              signature: signatureOf('610300', offered),
              ...more,
            },
          ],
        ]),
      }),
    );

  it('binds nobody when a signature is not that of the region, or names another text', () => {
    expect(answered({}).versions).toHaveLength(1);
    expect(answered({ signature: signatureOf('410100', offered) }).versions).toEqual([]);
    expect(answered({ hash: 'of an older version' }).versions).toEqual([]);
  });

  it('is void when a proposal names other parties than the two', () => {
    const agreement = { ...offered, regions: ['410100', '620921'] as const };
    const result = matter(
      strand('410100', {
        proposals: new Map([['p', { agreement, signature: signatureOf('410100', agreement) }]]),
      }),
      strand('610300'),
    );
    expect(result.proposals.map(({ fate }) => fate)).toEqual(['void']);
  });
});
