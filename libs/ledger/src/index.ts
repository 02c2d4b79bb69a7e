export * from './strand-change';
export * from './outgoing';
export * from './ports';
export * from './carrier/carrier';
export {
  agreementHash,
  agreementSignature,
  agreementSignatureKid,
  verifyAgreementSignature,
} from './wire/agreement-signature';
export type { Signer } from './wire/jws';
export { Directory } from './keys/directory';
export { parseStream, streamId, type Stream } from './wire/stream-id';
export { canonicalJson } from './wire/canonical-json';
export { digestOf } from './wire/hash';
export { Keyring, type KeyringFile, type RecoveryFile } from './keys/keyring';
export { SegmentSource, type SegmentAnswer, type StoredSegment } from './carrier/segment-source';
export { KafkaCarrier, type KafkaCarrierOptions } from './carrier/kafka/kafka-carrier';
export type { KafkaConnection } from './carrier/kafka/kafka-connection';
export { ensureTopics, type TopicsOptions } from './carrier/kafka/kafka-topics';
export { HttpsCarrier, type HttpsCarrierOptions } from './carrier/https/https-carrier';
export { HttpsExchange, type HttpsExchangeOptions } from './carrier/https/https-exchange';
export { HttpsExchangeController } from './carrier/https/exchange.controller';
