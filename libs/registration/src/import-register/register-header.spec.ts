import type { RegisterKind } from '../register-kind';
import { guessedFields, looksLike } from './register-header';

const kind = {
  columns: [
    { header: '姓名', field: 'name' },
    { header: '证件号码', field: 'idNumber' },
    { header: '村联系电话', field: 'villagePhone' },
  ],
} as unknown as RegisterKind;

describe('which field a column of another layout is guessed to be', () => {
  it.each([
    ['a name of the template', '姓名', 'name'],
    ['another name offices use', '人员姓名', 'name'],
    ['a name marked as required', '*姓名', 'name'],
    ['a name with a remark', '证件号码（18位）', 'idNumber'],
    ['another name with a remark in narrow brackets', '身份证号 (必填)', 'idNumber'],
    ['a known name that has brackets itself', '村（居）联系电话', 'villagePhone'],
    ['nothing we know', '备注（可空）', null],
  ])('is told from %s', (_, header, field) => {
    expect(guessedFields([header], kind)).toEqual([field]);
  });

  it('is no field twice: what the template calls it comes first', () => {
    expect(guessedFields(['人员姓名', '姓名', '姓名（曾用）'], kind)).toEqual([null, 'name', null]);
  });
});

describe('a file chosen by mistake', () => {
  const arrivals = ['姓名', '证件号码', '现住地区划', '现住地址', '到达日期'];
  const departures = ['行号', '姓名', '证件号码', '前往地区划', '外出日期'];
  const hukou = ['*公民身份号码', '*姓名', '性别', '户籍地址'];

  it.each([
    ['departures', arrivals, 'arrivals'],
    ['hukou', arrivals, 'arrivals'],
    ['arrivals', departures, 'departures'],
    ['arrivals', ['人员姓名', '身份证号', '流出日期'], 'departures'],
    ['arrivals', hukou, 'hukou'],
  ] as const)('as %s is told by its columns: %j is %s', (kind, header, told) => {
    expect(looksLike(header, kind)).toBe(told);
  });

  it.each([
    ['arrivals', arrivals],
    ['departures', departures],
    ['hukou', hukou],
    ['arrivals', ['姓名', '证件号码', '备注']],
    ['arrivals', ['姓名', '证件号码', '现住地址', '外出日期']],
    ['arrivals', []],
  ] as const)('as %s is not suspected of %j', (kind, header) => {
    expect(looksLike(header, kind)).toBeUndefined();
  });
});
