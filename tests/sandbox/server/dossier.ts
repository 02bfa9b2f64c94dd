import { randomBytes } from 'node:crypto';
import { champRules } from './champ-rules.ts';
import { type ChampDef, type Condition, type FormDef, findChamp, publicId, splitPublicId } from './definition.ts';

export type Generation = '2026-01' | 'later';
export type Lang = 'fr' | 'en';
/** Stored answers of one champ: attribute → value (contract §4.2, `N[<attr>]`). */
export type ChampValue = Record<string, string | string[]>;

export interface Identity {
  forTiers: boolean | null;
  gender: string;
  prenom: string;
  nom: string;
  birthdate: string;
  mandatairePrenom: string;
  mandataireNom: string;
  notification: string;
  email: string;
  /** Fields given by FranceConnect: rendered disabled in the later generation (contract §2). */
  locked: boolean;
}

export interface DossierState {
  id: number;
  form: FormDef;
  gen: Generation;
  lang: Lang;
  role: 'owner' | 'invited';
  state: 'brouillon' | 'en_construction';
  /** Identity or SIRET step done: `brouillon` is unreachable before (contract §1.2). */
  applicantKnown: boolean;
  identity: Identity;
  company: string | null;
  values: Map<string, ChampValue>;
  rows: Map<number, string[]>;
  /** Lookups under way or done: pid → what the status box says (contract §4.4). */
  lookups: Map<string, { until: number; found: boolean; text: string }>;
  /** Filled through the prefill API or by a referential: an extra status line (contract §4.4). */
  automatic: Set<string>;
  submitted: number;
}

/** A ULID: 26 characters, upper case (contract §4.2). */
function rowId(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let time = Date.now();
  let head = '';
  for (let index = 0; index < 10; index += 1) {
    head = alphabet[time % 32] + head;
    time = Math.floor(time / 32);
  }
  return head + [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('');
}

export function addRow(dossier: DossierState, stableId: number): string {
  const id = rowId();
  dossier.rows.set(stableId, [...(dossier.rows.get(stableId) ?? []), id]);
  return id;
}

export function removeRow(dossier: DossierState, stableId: number, row: string): void {
  dossier.rows.set(
    stableId,
    (dossier.rows.get(stableId) ?? []).filter((id) => id !== row),
  );
  for (const pid of [...dossier.values.keys()]) if (splitPublicId(pid).rowId === row) dossier.values.delete(pid);
}

/** A mandatory repetition starts with one row, an optional one with none (contract §4.7). */
export function addDefaultRows(dossier: DossierState): void {
  for (const def of dossier.form.champs)
    if (def.type === 'repetition' && def.required && !dossier.rows.get(def.id)?.length) addRow(dossier, def.id);
}

export function answerOf(dossier: DossierState, pid: string): ChampValue {
  return dossier.values.get(pid) ?? {};
}

export function textOf(dossier: DossierState, pid: string, attr = 'value'): string {
  const value = answerOf(dossier, pid)[attr];
  return typeof value === 'string' ? value : '';
}

function holds(dossier: DossierState, condition: Condition, row: string | null): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(dossier, part, row));
  if ('any' in condition) return condition.any.some((part) => holds(dossier, part, row));
  const sameRow = row !== null && dossier.values.has(publicId(condition.champ, row)) ? row : null;
  const pid = publicId(condition.champ, sameRow);
  // An answer of a hidden champ counts for nothing.
  if (!isVisible(dossier, pid)) return false;
  const value = answerOf(dossier, pid);
  const given = Object.values(value).flat();
  if ('is' in condition) return given.includes(condition.is);
  if ('in' in condition) return condition.in.some((text) => given.includes(text));
  return given.some((text) => text !== '' && Number(text) >= condition.atLeast);
}

/** Contract §4.8: computed by the server. */
export function isVisible(dossier: DossierState, pid: string): boolean {
  const { stableId, rowId: row } = splitPublicId(pid);
  const found = findChamp(dossier.form, stableId);
  if (!found) return false;
  if (found.parent?.condition && !holds(dossier, found.parent.condition, null)) return false;
  return !found.def.condition || holds(dossier, found.def.condition, row);
}

/** Every champ of the page with its public id, in order, rows included. */
export function everyChamp(dossier: DossierState): { def: ChampDef; pid: string; parent: ChampDef | null }[] {
  return dossier.form.champs.flatMap((def) => [
    { def, pid: publicId(def.id, null), parent: null },
    ...(dossier.rows.get(def.id) ?? []).flatMap((row) =>
      (def.children ?? []).map((child) => ({ def: child, pid: publicId(child.id, row), parent: def })),
    ),
  ]);
}

/** The site's message on the stored answer, or null. Saved is not valid (contract §4.4, rule 5). */
export function errorOf(dossier: DossierState, pid: string): string | null {
  const found = findChamp(dossier.form, splitPublicId(pid).stableId);
  if (!found) return null;
  const complaint = champRules(found.def).check(found.def, answerOf(dossier, pid), dossier.lang);
  return complaint && `« ${found.def.label} » ${complaint}`;
}
