export { RegistrationRegion, type RegistrationRegionOptions, settled } from './registration-region';
export { readXlsx, sheetData, textCell, xlsxOf } from './xlsx.builder';
