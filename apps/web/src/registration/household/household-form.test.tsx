import { requestOf, valuesOf } from './household-form';

const begun = { householdId: 'h1', noticeVersion: '2026-1' };
const shared = {
  residenceDivision: '410103001001',
  address: '中原路200号',
  arrivedOn: '2026-01-05',
};
const head = { relation: '0', name: '庞德海', idNumber: '11010519491231002X' };
const infant = { relation: '3', name: '庞小满', sex: '2', birthDate: '2025-11-20' };

describe('the form of a household', () => {
  it('sends nobody with two stories: a number, or what stands for it', () => {
    const members = [
      { ...head, sex: '1' },
      { ...infant, withoutNumber: true, idNumber: '110105', phone: ' ' },
    ];
    expect(requestOf({ ...shared, members, noticeGiven: true }, begun)).toEqual({
      ...shared,
      ...begun,
      members: [
        { ...head, documentKind: '111' },
        { ...infant, documentKind: '990' },
      ],
    });
  });

  it('shows a draft again as it was filled in', () => {
    const values = { ...shared, members: [head, { ...infant, withoutNumber: true }] };
    const again = valuesOf(requestOf(values, { ...begun, headRecordId: 'r1' }));
    expect(again).toEqual({
      ...shared,
      members: [head, { ...infant, withoutNumber: true, documentKind: '990' }],
    });
  });
});
