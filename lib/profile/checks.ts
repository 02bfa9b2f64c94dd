/**
 * Does what was typed hold? One check per kind of fact. Each gives the form that is kept (`value`) and the one that is shown,
 * or says in French what is wrong and what to do. No check repeats the value in its message.
 */
import { electronicFormatIBAN, friendlyFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { ageAt, isRealDate, toSlashed } from './dates';
import { type InputKind, LABELS, type LabelledKey } from './labels';
import { isNirMonth, nirKey } from './nir';
import { departmentsOfPostalCode } from './places';

export type Check =
  | {
      ok: true;
      /** As kept: ISO date, digits without spaces, lower-case e-mail… */
      value: string;
      shown: string;
      /** Something to tell although it holds (provisional number…). */
      note?: string;
    }
  | { ok: false; message: string };

const good = (value: string, shown = value, note?: string): Check => ({
  ok: true,
  value,
  shown,
  ...(note ? { note } : {}),
});
const bad = (message: string): Check => ({ ok: false, message });

const SPACES = /[\s\u00a0\u202f]+/g;
/** Separators people put inside numbers. */
const SEPARATORS = /[\s\u00a0\u202f.\-/]+/g;

/**
 * Social security number (NIR), 15 characters with its key (`nir.ts`).
 * First figure 1 or 2; 3, 4, 7, 8: provisional or awaiting registration.
 */
export function checkNir(raw: string): Check {
  const nir = raw.replace(SEPARATORS, '').toUpperCase();
  if (/^\d(\d{4})(\d{2}|2[AB])\d{6}$/.test(nir)) return bad('Il manque la clé : les 2 derniers chiffres du numéro.');
  if (nir.length !== 15) return bad('Le numéro de sécurité sociale compte 15 caractères, clé comprise.');
  const parts = /^([1-478])\d{2}(\d{2})(\d{2}|2[AB])(\d{3})(\d{3})(\d{2})$/.exec(nir);
  if (!parts)
    return bad(
      'Le numéro de sécurité sociale ne contient que des chiffres (sauf 2A ou 2B pour la Corse) et commence par 1 ou 2.',
    );
  const [, sex = '', month = '', department = '', commune = '', order = '', key = ''] = parts;
  if (!isNirMonth(Number(month))) return bad('Les 4e et 5e chiffres ne sont pas un mois de naissance.');
  if (department === '00' || commune === '000' || order === '000') {
    return bad('Le lieu ou le rang de naissance de ce numéro n’existe pas.');
  }
  if (nirKey(nir.slice(0, 13)) !== key) {
    return bad('La clé ne correspond pas au numéro : un chiffre est sans doute faux.');
  }
  const shown = [
    nir[0],
    nir.slice(1, 3),
    nir.slice(3, 5),
    nir.slice(5, 7),
    nir.slice(7, 10),
    nir.slice(10, 13),
    key,
  ].join(' ');
  return good(nir, shown, /[12]/.test(sex) ? undefined : 'Numéro provisoire ou en attente d’immatriculation.');
}

/** Sum of Luhn (ISO/IEC 7812): every second figure from the right doubled. */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** SIREN: 9 figures, Luhn. */
export function checkSiren(raw: string): Check {
  const siren = raw.replace(SEPARATORS, '');
  if (/^\d{14}$/.test(siren)) return bad('C’est un SIRET (14 chiffres) : le SIREN en est les 9 premiers.');
  if (!/^\d{9}$/.test(siren)) return bad('Le numéro SIREN compte 9 chiffres.');
  if (siren === '000000000' || !luhn(siren))
    return bad('Ce numéro SIREN n’existe pas : un chiffre est sans doute faux.');
  return good(siren, `${siren.slice(0, 3)} ${siren.slice(3, 6)} ${siren.slice(6)}`);
}

/** SIRET: 14 figures, Luhn over the SIREN and over the whole; for La Poste a sum of figures that is a multiple of 5 will do. */
export function checkSiret(raw: string): Check {
  const siret = raw.replace(SEPARATORS, '');
  if (/^\d{9}$/.test(siret)) return bad('C’est un SIREN (9 chiffres) : le SIRET en compte 14.');
  if (!/^\d{14}$/.test(siret)) return bad('Le numéro SIRET compte 14 chiffres.');
  const siren = siret.slice(0, 9);
  const sumOfDigits = [...siret].reduce((sum, digit) => sum + Number(digit), 0);
  const holds = luhn(siret) || (siren === '356000000' && sumOfDigits % 5 === 0);
  if (!checkSiren(siren).ok || !holds) return bad('Ce numéro SIRET n’existe pas : un chiffre est sans doute faux.');
  return good(siret, `${siret.slice(0, 3)} ${siret.slice(3, 6)} ${siret.slice(6, 9)} ${siret.slice(9)}`);
}

/** IBAN of any country: length and check figures (ISO 13616), and the national key where it is known. */
export function checkIban(raw: string): Check {
  const iban = electronicFormatIBAN(raw) ?? '';
  if (!/^[A-Z]{2}\d{2}/.test(iban)) return bad('Un IBAN commence par deux lettres et deux chiffres, par exemple FR76.');
  if (iban.startsWith('FR') && iban.length !== 27) return bad('Un IBAN français compte 27 caractères.');
  if (!isValidIBAN(iban)) return bad('Cet IBAN n’est pas valable : un caractère est sans doute faux.');
  return good(
    iban,
    friendlyFormatIBAN(iban) ?? iban,
    iban.startsWith('FR') ? undefined : 'Compte tenu hors de France.',
  );
}

/** BIC: 8 or 11 characters (ISO 9362). */
export function checkBic(raw: string): Check {
  const bic = raw.replace(SPACES, '').toUpperCase();
  return isValidBIC(bic) ? good(bic) : bad('Un BIC compte 8 ou 11 caractères, par exemple « BNPAFRPP ».');
}

/** Where a national number may be read: mainland first, then overseas, which share its way of writing or have their own. */
const PHONE_PLACES: readonly CountryCode[] = ['FR', 'RE', 'GP', 'MQ', 'GF', 'YT', 'PM'];
const FRENCH_NATIONAL = new Set<CountryCode | undefined>(['FR', 'RE', 'GP', 'MQ', 'GF', 'YT', 'BL', 'MF', 'PM']);

/** Telephone numbers of France, overseas included; others when written with their + prefix. Kept as ten figures, or +… */
export function checkPhone(raw: string): Check {
  const typed = raw.trim();
  if (/\p{L}/u.test(typed)) return bad('Un numéro de téléphone ne contient que des chiffres.');
  const bare = typed.replace(/\(0\)/, '');
  for (const place of PHONE_PLACES) {
    const number = parsePhoneNumberFromString(bare, place);
    if (!number?.isValid()) continue;
    const national = number.formatNational();
    if (FRENCH_NATIONAL.has(number.country) && /^0/.test(national)) {
      const digits = national.replace(/\D/g, '');
      return good(digits, digits.replace(/(\d{2})(?=\d)/g, '$1 '));
    }
    return good(number.number, number.formatInternational());
  }
  const digits = bare.replace(/\D/g, '');
  if (digits.length < 10) return bad('Ce numéro de téléphone est incomplet : il compte 10 chiffres.');
  if (digits.length > 10 && !bare.startsWith('+') && !bare.startsWith('00'))
    return bad('Ce numéro de téléphone est trop long : il compte 10 chiffres.');
  return bad('Ce numéro de téléphone n’est pas attribué : vérifiez les chiffres.');
}

/** An address with one @ and a dotted domain. The part before @ keeps its case. */
export function checkEmail(raw: string): Check {
  const typed = raw.trim();
  if (!typed.includes('@')) return bad('Il manque le signe @.');
  if (/\s/.test(typed)) return bad('Un courriel ne contient pas d’espace.');
  const parts =
    /^([\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*)@((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,})$/u.exec(
      typed,
    );
  if (!parts?.[1] || !parts[2] || typed.length > 254) return bad('Ce courriel n’a pas la forme nom@domaine.fr.');
  return good(`${parts[1]}@${parts[2].toLowerCase()}`);
}

/** French postal code, Corsica and overseas included. */
export function checkPostalCode(raw: string): Check {
  const code = raw.replace(SPACES, '');
  if (!/^\d{5}$/.test(code)) return bad('Un code postal français compte 5 chiffres.');
  if (departmentsOfPostalCode(code).length === 0) return bad('Ce code postal ne correspond à aucun département.');
  return good(code);
}

const MONTH_WORDS: Readonly<Record<string, number>> = {
  janvier: 1,
  janv: 1,
  fevrier: 2,
  fevr: 2,
  fev: 2,
  mars: 3,
  avril: 4,
  avr: 4,
  mai: 5,
  juin: 6,
  juillet: 7,
  juil: 7,
  aout: 8,
  septembre: 9,
  sept: 9,
  octobre: 10,
  oct: 10,
  novembre: 11,
  nov: 11,
  decembre: 12,
  dec: 12,
};

/** A date as people type it (31/12/1980, 31-12-1980, 31 12 1980, 31121980, 1er mars 1965) or ISO. Kept as ISO. */
export function checkDate(raw: string): Check {
  const typed = raw.slice(0, 60).trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const french = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  const words = /^(\d{1,2})(?:er)?\s+([a-z]+)\.?\s+(\d{4})$/.exec(typed);
  let parts: [string, string, string] | null = null;
  if (iso) parts = [iso[1] ?? '', iso[2] ?? '', iso[3] ?? ''];
  else if (french) parts = [french[3] ?? '', french[2] ?? '', french[1] ?? ''];
  else if (words) parts = [words[3] ?? '', String(MONTH_WORDS[words[2] ?? ''] ?? 0), words[1] ?? ''];
  if (!parts) {
    return bad(
      /\d{1,2}\D+\d{1,2}\D+\d{2}$/.test(typed)
        ? 'L’année doit compter quatre chiffres, par exemple 31/12/1980.'
        : 'Écrivez la date ainsi : 31/12/1980.',
    );
  }
  const value = `${parts[0]}-${parts[1].padStart(2, '0')}-${parts[2].padStart(2, '0')}`;
  return isRealDate(value) ? good(value, toSlashed(value)) : bad('Cette date n’existe pas.');
}

/** A client's birth date: past, age between 16 and 110. `today` is ISO. */
export function checkBirthDate(raw: string, today: string): Check {
  const check = checkDate(raw);
  if (!check.ok) return check;
  const age = ageAt(check.value, today);
  if (check.value > today) return bad('La date de naissance est dans le futur.');
  if (age < 16) return bad('Cette date donne moins de 16 ans : vérifiez l’année.');
  if (age > 110) return bad('Cette date donne plus de 110 ans : vérifiez l’année.');
  return check;
}

/** A past or present date. */
export function checkPastDate(raw: string, today: string): Check {
  const check = checkDate(raw);
  return check.ok && check.value > today ? bad('Cette date est dans le futur.') : check;
}

/** Whole number, 0 or more. */
export function checkInteger(raw: string): Check {
  const typed = raw.replace(SPACES, '');
  if (!/^\d{1,6}$/.test(typed) || Number(typed) > 100_000) return bad('Un nombre entier est attendu, par exemple 2.');
  return good(String(Number(typed)), formatNumber(Number(typed)));
}

/** Amount in euros: « 30 000 », « 30000,50 € ». Kept with a dot, two decimals at most. */
export function checkAmount(raw: string, allowNegative = false): Check {
  const typed = raw
    .replace(SPACES, '')
    .replace(/(€|euros?|eur)$/i, '')
    .replace(/^[−–]/, '-');
  if (/[.,]\d{3}$/.test(typed))
    return bad('Écrivez le montant sans point ni virgule pour les milliers, par exemple 30 000.');
  const plain = typed.replace(',', '.');
  if (!/^-?\d{1,10}(\.\d{1,2})?$/.test(plain)) return bad('Un montant en euros est attendu, par exemple 30 000.');
  const amount = Number(plain);
  if (amount < 0 && !allowNegative) return bad('Ce montant ne peut pas être négatif.');
  return good(String(amount === 0 ? 0 : amount), `${formatNumber(amount)} €`);
}

/** NAF (APE) code: 4 figures and a letter (INSEE, NAF rév. 2). */
export function checkNaf(raw: string): Check {
  const code = raw.replace(SEPARATORS, '').toUpperCase();
  if (!/^\d{4}[A-Z]$/.test(code)) return bad('Un code APE compte 4 chiffres et une lettre, par exemple 43.22A.');
  return good(`${code.slice(0, 2)}.${code.slice(2)}`);
}

/** `30000.5` → « 30 000,5 » with a narrow no-break space. */
export function formatNumber(value: number): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return `${value < 0 ? '−' : ''}${grouped}${decimals ? `,${decimals}` : ''}`;
}

const plainText = (raw: string): Check => {
  const text = raw.trim();
  return text === '' ? bad('Rien n’est écrit.') : good(text);
};

const BY_INPUT: Readonly<Record<InputKind, (raw: string, today: string) => Check>> = {
  text: plainText,
  'long-text': plainText,
  derived: plainText,
  civility: (raw) => {
    const word = raw.trim().toLowerCase().replace('.', '');
    if (['m', 'mr', 'monsieur'].includes(word)) return good('M.');
    return ['mme', 'madame'].includes(word) ? good('Mme') : bad('Choisissez « M. » ou « Mme ».');
  },
  date: checkDate,
  integer: checkInteger,
  amount: (raw) => checkAmount(raw),
  'yes-no': (raw) => {
    const word = raw.trim().toLowerCase();
    if (['true', 'oui'].includes(word)) return good('true', 'Oui');
    return ['false', 'non'].includes(word) ? good('false', 'Non') : bad('Répondez par oui ou par non.');
  },
  email: checkEmail,
  phone: checkPhone,
  'postal-code': checkPostalCode,
  siret: checkSiret,
  siren: checkSiren,
  iban: checkIban,
  bic: checkBic,
  nir: checkNir,
};

/** The check of one fact, by its key. `today` is an ISO date. */
export function checkFact(key: LabelledKey, raw: string, today: string): Check {
  if (key === 'birthDate') return checkBirthDate(raw, today);
  if (key === 'householdAnnualIncomeDate' || key === 'sickLeaveStart') return checkPastDate(raw, today);
  if (key === 'annualIncome') return checkAmount(raw, true);
  if (key === 'naf') return checkNaf(raw);
  if (key === 'siren') return checkSiren(raw);
  return BY_INPUT[LABELS[key].input](raw, today);
}

const NUMBERS: ReadonlySet<InputKind> = new Set(['integer', 'amount']);

/** A checked text as the profile keeps it. */
export function stored(key: LabelledKey, value: string): string | number | boolean {
  const { input } = LABELS[key];
  if (NUMBERS.has(input)) return Number(value);
  return input === 'yes-no' ? value === 'true' : value;
}
