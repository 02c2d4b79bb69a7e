import { eventContracts, type EventContract, type Json, type JsonObject } from '@contracts';
import { needsAgreement } from '@ledger';
import { bindingMembers } from './said-of';

/** The fields of an entry type that an agreement can name. */
export interface KindFields {
  readonly kind: string;
  readonly message: string;
  readonly strandKind: string;
  readonly fields: readonly string[];
  /** Without these no such entry can be written. */
  readonly required: readonly string[];
}

/** What no entry of a record carries and a question asks all the same: whether both halves are one person, and facts of the registers. */
const onlyAsked: readonly string[] = [
  'pairing',
  'education',
  'hukouNature',
  'returnedOn',
  'employment',
];

/** Fields of the joint record, which a question may name. */
const askable: readonly string[] = unique([
  ...eventContracts
    .filter(({ strandKind }) => strandKind === 'record')
    .flatMap((contract) => namesOf(contract, 'properties')),
  ...onlyAsked,
]);

/** Every type that needs an agreement, with its fields, in the order of the contracts. */
export const kindFields: readonly KindFields[] = eventContracts
  .filter(({ type }) => needsAgreement(type))
  .map(fieldsOf);

const byKind = new Map(kindFields.map((one) => [one.kind, one]));

export function fieldsOfKind(kind: string): KindFields | undefined {
  return byKind.get(kind);
}

function fieldsOf(contract: EventContract): KindFields {
  const { type, message, strandKind } = contract;
  const own = namesOf(contract, 'properties');
  const asks =
    strandKind === 'case' && contract.sections.some((name) => asksFields(contract, name));
  return {
    kind: type,
    message,
    strandKind,
    fields: unique([...own, ...(asks ? askable : [])]).filter((name) => !bindingMembers.has(name)),
    required: unique(namesOf(contract, 'required')).filter((name) => !bindingMembers.has(name)),
  };
}

/** Questions and answers name fields of the record. */
function asksFields({ open }: EventContract, section: string): boolean {
  const { properties } = open[section] ?? {};
  return isObject(properties) && ('fields' in properties || 'results' in properties);
}

/** Over all sections of the type: an act that speaks of several says each of them. */
function namesOf(contract: EventContract, keyword: 'properties' | 'required'): string[] {
  const perSection = contract.sections.map((section) =>
    [contract.open[section], contract.personal[section]].flatMap((schema) =>
      namesIn(schema?.[keyword]),
    ),
  );
  return perSection.flat();
}

function namesIn(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value as string[];
  return isObject(value) ? Object.keys(value) : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
