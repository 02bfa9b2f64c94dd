/**
 * What a client's record says, key by key: the fact, whether it is sure, and where it comes from in words.
 * Facts made from others (full name, département, age…) are made here and nowhere else. An unknown fact stays unknown.
 */
import { agreedTo } from './agreements';
import { checkFact, formatNumber } from './checks';
import { ageAt, toFrenchWords } from './dates';
import type { ProfileKey } from './keys';
import { GROUPS, type InputKind, LABELS, type LabelledKey } from './labels';
import { type Department, departmentsOfPostalCode, readDepartment, readRegion } from './places';
import type { Advisor, Client, GivenDerived, Profile } from './schema';

export interface AddressParts {
  street: string;
  complement: string | null;
  postalCode: string;
  city: string;
  country: string | null;
}

export type FactKind = Exclude<InputKind, 'derived'> | 'address' | 'department' | 'region' | 'full-name';

export interface Fact {
  key: ProfileKey;
  kind: FactKind;
  /** Text, ISO date, figures, "true"/"false", INSEE code for départements and regions. */
  value: string;
  /** Where it comes from, in French. */
  from: string;
  /** Why the advisor must look at it first; null when it is sure. */
  doubt: string | null;
  /** For addresses whose parts are known. */
  address?: AddressParts;
  /** For a full name whose parts are known. */
  name?: { first: string; last: string };
}

/** A fact, or why there is none. */
export type Lookup = { fact: Fact } | { missing: string };

export interface FactSource {
  client: Client | null;
  advisor: Advisor;
  /** ISO date. */
  today: string;
  /** Typed at the moment of the fill, never stored. */
  typedOnce?: { nir?: string; iban?: string };
  given?: GivenDerived;
}

/** What the question itself says: an age in years for retirementInfo, EUR per year for householdIncomeAtMost. */
export interface Terms {
  threshold: number | null;
}

/** Finds one fact. Pure; the same question always has the same answer. */
export function lookUp(key: ProfileKey, source: FactSource, terms: Terms = { threshold: null }): Lookup {
  if (key.startsWith('advisor')) return advisorFact(key, source);
  if (source.client === null) return { missing: 'Choisissez d’abord un client.' };
  if (LABELS[key].sensitivity === 'N3' && !agreedTo(source.client, 'sante', source.today)) {
    return { missing: 'Donnée de santé : l’accord du client n’est pas enregistré.' };
  }
  const rule = RULES[key];
  return rule
    ? rule(source.client.profile, source, terms)
    : stored(key as keyof Profile & ProfileKey, source.client.profile, source);
}

type Rule = (profile: Profile, source: FactSource, terms: Terms) => Lookup;

const RULES: Partial<Record<ProfileKey, Rule>> = {
  nir: (profile, source) => typedOnce('nir', profile, source),
  iban: (profile, source) => typedOnce('iban', profile, source),
  fullName: (profile, { given }) =>
    fullName('fullName', profile.firstName, profile.lastName, given?.fullName, origin('lastName')),
  addressFull: (profile, { given }) =>
    address('addressFull', {
      street: profile.addressStreet,
      complement: profile.addressComplement,
      postalCode: profile.postalCode,
      city: profile.city,
      country: profile.country,
      given: given?.addressFull,
    }),
  companyAddressFull: (profile, { given }) =>
    address('companyAddressFull', {
      street: profile.companyStreet,
      complement: undefined,
      postalCode: profile.companyPostalCode,
      city: profile.companyCity,
      country: undefined,
      given: given?.companyAddressFull,
    }),
  department: (profile, { given }) => department('department', homePostalCode(profile), given?.department),
  companyDepartment: (profile, { given }) =>
    department('companyDepartment', profile.companyPostalCode, given?.companyDepartment),
  region: (profile, { given }) => region(profile, given),
  siren: (profile, { given, today }) => siren(profile, given, today),
  childrenUnder25: (profile, source) => {
    if (profile.childrenUnder25 !== undefined || profile.childrenCount !== 0)
      return stored('childrenUnder25', profile, source);
    return {
      fact: { key: 'childrenUnder25', kind: 'yes-no', value: 'false', from: 'Aucun enfant à charge', doubt: null },
    };
  },
  disabilityInHousehold: (profile, source) => {
    if (profile.disabilityInHousehold !== undefined || profile.disability !== true)
      return stored('disabilityInHousehold', profile, source);
    const from = 'Bilan, santé : handicap reconnu de la personne';
    return { fact: { key: 'disabilityInHousehold', kind: 'yes-no', value: 'true', from, doubt: null } };
  },
  retirementInfo: (profile, source, { threshold }) =>
    threshold === null ? stored('retirementInfo', profile, source) : retirement(profile, source.today, threshold),
  householdIncomeAtMost: (profile, { given }, { threshold }) => incomeAtMost(profile, given, threshold),
};

/** « Fiche, entreprise ». */
function origin(key: LabelledKey): string {
  const group = LABELS[key].group;
  const label = GROUPS.find(({ id }) => id === group)?.label ?? '';
  if (group === 'bilan') return 'Bilan';
  if (group === 'sante') return 'Bilan, santé';
  if (group === 'conseiller') return 'Votre identité de conseiller';
  return `Fiche, ${label.toLowerCase()}`;
}

const UNKNOWN = (key: LabelledKey): Lookup => ({
  missing: `Pas encore dans la fiche : ${lowerFirst(LABELS[key].label)}.`,
});

function lowerFirst(text: string): string {
  return /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function stored(key: Exclude<keyof Profile, 'facts'> & ProfileKey, profile: Profile, { today }: FactSource): Lookup {
  const raw = profile[key];
  if (raw === undefined || (typeof raw === 'string' && raw.trim() === '')) {
    return LABELS[key].input === 'yes-no'
      ? { missing: 'La réponse n’est pas encore connue : à demander au client.' }
      : UNKNOWN(key);
  }
  return checked(key, typeof raw === 'string' ? raw.trim() : raw, origin(key), today, profile);
}

/** Facts whose check may be mistaken (foreign numbers…): proposed, not ready. Others that fail are not proposed at all. */
const SOFT: ReadonlySet<InputKind> = new Set<InputKind>(['phone', 'postal-code']);
/** Kept as typed when they hold: spaces help whoever reads. */
const AS_TYPED: ReadonlySet<InputKind> = new Set<InputKind>(['text', 'long-text', 'phone', 'email']);

function checked(
  key: ProfileKey,
  raw: string | number | boolean,
  from: string,
  today: string,
  profile: Profile,
): Lookup {
  const kind = LABELS[key].input as FactKind;
  if (typeof raw !== 'string') return { fact: { key, kind, value: String(raw), from, doubt: null } };
  if (key === 'postalCode' && livesAbroad(profile)) return { fact: { key, kind, value: raw, from, doubt: null } };
  // A code of another nomenclature, or a partial one, is still the client's word.
  const check = key === 'naf' ? ({ ok: true, value: raw, shown: raw } as const) : checkFact(key, raw, today);
  if (check.ok)
    return { fact: { key, kind, value: AS_TYPED.has(LABELS[key].input) ? raw : check.value, from, doubt: null } };
  if (SOFT.has(LABELS[key].input)) return { fact: { key, kind, value: raw, from, doubt: check.message } };
  return { missing: `À corriger dans la fiche (${lowerFirst(LABELS[key].label)}) : ${lowerFirst(check.message)}` };
}

function advisorFact(key: ProfileKey, { advisor, given, today }: FactSource): Lookup {
  if (key === 'advisorFullName') {
    return fullName(key, advisor.advisorFirstName, advisor.advisorLastName, given?.advisorFullName, origin(key));
  }
  const raw = advisor[key as keyof Advisor]?.trim();
  if (!raw) return { missing: `Pas encore dans les options : ${lowerFirst(LABELS[key].label)}.` };
  return checked(key, raw, origin(key), today, {});
}

/** Where a number comes from that is typed once; any other origin is the file. */
export const TYPED_JUST_NOW = 'Saisie unique';

function typedOnce(key: 'nir' | 'iban', profile: Profile, source: FactSource): Lookup {
  const typed = source.typedOnce?.[key];
  const raw = typed ?? profile[key];
  if (!raw?.trim()) return { missing: 'Saisie unique : à taper ici au moment du remplissage, rien n’est conservé.' };
  return checked(key, raw, typed === undefined ? origin(key) : TYPED_JUST_NOW, source.today, profile);
}

function fullName(
  key: ProfileKey,
  first: string | undefined,
  last: string | undefined,
  given: string | undefined,
  from: string,
): Lookup {
  const [firstName, lastName] = [first?.trim(), last?.trim()];
  if (firstName && lastName) {
    const name = { first: firstName, last: lastName };
    return { fact: { key, kind: 'full-name', value: `${firstName} ${lastName}`, from, doubt: null, name } };
  }
  if (given?.trim()) return { fact: { key, kind: 'full-name', value: given.trim(), from, doubt: null } };
  return {
    missing:
      firstName || lastName
        ? `Il manque le ${firstName ? 'nom' : 'prénom'}.`
        : 'Pas encore dans la fiche : nom et prénom.',
  };
}

interface AddressSource {
  street: string | undefined;
  complement: string | undefined;
  postalCode: string | undefined;
  city: string | undefined;
  country: string | undefined;
  given: string | undefined;
}

function address(key: 'addressFull' | 'companyAddressFull', parts: AddressSource): Lookup {
  const from = origin(key);
  const [street, postalCode, city] = [parts.street?.trim(), parts.postalCode?.trim(), parts.city?.trim()];
  if (street && postalCode && city) {
    const complement = parts.complement?.trim() || null;
    const country = parts.country?.trim() || null;
    const value = [street, complement, `${postalCode} ${city}`, country && !isFrance(country) ? country : null]
      .filter(Boolean)
      .join(', ');
    return {
      fact: {
        key,
        kind: 'address',
        value,
        from,
        doubt: null,
        address: { street, complement, postalCode, city, country },
      },
    };
  }
  const given = parts.given?.trim();
  if (given) {
    const read = readAddress(given);
    return { fact: { key, kind: 'address', value: given, from, doubt: null, ...(read ? { address: read } : {}) } };
  }
  const lacking = [street ? null : 'la rue', postalCode ? null : 'le code postal', city ? null : 'la commune'].filter(
    Boolean,
  );
  return {
    missing:
      lacking.length === 3
        ? `Pas encore dans la fiche : ${lowerFirst(LABELS[key].label)}.`
        : `Adresse incomplète : il manque ${lacking.join(' et ')}.`,
  };
}

/** « 12 rue des Lilas, 59000 Lille » → its parts; null when it is written otherwise. */
export function readAddress(text: string): AddressParts | null {
  const parts = /^(.+?)[\s,]+(\d{5})\s+([^\d,]+?)(?:\s*,\s*france)?$/i.exec(text.replace(/\s+/g, ' ').trim());
  if (!parts?.[1] || !parts[2] || !parts[3] || parts[1].includes(',')) return null;
  return { street: parts[1], complement: null, postalCode: parts[2], city: parts[3], country: null };
}

export const isFrance = (country: string): boolean => /^(fr|france)$/i.test(country.trim());
const livesAbroad = (profile: Profile): boolean => !!profile.country?.trim() && !isFrance(profile.country);

/** A foreign code tells nothing of French départements. */
const homePostalCode = (profile: Profile): string | undefined =>
  livesAbroad(profile) ? undefined : profile.postalCode;

type Place = { department: Department; from: string; doubt: string | null };

function findDepartment(postalCode: string | undefined, given: string | undefined): Place | null {
  const candidates = postalCode ? departmentsOfPostalCode(postalCode.trim()) : [];
  const [first, ...others] = candidates;
  if (first) {
    const doubt =
      others.length > 0 ? `Ce code postal touche aussi ${others.map(({ name }) => name).join(', ')}.` : null;
    return { department: first, from: 'D’après le code postal', doubt };
  }
  const named = given ? readDepartment(given) : null;
  return named ? { department: named, from: 'Fiche, domicile', doubt: null } : null;
}

function department(
  key: 'department' | 'companyDepartment',
  postalCode: string | undefined,
  given: string | undefined,
): Lookup {
  const place = findDepartment(postalCode, given);
  if (!place) return { missing: 'Le code postal n’est pas connu : il donne le département.' };
  return { fact: { key, kind: 'department', value: place.department.code, from: place.from, doubt: place.doubt } };
}

function region(profile: Profile, given: GivenDerived | undefined): Lookup {
  const place = findDepartment(homePostalCode(profile), given?.department);
  const code = place ? place.department.region : given?.region ? (readRegion(given.region)?.code ?? null) : null;
  if (place && code === null) return { missing: 'Ce territoire ne fait partie d’aucune région.' };
  if (!code) return { missing: 'Le code postal n’est pas connu : il donne la région.' };
  return {
    fact: {
      key: 'region',
      kind: 'region',
      value: code,
      from: place?.from ?? 'Fiche, domicile',
      doubt: place?.doubt ?? null,
    },
  };
}

function siren(profile: Profile, given: GivenDerived | undefined, today: string): Lookup {
  const siret = profile.siret?.trim() ? checkFact('siret', profile.siret, today) : null;
  if (siret?.ok)
    return {
      fact: { key: 'siren', kind: 'siren', value: siret.value.slice(0, 9), from: 'D’après le SIRET', doubt: null },
    };
  const own = given?.siren ? checkFact('siren', given.siren, today) : null;
  if (own?.ok) return { fact: { key: 'siren', kind: 'siren', value: own.value, from: origin('siret'), doubt: null } };
  if (siret) return { missing: `À corriger dans la fiche (numéro SIRET) : ${lowerFirst(siret.message)}` };
  return UNKNOWN('siren');
}

/**
 * « Avez-vous plus de N ans et souhaitez-vous… ? »: yes needs both, no needs one of them to be surely false.
 * In the year after the Nth birthday « plus de N ans » is read in two ways: the advisor decides.
 */
function retirement(profile: Profile, today: string, threshold: number): Lookup {
  const wish = profile.retirementInfo;
  const answer = (value: boolean, from: string, doubt: string | null = null): Lookup => ({
    fact: { key: 'retirementInfo', kind: 'yes-no', value: String(value), from, doubt },
  });
  const birth = profile.birthDate ? checkFact('birthDate', profile.birthDate, today) : null;
  const age = birth?.ok ? ageAt(birth.value, today) : null;
  const ages = age === null ? '' : `${age} ans, le seuil est ${threshold} ans`;
  if (age !== null && age < threshold) return answer(false, ages);
  if (wish === false) return answer(false, 'Bilan : pas de souhait pour la retraite');
  if (age === null) {
    if (birth && !birth.ok)
      return { missing: `À corriger dans la fiche (date de naissance) : ${lowerFirst(birth.message)}` };
    return { missing: 'La date de naissance n’est pas connue : la question dépend de l’âge.' };
  }
  if (wish === undefined) return { missing: `${ages} : reste à demander au client s’il le souhaite.` };
  if (age === threshold)
    return answer(false, ages, `Le client a ${threshold} ans : « plus de ${threshold} ans » se lit de deux façons.`);
  return answer(true, `${ages} ; souhait noté au Bilan`);
}

function incomeAtMost(profile: Profile, given: GivenDerived | undefined, threshold: number | null): Lookup {
  const key = 'householdIncomeAtMost';
  const income = profile.householdAnnualIncome;
  if (income === undefined) {
    if (given?.householdIncomeAtMost === undefined) return UNKNOWN('householdAnnualIncome');
    const value = String(given.householdIncomeAtMost);
    return {
      fact: {
        key,
        kind: 'yes-no',
        value,
        from: 'Fiche, foyer',
        doubt: 'Le revenu du foyer n’est pas noté : vérifiez le seuil de la question.',
      },
    };
  }
  if (threshold === null) return { missing: 'Le seuil n’a pas pu être lu dans la question.' };
  const when = profile.householdAnnualIncomeDate;
  const from = `${formatNumber(income)} € déclarés${when ? ` le ${toFrenchWords(when)}` : ''}`;
  return { fact: { key, kind: 'yes-no', value: String(income <= threshold), from, doubt: null } };
}
