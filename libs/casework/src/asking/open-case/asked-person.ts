import type { ServiceName } from '@contracts';
import type { RecordDetail } from '@record';
import { valuesOf } from '../../record-values';

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
