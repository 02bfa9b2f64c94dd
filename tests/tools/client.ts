import { isRealDate } from '../../lib/profile/dates';
import { type ProfileFile, readProfileFile } from '../../lib/profile/schema';
import { BadInput, readText } from './lines';

/**
 * Arguments of the commands that speak of one client: `--client CLIENT.json [--today AAAA-MM-JJ]`, then files.
 * @throws BadInput with the usage.
 */
export function readClientArguments(
  args: readonly string[],
  usage: string,
): { client: string; today: string; paths: string[] } {
  const options = new Map<string, string>();
  const paths: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const [name = '', inline] = (args[at] ?? '').split(/=(.*)/s);
    if (!name.startsWith('--')) {
      paths.push(args[at] ?? '');
      continue;
    }
    if (name !== '--client' && name !== '--today') throw new BadInput(`Option inconnue : ${name}\n${usage}`);
    const value = inline ?? args[++at];
    if (value === undefined) throw new BadInput(`Il manque la valeur de ${name}\n${usage}`);
    options.set(name, value);
  }
  const client = options.get('--client');
  if (client === undefined) throw new BadInput(usage);
  const today = options.get('--today') ?? localDay(new Date());
  if (!isRealDate(today)) throw new BadInput('--today : une date réelle est attendue, sous la forme AAAA-MM-JJ');
  return { client, today, paths };
}

/** A client's file; what is left aside is told on the standard error. */
export async function readClient(path: string, today: string): Promise<ProfileFile> {
  let content: unknown;
  try {
    content = JSON.parse((await readText(path)).replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput(`${path} : ce n’est pas du JSON`);
  }
  const read = readProfileFile(content, today);
  if (read.ok) {
    for (const message of read.value.ignored) process.stderr.write(`${path} : ${message} Laissée de côté.\n`);
    return read.value;
  }
  throw new BadInput(read.errors.map(({ message }) => `${path} : ${message}`).join('\n'));
}

const localDay = (now: Date): string =>
  [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
