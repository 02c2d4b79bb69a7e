import type { Entry } from '@contracts';
import type { Stream } from '../wire/stream-id';
import type { SchemaFault } from './entry-schemas';

/** One entry of an authentic segment, in the order of its stream. */
export interface ArrivedEntry {
  readonly stream: Stream;
  readonly sequence: number;
  readonly entry: Entry;
  /** RFC 8785 form of the whole entry. */
  readonly canonical: string;
  /** What its schema says; of an entry with a fault nothing but the number may be relied on. */
  readonly fault: SchemaFault | undefined;
  readonly sealedAt: Date;
  readonly sealDay: string;
  /** It was parked before and is tried again. */
  readonly again: boolean;
}
