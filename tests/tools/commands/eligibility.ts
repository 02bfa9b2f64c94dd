import { situationOf } from '../../../lib/aids/facts/situation';
import { readFacts } from '../../../lib/aids/facts/values';
import { verdicts } from '../../../lib/aids/verdict';
import { readClient, readClientArguments } from '../client';
import { BadInput } from '../lines';

const USAGE = 'Usage : eligibility --client CLIENT.json [--today AAAA-MM-JJ]';

/**
 * `eligibility --client CLIENT.json` → `{id, verdict, missing, reasons}`, one line per aid in the order of the catalogue: names of the facts
 * to ask, reasons in words. A fact whose value cannot be is told on the standard error and counts as unknown.
 */
export async function eligibility(args: string[]): Promise<string[]> {
  const { client: path, today, paths } = readClientArguments(args, USAGE);
  if (paths.length > 0) throw new BadInput(USAGE);
  const { client } = await readClient(path, today);
  for (const { message } of readFacts(client.profile.facts ?? {}, today).faults)
    process.stderr.write(`${path} : ${message} Laissé de côté.\n`);
  return verdicts(situationOf(client, today)).map(({ id, verdict, missing, reasons }) =>
    JSON.stringify({ id, verdict, missing, reasons: reasons.map(({ text }) => text) }),
  );
}
