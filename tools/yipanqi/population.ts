import { populationCommand, populationHelp } from '../population';
import type { Verb } from './verb';

export const populationVerb: Verb = {
  name: 'population',
  says: 'makes registers as offices hand them in, with known truth',
  help: populationHelp,
  run: populationCommand,
};
