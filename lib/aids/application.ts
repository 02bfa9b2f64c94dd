/**
 * « Préparer la demande »: the text to copy into a message, a form or a letter, with what the client's record knows in place.
 *
 * The template is data (`demande › texte` of the catalogue). Two things stand in it:
 * `{telephone}`, a field below or any fact of the catalogue (`{arret_debut}`), and `{? Jour du départ}`, what only the person can say.
 * Whatever is not known is left as a visible blank and named in `blanks`: nothing is guessed.
 * NIR and IBAN have no field and are never written; a health fact is written only with the client's `sante` agreement.
 * Who speaks is in the template: the client says « je » (an aid of the CPSTI is asked by the worker in person), the advisor when orienting someone.
 */
import { checkFact, formatNumber } from '../profile/checks';
import { toFrenchWords } from '../profile/dates';
import { lookUp } from '../profile/derive';
import type { ProfileKey } from '../profile/keys';
import { LABELS } from '../profile/labels';
import type { Advisor, Client } from '../profile/schema';
import { factOf } from './facts/definitions';
import { situationOf } from './facts/situation';
import type { Aid, FactDefinition, FactValue, RequestTemplate, Situation } from './types';

/** What is written where something is not known. */
export const BLANK = '………';

export interface PreparedRequest {
  /** Where to send it, in words. */
  to: string;
  subject?: string;
  /** Absent when there is nothing to write. */
  body?: string;
  /** What is left to complete, in words, in the order of the text, each once: « Téléphone ». */
  blanks: string[];
}

/** Fields made from the record: the first of these facts that is known. */
const FROM_RECORD: Readonly<Record<string, readonly ProfileKey[]>> = {
  prenom: ['firstName'],
  nom: ['lastName'],
  date_naissance: ['birthDate'],
  adresse: ['addressFull'],
  telephone: ['phone', 'mobile'],
  courriel: ['email'],
  siret: ['siret'],
  entreprise: ['companyName', 'tradeName'],
  activite: ['activityDescription'],
  conseiller: ['advisorFullName'],
  structure: ['advisorOrganisation'],
};

/** What a template may hold: a field, `{nom}`, or something to complete, `{? Motif}`. */
const HOLE = /\{\?(?<wish>[^{}]+)\}|\{(?<field>[^{}]*)\}/gu;

/** Names of the fields of a template, in order. */
export const fieldsOf = (template: string): string[] =>
  [...template.matchAll(HOLE)].flatMap(({ groups }) => groups?.field ?? []);

/** Can a template hold this field? */
export function isField(name: string): boolean {
  const fact = factOf(name);
  return name === 'date' || Object.hasOwn(FROM_RECORD, name) || (fact !== undefined && SAYABLE.has(fact.kind));
}

/**
 * The request of this aid for this client, ready to be read again and copied; null when the aid has none.
 * `today` is an ISO date. Throws on a field that does not exist: the tests of the texts hold every template.
 */
export function requestText(aid: Aid, client: Client, advisor: Advisor, today: string): PreparedRequest | null {
  if (aid.request === null) return null;
  const situation = situationOf(client, today);
  const known = (name: string) => fieldValue(name, client, advisor, situation);
  const blanks = new Set<string>();
  const fill = (template: string): string =>
    template.replace(HOLE, (...found) => {
      const { field, wish } = found.at(-1) as { field?: string; wish?: string };
      const value = field === undefined ? undefined : known(field);
      if (value === undefined) blanks.add(field === undefined ? (wish ?? '').trim() : nameOf(field));
      return value ?? BLANK;
    });
  const { to, subject } = doorOf(aid.request, situation);
  const body = aid.request.body === undefined ? {} : { body: fill(aid.request.body).trim() };
  return { to, ...(subject === undefined ? {} : { subject }), ...body, blanks: [...blanks] };
}

/** An auto-entrepreneur has an account of their own; while the status is not known, both ways are told. */
function doorOf({ to, subject, autoEntrepreneur }: RequestTemplate, situation: Situation) {
  if (autoEntrepreneur === undefined) return { to, subject };
  const status = situation.known.get('statut');
  const possible =
    status === undefined || 'atLeast' in status ? null : 'value' in status ? [status.value] : status.among;
  if (possible !== null && !possible.includes('auto_entrepreneur')) return { to, subject };
  if (possible?.length === 1) return autoEntrepreneur;
  const both = (usual: string, other: string) =>
    usual === other ? usual : `${usual} (auto-entrepreneur\u00a0: ${other})`;
  return {
    to: both(to, autoEntrepreneur.to),
    subject: subject === undefined ? autoEntrepreneur.subject : both(subject, autoEntrepreneur.subject ?? subject),
  };
}

/** A field in words; undefined when it is not known, as is a health fact without the client's agreement (`situationOf` and `lookUp` hold to it). */
function fieldValue(name: string, client: Client, advisor: Advisor, situation: Situation): string | undefined {
  const { today } = situation;
  if (name === 'date') return toFrenchWords(today);
  const keys = Object.hasOwn(FROM_RECORD, name) ? FROM_RECORD[name] : undefined;
  if (keys !== undefined) {
    for (const key of keys) {
      const found = lookUp(key, { client, advisor, today });
      if ('fact' in found) return shown(key, found.fact.value, today);
    }
    return undefined;
  }
  const fact = factOf(name);
  if (fact === undefined || !SAYABLE.has(fact.kind))
    throw new Error(`Champ inconnu d’un texte à copier\u00a0: ${name}`);
  const known = situation.known.get(name);
  return known !== undefined && 'value' in known ? inWords(fact, known.value) : undefined;
}

/** As a letter has it: dates in words, figures of a number in groups. */
function shown(key: ProfileKey, value: string, today: string): string {
  const kind = LABELS[key].input;
  if (kind === 'date') return toFrenchWords(value);
  if (kind !== 'siret' && kind !== 'phone') return value;
  const check = checkFact(key, value, today);
  return check.ok ? check.shown : value;
}

/** Kinds of facts that a sentence can hold. */
const SAYABLE: ReadonlySet<FactDefinition['kind']> = new Set(['date', 'choice', 'number'] as const);

function inWords({ kind, options }: FactDefinition, value: FactValue): string | undefined {
  if (kind === 'date') return toFrenchWords(String(value));
  if (kind === 'number') return formatNumber(Number(value));
  return options?.find((option) => option.value === value)?.label;
}

/** « Téléphone », « Début de l’arrêt ». */
function nameOf(field: string): string {
  const key = FROM_RECORD[field]?.[0];
  return key === undefined ? (factOf(field)?.label ?? field) : LABELS[key].label;
}
