export { RegistrationRegion, type RegistrationRegionOptions, settled } from './registration-region';
