import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factOf } from '../../../../lib/aids/facts/definitions';
import { statusesIn } from '../../../../lib/aids/facts/status';

const LIBERAL = ['pl_reglementee', 'pl_non_reglementee'];
const SPOUSES = ['conjoint_collaborateur', 'conjoint_associe', 'conjoint_salarie'];

describe('the status in a free text', () => {
  it.each(
    factOf('statut')?.options?.flatMap(({ value, label }) => [[value, value] as const, [label, value] as const]) ?? [],
  )('the option « %s » is itself: %s', (text, option) => expect(statusesIn(text, undefined)).toEqual([option]));

  it.each<[string, string[]]>([
    ['Artisan', ['artisan']],
    ['ARTISANE (menuiserie)', ['artisan']],
    ['commerçante', ['commercant']],
    ['Artisan-commerçant', ['artisan', 'commercant']],
    ['auto-entrepreneur', ['auto_entrepreneur']],
    ['Autoentrepreneuse', ['auto_entrepreneur']],
    ['micro', ['auto_entrepreneur']],
    ['Micro-entreprise artisanale', ['auto_entrepreneur']],
    ['micro entrepreneur, profession libérale', ['auto_entrepreneur']],
    ['Profession libérale', LIBERAL],
    ['infirmière libérale', LIBERAL],
    ['PL', LIBERAL],
    ['Profession libérale réglementée', ['pl_reglementee']],
    ['profession libérale non-réglementée', ['pl_non_reglementee']],
    ['PLNR', ['pl_non_reglementee']],
    ['Conjointe collaboratrice', ['conjoint_collaborateur']],
    ['conjoint associé', ['conjoint_associe']],
    ['Conjoint salarié', ['conjoint_salarie']],
    ['conjoint d’artisan', SPOUSES],
  ])('« %s » → %j', (text, expected) => expect(statusesIn(text, undefined)).toEqual(expected));

  it.each([
    'EURL gérant',
    'gérant majoritaire',
    'TNS',
    'Agriculteur',
    'ancien artisan',
    'ex-commerçant',
    'artisan retraité',
    'futur auto-entrepreneur',
    'projet de micro-entreprise',
    'je ne suis pas artisan',
    'directrice de micro-crèche',
    'agent commercial',
    '',
    '   ',
  ])('« %s » does not say', (text) => expect(statusesIn(text, undefined)).toEqual([]));

  it('the legal form tells the micro scheme, whatever the activity; a spouse stays one', () => {
    expect(statusesIn('Artisan', 'Micro-entreprise')).toEqual(['auto_entrepreneur']);
    expect(statusesIn(undefined, 'micro entreprise')).toEqual(['auto_entrepreneur']);
    expect(statusesIn(undefined, 'SASU')).toEqual([]);
    expect(statusesIn('Conjoint collaborateur', 'Micro-entreprise')).toEqual(['conjoint_collaborateur']);
  });

  it('only ever gives options of the fact', () => {
    const options = (factOf('statut')?.options ?? []).map(({ value }) => value);
    const word = fc.constantFrom(
      'artisan',
      'libéral',
      'réglementé',
      'non',
      'micro',
      'conjoint',
      'associé',
      'ex',
      'commerçant',
      '/',
      'de',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (text) => {
          for (const status of statusesIn(text, undefined)) expect(options).toContain(status);
        },
      ),
    );
  });
});
