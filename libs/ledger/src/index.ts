export * from './strand-change';
export * from './outgoing';
export { SealerBell } from './seal/sealer-bell';
export * from './ports';
export * from './carrier/carrier';
export {
  agreementHash,
  agreementSignature,
  agreementSignatureKid,
  verifyAgreementSignature,
} from './wire/agreement-signature';
export type { Signer, UnverifiedCompactJws, UnverifiedJws } from './wire/jws';
export { Directory, type KeyFault, type KeyJudgement, type Learned } from './keys/directory';
export { directoryOf, readDirectoryFile, type DirectoryRegion } from './keys/directory-file';
export { loadKeyring, saveKeyring } from './keys/keyring-file';
export { generateJwk, thumbprint, type PrivateJwk, type PublicJwk } from './keys/jwk';
export {
  readStatement,
  signStatement,
  type KeyRole,
  type KeyStatement,
} from './keys/key-statement';
export {
  findStream,
  murmur2,
  parseStream,
  slotOf,
  streamId,
  topicOf,
  type Stream,
} from './wire/stream-id';
export { decide, type Decision, type Known, type Position, type Span } from './gate/position';
export {
  judgeEnvelope,
  type Control,
  type GateOwner,
  type Judged,
  type Quarantined,
  type Segment,
} from './gate/envelope';
export {
  firstPrev,
  openSegment,
  sealSegment,
  segmentHash,
  SegmentDefect,
  type OpenedSegment,
  type SealedSegment,
  type SegmentDefectCode,
  type SegmentDraft,
} from './wire/segment';
export { readSegmentHeader, type SegmentHeader } from './wire/segment-header';
export { controlJws, readControl } from './wire/control';
export { unwrapKey, wrapKey, wrappedFor, type Recipient } from './wire/jwe';
export { decryptPersonal, encryptPersonal, personalKid } from './wire/person-value';
export { inclusionPath, leafHash, merkleRoot, saltOf, verifyInclusion } from './wire/merkle';
export { requestToken, verifyRequestToken, type RequestClaims } from './wire/request-token';
export { WireFault } from './wire/wire-fault';
export { canonicalJson, parseIJson } from './wire/canonical-json';
export { digestOf, hashOf } from './wire/hash';
export { Keyring, type KeyringFile, type RecoveryFile } from './keys/keyring';
export { SegmentSource, type SegmentAnswer, type StoredSegment } from './carrier/segment-source';
export { KafkaCarrier, type KafkaCarrierOptions } from './carrier/kafka/kafka-carrier';
export type { KafkaConnection } from './carrier/kafka/kafka-connection';
export { deleteTopics, ensureTopics, type TopicsOptions } from './carrier/kafka/kafka-topics';
export { HttpsCarrier, type HttpsCarrierOptions } from './carrier/https/https-carrier';
export { HttpsExchange, type HttpsExchangeOptions } from './carrier/https/https-exchange';
export { HttpsExchangeController } from './carrier/https/exchange.controller';
export { EntryReader, type ReadEntry } from './read/entry-reader';
export { EntryTimes, type TimedEntry } from './read/entry-times';
export { StrandNews, type StrandMarks, type StrandNewsFound } from './read/strand-news';
export { StrandReader, type OpenedSection, type OpenedStrand } from './read/strand-reader';
export { ledgerMigrations } from './persistence/migrations';
export { LedgerModule, type LedgerOptions } from './ledger.module';
export { LedgerPace } from './ledger-pace';
export { WorkerLoop } from './worker-loop';
export { LedgerLog, SilentLog } from './ledger-log';
export { DirectoryAsker } from './keys/directory-asker';
export {
  HttpsDirectoryAsker,
  type HttpsDirectoryAskerOptions,
  recallStatements,
} from './carrier/https/https-directory-asker';
export { KeyStatementStore } from './persistence/key-statement.store';
export { EntryRefused } from './append/entry-refused';
export { ExchangeMendingModule } from './mend-exchange/exchange-mending.module';
export { ParkedEntries } from './apply/parked-entries';
export {
  LedgerReadModel,
  type OpenLine,
  type QuarantineLine,
  type QuarantinePage,
  type StreamLine,
} from './read/ledger.read-model';
export { LedgerDoorsModule } from './show-exchange/ledger-doors.module';
export { grantRegion, type RightsOptions } from './carrier/kafka/kafka-rights';
