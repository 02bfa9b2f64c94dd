import { CALCULATORS } from '../../../lib/aids/calculators';
import { CONTACTS } from '../../../lib/aids/contacts';
import { type Compiled, compile } from './compile';
import { behind } from './print';
import { type Problem, readSources, sentence } from './read';

/** The catalogue of the project, compiled and checked, with the names that code defines for it. */
export function compileCatalogue(): { compiled: Compiled; problems: Problem[] } {
  return compile(readSources(), {
    contacts: new Set(CONTACTS.map(({ id }) => id)),
    calculators: new Set(CALCULATORS.map(({ id }) => id)),
  });
}

/**
 * Nothing is built from a catalogue that is invalid, or whose compiled files are behind.
 * @throws Error that says each fault.
 */
export function checkCatalogue(): void {
  const { compiled, problems } = compileCatalogue();
  const late = problems.length > 0 ? [] : behind(compiled);
  const faults = [
    ...problems.map(sentence),
    ...(late.length > 0 ? [`${late.join(', ')} : en retard sur le catalogue, lancer « npm run catalogue »`] : []),
  ];
  if (faults.length > 0) throw new Error(`Catalogue des aides :\n${faults.join('\n')}`);
}
