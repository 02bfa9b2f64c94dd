import { plainWords, stem, stems } from '../french';
import { SILENCE, TOPICS } from './topics';

/**
 * The phrases of the topics, ready to be met: built once, at the first page.
 * `atoms` are runs of stems; a phrase is one atom, or several parts that must all be met (each part one of several atoms).
 */
export interface Atom {
  id: number;
  stems: readonly string[];
  /** As written in the topics: shown as evidence. */
  text: string;
  /** It may hide the shorter ones inside: it stands alone in a topic. */
  hides: boolean;
  /** It calls no aid: the shorter ones inside mean something else, even joined to others. */
  deaf: boolean;
}

export interface Phrase {
  /** Index in TOPICS; -1 for a phrase of `SILENCE`. */
  topic: number;
  /** Each part is met when one of its atoms is. */
  parts: readonly (readonly number[])[];
  /** It must be the whole of a segment or title. */
  whole: boolean;
}

export interface Vocabulary {
  atoms: readonly Atom[];
  phrases: readonly Phrase[];
  /** First stem → the atoms that begin with it. */
  starts: ReadonlyMap<string, readonly Atom[]>;
  /** Every stem of every atom. */
  words: ReadonlySet<string>;
  /** Every word of every atom, as spelt. */
  spellings: ReadonlySet<string>;
  /** Whole segments that are sections, as stems joined by spaces. */
  sections: ReadonlySet<string>;
}

let built: Vocabulary | null = null;

export function vocabulary(): Vocabulary {
  built ??= build();
  return built;
}

function build(): Vocabulary {
  const atoms: { id: number; stems: string[]; text: string; hides: boolean; deaf: boolean }[] = [];
  const byStems = new Map<string, number>();
  const spellings = new Set<string>();
  const atom = (text: string, hides: boolean, deaf: boolean): number => {
    // Two spellings may make one atom.
    for (const word of plainWords(text)) spellings.add(word);
    const run = stems(text);
    const key = run.join(' ');
    let id = byStems.get(key);
    if (id === undefined) {
      id = atoms.length;
      byStems.set(key, id);
      atoms.push({ id, stems: run, text, hides, deaf });
    } else {
      const known = atoms[id];
      if (known) Object.assign(known, { hides: known.hides || hides, deaf: known.deaf && deaf });
    }
    return id;
  };
  const phrases: Phrase[] = [];
  const add = (about: string, topic: number) => {
    const whole = about.startsWith('= ');
    const sides = (whole ? about.slice(2) : about).split('+').map((side) => side.split('|').map((one) => one.trim()));
    const alone = sides.length === 1;
    const deaf = (TOPICS[topic]?.aids.length ?? 0) === 0;
    // « a | b » without « + » is as good as two phrases.
    if (alone) for (const one of sides[0] ?? []) phrases.push({ topic, parts: [[atom(one, !whole, deaf)]], whole });
    else phrases.push({ topic, parts: sides.map((side) => side.map((one) => atom(one, false, deaf))), whole });
  };
  TOPICS.forEach((topic, index) => {
    for (const about of topic.about) add(about, index);
  });
  for (const about of SILENCE) add(about, -1);

  const starts = new Map<string, Atom[]>();
  const words = new Set<string>();
  for (const one of atoms) {
    const [first] = one.stems;
    if (first === undefined) continue;
    starts.set(first, [...(starts.get(first) ?? []), one]);
    for (const word of one.stems) words.add(word);
  }
  const sections = new Set(
    phrases
      .filter(({ whole }) => whole)
      .flatMap(({ parts }) => atoms[parts[0]?.[0] ?? -1] ?? [])
      // A phrase that also stands alone says something from above too.
      .filter(({ hides }) => !hides)
      .map((one) => one.stems.join(' ')),
  );
  return { atoms, phrases, starts, words, spellings, sections };
}

/** A segment from here on may have lost the end of its last word. */
const CUT = 28;

/**
 * The stems of a slug. Two habits are mended when the vocabulary knows the word meant: elisions glued to their word
 * (« lessentiel », « daccueil »), and last words cut short in long segments (« conjointes-collaboratric »).
 */
export function slugStems(slug: string): string[] {
  const { words, spellings } = vocabulary();
  const plain = plainWords(slug).filter((word) => !/^(?:d|qu)une?$/.test(word));
  return plain.map((word, at) => {
    const known = stem(word);
    if (words.has(known)) return known;
    const glued = /^(?:qu|[cdjlmnst])([aeiouyh].{2,})$/.exec(word)?.[1];
    if (glued !== undefined && words.has(stem(glued))) return stem(glued);
    if (at === plain.length - 1 && slug.length >= CUT && word.length >= 4)
      for (const whole of spellings) if (whole.startsWith(word)) return stem(whole);
    return known;
  });
}
