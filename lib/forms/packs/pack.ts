import type { ProfileKey } from '../../profile/keys';
import { fold, withoutNumbering } from '../text';

/**
 * Knowledge of a family of procedures, as data: how to recognise it, and what its questions ask.
 * A question is told by the words it must hold, not by its exact wording: versions of a form differ by
 * a comma, a number or a typing mistake.
 */
export interface Pack {
  id: string;
  /** Shown to the advisor: « Questionnaire Help ». */
  name: string;
  /** One of these in the title or the path is enough. */
  titles: readonly RegExp[];
  paths: readonly RegExp[];
  /** Without title or path: this many of its own questions on the page. */
  questionsNeeded: number;
  questions: readonly PackQuestion[];
}

export interface PackQuestion {
  key: ProfileKey;
  alternatives?: readonly ProfileKey[];
  types: readonly string[];
  /** Beginnings of words. Each group must be met by one of its words. A typing mistake is forgiven in a long one. */
  all: readonly (readonly string[])[];
  /** None of these may be met. */
  none?: readonly string[];
  threshold?: 'age' | 'amount';
  /** Clear enough to be recognised outside the family's forms; `person`: in those that present a person. */
  anywhere?: boolean | 'person';
}

/** Words of a question, folded, with those of one letter left out. */
export function questionWords(label: string): string[] {
  return (
    withoutNumbering(fold(label))
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 120) ?? []
  );
}

/** One letter more, less, or other. */
function nearly(word: string, start: string): boolean {
  const cut = word.slice(0, start.length + 1);
  if (Math.abs(cut.length - start.length) > 1) return false;
  let i = 0;
  while (i < start.length && cut[i] === start[i]) i++;
  const a = cut.slice(i);
  const b = start.slice(i);
  return a.slice(1).startsWith(b.slice(1)) || a.slice(1).startsWith(b) || a.startsWith(b.slice(1)) || swapped(a, b);
}

function swapped(a: string, b: string): boolean {
  return a.length >= 2 && b.length >= 2 && a[0] === b[1] && a[1] === b[0] && a.slice(2).startsWith(b.slice(2));
}

/** Only words this long may hold a typing mistake. */
const LONG_ENOUGH = 7;

function holds(words: readonly string[], start: string): boolean {
  return start.endsWith('$') ? words.includes(start.slice(0, -1)) : words.some((w) => w.startsWith(start));
}

const holdsNearly = (words: readonly string[], start: string): boolean =>
  holds(words, start) ||
  (start.length >= LONG_ENOUGH && words.some((w) => w.length >= LONG_ENOUGH && nearly(w, start)));

export function asks(question: PackQuestion, words: readonly string[], type: string): boolean {
  return (
    question.types.includes(type) &&
    question.all.every((group) => group.some((start) => holdsNearly(words, start))) &&
    !(question.none ?? []).some((start) => holds(words, start))
  );
}

/** The most demanding question whose words are all there; null when none, or when two are as demanding. */
export function questionOf(pack: Pack, label: string, type: string): PackQuestion | null {
  const words = questionWords(label);
  if (words.length === 0) return null;
  let best: PackQuestion | null = null;
  let tie = false;
  for (const question of pack.questions) {
    if (!asks(question, words, type)) continue;
    if (best === null || question.all.length > best.all.length) {
      best = question;
      tie = false;
    } else if (question.all.length === best.all.length && question.key !== best.key) tie = true;
  }
  return tie ? null : best;
}

/** Age in years, or EUR per year, told by the question: « plus de 58 ans », « 38 160 € », « 38160 euros ». */
export function thresholdOf(kind: 'age' | 'amount', label: string): number | null {
  const text = fold(label);
  if (kind === 'age') {
    const found = /(?<![\d.,])(\d{2})\s?ans?\b/.exec(text)?.[1];
    return found === undefined ? null : Number(found);
  }
  const found = /(?<![\d.,])(\d{1,3}(?:[ .]\d{3})+|\d{3,7})(?:,\d{1,2})?\s?(?:€|eur|euro)/.exec(text)?.[1];
  if (found === undefined) return null;
  const amount = Number(found.replace(/[ .]/g, ''));
  return Number.isSafeInteger(amount) && amount > 0 ? amount : null;
}
