/** Everything kept about one person, in words for that person. Pure. */
import { aidOf } from '../../../lib/aids/catalogue';
import { factOf } from '../../../lib/aids/facts/definitions';
import { checkFact, formatNumber } from '../../../lib/profile/checks';
import { isRealDate, localDay, toFrenchWords } from '../../../lib/profile/dates';
import { GROUPS, LABELS } from '../../../lib/profile/labels';
import { type Advisor, type Client, STORED_KEYS, type StoredKey } from '../../../lib/profile/schema';
import { COMMON } from '../../../lib/texts/common';
import { JOURNAL_KIND_TEXTS, outcomesInWords } from '../../../lib/texts/journal';
import type { JournalLine } from '../../../lib/vault/journal/entry';
import { aboutOf } from '../../../lib/vault/journal/export';
import { keptUntil } from '../../../lib/vault/retention';
import { inFrench } from '../aids/answers';
import { answersByTopic } from '../review/kept-answers';
import { agreementInWords } from './agreement-words';
import { EVERYTHING } from './texts';

export interface Source {
  client: Client;
  advisor: Advisor;
  /** Those of this client. */
  journal: readonly JournalLine[];
  /** Months the file is kept after the last contact. */
  months: number;
  /** On which the structure lets NIR and IBAN be kept; null: it does not. */
  legalBasis: string | null;
  /** ISO date. */
  today: string;
}

export interface Row {
  label: string;
  value: string;
}
export interface Section {
  title: string;
  note?: string;
  rows: Row[];
}

/** In the order of the file, without the themes of which nothing is kept. */
export function everythingOf({ client, journal, months, legalBasis }: Source): Section[] {
  const sections = [
    ...profileSections(client),
    ...answersByTopic(client.profile.facts ?? {}).map(({ topic, answers }) => ({
      title: topic ?? EVERYTHING.others,
      rows: answers.map(({ fact, value }) => ({
        label: factOf(fact)?.label ?? fact,
        value: inFrench(factOf(fact), value),
      })),
    })),
    { title: EVERYTHING.aids, rows: aidRows(client) },
  ].filter(({ rows }) => rows.length > 0);
  return [
    ...sections,
    { title: EVERYTHING.agreements, rows: agreementRows(client) },
    { title: EVERYTHING.keeping, rows: keepingRows(client, months, legalBasis) },
    { title: EVERYTHING.done, note: EVERYTHING.doneNote, rows: journal.map(lineRow) },
  ];
}

/**
 * The same as data: the record as it is kept, with the words of its keys, and the lines of the journal.
 * JSON, format `relais-personne/1`.
 */
export function everythingAsData({ client, advisor, journal, months, today }: Source): string {
  const keys = STORED_KEYS.filter((key) => client.profile[key] !== undefined);
  const facts = Object.keys(client.profile.facts ?? {});
  return `${JSON.stringify(
    {
      format: 'relais-personne/1',
      madeOn: today,
      madeBy: advisor,
      keptUntil: keptUntil(client.lastContactOn, months),
      record: client,
      words: {
        profile: Object.fromEntries(keys.map((key) => [key, LABELS[key].label])),
        facts: Object.fromEntries(facts.map((fact) => [fact, factOf(fact)?.label ?? fact])),
        aids: Object.fromEntries(Object.keys(client.aids ?? {}).map((id) => [id, aidOf(id)?.title ?? id])),
      },
      journal,
    },
    null,
    2,
  )}\n`;
}

function profileSections({ profile }: Client): Section[] {
  return GROUPS.map(({ id, label }) => ({
    title: label,
    rows: STORED_KEYS.filter((key) => LABELS[key].group === id && profile[key] !== undefined).map((key) => ({
      label: LABELS[key].label,
      value: valueInWords(key, profile[key]),
    })),
  }));
}

/** Long numbers, read and compared more easily in groups. */
const GROUPED: ReadonlySet<string> = new Set(['phone', 'siret', 'nir', 'iban']);
const COUNTRIES = new Intl.DisplayNames('fr', { type: 'region' });

function valueInWords(key: StoredKey, value: unknown): string {
  if (typeof value === 'boolean') return value ? COMMON.yes : COMMON.no;
  if (typeof value === 'number') {
    return LABELS[key].input === 'amount' ? `${formatNumber(value)}\u00a0€` : formatNumber(value);
  }
  const text = String(value);
  if (key === 'country' && /^[A-Z]{2}$/.test(text)) return COUNTRIES.of(text) ?? text;
  const { input } = LABELS[key];
  if (GROUPED.has(input)) {
    const check = checkFact(key, text, localDay());
    return check.ok ? check.shown : text;
  }
  return input === 'date' && isRealDate(text) ? toFrenchWords(text) : text;
}

function aidRows({ aids = {} }: Client): Row[] {
  return Object.entries(aids)
    .filter(([, { retainedOn, papers = [] }]) => retainedOn !== undefined || papers.length > 0)
    .map(([id, { retainedOn, papers = [] }]) => ({
      label: aidOf(id)?.title ?? id,
      value: [
        retainedOn === undefined ? EVERYTHING.aidNotRetained : EVERYTHING.aidRetained(toFrenchWords(retainedOn)),
        ...(papers.length > 0 ? [EVERYTHING.aidPapers(papers.join(', '))] : []),
      ].join('. '),
    }));
}

function agreementRows({ agreements }: Client): Row[] {
  return agreements.map((agreement) => ({
    label: EVERYTHING.scope[agreement.scope],
    value: agreementInWords(agreement),
  }));
}

function keepingRows(
  { createdAt, updatedAt, lastContactOn, profile }: Client,
  months: number,
  legalBasis: string | null,
) {
  const numbers = profile.nir !== undefined || profile.iban !== undefined;
  return [
    { label: EVERYTHING.createdOn, value: toFrenchWords(localDay(new Date(createdAt))) },
    { label: EVERYTHING.updatedOn, value: toFrenchWords(localDay(new Date(updatedAt))) },
    { label: EVERYTHING.lastContactOn, value: toFrenchWords(lastContactOn) },
    { label: EVERYTHING.keptUntil, value: toFrenchWords(keptUntil(lastContactOn, months)) },
    ...(numbers ? [{ label: EVERYTHING.numbersBasis, value: legalBasis ?? EVERYTHING.numbersNoBasis }] : []),
  ];
}

/** « 3 mars 2026, 14:05 » : « Remplissage terminé. Demande Help, par Alex Martin ». */
function lineRow(line: JournalLine): Row {
  const at = new Date(line.at);
  const time = `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
  const about = [
    JOURNAL_KIND_TEXTS[line.kind],
    aboutOf(line),
    line.who === null ? null : EVERYTHING.by(line.who),
    // « 1 exporté » says nothing to the person: it is their own page.
    line.kind === 'client-exported' ? null : outcomesInWords(line.outcome),
    line.keys.length === 0 ? null : EVERYTHING.answersUsed(line.keys.map((key) => LABELS[key].label).join(', ')),
  ].filter(Boolean);
  return { label: `${toFrenchWords(localDay(at))}, ${time}`, value: about.join(', ') };
}
