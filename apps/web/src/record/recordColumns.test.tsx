import { shortPlaceName, withoutProvince } from './recordColumns';

const place = (region: string, fullName: string): { region: string; fullName: string } => ({
  region,
  fullName,
});

it('a place of the own city begins with its county, another with its city', () => {
  expect(shortPlaceName(place('610300', '陕西省宝鸡市渭滨区清姜街道'), '610300')).toBe(
    '渭滨区清姜街道',
  );
  expect(shortPlaceName(place('410100', '河南省郑州市中原区'), '610300')).toBe('郑州市中原区');
  expect(shortPlaceName(place('451203', '广西壮族自治区河池市宜州区'), '451203')).toBe(
    '河池市宜州区',
  );
  expect(shortPlaceName(place('610300', '宝鸡市'), '610300')).toBe('宝鸡市');
});

it('a municipality keeps its name', () => {
  expect(withoutProvince('北京市东城区')).toBe('北京市东城区');
});
