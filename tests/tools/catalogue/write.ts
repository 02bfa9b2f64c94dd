/** `npm run catalogue`: lib/aids/catalogue → lib/aids/compiled. Nothing is written while an entry is invalid. */
import { compileCatalogue } from './catalogue';
import { write } from './print';
import { sentence } from './read';

const { compiled, problems } = compileCatalogue();
if (problems.length > 0) {
  console.error(problems.map(sentence).join('\n'));
  console.error(`${problems.length} défaut${problems.length > 1 ? 's' : ''} : rien n’est écrit.`);
  process.exitCode = 1;
} else {
  const names = write(compiled);
  console.log(
    `${compiled.aids.length} aides, ${compiled.facts.length} faits, ${compiled.parameters.length} paramètres. ${names.length > 0 ? `Écrits : ${names.join(', ')}.` : 'Rien n’a changé.'}`,
  );
}
