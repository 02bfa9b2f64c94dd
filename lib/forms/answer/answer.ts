/**
 * One fact put in the shape that one champ accepts (formats: contract §4.5, §7.4), or a refusal in words.
 * Nothing is rounded, cut or guessed.
 */

import { checkFact, formatNumber } from '../../profile/checks';
import { toFrenchWords, toSlashed } from '../../profile/dates';
import { type AddressParts, type Fact, isFrance } from '../../profile/derive';
import { departmentOfCode, regionOfCode } from '../../profile/places';
import type { Intent } from '../intent';
import { own } from '../own';
import type { Field } from '../page-form';
import { PLAN_TEXTS } from '../reasons';
import { readCountry } from './countries';
import { chooseOption, departmentText, linkedGroups } from './options';
import { plainWords } from './words';

export type Answer =
  | { value: string; shown: string; intent: Intent; doubt: string | null }
  /** Nothing can be written: why. */
  | { refused: string };

/** Postal code and commune that belong to the same address as a fact; either may be unknown. */
export interface Place {
  postalCode: string | null;
  city: string | null;
}

/** `place` is asked for lists of communes and addresses only. */
export function answer(field: Field, fact: Fact, place: Place): Answer {
  const rule = own(RULES, field.type);
  return rule ? rule(field, fact, place) : { refused: PLAN_TEXTS.wrongKind };
}

/** Can this type of champ be answered at all? */
export const isAnswerable = (type: string): boolean => Object.hasOwn(RULES, type);

type Rule = (field: Field, fact: Fact, place: Place) => Answer;

const text = (value: string, shown: string, doubt: string | null = null): Answer => ({
  value,
  shown,
  intent: { kind: 'text', text: value },
  doubt,
});
const choice = (
  value: string,
  shown: string,
  labels: string[],
  code: string | null,
  doubt: string | null = null,
): Answer => ({
  value,
  shown,
  intent: { kind: 'choice', labels, code, other: null },
  doubt,
});
const refused = (reason: string): Answer => ({ refused: reason });

const RULES: Readonly<Record<string, Rule>> = {
  text: freeText,
  textarea: freeText,
  formatted: freeText,
  integer_number: wholeNumber,
  number: wholeNumber,
  decimal_number: decimalNumber,
  date: (_, fact) => (fact.kind === 'date' ? text(fact.value, toFrenchWords(fact.value)) : refused(PLAN_TEXTS.notDate)),
  datetime: (_, fact) => refused(fact.kind === 'date' ? PLAN_TEXTS.noTime : PLAN_TEXTS.notDate),
  email: onlyKind('email'),
  phone: onlyKind('phone'),
  iban: onlyKind('iban'),
  siret: onlyKind('siret'),
  civilite: (_, fact) =>
    fact.kind === 'civility'
      ? choice(fact.value, fact.value, fact.value === 'Mme' ? ['Madame', 'Mme'] : ['Monsieur', 'M.'], fact.value)
      : refused(PLAN_TEXTS.wrongKind),
  yes_no: (_, fact) => {
    if (fact.kind !== 'yes-no') return refused(PLAN_TEXTS.notYesNo);
    const shown = fact.value === 'true' ? 'Oui' : 'Non';
    return choice(fact.value, shown, [shown], fact.value);
  },
  drop_down_list: fromList,
  multiple_drop_down_list: fromMultipleList,
  linked_drop_down_list: fromLinkedLists,
  pays: (_, fact) => {
    const country = COUNTRY_KEYS.has(fact.key) ? readCountry(fact.value) : null;
    return country ? choice(country.code, country.name, [country.name], country.code) : refused(placeReason(fact));
  },
  regions: (_, fact) => {
    const region = fact.kind === 'region' ? regionOfCode(fact.value) : null;
    return region ? choice(region.code, region.name, [region.name], region.code) : refused(placeReason(fact));
  },
  departements: (_, fact) => {
    const department = fact.kind === 'department' ? departmentOfCode(fact.value) : null;
    if (!department) return refused(placeReason(fact));
    const shown = departmentText(department.code);
    return choice(department.code, shown, [shown, department.name], department.code);
  },
  communes: commune,
  epci: () => refused(PLAN_TEXTS.epci),
  address,
};

const COUNTRY_KEYS = new Set<string>(['country', 'birthCountry', 'nationality']);
const PLACE_KEYS = new Set<string>(['postalCode', 'city', 'companyPostalCode', 'companyCity']);

const placeReason = (fact: Fact): string =>
  COUNTRY_KEYS.has(fact.key) || fact.kind === 'region' || fact.kind === 'department'
    ? PLAN_TEXTS.noSuchPlace
    : PLAN_TEXTS.wrongKind;

function onlyKind(kind: Fact['kind']): Rule {
  return (_, fact) => (fact.kind === kind ? text(fact.value, shownText(fact)) : refused(PLAN_TEXTS.wrongKind));
}

/** The fact in words that anyone reads. */
function freeText(field: Field, fact: Fact): Answer {
  const oneLine = (value: string) => (field.type === 'textarea' ? value : value.replace(/\s*\r?\n\s*/g, ' '));
  switch (fact.kind) {
    case 'date':
      if (asksYear(field)) return text(fact.value.slice(0, 4), fact.value.slice(0, 4));
      return text(toSlashed(fact.value), toFrenchWords(fact.value));
    case 'amount':
      return text(fact.value.replace('.', ','), `${formatNumber(Number(fact.value))} €`);
    case 'yes-no': {
      const said = fact.value === 'true' ? 'Oui' : 'Non';
      return text(said, said, PLAN_TEXTS.freeText);
    }
    case 'department': {
      const department = departmentOfCode(fact.value);
      return department
        ? text(`${department.name} (${department.code})`, departmentText(fact.value))
        : refused(PLAN_TEXTS.noSuchPlace);
    }
    case 'region': {
      const region = regionOfCode(fact.value);
      return region ? text(region.name, region.name) : refused(PLAN_TEXTS.noSuchPlace);
    }
    case 'full-name': {
      const name = fact.name && lastNameFirst(field) ? `${fact.name.last} ${fact.name.first}` : fact.value;
      return text(name, name);
    }
    case 'nir': {
      const value = withoutKey(field) ? fact.value.slice(0, 13) : fact.value;
      return text(value, value === fact.value ? shownText(fact) : value);
    }
    default: {
      const value = oneLine(fact.value);
      const doubt = fact.key === 'spouseName' && asksPartOfName(field) ? PLAN_TEXTS.wholeName : null;
      return text(value, shownText({ ...fact, value }), doubt);
    }
  }
}

/** « Nom et prénom » wants the last name first, « Prénom / Nom » the contrary. */
function lastNameFirst(field: Field): boolean {
  const words = plainWords(field.label).split(' ');
  const at = (wanted: RegExp) => words.findIndex((word) => wanted.test(word));
  const [last, first] = [at(/^noms?$/), at(/^prenoms?$/)];
  return last !== -1 && first !== -1 && last < first;
}

/** « Nom » alone, « Prénom » alone: the spouse's full name may be too much. */
function asksPartOfName(field: Field): boolean {
  const words = plainWords(field.label).split(' ');
  return words.some((word) => /^noms?$/.test(word)) !== words.some((word) => /^prenoms?$/.test(word));
}

const asksYear = (field: Field): boolean =>
  /^annee\b|\bannee (?:de|d|du)\b/.test(plainWords(field.label)) && !/\bdate\b/.test(plainWords(field.label));

/** Some forms ask for the number without its key. */
const withoutKey = (field: Field): boolean => {
  const asked = `${field.label} ${field.description ?? ''}`
    .slice(0, 1000)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  const words = asked.replace(/[^a-z0-9]+/g, ' ');
  return (
    /\bsans (?:la )?cle\b/.test(words) ||
    (/\b13 (?:premiers )?(?:chiffres|caracteres)\b/.test(words) && !/\b15\b/.test(words))
  );
};

function wholeNumber(field: Field, fact: Fact): Answer {
  switch (fact.kind) {
    case 'integer':
    case 'amount':
      if (!/^-?\d+$/.test(fact.value)) return refused(PLAN_TEXTS.notInteger);
      return text(fact.value, shownText(fact));
    case 'date':
      return asksYear(field) ? text(fact.value.slice(0, 4), fact.value.slice(0, 4)) : refused(PLAN_TEXTS.notNumber);
    case 'nir':
    case 'siret':
    case 'siren':
    case 'phone':
    case 'postal-code':
    case 'text': {
      const digits = fact.kind === 'nir' && withoutKey(field) ? fact.value.slice(0, 13) : fact.value.replace(/\s/g, '');
      if (!/^\d+$/.test(digits)) return refused(PLAN_TEXTS.notNumber);
      return text(
        digits,
        shownText({ ...fact, value: digits }),
        digits.startsWith('0') && field.type === 'integer_number' ? PLAN_TEXTS.leadingZero : null,
      );
    }
    case 'department':
      if (!/^\d+$/.test(fact.value)) return refused(PLAN_TEXTS.notNumber);
      return text(fact.value, departmentText(fact.value), fact.value.startsWith('0') ? PLAN_TEXTS.leadingZero : null);
    default:
      return refused(PLAN_TEXTS.notNumber);
  }
}

function decimalNumber(field: Field, fact: Fact): Answer {
  if (fact.kind !== 'integer' && fact.kind !== 'amount') return wholeNumber({ ...field, type: 'integer_number' }, fact);
  if (!/^-?\d+(\.\d+)?$/.test(fact.value)) return refused(PLAN_TEXTS.notNumber);
  return /\.\d{4,}$/.test(fact.value) ? refused(PLAN_TEXTS.tooManyDecimals) : text(fact.value, shownText(fact));
}

function fromList(field: Field, fact: Fact): Answer {
  if (field.options === null) {
    const said = listText(fact);
    return choice(said, said, [said], null, PLAN_TEXTS.listUnknown);
  }
  const chosen = chooseOption(field.options, fact);
  if (chosen.option !== null) return choice(chosen.option, chosen.option, [chosen.option], null, chosen.doubt);
  if (chosen.other === null || !FREE_KINDS.has(fact.kind) || fact.key === 'naf') return refused(chosen.reason);
  const said = listText(fact);
  return {
    value: said,
    shown: said,
    intent: { kind: 'choice', labels: [], code: null, other: said },
    doubt: PLAN_TEXTS.other,
  };
}

/** Facts that may stand as free words under « Autre ». */
const FREE_KINDS = new Set<Fact['kind']>(['text', 'long-text']);

/** What the text of a choice would be. */
function listText(fact: Fact): string {
  if (fact.kind === 'yes-no') return fact.value === 'true' ? 'Oui' : 'Non';
  if (fact.kind === 'civility') return fact.value === 'Mme' ? 'Madame' : 'Monsieur';
  if (fact.kind === 'region') return regionOfCode(fact.value)?.name ?? fact.value;
  return fact.kind === 'department' ? departmentText(fact.value) : fact.value;
}

function fromMultipleList(field: Field, fact: Fact): Answer {
  const chosen = field.options === null ? null : chooseOption(field.options, fact);
  if (chosen === null) return refused(PLAN_TEXTS.wrongKind);
  if (chosen.option === null) return refused(chosen.reason);
  return {
    value: chosen.option,
    shown: chosen.option,
    intent: { kind: 'choices', labels: [chosen.option] },
    doubt: chosen.doubt,
  };
}

function fromLinkedLists(field: Field, fact: Fact): Answer {
  if (field.options === null) return refused(PLAN_TEXTS.wrongKind);
  const groups = linkedGroups(field.options);
  const primary = chooseOption(
    groups.map((group) => group.primary),
    fact,
  );
  if (primary.option !== null) {
    const hasNext = groups.some((group) => group.primary === primary.option && group.secondaries.length > 0);
    const intent: Intent = { kind: 'linked', primary: primary.option, secondary: null };
    return {
      value: primary.option,
      shown: primary.option,
      intent,
      doubt: primary.doubt ?? (hasNext ? PLAN_TEXTS.secondList : null),
    };
  }
  const inside = groups.flatMap((group) => {
    const found = chooseOption(group.secondaries, fact);
    return found.option === null ? [] : [{ primary: group.primary, secondary: found.option, doubt: found.doubt }];
  });
  const only = inside.length === 1 ? inside[0] : undefined;
  if (!only) return refused(primary.reason);
  const shown = `${only.primary} › ${only.secondary}`;
  return {
    value: only.secondary,
    shown,
    intent: { kind: 'linked', primary: only.primary, secondary: only.secondary },
    doubt: only.doubt,
  };
}

function commune(_: Field, fact: Fact, place: Place): Answer {
  if (fact.key === 'birthPlace') return birthCommune(fact);
  if (!PLACE_KEYS.has(fact.key) && fact.kind !== 'address') return refused(PLAN_TEXTS.wrongKind);
  const { city, postalCode } = fact.address ?? place;
  if (!city || !postalCode) return refused(PLAN_TEXTS.placeIncomplete);
  const value = fact.kind === 'address' ? city : fact.value;
  return { value, shown: `${city} (${postalCode})`, intent: { kind: 'commune', city, postalCode }, doubt: null };
}

/** « Lille (59000) » says all; « Lille » leaves the postal code open. */
function birthCommune(fact: Fact): Answer {
  const parts = /^(.+?)\s*\(?(\d{5})\)?$/.exec(fact.value);
  const [city, postalCode] = parts?.[1] && parts[2] ? [parts[1].trim(), parts[2]] : [fact.value, ''];
  return {
    value: fact.value,
    shown: fact.value,
    intent: { kind: 'commune', city, postalCode },
    doubt: postalCode === '' ? PLAN_TEXTS.birthPlace : null,
  };
}

function address(_: Field, fact: Fact, place: Place): Answer {
  if (PLACE_KEYS.has(fact.key)) {
    const { city, postalCode } = place;
    const shown = [postalCode, city].filter(Boolean).join(' ');
    return {
      value: fact.value,
      shown,
      intent: addressIntent(
        { street: '', complement: null, postalCode: postalCode ?? '', city: city ?? '', country: null },
        'FR',
      ),
      doubt: city && postalCode ? null : PLAN_TEXTS.placeIncomplete,
    };
  }
  if (fact.kind !== 'address') return refused(PLAN_TEXTS.wrongKind);
  if (!fact.address) return refused(PLAN_TEXTS.noParts);
  const { country } = fact.address;
  const code = country === null || isFrance(country) ? 'FR' : readCountry(country)?.code;
  if (!code) return refused(PLAN_TEXTS.noSuchPlace);
  return {
    value: fact.value,
    shown: fact.value,
    intent: addressIntent(fact.address, code),
    doubt: code === 'FR' ? null : PLAN_TEXTS.abroad,
  };
}

function addressIntent(parts: AddressParts, country: string): Intent {
  const { street, postalCode, city } = parts;
  return {
    kind: 'address',
    address: { street, postalCode, city, country },
    outsideBase: country !== 'FR',
    suggestion: null,
  };
}

/** For eyes: grouped figures, dates in words. */
function shownText(fact: Fact): string {
  if (fact.kind === 'integer') return formatNumber(Number(fact.value));
  if (fact.kind === 'amount') return `${formatNumber(Number(fact.value))} €`;
  if (
    fact.kind === 'nir' ||
    fact.kind === 'siret' ||
    fact.kind === 'siren' ||
    fact.kind === 'iban' ||
    fact.kind === 'phone'
  ) {
    const check = checkFact(CHECKED_AS[fact.kind], fact.value, '');
    return check.ok ? check.shown : fact.value;
  }
  return fact.value;
}

const CHECKED_AS = { nir: 'nir', siret: 'siret', siren: 'siren', iban: 'iban', phone: 'phone' } as const;
