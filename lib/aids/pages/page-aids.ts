import { stems } from '../french';
import type { AidId, PageAid, PageContext } from '../types';
import { readAddress } from './address';
import { FICHES } from './fiches';
import { EMPLOYER_AIDS } from './sites';
import { TOPICS } from './topics';
import { type Phrase, slugStems, vocabulary } from './vocabulary';

/** Most aids given for one page. */
const MOST = 5;
/** Under this, a page is about nothing we know. */
const THRESHOLD = 0.3;
/** An aid much less plain than the first is not shown. */
const SHARE = 0.42;

/** How much a topic weighs by how plainly it says its aids; a longer phrase says it more plainly. */
const SAYS = { 1: 0.38, 2: 0.6, 3: 0.8 } as const;
const PER_WORD = 0.035;
const MOST_WORDS = 5;
/** What the second, third… aid of a topic keeps of its weight. */
const ORDER = [1, 0.86, 0.75, 0.66, 0.58, 0.5];
/** What surroundings keep: upper segments, breadcrumb; and when the page itself speaks of something. */
const AROUND = 0.55;
const BESIDE = 0.4;
/** What a second topic adds for the same aid. */
const ECHO = 0.3;
/** A number of service-public, a site that is itself an aid. */
const FICHE = 0.85;
const HOME = 0.5;

/** Site names around the bars of a title. */
const SITE_NAMES =
  /^(?:www\.)?(?:ameli(?:\.fr)?(?: pour les assures)?|assure|service-public(?:\.gouv)?\.fr|service public|entreprendre|urssaf(?:\.fr)?|caf(?:\.fr)?|l'assurance retraite|l'assurance maladie|assurance maladie|demarche(?:s)?[- ](?:simplifiees(?:\.fr)?|numerique)|accueil|mon-entreprise|autoentrepreneur(?:\.urssaf\.fr)?)$/i;

/** Words of one place of the page. `own`: the page itself, not its surroundings. */
interface Place {
  name: 'adresse' | 'titre' | 'fil d’Ariane';
  own: boolean;
  stems: readonly string[];
}

interface Evidence {
  score: number;
  own: boolean;
  /** The phrase as written in the topics. */
  phrase: string;
  places: Set<Place['name']>;
}

/**
 * The aids a page is about, best first, at most five; `[]` when nothing fits. Pure and quick (well under 2 ms).
 * Scores are comparable from page to page: about 0.9 when the page names the aid, 0.3 at the least.
 */
export function pageAids(page: PageContext): PageAid[] {
  const address = readAddress(page.url);
  if (address.silent) return [];
  const places = placesOf(page, address.segments);
  const { evidence, hushed } = topicsOf(places, address.site?.says);
  if (hushed && address.site?.plainOnly) return [];

  const only = address.employer ? EMPLOYER_AIDS : address.site?.only;
  const beside = address.site?.beside;
  const alone = beside !== undefined && !beside.words.some((word) => isSaid(stems(word), places)) ? beside.aids : [];
  const allowed = (id: AidId) => (only === undefined || only.includes(id)) && !alone.includes(id);
  const found = new Map<AidId, { score: number; why: string }>();
  const add = (id: AidId, score: number, why: string) => {
    if (!allowed(id)) return;
    const known = found.get(id);
    if (known === undefined) found.set(id, { score, why });
    else {
      const [more, less] = known.score >= score ? [known.score, score] : [score, known.score];
      found.set(id, { score: more + (1 - more) * ECHO * less, why: known.score >= score ? known.why : why });
    }
  };

  const fiche = address.fiche === null ? undefined : FICHES[address.fiche];
  if (fiche !== undefined) {
    if (fiche.length === 0) return [];
    fiche.forEach((id, at) => {
      add(id, FICHE * (ORDER[at] ?? 0), `Fiche ${address.fiche} de service-public`);
    });
  }
  const ownSpeaks =
    fiche !== undefined || [...evidence].some(([topic, one]) => one.own && (TOPICS[topic]?.says ?? 0) > 1);
  for (const [index, one] of evidence) {
    const topic = TOPICS[index];
    if (topic === undefined || topic.aids.length === 0) continue;
    if ((address.site?.plainOnly || hushed) && !(topic.says === 3 && one.own)) continue;
    const score = one.own || !ownSpeaks ? one.score : one.score * BESIDE;
    topic.aids.forEach((id, at) => {
      add(id, score * (ORDER[at] ?? 0), `${quoted(one.phrase)} dans ${inWords(one.places)}`);
    });
  }
  if (!hushed && (address.root || address.site?.everywhere))
    address.site?.home?.forEach((id, at) => {
      add(id, HOME * (ORDER[at] ?? 0), 'Ce site y est consacré');
    });

  const ranked = [...found].sort(([, a], [, b]) => b.score - a.score);
  const best = ranked[0]?.[1].score ?? 0;
  return ranked
    .filter(([, { score }]) => score >= THRESHOLD && score >= best * SHARE)
    .slice(0, MOST)
    .map(([id, { score, why }]) => ({ id, score: Math.round(score * 100) / 100, why }));
}

/** « congé maternité + indépendant », two ideas met together → each between its own marks. */
const quoted = (phrase: string): string =>
  phrase
    .split(' + ')
    .map((idea) => `«\u00a0${idea}\u00a0»`)
    .join(' et ');

function isSaid(run: readonly string[], places: readonly Place[]): boolean {
  return places.some((place) => ` ${place.stems.join(' ')} `.includes(` ${run.join(' ')} `));
}

function inWords(places: ReadonlySet<Place['name']>): string {
  const words = { adresse: 'l’adresse', titre: 'le titre', 'fil d’Ariane': 'le fil d’Ariane' };
  return [...places].map((place) => words[place]).join(' et ');
}

function placesOf(page: PageContext, segments: readonly string[]): Place[] {
  const { sections } = vocabulary();
  const places: Place[] = [];
  const say = (name: Place['name'], own: boolean, run: readonly string[]) => {
    if (run.length > 0) places.push({ name, own, stems: run });
  };
  segments.forEach((segment, at) => {
    const run = slugStems(segment);
    const own = at === segments.length - 1;
    // A section is told by its own page; above another page it only files it.
    if (own || !sections.has(run.join(' '))) say('adresse', own, run);
  });
  const parts = page.title
    .split(/\s+[|–—-]\s+|\s*[|»>]\s*/)
    .filter((part) => !SITE_NAMES.test(part.trim().normalize('NFD').replace(/\p{M}/gu, '').replace('’', "'")));
  for (const part of new Set([...parts, page.h1])) say('titre', true, stems(part));
  for (const part of page.breadcrumb.split(/\s*[|>›»/,]\s*/)) say('fil d’Ariane', false, stems(part));
  return places;
}

/** The topics met, each with its best evidence; and whether a subject outside the catalogue is. */
function topicsOf(
  places: readonly Place[],
  says: string | undefined,
): { evidence: Map<number, Evidence>; hushed: boolean } {
  const { phrases } = vocabulary();
  const met = places.map((place) => meet(place.stems));
  const said = says === undefined ? null : meet(stems(says));
  const evidence = new Map<number, Evidence>();
  let hushed = false;
  // Each place group is an independent witness: the best phrase of each, then all together.
  const witnesses = new Map<number, Map<Place['name'], { weight: number; own: boolean; phrase: string }>>();

  for (const phrase of phrases) {
    const hit = phrase.parts.length === 1 ? simple(phrase, met, places) : joined(phrase, met, places, said);
    if (hit.length === 0) continue;
    if (phrase.topic < 0) {
      hushed ||= hit.some(({ own }) => own);
      continue;
    }
    const topic = TOPICS[phrase.topic];
    if (topic === undefined) continue;
    for (const { place, own, length, text } of hit) {
      const weight = (SAYS[topic.says] + Math.min(length - 1, MOST_WORDS) * PER_WORD) * (own ? 1 : AROUND);
      let byPlace = witnesses.get(phrase.topic);
      if (byPlace === undefined) {
        byPlace = new Map();
        witnesses.set(phrase.topic, byPlace);
      }
      const known = byPlace.get(place);
      if (known === undefined || known.weight < weight) byPlace.set(place, { weight, own, phrase: text });
    }
  }
  for (const [topic, byPlace] of witnesses) {
    let doubt = 1;
    let best = { weight: 0, own: false, phrase: '' };
    for (const one of byPlace.values()) {
      doubt *= 1 - one.weight;
      if (one.weight > best.weight) best = one;
    }
    evidence.set(topic, {
      score: 1 - doubt,
      own: [...byPlace.values()].some(({ own }) => own),
      phrase: best.phrase,
      places: new Set(byPlace.keys()),
    });
  }
  return { evidence, hushed };
}

/** Atoms met in a run of words, but for those that mean something else there; and those of them that no longer one hides. */
interface Met {
  all: ReadonlySet<number>;
  plain: ReadonlySet<number>;
  length: number;
}

function meet(run: readonly string[]): Met {
  const { starts } = vocabulary();
  const spans: { id: number; from: number; to: number; hides: boolean; deaf: boolean }[] = [];
  run.forEach((word, from) => {
    for (const atom of starts.get(word) ?? [])
      if (atom.stems.every((one, at) => run[from + at] === one))
        spans.push({ id: atom.id, from, to: from + atom.stems.length, hides: atom.hides, deaf: atom.deaf });
  });
  const within = (span: (typeof spans)[number], other: (typeof spans)[number]) =>
    other.from <= span.from && other.to >= span.to && other.to - other.from > span.to - span.from;
  const heard = spans.filter((span) => !spans.some((other) => other.deaf && within(span, other)));
  return {
    all: new Set(heard.map(({ id }) => id)),
    plain: new Set(
      heard.filter((span) => !spans.some((other) => other.hides && within(span, other))).map(({ id }) => id),
    ),
    length: run.length,
  };
}

interface Hit {
  place: Place['name'];
  own: boolean;
  /** In words. */
  length: number;
  text: string;
}

function simple(phrase: Phrase, met: readonly Met[], places: readonly Place[]): Hit[] {
  const { atoms } = vocabulary();
  const id = phrase.parts[0]?.[0];
  const atom = id === undefined ? undefined : atoms[id];
  if (atom === undefined) return [];
  const hits: Hit[] = [];
  places.forEach((place, at) => {
    const here = met[at];
    if (here === undefined) return;
    if (phrase.whole) {
      if (place.own && here.all.has(atom.id) && here.length === atom.stems.length)
        hits.push({ place: place.name, own: true, length: atom.stems.length, text: atom.text });
    } else if (here.plain.has(atom.id))
      hits.push({ place: place.name, own: place.own, length: atom.stems.length, text: atom.text });
  });
  return hits;
}

/** Every part somewhere, one of them at least in the page's own words; the site may say the others. */
function joined(phrase: Phrase, met: readonly Met[], places: readonly Place[], said: Met | null): Hit[] {
  const { atoms } = vocabulary();
  const within = (part: readonly number[], here: Met | null | undefined) => part.find((one) => here?.all.has(one));
  const elsewhere = phrase.parts.map((part) => {
    // The page's own words first: they count for more than its surroundings.
    for (const own of [true, false])
      for (const [at, place] of places.entries()) {
        const id = place.own === own ? within(part, met[at]) : undefined;
        if (id !== undefined) return { id, own };
      }
    const id = within(part, said);
    return id === undefined ? null : { id, own: false };
  });
  if (elsewhere.includes(null)) return [];
  return places.flatMap((place, at) => {
    if (!place.own) return [];
    const own = phrase.parts.map((part) => within(part, met[at]));
    if (own.every((id) => id === undefined)) return [];
    const chosen = own.flatMap((id, part) => atoms[id ?? elsewhere[part]?.id ?? -1] ?? []);
    return [
      {
        place: place.name,
        own: true,
        // Two ideas of the page together say more than one as long; what its surroundings add counts for nothing.
        length: own.reduce<number>((sum, id, part) => {
          if (id === undefined) return sum + (elsewhere[part]?.own ? 1 : 0);
          return sum + (atoms[id]?.stems.length ?? 0) + 1;
        }, -1),
        text: chosen.map((atom) => atom.text).join(' + '),
      },
    ];
  });
}
