import { childrenOf } from '@region';

/** An account of the demonstration network; never made outside it. */
export interface DemonstrationAccount {
  readonly username: string;
  readonly password: string;
  readonly displayName: string;
  readonly role: string;
  readonly organisation: string;
  /** The region's own desk, which also hands the registers in. */
  readonly desk?: true;
}

/**
 * One account per role of a region: in its first community, that community's township and county, and at the region's
 * desk. A region that is itself a county has no county below it: then both exchange officers sit at its desk.
 */
export function demonstrationAccounts(
  region: string,
  secret: () => string,
): DemonstrationAccount[] {
  const county = region.endsWith('00') ? withTownships(region) : region;
  const township = childrenOf(county)[0]!.code;
  const community = childrenOf(township)[0]!.code;
  const account = (
    username: string,
    displayName: string,
    role: string,
    organisation: string,
  ): DemonstrationAccount => ({
    username: `${username}-${region}`,
    // Upper, lower, digit and sign, whatever the secret is.
    password: `Yp1-${secret()}`,
    displayName,
    role,
    organisation,
  });
  return [
    account('community', '演示网格员', 'community-manager', community),
    account('township', '演示街道经办', 'township-clerk', township),
    account('county', '演示县级协查员', 'exchange-officer', county),
    { ...account('desk', '演示市级协查员', 'exchange-officer', region), desk: true },
    account('liaison', '演示联络员', 'liaison-officer', region),
    account('leader', '演示分管领导', 'leader', region),
    account('department', '演示部门通报员', 'department-reporter', region),
    account('auditor', '演示审计员', 'auditor', region),
    account('admin', '演示管理员', 'administrator', region),
  ];
}

const withTownships = (city: string): string =>
  childrenOf(city).find((county) => childrenOf(county.code).length > 0)!.code;
