import MiniSearch from 'minisearch';
import { AIDS } from './catalogue';
import { plainWords, stem, stems } from './french';
import { SYNONYMS } from './synonyms';
import type { AidId, RichText } from './types';

/** Words from this length on may hold a wrong letter. */
const MENDED = 4;

interface Entry {
  id: AidId;
  title: string;
  words: string;
  gives: string;
  rest: string;
}

let built: { index: MiniSearch<Entry>; synonyms: ReadonlyMap<string, readonly string[]> } | null = null;

/** Made at the first search: about 20 ms for the whole catalogue. */
function ready() {
  built ??= { index: build(), synonyms: readSynonyms() };
  return built;
}

const plain = (text: RichText): string => text.filter((piece) => typeof piece === 'string').join(' ');

function build(): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'words', 'gives', 'rest'],
    tokenize: plainWords,
    processTerm: stem,
  });
  index.addAll(
    AIDS.map((aid) => ({
      id: aid.id,
      title: aid.title,
      words: [aid.id, ...aid.page.words, ...aid.page.addresses].join(' '),
      gives: plain(aid.gives),
      rest: [plain(aid.who), aid.organism, ...aid.rules.map(plain), plain(aid.nextStep)].join(' '),
    })),
  );
  return index;
}

function readSynonyms(): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(SYNONYMS).map(([said, meant]) => [stems(said).join(' '), stems(meant)]));
}

/**
 * Aids that answer to a few words, best first; `[]` for no word or no answer. Accents, plurals, gender, one wrong letter in longer words and
 * the beginning of a word do not matter; everyday words lead to the catalogue's (« mutuelle gratuite »). A few milliseconds.
 */
export function searchAids(query: string): AidId[] {
  const words = stems(query);
  if (words.length === 0) return [];
  const { index, synonyms } = ready();
  const options = {
    boost: { title: 4, words: 3, gives: 1.5, rest: 0.6 },
    // The words are stems already.
    processTerm: (term: string) => term,
    tokenize: (text: string) => text.split(' '),
  };
  const exact = {
    prefix: true,
    fuzzy: (term: string) => (term.length >= MENDED ? 0.2 : false),
    weights: { fuzzy: 0.3, prefix: 0.6 },
  };
  const parts = phrases(words, synonyms).map(({ said, meant }) => ({
    combineWith: 'OR' as const,
    queries: [
      { queries: said, combineWith: 'AND' as const, ...exact },
      ...(meant === undefined ? [] : [{ queries: [...meant], combineWith: 'OR' as const, boostDocument: () => 0.5 }]),
    ],
  }));
  const all = index.search({ combineWith: 'AND', queries: parts }, options);
  const found = all.length > 0 ? all : index.search({ combineWith: 'OR', queries: parts }, options);
  return found.map(({ id }) => id as AidId);
}

/** The words said, two by two where two make one idea, each with what it may mean. */
function phrases(
  words: readonly string[],
  synonyms: ReadonlyMap<string, readonly string[]>,
): { said: string[]; meant?: readonly string[] }[] {
  const out: { said: string[]; meant?: readonly string[] }[] = [];
  for (let at = 0; at < words.length; at++) {
    const one = words[at] ?? '';
    const next = words[at + 1];
    const pair = next === undefined ? undefined : synonyms.get(`${one} ${next}`);
    if (next !== undefined && pair !== undefined) {
      out.push({ said: [one, next], meant: pair });
      at += 1;
    } else out.push({ said: [one], meant: synonyms.get(one) });
  }
  return out;
}
