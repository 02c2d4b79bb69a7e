/** What a probe found: fine, or why not, in a sentence a duty officer understands. */
export type ProbeAnswer = { readonly ok: true } | { readonly ok: false; readonly why: string };
export type Probe = () => Promise<ProbeAnswer>;

export interface ProbeReport {
  readonly ready: boolean;
  readonly probes: Readonly<Record<string, ProbeAnswer>>;
}

const PROBE_MS = 2000;

/** What must hold for this process to be of use; each library adds its own at start. */
export class Probes {
  private readonly probes = new Map<string, Probe>();

  add(name: string, probe: Probe): void {
    this.probes.set(name, probe);
  }

  async report(): Promise<ProbeReport> {
    const answers = await Promise.all(
      [...this.probes].map(async ([name, probe]) => [name, await answered(probe)] as const),
    );
    return {
      ready: answers.every(([, answer]) => answer.ok),
      probes: Object.fromEntries(answers),
    };
  }
}

/** A probe that throws or hangs is an answer too. Messages of errors may hold addresses and names: only the code is shown. */
async function answered(probe: Probe): Promise<ProbeAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ProbeAnswer>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, why: `no answer in ${PROBE_MS} ms` }), PROBE_MS);
  });
  try {
    return await Promise.race([probe(), late]);
  } catch (error) {
    return { ok: false, why: `failed: ${(error as { code?: string })?.code ?? 'unknown'}` };
  } finally {
    clearTimeout(timer);
  }
}
