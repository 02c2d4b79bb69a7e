export { CaseworkRegion, type CaseworkRegionOptions, settled } from './casework-region';
