import type { FactName } from './lexicon/facts';
import { DEPARTMENT_NAMES, OPTION_WORDS } from './lexicon/options';
import { fold } from './text';

/** Choices looked at; a list of hundreds tells its nature in the first ones. */
const SAMPLE = 60;

const plain = (option: string): string =>
  fold(option)
    .replace(/\((?:e|ne|ve|s|se)\)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function share(options: readonly string[], test: (option: string) => boolean): number {
  return options.length === 0 ? 0 : options.filter(test).length / options.length;
}

const starts = (words: readonly string[]) => (option: string) =>
  words.some((w) => option === w || option.startsWith(`${w} `) || (w.length > 4 && option.startsWith(w)));

const isDepartment = (option: string): boolean => {
  const name = option
    .replace(/\b(?:\d{1,3}|2[ab])\b/g, '')
    .trim()
    .replace(/\s+/g, ' ');
  return DEPARTMENT_NAMES.has(name) || (name === '' && option !== '');
};

/** Told by no other kind of list. */
const STRONG_LEGAL =
  /\b(?:sarl|eurl|sasu?|eirl|earl|gaec|scea|snc|entreprise individuelle|ei|exploitation individuelle|entrepreneur individuel)\b/;

/** What the choices are, whatever the label says; null when they tell nothing. */
export function factOfOptions(options: readonly string[] | null): FactName | null {
  if (options === null) return null;
  const list = options
    .slice(0, SAMPLE)
    .map(plain)
    .filter((o) => o !== '');
  if (list.length < 2) return null;
  if (
    list.length <= 4 &&
    share(list, starts(OPTION_WORDS.civility)) === 1 &&
    list.some((o) => /^(?:f|m|mr|mme|madame|monsieur|homme|femme|masculin|feminin|une? (?:homme|femme))$/.test(o))
  )
    return 'civility';
  if (share(list, starts(OPTION_WORDS.maritalStatus)) >= 0.6) return 'maritalStatus';
  if (share(list, isDepartment) >= 0.8 && list.some((o) => /\p{L}/u.test(o))) return 'department';
  if (share(list, starts(OPTION_WORDS.region)) >= 0.8) return 'region';
  const status = share(list, starts(OPTION_WORDS.status));
  const legal = share(list, starts(OPTION_WORDS.legalForm));
  if (legal >= 0.5 && legal >= status && list.some((o) => STRONG_LEGAL.test(o))) return 'legalForm';
  if (status >= 0.5) return 'status';
  if (share(list, (o) => /^\d{2} ?\d{2} ?[a-z]\b/.test(o)) >= 0.6) return 'naf';
  return null;
}

/** Do the choices allow what the label asks? `true` confirm, `false` deny, `null` say nothing. */
export function optionsAgree(fact: FactName, options: readonly string[] | null): boolean | null {
  if (options === null || options.length === 0) return null;
  const list = options
    .slice(0, SAMPLE)
    .map(plain)
    .filter((o) => o !== '');
  const said = factOfOptions(options);
  if (said !== null && said === fact) return true;
  switch (fact) {
    case 'civility':
    case 'department':
    case 'region':
    case 'legalForm':
    case 'status':
    case 'naf':
      return false;
    case 'country':
    case 'nationality':
    case 'birthCountry':
      return list.some(starts(OPTION_WORDS.country));
    case 'employees':
    case 'turnover':
    case 'childrenCount':
    case 'householdSize':
      return share(list, (o) => /\d|aucun|zero|plus/.test(o)) >= 0.7;
    case 'callAvailability':
      return share(list, starts(OPTION_WORDS.availability)) >= 0.6;
    case 'retirementStatus':
      return list.some((o) => o.includes('retrait'));
    case 'postalCode':
      return share(list, (o) => /^\d{5}\b/.test(o)) >= 0.8;
    case 'city':
    case 'birthPlace':
      return share(list, (o) => /^[a-z][a-z ]+(?:\d{5})?$/.test(o)) >= 0.8 && list.length >= 3 ? null : false;
    case 'maritalStatus':
    case 'difficultyType':
    case 'organisationName':
      return null;
    default:
      return false;
  }
}
