import { migrateVerb } from './migrate';
import { keysVerb } from './keys';
import { accountsVerb } from './accounts';
import { networkVerb } from './network';
import { populationVerb } from './population';
import type { Verb } from './verb';
import { UsageFault } from './verb';

/** The operator's command line: `npm run yipanqi -- <verb> [options]`; each verb with `--help`. */
const verbs: readonly Verb[] = [migrateVerb, keysVerb, accountsVerb, networkVerb, populationVerb];

const overview = `npm run yipanqi -- <verb> [options]

${verbs.map(({ name, says }) => `  ${name.padEnd(12)} ${says}`).join('\n')}

Each verb explains itself with --help.`;

async function main([name, ...rest]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    console.log(overview);
    return name === undefined ? 2 : 0;
  }
  const verb = verbs.find((one) => one.name === name);
  if (!verb) {
    console.error(`unknown verb ${name}\n\n${overview}`);
    return 2;
  }
  if (rest.includes('--help')) {
    console.log(verb.help);
    return 0;
  }
  return verb.run(rest);
}

/** An operator reads what is wrong, not where in our code it was noticed. */
function statusOf(error: unknown): number {
  const { code, message, errors } = error as Error & { code?: string; errors?: Error[] };
  const misused = error instanceof UsageFault || code?.startsWith('ERR_PARSE_ARGS') === true;
  const said = message || errors?.map((one) => one.message).join('; ') || String(error);
  console.error(misused && code ? `${said}\n\nSee --help.` : said);
  return misused ? 2 : 1;
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error: unknown) => process.exit(statusOf(error)),
);
