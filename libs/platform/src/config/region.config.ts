import { statSync } from 'node:fs';
import { durationMs } from './duration';
import { environment, type Environment } from './env';
import { type RegionVariable, regionVariables } from './variables';

export interface KafkaConfig {
  readonly kind: 'kafka';
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  readonly sasl?: { readonly username: string; readonly password: string };
  /** Paths of PEM files. */
  readonly tls?: { readonly caFile: string; readonly certFile?: string; readonly keyFile?: string };
}

/** What one process of a region needs to know from outside. */
export interface RegionConfig {
  readonly regionCode: string;
  readonly production: boolean;
  readonly database: { readonly url: string; readonly poolSize: number };
  readonly carrier: KafkaConfig | { readonly kind: 'https' };
  readonly keysDir: string;
  readonly directoryFile: string;
  readonly agreementsDir: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly sendingUrl?: string;
  readonly receivingUrl?: string;
  readonly trustedProxies: readonly string[];
  /** Milliseconds added to the machine's clock, or a file where they stand and may change. */
  readonly clock: { readonly offsetMs: number; readonly file?: string };
  readonly accountsFile?: string;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The configuration cannot be used; every fault is named, no value of a secret is repeated. */
export class ConfigurationFaulty extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`the configuration is faulty:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigurationFaulty';
  }
}

/** Reads and checks everything; throws `ConfigurationFaulty` with all faults at once. */
export function readRegionConfig(env: Environment = environment()): RegionConfig {
  const reader = new Reader(env);
  const production = reader.text('NODE_ENV') === 'production';
  const port = reader.number('PORT', 8610, 0, 65_535);
  const config: RegionConfig = {
    regionCode: reader.matching(
      'REGION_CODE',
      /^(\d{6}|\d{9}|\d{12})$/,
      'must have 6, 9 or 12 digits',
    ),
    production,
    database: {
      url:
        reader.url('DATABASE_URL', ['postgres:', 'postgresql:']) ?? reader.missing('DATABASE_URL'),
      poolSize: reader.number('DATABASE_POOL_SIZE', 20, 1, 200),
    },
    carrier: carrierOf(reader),
    keysDir: reader.path('KEYS_DIR', 'folder') ?? reader.missing('KEYS_DIR'),
    directoryFile: reader.path('DIRECTORY_FILE', 'file') ?? reader.missing('DIRECTORY_FILE'),
    agreementsDir: reader.path('AGREEMENTS_DIR', 'folder') ?? reader.missing('AGREEMENTS_DIR'),
    port,
    publicUrl: reader.url('PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`,
    sendingUrl: reader.url('SENDING_URL', ['http:', 'https:']),
    receivingUrl: reader.url('RECEIVING_URL', ['http:', 'https:']),
    trustedProxies: reader.list('TRUSTED_PROXIES'),
    clock: clockOf(reader),
    accountsFile: reader.path('ACCOUNTS_FILE', 'file'),
    logLevel: reader.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
  };
  if (production) refuseInProduction(reader, config);
  refuseUnsupported(reader, env);
  if (reader.faults.length > 0) throw new ConfigurationFaulty(reader.faults);
  return config;
}

/** `CLOCK` alone, for what makes a region's surroundings; throws `ConfigurationFaulty`. */
export function readClockConfig(env: Environment = environment()): RegionConfig['clock'] {
  const reader = new Reader(env);
  const clock = clockOf(reader);
  if (reader.faults.length > 0) throw new ConfigurationFaulty(reader.faults);
  return clock;
}

function carrierOf(reader: Reader): RegionConfig['carrier'] {
  if (reader.choice('CARRIER', ['kafka', 'https'], 'https') === 'https') return { kind: 'https' };
  const brokers = reader.list('KAFKA_BROKERS');
  if (brokers.length === 0) reader.missing('KAFKA_BROKERS');
  for (const broker of brokers)
    if (!/^[^\s:/]+:\d{1,5}$/.test(broker))
      reader.fault('KAFKA_BROKERS', 'must be host:port,host:port');
  const username = reader.text('KAFKA_SASL_USERNAME');
  const password = reader.text('KAFKA_SASL_PASSWORD');
  if ((username === undefined) !== (password === undefined))
    reader.fault('KAFKA_SASL_USERNAME', 'and KAFKA_SASL_PASSWORD belong together');
  const caFile = reader.path('KAFKA_TLS_CA_FILE', 'file');
  const certFile = reader.path('KAFKA_TLS_CERT_FILE', 'file');
  const keyFile = reader.path('KAFKA_TLS_KEY_FILE', 'file');
  if ((certFile === undefined) !== (keyFile === undefined))
    reader.fault('KAFKA_TLS_CERT_FILE', 'and KAFKA_TLS_KEY_FILE belong together');
  if (certFile !== undefined && caFile === undefined)
    reader.fault('KAFKA_TLS_CA_FILE', 'is needed with a client certificate');
  return {
    kind: 'kafka',
    brokers,
    topicPrefix: reader.matching(
      'KAFKA_TOPIC_PREFIX',
      /^[a-z0-9.-]{0,40}$/,
      'is no topic prefix',
      '',
    ),
    ...(username !== undefined && password !== undefined && { sasl: { username, password } }),
    ...(caFile !== undefined && { tls: { caFile, certFile, keyFile } }),
  };
}

function clockOf(reader: Reader): RegionConfig['clock'] {
  const text = reader.text('CLOCK');
  if (text === undefined) return { offsetMs: 0 };
  if (text.startsWith(CLOCK_FILE)) return { offsetMs: 0, file: clockFileOf(reader, text) };
  const offsetMs = durationMs(text);
  if (offsetMs === undefined)
    reader.fault('CLOCK', 'must be milliseconds, an ISO 8601 duration or file:PATH');
  return { offsetMs: offsetMs ?? 0 };
}

const CLOCK_FILE = 'file:';

function clockFileOf(reader: Reader, text: string): string {
  const file = text.slice(CLOCK_FILE.length);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    reader.fault('CLOCK', `names no file that can be read: ${file}`);
  return file;
}

function refuseInProduction(reader: Reader, config: RegionConfig): void {
  if (config.clock.offsetMs !== 0 || config.clock.file !== undefined)
    reader.fault('CLOCK', 'may not move the clock in production');
  if (config.accountsFile)
    reader.fault('ACCOUNTS_FILE', 'makes demonstration accounts: not in production');
  if (!config.publicUrl.startsWith('https:'))
    reader.fault('PUBLIC_URL', 'must be https in production');
}

/** A set variable that does nothing would be believed to do something. */
function refuseUnsupported(reader: Reader, env: Environment): void {
  const known: readonly string[] = regionVariables;
  for (const name of Object.keys(env)) {
    if (!env[name]) continue;
    if (name.startsWith('OIDC_'))
      reader.fault(name, 'is not supported yet: sign-in is by local accounts');
    else if (/^KAFKA_(TLS|SASL)_/.test(name) && !known.includes(name))
      reader.fault(name, 'is not known');
  }
}

class Reader {
  readonly faults: string[] = [];

  constructor(private readonly env: Environment) {}

  fault(name: string, what: string): void {
    this.faults.push(`${name} ${what}`);
  }

  missing(name: RegionVariable): string {
    if (this.text(name) === undefined) this.fault(name, 'is missing');
    return '';
  }

  text(name: RegionVariable): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  list(name: RegionVariable): string[] {
    return (this.text(name) ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  matching(name: RegionVariable, pattern: RegExp, what: string, fallback?: string): string {
    const text = this.text(name) ?? fallback;
    if (text === undefined) return this.missing(name);
    if (!pattern.test(text)) this.fault(name, what);
    return text;
  }

  choice<T extends string>(name: RegionVariable, choices: readonly T[], fallback: T): T {
    const text = this.text(name) ?? fallback;
    const found = choices.find((choice) => choice === text);
    if (!found) this.fault(name, `must be one of ${choices.join(', ')}`);
    return found ?? fallback;
  }

  number(name: RegionVariable, fallback: number, min: number, max: number): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    this.fault(name, `must be a whole number from ${min} to ${max}`);
    return fallback;
  }

  url(name: RegionVariable, protocols: readonly string[]): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const protocol = URL.canParse(text) ? new URL(text).protocol : '';
    if (!protocols.includes(protocol))
      this.fault(
        name,
        `must be an address with ${protocols.map((one) => `${one}//`).join(' or ')}`,
      );
    return text.replace(/\/+$/, '');
  }

  path(name: RegionVariable, kind: 'file' | 'folder'): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const found = statSync(text, { throwIfNoEntry: false });
    if (!(kind === 'file' ? found?.isFile() : found?.isDirectory()))
      this.fault(name, `names no ${kind} that can be read: ${text}`);
    return text;
  }
}
