export { FieldCipher, type FieldKeys } from './field-cipher';
export { createFieldKeys, readFieldKeys } from './field-keys';
