import { type ChampDef, optionsOf } from './definition.ts';
import type { ChampValue, Lang } from './dossier.ts';
import { COMMUNES, COUNTRIES, DEPARTMENTS, EPCIS, isSealed, REGIONS } from './sources.ts';

/** What the server keeps of a posted champ, and what it says of it. One entry per type (contract §4.5). */
interface ChampRules {
  /** `posted` holds the attributes of the request, `before` what was stored. */
  store(def: ChampDef, posted: ChampValue, before: ChampValue): ChampValue;
  /** The end of the sentence « Label » …, or null when valid. An empty answer is never an error at autosave. */
  check(def: ChampDef, value: ChampValue, lang: Lang): string | null;
}

const text = (value: ChampValue, attr = 'value'): string => {
  const held = value[attr];
  return typeof held === 'string' ? held : Array.isArray(held) ? (held.at(-1) ?? '') : '';
};
const list = (value: ChampValue, attr = 'value'): string[] => {
  const held = value[attr];
  return (Array.isArray(held) ? held : held === undefined ? [] : [held]).filter((entry) => entry !== '');
};
const say = (lang: Lang, fr: string, en: string): string => (lang === 'fr' ? fr : en);

const plain: ChampRules = {
  store: (_def, posted) => ({ ...posted }),
  check: () => null,
};

/** A text champ with a normal form and a check on it. */
const typed = (
  normal: (given: string, def: ChampDef) => string,
  check: (value: string, def: ChampDef, lang: Lang) => string | null,
  attr = 'value',
): ChampRules => ({
  store: (def, posted) => ({ ...posted, [attr]: normal(text(posted, attr), def) }),
  check: (def, value, lang) => (text(value, attr) === '' ? null : check(text(value, attr), def, lang)),
});

const same = (given: string): string => given;
const trimmed = (given: string): string => given.trim();
const compact = (given: string): string => given.replace(/\s/g, '');

/** Luhn, or La Poste's own sum (multiple of 5) for its establishments. */
export function isSiret(digits: string): boolean {
  if (!/^\d{14}$/.test(digits)) return false;
  const numbers = [...digits].map(Number);
  const sum = numbers.reduce((total, digit, index) => {
    const weighted = index % 2 === 0 ? digit * 2 : digit;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0 || (digits.startsWith('356000000') && numbers.reduce((a, b) => a + b, 0) % 5 === 0);
}

function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return false;
  const digits = [...(iban.slice(4) + iban.slice(0, 4))].map((character) => Number.parseInt(character, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

function isDate(iso: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}

const outOfBounds = (value: number, def: ChampDef, lang: Lang): string | null => {
  if (def.min !== undefined && value < Number(def.min))
    return say(lang, `doit être supérieur ou égal à ${def.min}`, `must be at least ${def.min}`);
  if (def.max !== undefined && value > Number(def.max))
    return say(lang, `doit être inférieur ou égal à ${def.max}`, `must be at most ${def.max}`);
  return null;
};

const integer = typed(trimmed, (value, def, lang) =>
  /^-?\d+$/.test(value)
    ? outOfBounds(Number(value), def, lang)
    : say(lang, 'doit être un nombre entier, sans lettre ni espace', 'must be a whole number'),
);

/** One value among options; anything else is not kept. */
const oneOf = (values: (def: ChampDef) => string[]): ChampRules => ({
  store: (def, posted) => {
    const given = text(posted);
    return { value: values(def).includes(given) ? given : '' };
  },
  check: () => null,
});

/** Only an option of the list or "other" with its text (contract §4.5). */
const dropDown: ChampRules = {
  store: (def, posted, before): ChampValue => {
    const given = text(posted);
    if (def.other && given === '__other__')
      return {
        value: '__other__',
        value_other: text(posted, 'value_other').slice(0, 200) || text(before, 'value_other'),
      };
    return { value: optionsOf(def).some((option) => option.value === given) ? given : '' };
  },
  check: () => null,
};

const multiple: ChampRules = {
  store: (def, posted) => {
    const known = new Set(optionsOf(def).map((option) => option.value));
    return { value: [...new Set(list(posted))].filter((value) => known.has(value)) };
  },
  check: () => null,
};

const linked: ChampRules = {
  store: (def, posted) => {
    const primary = text(posted, 'primary_value');
    const secondary = text(posted, 'secondary_value');
    const seconds = def.linked?.[primary];
    if (!seconds) return { primary_value: '', secondary_value: '' };
    return { primary_value: primary, secondary_value: seconds.includes(secondary) ? secondary : '' };
  },
  check: () => null,
};

const epci: ChampRules = {
  store: (_def, posted) => {
    // Later generation: `department_code` (contract §4.5 [later]).
    const department = text(posted, 'code_departement') || text(posted, 'department_code');
    if (!DEPARTMENTS.some((entry) => entry.code === department)) return { code_departement: '', value: '' };
    const known = EPCIS.some((entry) => entry.department === department && entry.code === text(posted));
    return { code_departement: department, value: known ? text(posted) : '' };
  },
  check: () => null,
};

/** `INSEE-postalcode` of a commune of the list (contract §4.5). */
const communeCode = (given: string): string =>
  COMMUNES.some((commune) => `${commune.code}-${commune.postalCode}` === given) ? given : '';

const commune: ChampRules = {
  store: (_def, posted): ChampValue =>
    text(posted, 'not_in_api_geo') === 'true'
      ? { code: '', value: text(posted), not_in_api_geo: 'true' }
      : { code: communeCode(text(posted, 'code')) },
  check: () => null,
};

/** Contract §4.6. */
const address: ChampRules = {
  store: (_def, posted): ChampValue => {
    if (text(posted, 'not_in_ban') === 'true') {
      const country = text(posted, 'country_code') || 'FR';
      const base = { not_in_ban: 'true', country_code: country, street_address: text(posted, 'street_address') };
      if (country !== 'FR')
        return { ...base, city_name: text(posted, 'city_name'), postal_code: text(posted, 'postal_code') };
      return text(posted, 'commune_not_in_api_geo') === 'true'
        ? {
            ...base,
            commune_not_in_api_geo: 'true',
            city_name: text(posted, 'city_name'),
            postal_code: text(posted, 'postal_code'),
          }
        : { ...base, commune_code: communeCode(text(posted, 'commune_code')) };
    }
    const json = text(posted, 'address');
    if (json === '') return { value: '', address: '' };
    try {
      const data = JSON.parse(json) as { label?: unknown };
      return typeof data.label === 'string' ? { value: data.label, address: json } : { value: '', address: '' };
    } catch {
      return { value: '', address: '' };
    }
  },
  check: () => null,
};

const siret = typed(
  compact,
  (value, _def, lang) =>
    !/^\d{14}$/.test(value)
      ? say(lang, 'doit comporter exactement 14 chiffres', 'must have exactly 14 digits')
      : isSiret(value)
        ? null
        : say(lang, 'n’est pas un numéro SIRET valide', 'is not a valid SIRET number'),
  'external_id',
);

const RULES: Record<string, ChampRules> = {
  text: typed(same, () => null),
  textarea: typed(same, () => null),
  formatted: typed(same, (value, def) =>
    def.rule && !new RegExp(`^(?:${def.rule.pattern})$`).test(value) ? def.rule.message : null,
  ),
  integer_number: integer,
  number: integer,
  decimal_number: typed(
    (given) => given.trim().replace(',', '.'),
    (value, def, lang) =>
      !/^-?\d+(\.\d+)?$/.test(value)
        ? say(lang, 'doit être un nombre décimal', 'must be a decimal number')
        : /\.\d{4,}$/.test(value)
          ? say(lang, 'doit comporter au plus 3 chiffres après la virgule', 'must have at most 3 decimals')
          : outOfBounds(Number(value), def, lang),
  ),
  date: typed(
    (given) => (isDate(given) ? given : ''),
    (value, def, lang) => {
      if (def.min && value < def.min) return say(lang, `doit être après le ${def.min}`, `must be after ${def.min}`);
      if (def.max && value > def.max) return say(lang, `doit être avant le ${def.max}`, `must be before ${def.max}`);
      return null;
    },
  ),
  datetime: typed(
    (given) => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(given) && isDate(given.slice(0, 10)) ? given : ''),
    () => null,
  ),
  email: typed(trimmed, (value, _def, lang) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value)
      ? null
      : say(lang, 'n’est pas une adresse électronique valide', 'is not a valid e-mail address'),
  ),
  phone: typed(same, (value, _def, lang) =>
    /^\+?\d{9,15}$/.test(value.replace(/[\s.()-]/g, ''))
      ? null
      : say(lang, 'n’est pas un numéro de téléphone valide', 'is not a valid phone number'),
  ),
  iban: typed(
    (given) => compact(given).toUpperCase(),
    (value, _def, lang) => (isIban(value) ? null : say(lang, 'n’est pas un IBAN valide', 'is not a valid IBAN')),
  ),
  civilite: oneOf(() => ['Mme', 'M.']),
  yes_no: oneOf(() => ['true', 'false']),
  checkbox: oneOf(() => ['true', 'false']),
  drop_down_list: dropDown,
  multiple_drop_down_list: multiple,
  linked_drop_down_list: linked,
  pays: oneOf(() => COUNTRIES.map((country) => country.code)),
  regions: oneOf(() => REGIONS.map((region) => region.code)),
  departements: oneOf(() => DEPARTMENTS.map((department) => department.code)),
  communes: commune,
  epci,
  address,
  siret,
  rna: typed(
    (given) => given.trim().toUpperCase(),
    (value, _def, lang) =>
      /^W[\dA-Z]\d{8}$/.test(value)
        ? null
        : say(lang, 'doit commencer par W suivi de 9 caractères', 'must be W followed by 9 characters'),
  ),
  rnf: typed(
    trimmed,
    (value, _def, lang) =>
      /^\d{3}-[A-Z]+-\d{5}-\d{2}$/i.test(value)
        ? null
        : say(lang, 'n’est pas un numéro RNF valide', 'is not a valid RNF number'),
    'external_id',
  ),
  dossier_link: typed(trimmed, (value, _def, lang) =>
    /^\d+$/.test(value) ? null : say(lang, 'n’est pas un numéro de dossier', 'is not a file number'),
  ),
  referentiel: {
    store: (def, posted): ChampValue => {
      if (def.lookup?.mode !== 'autocomplete') return { external_id: text(posted, 'external_id').trim() };
      // The server seals `data`: a hand-made one is thrown away (contract §4.5).
      return isSealed(text(posted, 'data'))
        ? { value: text(posted), data: text(posted, 'data') }
        : { value: '', data: '' };
    },
    check: () => null,
  },
};

export const champRules = (def: ChampDef): ChampRules => (Object.hasOwn(RULES, def.type) && RULES[def.type]) || plain;
