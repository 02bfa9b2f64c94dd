import type { Words } from '../text';
import { words } from '../text';
import type { FactName } from './facts';
import { FACTS } from './facts';
import type { Party } from './people';
import { PARTIES } from './people';
import { FORBIDDING, NEUTRAL, NEUTRAL_BESIDE, NEUTRAL_IN_TITLES } from './remarks';

export type Meaning =
  | { kind: 'fact'; fact: FactName }
  | { kind: 'party'; party: Party }
  | { kind: 'forbidding' }
  | { kind: 'neutral' };

/** A stretch of a text and what the lexicon says of it; `unknown` when it says nothing. */
export type Segment = (Meaning | { kind: 'unknown' }) & {
  text: string;
  aside: boolean;
  joined: boolean;
};

/** Phrases as a tree of words, so that the longest one is found in one walk. */
interface Branch {
  next: Map<string, Branch>;
  meaning: Meaning | null;
}

const branch = (): Branch => ({ next: new Map(), meaning: null });

function add(root: Branch, phrase: string, meaning: Meaning): void {
  const list = words(phrase).words;
  if (list.length === 0) return;
  let at = root;
  for (const { text } of list) {
    let next = at.next.get(text);
    if (next === undefined) {
      next = branch();
      at.next.set(text, next);
    }
    at = next;
  }
  // First come, first kept: the order of `grow` is the order of precedence.
  at.meaning ??= meaning;
}

/** Shorter words are too near to one another to be mended. */
const CORRECTED = 8;

/** One letter for another makes other words of shorter ones: « traiteur », « tracteur ». */
const EXCHANGED = 10;

/** The word without each of its letters in turn; the first is kept, people do not miss it. */
function* without(word: string): Generator<string> {
  for (let i = 1; i < word.length; i++) yield word.slice(0, i) + word.slice(i + 1);
}

/** Long enough for a wrong letter, or the very same letters in another order. */
const sameLetters = (a: string, b: string): boolean =>
  a.length >= EXCHANGED || [...a].sort().join('') === [...b].sort().join('');

/** Built once, when the module is loaded. */
export class Lexicon {
  private readonly root = branch();

  /** Long words by what is left of them without one letter: finds a typing mistake in one step. */
  private readonly near = new Map<string, string>();
  private readonly known = new Set<string>();

  add(phrases: readonly string[], meaning: Meaning): this {
    for (const phrase of phrases) {
      add(this.root, phrase, meaning);
      if (phrase.startsWith('nombre ')) {
        add(this.root, phrase.replace('nombre', 'nombre total'), meaning);
        add(this.root, phrase.replace('nombre', 'nombre actuel'), meaning);
      }
      for (const { text } of words(phrase).words) this.learn(text);
    }
    return this;
  }

  private learn(word: string): void {
    if (this.known.has(word)) return;
    this.known.add(word);
    if (word.length >= CORRECTED) for (const rest of without(word)) this.near.set(rest, word);
  }

  /** The word itself, or the known one it is a typing mistake of. */
  private corrected(word: string): string {
    if (word.length < CORRECTED || word.length > 24 || this.known.has(word)) return word;
    const one = this.near.get(word);
    if (one !== undefined) return one;
    for (const rest of without(word)) {
      if (rest.length >= CORRECTED && this.known.has(rest)) return rest;
      const swapped = this.near.get(rest);
      // One letter for another, or two exchanged: same length only.
      if (swapped !== undefined && swapped.length === word.length && sameLetters(swapped, word)) return swapped;
    }
    return word;
  }

  /** What the lexicon says of these very words; null when nothing. */
  knows(text: string): Meaning | null {
    const { segments } = this.read(text);
    const only = segments[0];
    return segments.length === 1 && only !== undefined && only.kind !== 'unknown' && only.kind !== 'neutral'
      ? only
      : null;
  }

  /** Cuts a text in the longest known phrases. */
  read(text: string): { segments: Segment[]; said: Words } {
    const said = words(text);
    const list = said.words.map((w) => ({ ...w, text: this.corrected(w.text) }));
    const segments: Segment[] = [];
    let i = 0;
    while (i < list.length) {
      let at: Branch | undefined = this.root;
      let found: Meaning | null = null;
      let end = i;
      for (let j = i; j < list.length; j++) {
        at = at.next.get(list[j]?.text ?? '');
        if (at === undefined) break;
        if (at.meaning !== null) {
          found = at.meaning;
          end = j + 1;
        }
      }
      const first = list[i];
      if (first === undefined) break;
      if (found === null) end = i + 1;
      segments.push({
        ...(found ?? { kind: 'unknown' as const }),
        text: list
          .slice(i, end)
          .map((w) => w.text)
          .join(' '),
        aside: first.aside,
        joined: first.joined,
      });
      i = end;
    }
    return { segments, said };
  }
}

const parties = Object.entries(PARTIES) as [Party, readonly string[]][];
const facts = Object.entries(FACTS) as [FactName, (typeof FACTS)[FactName]][];

/** For labels: a word that may be a fact is one. */
export const LABELS = new Lexicon().add(FORBIDDING, { kind: 'forbidding' });
for (const [fact, { phrases }] of facts) LABELS.add(phrases, { kind: 'fact', fact });
for (const [party, phrases] of parties) LABELS.add(phrases, { kind: 'party', party });
LABELS.add(NEUTRAL, { kind: 'neutral' });

/** For titles of sections, repetitions, explanation blocks: they tell of whom, never which fact. */
export const TITLES = new Lexicon().add(NEUTRAL_IN_TITLES, { kind: 'neutral' });
for (const [party, phrases] of parties) TITLES.add(phrases, { kind: 'party', party });
TITLES.add(NEUTRAL, { kind: 'neutral' });

/** Words of remarks that alone name a thing: « plage horaire », « la plage ». */
const NOT_ALONE: ReadonlySet<string> = new Set([
  'plage',
  'lieu',
  'service',
  'bureau',
  'public',
  'personne',
  'libelle',
  'carte',
]);

const beside = new Map<FactName, Set<string>>();
for (const { facts: names, words: list } of NEUTRAL_BESIDE) {
  const plain = list.map((phrase) =>
    words(phrase)
      .words.map((w) => w.text)
      .join(' '),
  );
  for (const name of names as FactName[]) {
    const set = beside.get(name) ?? new Set<string>();
    // Alone, a word of a longer remark must not hide somebody (« lieu de travail », « travail »).
    for (const phrase of plain)
      for (const word of phrase.split(' ')) if (LABELS.knows(word) === null && !NOT_ALONE.has(word)) set.add(word);
    for (const phrase of plain) set.add(phrase);
    beside.set(name, set);
  }
}

/** May this stretch stand beside the fact without changing what is asked? */
export function neutralBeside(fact: FactName, text: string): boolean {
  const set = beside.get(fact);
  if (set === undefined) return false;
  return set.has(text) || text.split(' ').every((word) => set.has(word));
}
