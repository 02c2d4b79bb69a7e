import type { RegisterKind } from '../register-kind';
import { guessedFields } from './register-header';

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
