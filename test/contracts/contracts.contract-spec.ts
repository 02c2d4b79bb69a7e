import { createDecipheriv, createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import {
  closed,
  contractOf,
  controlContractOf,
  controlContracts,
  entrySchema,
  eventContracts,
  type ControlMessage,
  type Entry,
  type JsonObject,
} from '@contracts';

const library = path.join(__dirname, '../../libs/contracts');
const samples = path.join(library, 'samples');

interface EntrySample {
  readonly in?: 'entry' | 'personal';
  readonly fault?: string;
  readonly entry: Entry;
  readonly personal?: JsonObject;
}
interface ControlSample {
  readonly fault?: string;
  readonly message: ControlMessage;
}

const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const filesOf = (folder: string): string[] =>
  readdirSync(path.join(samples, folder)).map((name) => `${folder}/${name}`);
const valid = (name: string): boolean => !name.includes('.invalid-');
const entrySamples = ['registration', 'agreement', 'casework', 'ledger'].flatMap(filesOf);
const controlSamples = filesOf('control');

const ajv = new Ajv2020({ strict: true });
const compiled = new Map<JsonObject, ValidateFunction>();
function faultOf(schema: JsonObject, value: unknown): string | undefined {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? undefined : validate.errors![0]!.instancePath;
}

function sampleFault(sample: EntrySample): { in: string; fault: string } | undefined {
  const contract = contractOf(sample.entry.type)!;
  const inEntry = faultOf(contract.schema, sample.entry);
  if (inEntry !== undefined) return { in: 'entry', fault: inEntry };
  const personal = contract.personal[sample.entry.data.section];
  // Where a section may do without personal values, a sample shows both.
  const inPersonal = personal && sample.personal && faultOf(personal, sample.personal);
  return inPersonal === undefined ? undefined : { in: 'personal', fault: inPersonal };
}

describe('an entry a region may write', () => {
  it.each(entrySamples.filter(valid))('is accepted by every reader: %s', (file) => {
    const sample = json<EntrySample>(path.join(samples, file));
    expect(sampleFault(sample)).toBeUndefined();
    expect(faultOf(entrySchema, sample.entry)).toBeUndefined();
  });

  it.each(entrySamples.filter((file) => valid(file) && !file.includes('.unknown-members')))(
    'declares every member it sends: %s',
    (file) => {
      const { entry, personal } = json<EntrySample>(path.join(samples, file));
      const contract = contractOf(entry.type)!;
      expect(faultOf(closed(contract.open[entry.data.section]!), entry.data.open)).toBeUndefined();
      const personalSchema = contract.personal[entry.data.section];
      if (personalSchema && personal)
        expect(faultOf(closed(personalSchema), personal)).toBeUndefined();
    },
  );

  it('is kept with members the reader does not know, which its own writer could not have sent', () => {
    const file = 'registration/arrival-registered.v1.unknown-members.json';
    const { entry, personal } = json<EntrySample>(path.join(samples, file));
    const contract = contractOf(entry.type)!;
    expect(faultOf(closed(contract.open['declared']!), entry.data.open)).toBe('');
    expect(faultOf(closed(contract.personal['declared']!), personal)).toBe('');
  });

  it.each(entrySamples.filter(valid))('opens to the personal values beside it: %s', (file) => {
    const { entry, personal } = json<EntrySample>(path.join(samples, file));
    expect(entry.data.personal && opened(entry.data.personal)).toEqual(personal);
  });

  it('carries the digest of its strand, here of a strand with this one section', () => {
    const { entry } = json<EntrySample>(
      path.join(samples, 'registration/arrival-registered.v1.declared.json'),
    );
    const body = canonical({ [entry.data.section]: entry.data as unknown as JsonObject });
    expect(createHash('sha256').update(body).digest('base64url')).toBe(entry.digest);
  });
});

describe('an entry that breaks a contract', () => {
  it.each(entrySamples.filter((file) => !valid(file)))('is refused where it breaks: %s', (file) => {
    const sample = json<EntrySample>(path.join(samples, file));
    expect(sampleFault(sample)).toEqual({ in: sample.in, fault: sample.fault });
  });
});

describe('a control message', () => {
  it.each(controlSamples.filter(valid))('is accepted by every reader: %s', (file) => {
    const { message } = json<ControlSample>(path.join(samples, file));
    expect(faultOf(controlContractOf(message.kind)!.schema, message)).toBeUndefined();
  });

  it.each(controlSamples.filter((file) => !valid(file)))(
    'is refused where it breaks: %s',
    (file) => {
      const { message, fault } = json<ControlSample>(path.join(samples, file));
      expect(faultOf(controlContractOf(message.kind)!.schema, message)).toBe(fault);
    },
  );
});

describe('every contract', () => {
  const shown = entrySamples.map((file) => ({
    file,
    type: json<EntrySample>(path.join(samples, file)).entry.type,
  }));

  it.each(eventContracts.map((contract) => contract.type))(
    'has samples of both kinds: %s',
    (type) => {
      const own = shown.filter((sample) => sample.type === type).map((sample) => sample.file);
      expect(own.some(valid)).toBe(true);
      expect(own.every(valid)).toBe(false);
    },
  );

  it.each(controlContracts.map((contract) => contract.kind))(
    'has samples of both kinds: %s',
    (kind) => {
      const own = controlSamples.filter((file) => file.startsWith(`control/${kind}.`));
      expect(own.some(valid)).toBe(true);
      expect(own.every(valid)).toBe(false);
    },
  );

  it('closes only what its writer declares, never what it reads', () => {
    for (const contract of eventContracts)
      for (const schema of [...Object.values(contract.open), ...Object.values(contract.personal)]) {
        expect(schema['additionalProperties']).toBeUndefined();
        expect(closed(schema)['additionalProperties']).toBe(false);
      }
  });
});

interface AsyncApi {
  readonly channels: Record<string, { address: string; messages: Record<string, unknown> }>;
  readonly components: {
    readonly messages: Record<string, { name: string; payload: { schema?: { $ref: string } } }>;
  };
}

describe('the AsyncAPI document', () => {
  const document = json<AsyncApi>(path.join(library, 'asyncapi.json'));
  const { messages } = document.components;

  it('is an AsyncAPI 3.0 document by its published schema', () => {
    const file = require.resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json');
    const draft07 = new Ajv({ strict: false, allErrors: true });
    addFormats(draft07);
    const validate = draft07.compile(json<JsonObject>(file));
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('lists every event, every kind of control message and the segment, and nothing else', () => {
    const said = [
      'segment',
      ...eventContracts.map((contract) => contract.type),
      ...controlContracts.map((contract) => contract.kind),
    ];
    expect(
      Object.values(messages)
        .map((message) => message.name)
        .sort(),
    ).toEqual(said.sort());
  });

  it('points at schemas that exist', () => {
    for (const { payload } of Object.values(messages))
      if (payload.schema) expect(existsSync(path.join(library, payload.schema.$ref))).toBe(true);
  });

  it('brings to each topic what the counterpart service says', () => {
    const counterpart = { sending: 'receiving', receiving: 'sending', bureau: 'bureau' } as const;
    for (const contract of eventContracts)
      for (const service of ['sending', 'receiving', 'bureau'] as const) {
        const listed = Object.keys(document.channels[service]!.messages).some(
          (key) => messages[key]!.name === contract.type,
        );
        expect({ service, type: contract.type, listed }).toEqual({
          service,
          type: contract.type,
          listed: contract.saidBy.includes(counterpart[service]),
        });
      }
  });

  it('names the topics as the carrier does', () => {
    for (const [service, channel] of Object.entries(document.channels))
      expect(channel.address).toBe(`yipanqi.{region}.${service}`);
  });
});

/** The samples' person key is the bytes 0 to 31. */
function opened(jwe: string): unknown {
  const [header, , iv, text, tag] = jwe.split('.') as [string, string, string, string, string];
  const key = Buffer.from(Array.from({ length: 32 }, (_, byte) => byte));
  const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'));
  cipher.setAAD(Buffer.from(header)).setAuthTag(Buffer.from(tag, 'base64url'));
  const plain = Buffer.concat([cipher.update(Buffer.from(text, 'base64url')), cipher.final()]);
  return JSON.parse(plain.toString('utf8'));
}

/** RFC 8785 for values without exotic numbers: enough for the samples, and independent of the ledger's own. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const object = value as Record<string, unknown>;
  const members = Object.keys(object).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(object[key])}`).join(',')}}`;
}
