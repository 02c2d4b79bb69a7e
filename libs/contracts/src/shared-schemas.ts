import type { Json, JsonObject } from './entry';
import agreement from './agreement/agreement.v1.schema.json';
import agreementOpen from './agreement/agreement.open.v1.schema.json';
import endingOpen from './agreement/ending.open.v1.schema.json';
import proposalOpen from './agreement/proposal.open.v1.schema.json';
import signatureOpen from './agreement/signature.open.v1.schema.json';
import acknowledgementOpen from './casework/acknowledgement.open.v1.schema.json';
import answerOpen from './casework/answer.open.v1.schema.json';
import answerPersonal from './casework/answer.personal.v1.schema.json';
import clarificationOpen from './casework/clarification.open.v1.schema.json';
import decisionOpen from './casework/decision.open.v1.schema.json';
import escalationOpen from './casework/escalation.open.v1.schema.json';
import extensionOpen from './casework/extension.open.v1.schema.json';
import forwardingOpen from './casework/forwarding.open.v1.schema.json';
import notePersonal from './casework/note.personal.v1.schema.json';
import questionOpen from './casework/question.open.v1.schema.json';
import questionPersonal from './casework/question.personal.v1.schema.json';
import partOpen from './casework/part.open.v1.schema.json';
import reminderOpen from './casework/reminder.open.v1.schema.json';
import rulingOpen from './casework/ruling.open.v1.schema.json';
import suspensionOpen from './casework/suspension.open.v1.schema.json';
import withdrawalOpen from './casework/withdrawal.open.v1.schema.json';
import entry from './entry.v1.schema.json';
import echoOpen from './ledger/echo.open.v1.schema.json';
import declaredOpen from './record/declared.open.v1.schema.json';
import declaredOpenV2 from './record/declared.open.v2.schema.json';
import declaredPersonal from './record/declared.personal.v1.schema.json';
import declaredPersonalV2 from './record/declared.personal.v2.schema.json';
import departureOpen from './record/departure.open.v1.schema.json';
import departurePersonal from './record/departure.personal.v1.schema.json';
import identityOpen from './record/identity.open.v1.schema.json';
import identityPersonal from './record/identity.personal.v1.schema.json';
import pairingOpen from './record/pairing.open.v1.schema.json';
import residenceOpen from './record/residence.open.v1.schema.json';
import residencePersonal from './record/residence.personal.v1.schema.json';
import values from './values.v1.schema.json';

const shared: readonly object[] = [
  values,
  entry,
  agreement,
  agreementOpen,
  proposalOpen,
  signatureOpen,
  endingOpen,
  echoOpen,
  declaredOpen,
  declaredOpenV2,
  declaredPersonal,
  declaredPersonalV2,
  departureOpen,
  departurePersonal,
  identityOpen,
  identityPersonal,
  pairingOpen,
  residenceOpen,
  residencePersonal,
  questionOpen,
  questionPersonal,
  partOpen,
  reminderOpen,
  clarificationOpen,
  withdrawalOpen,
  decisionOpen,
  escalationOpen,
  acknowledgementOpen,
  suspensionOpen,
  extensionOpen,
  forwardingOpen,
  answerOpen,
  answerPersonal,
  notePersonal,
  rulingOpen,
];
const byId = new Map((shared as JsonObject[]).map((schema) => [schema['$id'] as string, schema]));

const bundles = new WeakMap<object, JsonObject>();

/** Keywords whose schemas speak of some of the members only. */
const conditions = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else']);

const closedForms = new WeakMap<object, JsonObject>();

/**
 * The schema with every schema it refers to put in its place, so that any JSON Schema reader (2020-12) compiles it
 * without fetching anything. The same object for the same schema, since readers take an `$id` once.
 */
export function bundled(schema: object): JsonObject {
  const known = bundles.get(schema);
  if (known) return known;
  const made = inlined(schema as JsonObject, schema as JsonObject) as JsonObject;
  bundles.set(schema, made);
  return made;
}

/**
 * A schema of a section for its writer: what it does not declare may not be sent. Readers keep and ignore unknown
 * members, so this form is never used on what a partner wrote.
 */
export function closed(schema: JsonObject): JsonObject {
  const known = closedForms.get(schema);
  if (known) return known;
  const $id = (schema['$id'] as string).replace('.schema.json', '.closed.schema.json');
  const made = { ...(withoutExtras(schema) as JsonObject), $id };
  closedForms.set(schema, made);
  return made;
}

function inlined(value: Json, home: JsonObject): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((inner) => inlined(inner, home));
  const { $ref, ...own } = value;
  const here = Object.entries(own).map(([key, inner]): [string, Json] => [
    key,
    inlined(inner, home),
  ]);
  return { ...(typeof $ref === 'string' ? target($ref, home) : {}), ...Object.fromEntries(here) };
}

function target(reference: string, home: JsonObject): JsonObject {
  const [id, pointer] = reference.split('#') as [string, string?];
  const schema = id === '' ? home : byId.get(id);
  if (!schema) throw new Error(`no schema ${reference}`);
  const path = pointer ? pointer.split('/').slice(1) : [];
  const found = path.reduce<Json | undefined>((at, key) => (at as JsonObject)[key], schema);
  if (found === undefined) throw new Error(`no schema ${reference}`);
  const { $id: _id, $schema: _dialect, ...content } = inlined(found, schema) as JsonObject;
  return content;
}

function withoutExtras(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(withoutExtras);
  const schema = Object.fromEntries(
    Object.entries(value).map(([keyword, inner]) => [
      keyword,
      conditions.has(keyword) ? inner : withoutExtras(inner),
    ]),
  );
  const open = schema['type'] === 'object' && schema['properties'] !== undefined;
  return open && !('additionalProperties' in schema)
    ? { ...schema, additionalProperties: false }
    : schema;
}

/** `Array.isArray` does not tell a read-only array from an object. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
