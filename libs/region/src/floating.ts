import { division, levelOf } from './division';
import { townshipsOf } from './seed';

/** Governed by the state directly 直辖市: their districts are one city though their codes have two prefixes (5001, 5002). */
const municipalities = ['11', '12', '31', '50'];

/**
 * Whether someone whose household registration is in one division and who lives in the other is of the floating
 * population 流动人口: they have left their county, city or district, and not only for another district of the same
 * prefecture-level city or municipality 市辖区内人户分离 (decree 555 art. 2; so count the censuses). A county of the same
 * city is another county. Codes in force, as `latestSuccessor` gives them; where one of them names no county it cannot
 * be judged, and the answer is yes.
 */
export function isFloating(home: string, residence: string): boolean {
  const [from, to] = [home.slice(0, 6), residence.slice(0, 6)];
  if (from === to) return !standsForCounty(from);
  const city = cityOfDistrict(from);
  return city === undefined || city !== cityOfDistrict(to);
}

function standsForCounty(code: string): boolean {
  return levelOf(code) === 'county' || townshipsOf(code).size > 0;
}

/** Counties although their names end like those of districts: 神农架林区, 六枝特区. */
const notUrban = ['429021', '520203'];

/** The city that a code is an urban district 市辖区 of; undefined for a county and a county-level city. */
function cityOfDistrict(code: string): string | undefined {
  const isDistrict = levelOf(code) === 'county' && division(code)?.name.endsWith('区');
  return isDistrict && !notUrban.includes(code) ? cityOf(code) : undefined;
}

function cityOf(code: string): string | undefined {
  const province = code.slice(0, 2);
  if (municipalities.includes(province)) return province;
  return division(`${code.slice(0, 4)}00`)?.name.endsWith('市') ? code.slice(0, 4) : undefined;
}
