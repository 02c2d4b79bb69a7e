export { CaseworkRegion, type CaseworkRegionOptions, settled } from './casework-region';
export { type CaseRowWanted, INSERT_CASE_ROWS } from './case-rows';
