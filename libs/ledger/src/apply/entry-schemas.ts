import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { closed, entrySchema, type EventContract, type JsonObject } from '@contracts';

/** Where a value breaks its schema: a JSON pointer, never the value. */
export interface SchemaFault {
  readonly pointer: string;
}

interface Compiled {
  readonly contract: EventContract;
  readonly entry: ValidateFunction;
  readonly personal: ReadonlyMap<string, ValidateFunction>;
}

/** The schemas of all entry types this version knows, compiled once at start. */
export class EntrySchemas {
  private readonly byType: ReadonlyMap<string, Compiled>;
  private readonly envelope: ValidateFunction;
  private readonly forWriting = new Map<JsonObject, ValidateFunction>();

  constructor(contracts: readonly EventContract[]) {
    this.envelope = compile(entrySchema);
    this.byType = new Map(contracts.map((contract) => [contract.type, compileContract(contract)]));
  }

  contractOf(type: string): EventContract | undefined {
    return this.byType.get(type)?.contract;
  }

  /** Judges a whole entry; of a type it does not know only the envelope. */
  fault(entry: object): SchemaFault | undefined {
    const { type } = entry as { type?: unknown };
    const known = typeof type === 'string' ? this.byType.get(type) : undefined;
    return faultOf(known?.entry ?? this.envelope, entry);
  }

  /** Judges opened personal values of a section. */
  personalFault(type: string, section: string, values: JsonObject): SchemaFault | undefined {
    const validate = this.byType.get(type)?.personal.get(section);
    return validate && faultOf(validate, values, '/data/personal');
  }

  /** Judges what is about to be written here: readers keep members they do not know, but nothing undeclared may leave. */
  undeclared(
    type: string,
    section: string,
    values: { readonly open: JsonObject; readonly personal?: JsonObject },
  ): SchemaFault | undefined {
    const contract = this.contractOf(type);
    const { [section]: open } = contract?.open ?? {};
    const { [section]: personal } = contract?.personal ?? {};
    return (
      (open && faultOf(this.closedForm(open), values.open, '/data/open')) ??
      (personal &&
        values.personal &&
        faultOf(this.closedForm(personal), values.personal, '/data/personal'))
    );
  }

  private closedForm(schema: JsonObject): ValidateFunction {
    const known = this.forWriting.get(schema);
    if (known) return known;
    const compiled = compile(closed(schema));
    this.forWriting.set(schema, compiled);
    return compiled;
  }
}

function compileContract(contract: EventContract): Compiled {
  return {
    contract,
    entry: compile(contract.schema),
    personal: new Map(
      Object.entries(contract.personal).map(([section, schema]) => [section, compile(schema)]),
    ),
  };
}

/** Each schema is complete in itself and embeds the shared ones: one compiler each, or their ids would collide. */
function compile(schema: JsonObject): ValidateFunction {
  // That the schemas are schemas is a test of the contracts; judging it here would cost each start a second.
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateSchema: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

function faultOf(validate: ValidateFunction, value: unknown, under = ''): SchemaFault | undefined {
  if (validate(value)) return undefined;
  const [first] = validate.errors ?? [];
  const missing: unknown = first?.params['missingProperty'];
  const tail = typeof missing === 'string' ? `/${missing}` : '';
  return { pointer: `${under}${first?.instancePath ?? ''}${tail}` };
}
