import type { KnownRecord } from './plan';
import type { Offices } from './offices';

interface Row {
  readonly recordId: string;
  readonly arrivedOn?: string;
  readonly leftOn?: string;
  readonly home: { readonly division: string };
  readonly residence: { readonly division: string };
  readonly name: string;
}

/** Records on which both sides agree, up to a hundred of each side and partner, in an order that no id decides. */
export async function agreedRecords(
  offices: Offices,
  regions: readonly string[],
): Promise<KnownRecord[]> {
  const lists = regions.flatMap((region) =>
    regions
      .filter((partner) => partner !== region)
      .flatMap((partner) =>
        (['sending', 'receiving'] as const).map((side) => ({ region, partner, side })),
      ),
  );
  const known = await Promise.all(
    lists.map(async ({ region, partner, side }) => {
      const sort = side === 'sending' ? 'leftOn' : 'arrivedOn';
      const query = `state=agreed&side=${side}&partner=${partner}&size=100&sort=${sort}`;
      const { items } = await offices.ask(region, 'desk', (client) =>
        client.get<{ items: Row[] }>(`/api/bureau/records?${query}`),
      );
      return [...items]
        .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
        .map(({ recordId }): KnownRecord => ({ recordId, region, partner, side }));
    }),
  );
  return known.flat();
}

const orderOf = ({ arrivedOn, leftOn, home, residence, name }: Row): string =>
  [arrivedOn, leftOn, home.division, residence.division, name].join(' ');
