export {
  ancestorsOf,
  childrenOf,
  division,
  isKnown,
  levelOf,
  significantDigits,
  type Division,
  type DivisionLevel,
} from './division';
export { divisionName, fullName } from './division-name';
export {
  abolishedDivision,
  abolishedDivisions,
  latestSuccessor,
  successorOf,
  type AbolishedDivision,
} from './successor';
export { isFloating } from './floating';
export { covers, routedOrganisation } from './organisation';
export {
  demonstrationRegions,
  namedRegion,
  regionName,
  type BilingualName,
  type NamedRegion,
} from './region-name';
export {
  codeLabel,
  codeTables,
  hasCode,
  type CodeLabel,
  type CodeTable,
  type CodeTableName,
} from './code-table';
