export { generatePopulation, type PopulationRequest } from './generate';
export { impliedCounts } from './implied-counts';
export { help as populationHelp, runPopulation as populationCommand } from './main';
export { distinctPersons, readRegister } from './read-register';
export type { RowFault, Shares } from './shares';
export type { Expected, TrueCounts, TruePerson, Truth } from './truth';
