/** What can be seen of a damaged record, and what can be done with it. Pure. */
import { LABELS, type LabelledKey } from '../lib/profile/labels';
import { COMMON, DAMAGE } from '../lib/texts/common';
import type { DamagedRecord, DamageReason } from '../lib/vault';

const MAY_KEEP: ReadonlySet<DamageReason> = new Set(['rolled-back', 'unlisted', 'index-lost', 'index-rebuilt']);
/** A record of a later version is sound: an update reads it. */
const MAY_ERASE: ReadonlySet<DamageReason> = new Set(['altered', 'rolled-back', 'missing', 'unlisted', 'unreadable']);

export const mayKeep = ({ reason }: DamagedRecord) => MAY_KEEP.has(reason);
export const mayErase = ({ reason, id }: DamagedRecord) => id !== null && MAY_ERASE.has(reason);

export interface Readable {
  title: string;
  facts: { label: string; value: string }[];
}

/** The record in words: whose it is, and every fact that can be named; nothing when it does not open. */
export function readable({ table, id, raw }: DamagedRecord): Readable {
  if (id === null) return { title: DAMAGE.table[table], facts: [] };
  const content = objectIn(raw);
  const profile = isObject(content.profile) ? content.profile : content;
  const name = [profile.firstName, profile.lastName].filter((part) => typeof part === 'string').join(' ');
  const facts = Object.entries(profile).flatMap(([key, value]) =>
    Object.hasOwn(LABELS, key) ? [{ label: LABELS[key as LabelledKey].label, value: inWords(value) }] : [],
  );
  // A lesson has no fact: the question it was about tells which one it is.
  const question = typeof content.label === 'string' ? content.label : '';
  return { title: name || question || DAMAGE.record[table], facts };
}

function inWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? COMMON.yes : COMMON.no;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function objectIn(raw: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(raw ?? '');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
