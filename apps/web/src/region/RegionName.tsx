import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionState } from '../identity/session';
import { usePartners } from './useCodes';

export interface NamedRegion {
  code: string;
  name: string;
}

/** A region in the reader's language, as far as it is this one or a partner; else as the answer named it. */
export function useRegionName(): (region: NamedRegion) => string {
  const { i18n } = useTranslation();
  const { session } = useSessionState();
  const partners = usePartners();
  if (i18n.language !== 'en') return ({ name }) => name;
  const known = session ? [session.region, ...partners] : partners;
  return ({ code, name }) => known.find((one) => one.code === code)?.name ?? name;
}

export function RegionName({ region }: { region: NamedRegion }): JSX.Element {
  return <>{useRegionName()(region)}</>;
}
