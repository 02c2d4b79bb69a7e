import { Probes } from '.';

describe('the probes of a process', () => {
  it('make it ready only together, and each says why not, without what an error tells', async () => {
    const probes = new Probes();
    probes.add('database', () => Promise.resolve({ ok: true }));
    expect(await probes.report()).toEqual({ ready: true, probes: { database: { ok: true } } });
    probes.add('carrier', () => Promise.resolve({ ok: false, why: 'no broker answers' }));
    probes.add('keys', () =>
      Promise.reject(Object.assign(new Error('/secret/path'), { code: 'ENOENT' })),
    );
    expect(await probes.report()).toEqual({
      ready: false,
      probes: {
        database: { ok: true },
        carrier: { ok: false, why: 'no broker answers' },
        keys: { ok: false, why: 'failed: ENOENT' },
      },
    });
  });
});
