import type { Verdict } from './campaign';
import type { Kind } from './kinds';

const NAMES: Record<Kind, string> = {
  passphrase: 'changement de phrase',
  import: 'import (sauvegarde, liste)',
  purge: 'effacement à terme',
  write: 'enregistrements d’une fiche',
  migration: 'coffre d’une version d’avant',
};

const COLUMNS: [title: string, of: (verdicts: Verdict[]) => number][] = [
  ['moments', (all) => all.length],
  ['avant', (all) => count(all, ({ when }) => when === 'before')],
  ['pendant', (all) => count(all, ({ when }) => when === 'during')],
  ['entre deux', (all) => count(all, ({ when }) => when === 'between')],
  ['après', (all) => count(all, ({ when }) => when === 'after')],
  ['→ ancien', (all) => count(all, ({ landed }) => landed === 'before')],
  ['→ nouveau', (all) => count(all, ({ landed }) => landed === 'after')],
  ['perdues', (all) => all.reduce((sum, { lost }) => sum + lost, 0)],
  ['à moitié', (all) => count(all, ({ half }) => half)],
];

const count = (all: Verdict[], is: (verdict: Verdict) => boolean): number => all.filter(is).length;

const line = ([first = '', ...rest]: string[]): string =>
  first.padEnd(30) + rest.map((cell) => cell.padStart(11)).join('');

/**
 * Before, during, between and after are of the writing (commits), as the page had told it when the blow fell; old and
 * new, what was found of the step under way.
 */
export const heading = (): string => line(['opération', ...COLUMNS.map(([title]) => title)]);

export const row = (kind: Kind, verdicts: Verdict[]): string =>
  line([NAMES[kind], ...COLUMNS.map(([, of]) => String(of(verdicts)))]);
