import { parseArgs } from 'node:util';
import { Keyring, loadKeyring, saveKeyring } from '@ledger';
import { createFieldKeys } from '@platform/field-cipher';
import { present } from '../network/present';
import { UsageFault, type Verb } from './verb';

const help = `npm run yipanqi -- keys generate --region 610300 --out DIR
npm run yipanqi -- keys show --dir DIR

generate  makes a region's first keys: keys.json and field-keys.json (keep on the server, mode 0600), recovery.json (keep
          offline). Keys that are there are never overwritten. Prints what a partner needs: the key statements for its DIRECTORY_FILE.
show      prints the statements again.`;

export const keysVerb: Verb = {
  name: 'keys',
  says: 'makes a region’s keys, shows what partners need of them',
  help,
  // eslint-disable-next-line @typescript-eslint/require-await -- a verb answers a promise
  async run([act, ...rest]) {
    if (act === 'generate') {
      const { values } = parseArgs({
        args: [...rest],
        options: { region: { type: 'string' }, out: { type: 'string' } },
      });
      if (!values.region || !/^\d{6,12}$/.test(values.region) || !values.out)
        throw new UsageFault(help);
      const { keyring, recovery } = Keyring.generate(values.region, present());
      saveKeyring(values.out, keyring, recovery);
      createFieldKeys(values.out);
      show(keyring);
      return 0;
    }
    if (act === 'show') {
      const { values } = parseArgs({ args: [...rest], options: { dir: { type: 'string' } } });
      if (!values.dir) throw new UsageFault(help);
      show(loadKeyring(values.dir));
      return 0;
    }
    throw new UsageFault(help);
  },
};

function show(keyring: Keyring): void {
  console.log(
    JSON.stringify({ code: keyring.region, statements: keyring.statements }, undefined, 2),
  );
}
