import { fold } from '../forms/text';

/**
 * Light French: what two writings of the same idea have in common, « déclarée » and « déclaration », « travailleuses » and « travailleur ».
 * Used for comparing only, never shown. Deliberately light: two ideas that meet are worse than two writings that do not.
 */

const BINDING = new Set(
  (
    'a ai as au aux avec avoir c ce ces cet cette ceux chez comme comment d dans de depuis des donc dont du elle elles en entre es est et etes etre eu ' +
    'faire il ils j je jusqu l la le les leur leurs lors lui m ma mais me mes moi mon n nos notre nous on ou par pas peut pour pouvez qu quand ' +
    'que quel quelle quelles quels qui quoi s sa sans se selon ses si son sont sous suis sur t ta te tes toi ton tous tout toute toutes tu un une vos ' +
    'votre vous y'
  ).split(' '),
);

/** Singular words that end like plurals. */
const SINGULAR = new Set(
  'acces ads amelipro asi autres avis bas bras cas choix corps cours css deces dos fils frais gaz index lors mois pays plus prix proces puis relais sas secours ses tiers temps tms trois'.split(
    ' ',
  ),
);

/** Feminine and derived endings → the plain one; the first that fits and leaves a stem of that many letters. */
const ENDINGS: readonly (readonly [ending: string, plain: string, stem: number])[] = [
  ['atrices', 'ateur', 3],
  ['atrice', 'ateur', 3],
  ['trice', 'teur', 3],
  ['euse', 'eur', 3],
  ['ienne', 'ien', 3],
  ['elle', 'el', 3],
  ['ative', 'atif', 3],
  ['ive', 'if', 3],
];
/** What makes a noun or a verb of a stem. */
const DERIVED: readonly (readonly [ending: string, stem: number])[] = [
  ['ement', 5],
  ['ation', 5],
  ['er', 4],
  ['ez', 4],
  ['ee', 4],
  ['e', 3],
];

/** One folded word → its stem. Idempotence is not promised. */
export function stem(word: string): string {
  let s = word;
  if (s.length < 4 || /\d/.test(s)) return s;
  if (!SINGULAR.has(s)) {
    if (s.endsWith('eaux')) s = s.slice(0, -1);
    else if (s.endsWith('aux') && s.length > 4) s = `${s.slice(0, -2)}l`;
    else if (s.endsWith('s') && !s.endsWith('ss')) s = s.slice(0, -1);
  }
  for (const [ending, plain, least] of ENDINGS) {
    if (s.endsWith(ending) && s.length - ending.length >= least) {
      s = s.slice(0, -ending.length) + plain;
      break;
    }
  }
  for (const [ending, least] of DERIVED) {
    if (s.endsWith(ending) && s.length - ending.length >= least) {
      s = s.slice(0, -ending.length);
      break;
    }
  }
  return s;
}

/** The words that carry meaning, folded, in order: « L’arrêt de travail » → `arret`, `travail`. */
export function plainWords(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !BINDING.has(word));
}

/** The stems of the words that carry meaning. */
export const stems = (text: string): string[] => plainWords(text).map(stem);
