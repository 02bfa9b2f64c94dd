/**
 * Is a stated value one that its fact may have? A wrong kind or an impossible value is told and left aside: it stays unknown,
 * and nothing is ever decided upon it. No message repeats the value.
 */
import { fold } from '../../forms/text';
import { addMonths, ageAt, isRealDate } from '../../profile/dates';
import type { FactDefinition, FactId, FactValue } from '../types';
import { factOf } from './definitions';

export type Reading = { value: FactValue } | { fault: string };

/** A fact left aside, and why, in French. */
export interface FactFault {
  fact: FactId;
  message: string;
}

/** A sick leave is paid for three years at most (CSS L323-1): an older start is to be checked before anything follows from it. */
export const LONGEST_LEAVE_MONTHS = 36;
/** How far a due date may be: not beyond the longest pregnancy, and not so old that the leave is over. */
export const DUE_DATE_MONTHS = { before: 12, after: 10 } as const;

/** Reads every stated fact. `facts` may hold anything; null and undefined are no answer. */
export function readFacts(
  facts: Readonly<Record<FactId, unknown>>,
  today: string,
): { values: Map<FactId, FactValue>; faults: FactFault[] } {
  const values = new Map<FactId, FactValue>();
  const faults: FactFault[] = [];
  for (const [fact, raw] of Object.entries(facts)) {
    if (raw === undefined || raw === null) continue;
    const definition = factOf(fact);
    const reading = definition
      ? readValue(definition, raw, today)
      : { fault: 'le catalogue ne pose pas cette question' };
    if ('value' in reading) values.set(fact, reading.value);
    else faults.push({ fact, message: `«\u00a0${definition?.label ?? clip(fact)}\u00a0»\u00a0: ${reading.fault}.` });
  }
  const [start, end] = [values.get('arret_debut'), values.get('arret_fin')];
  if (typeof start === 'string' && typeof end === 'string' && end < start) {
    values.delete('arret_fin');
    faults.push({ fact: 'arret_fin', message: 'La fin de l’arrêt de travail vient avant son début.' });
  }
  return { values, faults };
}

/** Reads one value. */
export function readValue(definition: FactDefinition, raw: unknown, today: string): Reading {
  switch (definition.kind) {
    case 'yes-no':
      return readYesNo(raw);
    case 'choice': {
      const option = optionOf(definition, raw);
      return option === undefined
        ? { fault: `une réponse de la liste est attendue (${names(definition)})` }
        : { value: option };
    }
    case 'list': {
      const options = [raw].flat().map((one: unknown) => optionOf(definition, one));
      return options.includes(undefined)
        ? { fault: `des réponses de la liste sont attendues (${names(definition)})` }
        : { value: [...new Set(options as string[])] };
    }
    case 'date':
      return readDate(definition.id, raw, today);
    case 'numbers': {
      const all = [raw].flat() as unknown[];
      return all.every((one) => typeof one === 'number' && isWithin(definition, one))
        ? { value: all as number[] }
        : { fault: `des nombres sont attendus${bounds(definition)}` };
    }
    case 'number':
    case 'amount': {
      const number = definition.digits === undefined ? raw : numberOfFigures(raw, definition.digits);
      return typeof number === 'number' && isWithin(definition, number)
        ? { value: number }
        : { fault: `un nombre${isWhole(definition) ? ' entier' : ''} est attendu${bounds(definition)}` };
    }
  }
}

function readYesNo(raw: unknown): Reading {
  if (typeof raw === 'boolean') return { value: raw };
  const word = typeof raw === 'string' ? fold(raw).trim() : '';
  return word === 'oui' || word === 'non' ? { value: word === 'oui' } : { fault: 'oui ou non est attendu' };
}

const SMALL_WORDS = new Set(['de', 'du', 'la', 'le', 'd', 'l']);
/** « Perte de marché », « perte_marche » → the same key. */
const keyOf = (text: string): string =>
  fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !SMALL_WORDS.has(word))
    .join(' ');

/** The option that was meant, whatever the case, accents, dashes. */
function optionOf({ options = [] }: FactDefinition, raw: unknown): string | undefined {
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  const key = keyOf(String(raw));
  return options.find(({ value }) => keyOf(value) === key)?.value;
}

const names = ({ options = [] }: FactDefinition): string => options.map(({ value }) => value).join(', ');

/** « 01000 », as written in addresses: a leading zero is part of it. */
const numberOfFigures = (raw: unknown, digits: number): unknown =>
  typeof raw === 'string' && raw.trim().length === digits && /^\d+$/.test(raw.trim()) ? Number(raw) : raw;

/** People, children and quarters come whole; years and amounts may not. */
const isWhole = ({ kind, unit }: FactDefinition): boolean => kind === 'number' && unit !== 'ans';

function isWithin(definition: FactDefinition, number: number): boolean {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = definition;
  return (
    Number.isFinite(number) && number >= min && number <= max && (!isWhole(definition) || Number.isInteger(number))
  );
}

const bounds = ({ min, max }: FactDefinition): string =>
  min !== undefined && max !== undefined ? `, de ${min} à ${max}` : '';

function readDate(id: FactId, raw: unknown, today: string): Reading {
  if (typeof raw !== 'string' || !isRealDate(raw)) return { fault: 'une date réelle est attendue (AAAA-MM-JJ)' };
  const wrong = LIMITS[id]?.(raw, today) ?? null;
  return wrong === null ? { value: raw } : { fault: wrong };
}

const past = (date: string, today: string): string | null => (date > today ? 'la date est dans le futur' : null);

/** What a date may be (catalogue §2.1): a sentence when it may not. */
const LIMITS: Readonly<Record<FactId, (date: string, today: string) => string | null>> = {
  date_naissance: (date, today) => {
    const age = ageAt(date, today);
    return age >= 16 && age <= 110 ? null : 'un âge de 16 à 110 ans est attendu';
  },
  date_debut_affiliation: past,
  date_debut_affiliation_chef: past,
  arret_debut: (date, today) =>
    date < addMonths(today, -LONGEST_LEAVE_MONTHS) ? 'l’arrêt aurait plus de trois ans, à vérifier' : past(date, today),
  date_prevue_accouchement: (date, today) => {
    if (date > addMonths(today, DUE_DATE_MONTHS.after)) return 'la date est trop lointaine pour une grossesse en cours';
    return date < addMonths(today, -DUE_DATE_MONTHS.before) ? 'la date est passée depuis plus d’un an' : null;
  },
  enfant_ne_ou_arrive_depuis: (date, today) => (date > addMonths(today, 24) ? 'la date est trop lointaine' : null),
};

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
