import type { JsonObject, ServiceName } from '@contracts';
import type { HeldSide, RecordDetail } from '@record';

/** Whom a question about a joint record is about, where it goes, and what the asking side holds itself. */
export interface AskedPerson {
  readonly partner: string;
  /** Where the other side's half of the record is routed to. */
  readonly division: string;
  readonly name?: string;
  readonly idNumber?: string;
  readonly held: Readonly<Record<string, string>>;
}

/** Read from the record: nothing that is known is written a second time. */
export function askedPerson(record: RecordDetail, service: ServiceName): AskedPerson {
  const asksHome = service === 'receiving';
  const own = valuesOf(asksHome ? record.receiving : record.sending);
  const other = valuesOf(asksHome ? record.sending : record.receiving);
  const partner = asksHome ? record.homeRegion : record.residenceRegion;
  return {
    partner,
    division: (asksHome ? record.homeDivision : record.residenceDivision) ?? partner,
    name: own['name'] ?? other['name'],
    idNumber: own['idNumber'] ?? other['idNumber'],
    held: own,
  };
}

/** Every value a side has written, by field, personal and open alike. */
export function valuesOf(side: HeldSide | undefined): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { open, personal } of Object.values(side?.sections ?? {}))
    for (const part of [open, personal ?? {}]) Object.assign(values, textsOf(part));
  return values;
}

function textsOf(part: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(part).filter(
      (member): member is [string, string] => typeof member[1] === 'string',
    ),
  );
}
