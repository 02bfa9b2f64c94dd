import { calc } from './commands/calc';
import { catalogue } from './commands/catalogue';
import { eligibility } from './commands/eligibility';
import { match } from './commands/match';
import { plan } from './commands/plan';
import { score } from './commands/score';
import { scorePages } from './commands/score-pages';
import { suggest } from './commands/suggest';
import { BadInput } from './lines';

/** One command: its arguments in, the lines of its answer out. Throws `BadInput` with words for people. */
export type Command = (args: string[]) => Promise<string[]>;

const COMMANDS: Readonly<Record<string, Command>> = {
  calc,
  catalogue,
  eligibility,
  match,
  plan,
  score,
  'score-pages': scorePages,
  suggest,
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
try {
  if (command === undefined)
    throw new BadInput(`Usage : npm run --silent relais -- ${Object.keys(COMMANDS).join(' | ')} …`);
  const lines = await command(args);
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
