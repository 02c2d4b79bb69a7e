import { tmpdir } from 'node:os';
import { ConfigurationFaulty, durationMs, type Environment, readRegionConfig } from '.';

const whole: Environment = {
  REGION_CODE: '410100',
  DATABASE_URL: 'postgres://yipanqi:secret@127.0.0.1:5432/r410100',
  KEYS_DIR: tmpdir(),
  DIRECTORY_FILE: __filename,
  AGREEMENTS_DIR: tmpdir(),
};
const faultsOf = (env: Environment): readonly string[] => {
  try {
    readRegionConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigurationFaulty).faults;
  }
};

describe('the configuration of a region', () => {
  it('needs five variables and has a default for all others', () => {
    expect(readRegionConfig(whole)).toMatchObject({
      regionCode: '410100',
      production: false,
      carrier: { kind: 'https' },
      port: 8610,
      publicUrl: 'http://localhost:8610',
      clock: { offsetMs: 0 },
      logLevel: 'info',
    });
  });

  it('names every fault at once', () => {
    const faults = faultsOf({ CARRIER: 'kafka', PORT: 'x', CLOCK: 'tomorrow', LOG_LEVEL: 'loud' });
    for (const name of [
      'REGION_CODE is missing',
      'DATABASE_URL is missing',
      'KEYS_DIR is missing',
      'DIRECTORY_FILE is missing',
      'AGREEMENTS_DIR is missing',
      'KAFKA_BROKERS is missing',
    ])
      expect(faults).toContain(name);
    for (const name of ['PORT', 'CLOCK', 'LOG_LEVEL'])
      expect(faults.some((fault) => fault.startsWith(name))).toBe(true);
  });

  it('never repeats a secret in a fault', () => {
    const faults = faultsOf({
      ...whole,
      DATABASE_URL: 'mysql://u:hunter2@h/d',
      KAFKA_SASL_PASSWORD: 'hunter2',
    });
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.join()).not.toContain('hunter2');
  });

  it('reads a carrier Kafka with login and TLS', () => {
    const kafka = {
      ...whole,
      CARRIER: 'kafka',
      KAFKA_BROKERS: 'a:9092, b:9092',
      KAFKA_SASL_USERNAME: 'r410100',
      KAFKA_SASL_PASSWORD: 's',
      KAFKA_TLS_CA_FILE: __filename,
    };
    expect(readRegionConfig(kafka).carrier).toEqual({
      kind: 'kafka',
      brokers: ['a:9092', 'b:9092'],
      topicPrefix: '',
      sasl: { username: 'r410100', password: 's' },
      tls: { caFile: __filename, certFile: undefined, keyFile: undefined },
    });
    expect(faultsOf({ ...kafka, KAFKA_SASL_PASSWORD: '' })).toHaveLength(1);
    expect(faultsOf({ ...kafka, KAFKA_TLS_CIPHER: 'x' })).toEqual([
      'KAFKA_TLS_CIPHER is not known',
    ]);
  });

  it('moves the clock in a demonstration, never in production', () => {
    expect(readRegionConfig({ ...whole, CLOCK: '-P30D' }).clock.offsetMs).toBe(-30 * 86_400_000);
    const file = `file:${__filename}`;
    expect(readRegionConfig({ ...whole, CLOCK: file }).clock.file).toBe(__filename);
    expect(faultsOf({ ...whole, CLOCK: 'file:/nowhere' })).toHaveLength(1);
    const production = { ...whole, NODE_ENV: 'production', PUBLIC_URL: 'https://y.example' };
    expect(faultsOf(production)).toEqual([]);
    for (const moved of ['PT1S', file])
      expect(faultsOf({ ...production, CLOCK: moved })).toHaveLength(1);
    expect(faultsOf({ ...production, ACCOUNTS_FILE: __filename })).toHaveLength(1);
    expect(faultsOf({ ...production, PUBLIC_URL: 'http://y.example' })).toHaveLength(1);
  });

  it('refuses OIDC as long as nothing answers to it', () => {
    expect(faultsOf({ ...whole, OIDC_ISSUER: 'https://id.example' })).toHaveLength(1);
  });
});

describe('a duration', () => {
  it.each([
    ['1500', 1500],
    ['-1500', -1500],
    ['P1D', 86_400_000],
    ['-PT1H30M', -5_400_000],
    ['P1W', 7 * 86_400_000],
  ])('%s is %d ms', (text, ms) => expect(durationMs(text)).toBe(ms));

  it.each(['', 'P', 'PT', '1h', 'P1Y', '1.5'])('is not %s', (text) =>
    expect(durationMs(text)).toBeUndefined(),
  );
});
