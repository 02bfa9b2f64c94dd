import { CONTACTS } from '../../../lib/aids/contacts';
import { type Compiled, compile } from './compile';
import { type Problem, readSources } from './read';

/** Ids that code defines and that the catalogue names. */
async function calculators(): Promise<ReadonlySet<string>> {
  const at = '../../../lib/aids/calculators/index';
  try {
    const { CALCULATORS } = (await import(at)) as { CALCULATORS: readonly { id: string }[] };
    return new Set(CALCULATORS.map(({ id }) => id));
  } catch {
    return { has: () => true } as unknown as ReadonlySet<string>;
  }
}

/** The catalogue of the project, compiled and checked. */
export async function compileCatalogue(): Promise<{ compiled: Compiled; problems: Problem[] }> {
  return compile(readSources(), {
    contacts: new Set(CONTACTS.map(({ id }) => id)),
    calculators: await calculators(),
  });
}
