export { generatePopulation, type PopulationRequest } from './generate';
export { impliedCounts } from './implied-counts';
export { help as populationHelp, runPopulation as populationCommand } from './main';
export { distinctPersons, readRegister, regionsIn } from './read-register';
export { registersAsOf } from './migrant';
export { defaultShares, noFaults, type RowFault, type Shares } from './shares';
export type { Expected, TrueCounts, TruePerson, Truth } from './truth';
