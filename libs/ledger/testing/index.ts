export { InMemoryBroker, InMemoryCarrier, type Disturbance } from './in-memory-carrier';
export {
  LedgerRegion,
  RecordingLog,
  eventually,
  quickPace,
  settle,
  testKeys,
  type LedgerRegionOptions,
} from './ledger-region';
export { withNewSigningKey, withStatement } from './rotated-keys';
export { notedV1 } from './test-contract';
export { TestGate } from './test-gate';
