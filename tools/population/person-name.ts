import { charactersOutsideBmp, fashionOf, type Sex } from './given-names';
import type { Random } from './random';
import { compoundSurnames, surnames } from './surnames';

export interface GeneratedName {
  readonly surname: string;
  readonly given: string;
}

export type NameKind = 'usual' | 'outside-bmp' | 'four-characters';

export function makeName(
  random: Random,
  kind: NameKind,
  sex: Sex,
  birthYear: number,
): GeneratedName {
  const fashion = fashionOf(birthYear);
  const character = () => random.weighted(fashion.characters[sex]);
  const pair = () => {
    const first = character();
    let second = character();
    while (second === first && !random.chance(0.15)) second = character();
    return first + second;
  };
  switch (kind) {
    case 'four-characters':
      return { surname: longSurname(random), given: pair() };
    case 'outside-bmp':
      return {
        surname: random.weighted(surnames),
        given: character() + random.of(charactersOutsideBmp),
      };
    case 'usual':
      return {
        surname: random.weighted(surnames),
        given: random.chance(fashion.single) ? character() : pair(),
      };
  }
}

/** A compound surname, or those of father and mother, which more than a million people bear together. */
function longSurname(random: Random): string {
  if (random.chance(0.5)) return random.of(compoundSurnames);
  const [father, mother] = [random.weighted(surnames), random.weighted(surnames)];
  return father === mother ? random.of(compoundSurnames) : father + mother;
}
