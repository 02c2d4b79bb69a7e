export { ACT, OPEN, Open, RequiresAct } from './access';
export { CommandKey, commandKeyOf, describeCommandKey, IdempotencyKeyMissing } from './command-key';
export { serveConsole } from './console';
export { cookieOf } from './cookies';
export { HoldsNoNumber, IsWrittenLine } from './line.validator';
export { refuseUnstorableText } from './unstorable-text';
export { DomainErrorFilter } from './domain-error.filter';
export { entityTag, IfMatch } from './if-match';
export { type Language, languageOf, ReaderLanguage } from './language';
export {
  type CursorPage,
  CursorUnknown,
  decodeCursor,
  encodeCursor,
  EXACT_TOTAL_MAX,
  PageQuery,
  PageResponse,
  sortOf,
  type SortOrder,
  SortUnknown,
} from './page';
export { type Problem, problemOf } from './problem';
export { QueryBoolean } from './query-boolean';
export { noStore, securityHeaders } from './security';
export { type FaultContext, validationPipe } from './validation';
