import type { Intent, PostalAddress, Snapshot, WriteOrder } from '../forms/intent';
import type { RunCommand } from '../messages';

/** Shapes of what comes in, checked by hand: no schema library in a content script. A bad message is refused whole. */

type Shape = Record<string, unknown>;

const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A long answer stands in a snapshot whole; beyond this, it is not one of ours. */
const MAX_TEXT = 200_000;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_TEXT;
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= 200 && [...value].every(isText);

const isAddress = (value: unknown): value is PostalAddress =>
  isShape(value) && [value.street, value.postalCode, value.city, value.country].every(isText);

const INTENTS: Readonly<Record<Intent['kind'], (intent: Shape) => boolean>> = {
  text: (intent) => isText(intent.text),
  choice: (intent) => isTexts(intent.labels) && isTextOrNull(intent.code) && isTextOrNull(intent.other),
  choices: (intent) => isTexts(intent.labels),
  linked: (intent) => isText(intent.primary) && isTextOrNull(intent.secondary),
  commune: (intent) => isText(intent.city) && isText(intent.postalCode),
  epci: (intent) => isText(intent.department) && isText(intent.epci),
  address: (intent) =>
    isAddress(intent.address) && typeof intent.outsideBase === 'boolean' && isTextOrNull(intent.suggestion),
};

const isIntent = (value: unknown): value is Intent =>
  isShape(value) &&
  typeof value.kind === 'string' &&
  Object.hasOwn(INTENTS, value.kind) &&
  INTENTS[value.kind as Intent['kind']](value);

const isOrder = (value: unknown): value is WriteOrder =>
  isShape(value) &&
  isText(value.fieldId) &&
  isShape(value.reviewed) &&
  isText(value.reviewed.type) &&
  isText(value.reviewed.label) &&
  isIntent(value.intent) &&
  typeof value.overwrite === 'boolean';

const isSnapshot = (value: unknown): value is Snapshot =>
  Array.isArray(value) &&
  value.length <= 1_000 &&
  // Spread: `every` passes over holes.
  [...value].every(
    (entry) =>
      isShape(entry) &&
      isText(entry.name) &&
      isText(entry.value) &&
      (entry.checked === null || typeof entry.checked === 'boolean'),
  );

export function isRunCommand(value: unknown): value is RunCommand {
  if (!isShape(value)) return false;
  if (value.do === 'stop') return true;
  if (value.do === 'write') return isOrder(value.order);
  return value.do === 'restore' && isText(value.fieldId) && isSnapshot(value.before) && isSnapshot(value.after);
}

export type PageQuestion = { type: 'page/scan' } | { type: 'page/locate'; fieldId: string | null };

export function isPageQuestion(value: unknown): value is PageQuestion {
  if (!isShape(value)) return false;
  return value.type === 'page/scan' || (value.type === 'page/locate' && isTextOrNull(value.fieldId));
}
