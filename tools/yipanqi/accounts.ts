import { parseArgs } from 'node:util';
import { createAccounts, isRole, ROLES, USERNAME } from '@identity';
import { Database, openDataSource } from '@platform/database';
import { isKnown } from '@region';
import { present } from '../network/present';
import { needed, UsageFault, type Verb } from './verb';

const help = `npm run yipanqi -- accounts create --username NAME --display-name 姓名 --role ROLE --organisation CODE

Makes an account in the database of DATABASE_URL and prints its one-time password once; it must be changed at the first
sign-in. The first account of a region is an administrator, who makes the others on screen.
User name: 4 to 32 small letters, digits or hyphens, a letter first.
Roles: ${Object.keys(ROLES).join(', ')}. Organisation: a division code of 6, 9 or 12 digits.`;

export const accountsVerb: Verb = {
  name: 'accounts',
  says: 'makes the first account of a region',
  help,
  async run([act, ...rest]) {
    if (act !== 'create') throw new UsageFault(help);
    const { values } = parseArgs({
      args: [...rest],
      options: {
        username: { type: 'string' },
        'display-name': { type: 'string' },
        role: { type: 'string' },
        organisation: { type: 'string' },
      },
    });
    const { username, role, organisation } = values;
    if (
      !username ||
      !USERNAME.test(username) ||
      !role ||
      !isRole(role) ||
      !organisation ||
      !isKnown(organisation)
    )
      throw new UsageFault(help);
    const dataSource = await openDataSource({ url: needed('DATABASE_URL'), poolSize: 1 });
    try {
      const displayName = values['display-name'] ?? username;
      const wanted = { username, displayName, role, organisation };
      const [made] = await createAccounts(new Database(dataSource), [wanted], present());
      if (!made?.created) throw new UsageFault(`there is already an account ${username}`);
      console.log(`${made.username}  ${made.oneTimePassword}`);
      return 0;
    } finally {
      await dataSource.destroy();
    }
  },
};
