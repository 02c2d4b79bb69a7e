import { type Notice, noticeOn, noticeVersions } from './notice';

describe('the notice', () => {
  const [kept] = noticeVersions();
  const first = noticeOn('2026-03-02');
  const second: Notice = { ...first, version: 'second', from: '2026-05-01' };
  const third: Notice = { ...first, version: 'third', from: '2027-01-01' };
  const shownOn = (day: string) => noticeOn(day, [first, second, third]).version;

  it('is the newest that is in force on the day it is shown', () => {
    expect(shownOn('2026-04-30')).toBe(first.version);
    expect(shownOn('2026-05-01')).toBe('second');
    expect(shownOn('2026-12-31')).toBe('second');
    expect(shownOn('2027-01-01')).toBe('third');
  });

  it('is the first one before any is in force: nobody is registered without one', () => {
    expect(shownOn('2020-01-01')).toBe(first.version);
  });

  it('is one of those a registration may name', () => {
    expect(first.version).toBe(kept);
  });

  it.each(['zh', 'en'] as const)('names what the forms ask, in %s', (language) => {
    const text = first[language].sections.map((section) => section.text).join(' ');
    const asked =
      language === 'zh'
        ? ['姓名', '公民身份号码', '其他证件', '性别', '出生日期', '民族', '户籍地址', '现居住地址', '住所类型', '来此原因', '到达日期', '联系电话', '与户主的关系', '场所'] // prettier-ignore
        : ['Name', 'ID number', 'another document', 'sex', 'birth date', 'ethnic group', 'home address', 'present address', 'dwelling', 'reason', 'arrival', 'phone', 'head', 'site']; // prettier-ignore
    expect(asked.filter((one) => !text.includes(one))).toEqual([]);
  });
});
