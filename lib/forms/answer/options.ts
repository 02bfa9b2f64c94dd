/** Choosing, in a list written by anyone, the text that says a fact. Never one of two that fit as well. */
import type { Fact } from '../../profile/derive';
import type { ProfileKey } from '../../profile/keys';
import { departmentOfCode, readDepartment, readRegion } from '../../profile/places';
import { readCountry } from './countries';
import { chooseRange } from './ranges';
import { CIVILITY, type Concept, LEGAL_FORM, MARITAL_STATUS, SELF_EMPLOYED_STATUS } from './synonyms';
import { plainWords, withoutOpening } from './words';

export type Choice =
  | { option: string; doubt: string | null }
  /** `other`: the list has an « Autre » entry. */
  | { option: null; reason: string; other: string | null };

const NO_MATCH = 'Aucun choix de la liste ne dit exactement ce qui est dans la fiche.';
const SEVERAL = 'Plusieurs choix de la liste conviennent : à vous de choisir.';

/** The option that says `fact`, or why none was taken. */
export function chooseOption(options: readonly string[], fact: Fact): Choice {
  const other = otherOption(options);
  const refuse = (reason: string): Choice => ({ option: null, reason, other });
  const take = (found: readonly string[]): Choice => {
    if (found.length > 1) return refuse(SEVERAL);
    return found[0] === undefined ? refuse(NO_MATCH) : { option: found[0], doubt: null };
  };

  switch (fact.kind) {
    case 'yes-no':
      return yesNo(options, fact.value === 'true') ?? refuse('La liste ne se réduit pas à oui ou non.');
    case 'civility':
      return civility(options, fact.value) ?? refuse('Cette liste n’est pas clairement celle des civilités.');
    case 'integer':
    case 'amount': {
      const chosen = chooseRange(options, Number(fact.value));
      return chosen === null
        ? refuse('Aucune tranche de la liste ne convient sûrement.')
        : { option: chosen, doubt: null };
    }
    case 'department':
      return take(options.filter((option) => readDepartment(option)?.code === fact.value));
    case 'region':
      return take(options.filter((option) => readRegion(option)?.code === fact.value));
    default:
  }

  const words = plainWords(fact.value);
  const exact = options.filter((option) => plainWords(option) === words);
  if (exact.length > 0) return take(exact);
  if (COUNTRY_KEYS.has(fact.key)) {
    const country = readCountry(fact.value);
    return take(country ? options.filter((option) => readCountry(option)?.code === country.code) : []);
  }
  const concepts = CONCEPTS[fact.key];
  if (concepts) return byConcept(options, fact.value, concepts, refuse);
  if (fact.key === 'naf')
    return take(options.filter((option) => nafOf(option) !== null && nafOf(option) === nafOf(fact.value)));
  if (fact.kind === 'postal-code') return take(options.filter((option) => postalCodesOf(option).join() === fact.value));
  return refuse(NO_MATCH);
}

const COUNTRY_KEYS: ReadonlySet<ProfileKey> = new Set<ProfileKey>(['country', 'birthCountry', 'nationality']);

const CONCEPTS: Partial<Record<ProfileKey, readonly Concept[]>> = {
  maritalStatus: MARITAL_STATUS,
  legalForm: LEGAL_FORM,
  selfEmployedStatus: SELF_EMPLOYED_STATUS,
};

function byConcept(
  options: readonly string[],
  value: string,
  concepts: readonly Concept[],
  refuse: (reason: string) => Choice,
): Choice {
  const meant = conceptsOf(value, concepts);
  const wanted = meant.size === 1 ? [...meant][0] : undefined;
  if (wanted === undefined) return refuse(NO_MATCH);
  const offered = options.map((option) => ({ option, says: conceptsOf(option, concepts) }));
  let id: string | undefined = wanted;
  while (id !== undefined) {
    const name: string = id;
    const fitting = offered.filter(({ says }) => says.has(name));
    const alone = fitting.filter(({ says }) => says.size === 1);
    const best = alone.length > 0 ? alone : fitting;
    if (best.length > 1) return refuse(SEVERAL);
    if (best[0]) return { option: best[0].option, doubt: null };
    id = concepts.find((concept) => concept.id === name)?.within;
  }
  return refuse(NO_MATCH);
}

/** A longer text is a sentence: it says more than one thing. */
const LONGEST = 200;

/**
 * Every concept a text names: « Marié / Pacsé » names two, « Société anonyme (SA) » one.
 * A text with a part we do not understand names nothing: « Artisan retraité » is not « artisan ».
 */
export function conceptsOf(text: string, concepts: readonly Concept[]): Set<string> {
  if (text.length > LONGEST) return new Set();
  const whole = conceptOf(text, concepts);
  if (whole) return new Set([whole]);
  const parts = text
    .replace(/(?<=\p{L}{2})\((?:e|s|es|ne|ve|se)\)/giu, '')
    .split(/[/,;()]|\s[-–—]\s|\s(?:ou|et)\s/iu)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part));
  const named = parts.map((part) => conceptOf(part, concepts));
  return named.every((id) => id !== null) ? new Set(named.filter((id) => id !== null)) : new Set();
}

function conceptOf(text: string, concepts: readonly Concept[]): string | null {
  const words = plainWords(text);
  const bare = withoutOpening(words);
  return concepts.find(({ wordings }) => wordings.includes(words) || wordings.includes(bare))?.id ?? null;
}

/** « Oui » / « Non », also with a few words after (then the advisor looks). */
function yesNo(options: readonly string[], yes: boolean): Choice | null {
  const says = (word: string) => options.filter((option) => plainWords(option).split(' ')[0] === word);
  const [yeses, noes] = [says('oui'), says('non')];
  const chosen = yes ? yeses[0] : noes[0];
  if (yeses.length !== 1 || noes.length !== 1 || chosen === undefined) return null;
  const plain = plainWords(chosen) === (yes ? 'oui' : 'non');
  return { option: chosen, doubt: plain ? null : 'Le choix de la liste dit plus que oui ou non : vérifiez.' };
}

/** Only where both civilities, and nothing unknown but a neutral entry, are offered. */
function civility(options: readonly string[], value: string): Choice | null {
  const named = options.map((option) => ({ option, id: conceptsOf(option, CIVILITY) }));
  const of = (id: string) => named.filter((entry) => entry.id.size === 1 && entry.id.has(id));
  const [women, men] = [of('Mme'), of('M.')];
  if (women.length !== 1 || men.length !== 1 || options.length > 5) return null;
  const option = (value === 'Mme' ? women : men)[0]?.option;
  return option === undefined ? null : { option, doubt: null };
}

function otherOption(options: readonly string[]): string | null {
  const found = options.filter((option) => /^autres?(?: (?:a )?precise[rz]?(?: .*)?)?$/.test(plainWords(option)));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** « 0124Z (culture de fruits…) », « 01.24Z » → `0124Z`; null when there is none or several. */
function nafOf(text: string): string | null {
  const found = [
    ...text
      .slice(0, LONGEST)
      .toUpperCase()
      .matchAll(/(?<![0-9A-Z])(\d{2})\.?(\d{2}[A-Z])(?![0-9A-Z])/g),
  ];
  return found.length === 1 && found[0] ? `${found[0][1]}${found[0][2]}` : null;
}

const postalCodesOf = (text: string): string[] => text.slice(0, LONGEST).match(/(?<!\d)\d{5}(?!\d)/g) ?? [];

/** Grouped lists as the platform writes them: « --Titre-- » then its entries. */
export interface LinkedGroup {
  primary: string;
  secondaries: string[];
}

export function linkedGroups(options: readonly string[]): LinkedGroup[] {
  const groups: LinkedGroup[] = [];
  for (const option of options) {
    const title = /^--\s*(.+?)\s*--$/.exec(option.trim())?.[1];
    if (title) groups.push({ primary: title, secondaries: [] });
    else groups.at(-1)?.secondaries.push(option);
  }
  return groups.length > 0 ? groups : options.map((primary) => ({ primary, secondaries: [] }));
}

/** « 59 – Nord ». */
export function departmentText(code: string): string {
  const department = departmentOfCode(code);
  return department ? `${department.code} – ${department.name}` : code;
}
