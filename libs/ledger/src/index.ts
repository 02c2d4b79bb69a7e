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
