import { kindFields } from '@agreement';
import { en } from '../../apps/web/src/texts/en';
import { zhCN } from '../../apps/web/src/texts/zh-CN';

// Clause 3 of an agreement names kinds and fields: a person who signs it must never read the name of a member.
describe.each([
  ['Chinese', zhCN],
  ['English', en],
])('clause 3 in %s', (_, texts) => {
  const named: readonly object[] = [texts.agreement.members, texts.fields];

  it('has a name for every field that can be agreed', () => {
    const fields = new Set(kindFields.flatMap((kind) => kind.fields));
    expect([...fields].filter((field) => !named.some((table) => field in table))).toEqual([]);
  });

  it('has a name for every kind', () => {
    const names = kindFields.map(({ kind }) => kind.split('.')[2]!);
    expect(names.filter((name) => !(name in texts.agreement.kindNames))).toEqual([]);
  });
});
