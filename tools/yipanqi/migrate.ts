import { migrate } from './databases';
import { needed, type Verb } from './verb';

export const migrateVerb: Verb = {
  name: 'migrate',
  says: 'brings a region’s database to this version',
  help: `npm run yipanqi -- migrate

Runs the migrations that have not run yet on DATABASE_URL, under an advisory lock; run it as the owner of the schemas.
Services never migrate.`,
  async run() {
    const done = await migrate(needed('DATABASE_URL'));
    console.log(done.length === 0 ? 'nothing to do' : done.map((name) => `ran ${name}`).join('\n'));
    return 0;
  },
};
