/** What is known of whom, found by ID number: a batch asks for each of its people. */
export function byNumber<Known>(
  all: readonly Known[],
  numberOf: (one: Known) => string,
): (idNumber: string) => readonly Known[] {
  const known = new Map<string, Known[]>();
  for (const one of all) {
    const number = numberOf(one);
    const others = known.get(number);
    if (others) others.push(one);
    else known.set(number, [one]);
  }
  return (idNumber) => known.get(idNumber) ?? [];
}
