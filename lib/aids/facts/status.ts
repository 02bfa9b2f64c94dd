/** The status of a self-employed person, read in what was typed. Options are those of the fact `statut`. */
import { fold } from '../../forms/text';

/** Someone who was, will be or is not. */
const NOT_NOW =
  /\b(ex|anciens?|anciennes?|futurs?|futures?|bientot|projet|retraitee?s?|pas|plus|cessee?|radiee?|demarrage|creation)\b/;
const MICRO = /\b(micro|auto)[ -]?entrepr|^(micro|auto|ae)$|\b(regime micro|micro[ -]?social)\b/;
const ARTISAN = /\bartisan(e|s|es|at|al|ale)?\b/;
const TRADER = /\bcommercante?s?\b/;
const LIBERAL = /\bliberale?s?\b|\bliberaux\b|\bpl(n?r)?\b/;
const UNREGULATED = /\bnon[ -]?reglement|\bplnr\b/;
const REGULATED = /\breglement|\bplr\b/;
const SPOUSE = /\bconjoint/;
const SPOUSES: readonly (readonly [RegExp, string])[] = [
  [/\bcollabor/, 'conjoint_collaborateur'],
  [/\bassocie/, 'conjoint_associe'],
  [/\bsalarie/, 'conjoint_salarie'],
];

/**
 * The options a free text may mean, none when it does not say: « Micro-entrepreneur » → `auto_entrepreneur`,
 * « Profession libérale » → both kinds, « gérant d’EURL » → nothing (the activity is not told).
 * The micro scheme prevails over the activity (catalogue §2.1), also when the legal form says it.
 */
export function statusesIn(text: string | undefined, legalForm: string | undefined): readonly string[] {
  const said = plain(text);
  const micro = MICRO.test(said) || MICRO.test(plain(legalForm));
  if (NOT_NOW.test(said)) return [];
  if (SPOUSE.test(said)) {
    const named = SPOUSES.filter(([word]) => word.test(said)).map(([, status]) => status);
    return named.length > 0 ? named : SPOUSES.map(([, status]) => status);
  }
  if (micro) return ['auto_entrepreneur'];
  return [
    ...(ARTISAN.test(said) ? ['artisan'] : []),
    ...(TRADER.test(said) ? ['commercant'] : []),
    ...(LIBERAL.test(said) ? liberal(said) : []),
  ];
}

/** Without capitals nor accents; « pl_reglementee », the name of an option, is read as words. */
const plain = (text: string | undefined): string =>
  fold(text ?? '')
    .replaceAll('_', ' ')
    .trim();

function liberal(said: string): string[] {
  if (UNREGULATED.test(said)) return ['pl_non_reglementee'];
  return REGULATED.test(said) ? ['pl_reglementee'] : ['pl_reglementee', 'pl_non_reglementee'];
}
