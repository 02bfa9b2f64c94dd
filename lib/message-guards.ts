/**
 * Shapes of what crosses a border, checked at run time by whoever receives it. What a content script says comes from
 * the page's process: it is believed only when it has our shape. A bad message is refused whole.
 */
import type { PageContext } from './aids/types';
import type { FieldResult, Outcome, OutcomeReason } from './forms/intent';
import { type ControlFamily, type Field, LIMITS, type PageForm, type Refusal } from './forms/page-form';
import type { ContextAnswer, Message, NoContext, NoForm, RunNews, ScanAnswer, SeenNews } from './messages';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string' && value.length <= 20_000;
const flag: Check = (value) => typeof value === 'boolean';
const whole: Check = (value) => Number.isSafeInteger(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value);
const listOf =
  (check: Check, most: number): Check =>
  (value) =>
    // Spread: `every` passes over holes.
    Array.isArray(value) && value.length <= most && [...value].every(check);
const shape =
  (checks: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(checks).every(([key, check]) => check((value as Record<string, unknown>)[key]));

const CONTROLS: readonly ControlFamily[] = [
  'text',
  'radio',
  'select',
  'combobox',
  'checkboxes',
  'multi-combobox',
  'linked',
  'commune',
  'epci',
  'address',
];
const REFUSALS: readonly Refusal[] = ['attestation', 'file', 'map', 'unsupported', 'lookup'];
const NO_FORMS: readonly NoForm[] = ['not-a-form', 'agent-page', 'loading', 'sign-in', 'limited'];
const NO_CONTEXTS: readonly NoContext[] = ['loading', 'not-a-page', 'limited'];
const REASONS: readonly OutcomeReason[] = [
  'field-gone',
  'field-changed',
  'field-hidden',
  'field-locked',
  'not-empty',
  'person-typing',
  'value-refused',
  'no-such-option',
  'several-options',
  'next-control-missing',
  'list-not-answering',
  'rewritten',
  'save-timeout',
  'save-failed',
  'changed-since',
  'stopped',
  'page-left',
];
const OUTCOMES: readonly Outcome[] = ['saved', 'saved-invalid', 'written', 'not-saved', 'refused', 'needs-person'];

const field = shape({
  id: (value) => typeof value === 'string' && value !== '' && value.length <= 200,
  stableId: text,
  rowId: orNull(text),
  type: text,
  label: text,
  description: orNull(text),
  sections: listOf(text, 20),
  context: orNull(text),
  repetition: orNull(shape({ label: text, row: whole })),
  options: orNull(listOf(text, LIMITS.options)),
  required: flag,
  control: orNull(oneOf(...CONTROLS)),
  refusal: orNull(oneOf(...REFUSALS)),
  state: oneOf('empty', 'filled', 'locked'),
  visible: flag,
  gatesOthers: flag,
  error: orNull(text),
});

const pageForm = shape({
  place: oneOf('champs', 'identity', 'siret'),
  hostFamily: text,
  dossier: orNull((value) => typeof value === 'string' && /^\d{1,15}$/.test(value)),
  procedure: shape({ path: orNull(text), title: orNull(text) }),
  lang: oneOf('fr', 'en'),
  role: oneOf('owner', 'invited', 'unknown'),
  mode: orNull(oneOf('self', 'third-party')),
  fields: listOf(field, LIMITS.fields),
  truncated: flag,
});

/** A scan of our shape, with field ids that are each unique; anything else is null. */
export function readScanAnswer(value: unknown): ScanAnswer | null {
  if (shape({ none: oneOf(...NO_FORMS) })(value)) return { none: (value as { none: NoForm }).none };
  if (!shape({ form: pageForm })(value)) return null;
  const { form } = value as { form: PageForm };
  const ids = new Set(form.fields.map((one: Field) => one.id));
  return ids.size === form.fields.length ? { form } : null;
}

const snapshot = listOf(shape({ name: text, value: text, checked: orNull(flag) }), 1000);

const fieldResult = shape({
  fieldId: text,
  outcome: oneOf(...OUTCOMES),
  reason: orNull(oneOf(...REASONS)),
  message: orNull(text),
  choices: listOf(text, LIMITS.options),
  before: orNull(snapshot),
  after: orNull(snapshot),
});

/** A result of our shape; anything else is null. */
export function readFieldResult(value: unknown): FieldResult | null {
  return fieldResult(value) ? (value as FieldResult) : null;
}

/** News of a run, or null. */
export function readRunNews(value: unknown): RunNews | null {
  if (shape({ news: oneOf('paused', 'resumed') })(value)) return value as RunNews;
  return shape({ news: oneOf('result'), result: fieldResult })(value) ? (value as RunNews) : null;
}

/** « The form on my page changed », or null. */
export function readSeenNews(value: unknown): Message<SeenNews, 'seen/form'> | null {
  const ours = shape({
    type: oneOf('seen/form'),
    place: orNull(oneOf('champs', 'identity', 'siret')),
    dossier: orNull(text),
  })(value);
  return ours ? (value as Message<SeenNews, 'seen/form'>) : null;
}

const short: Check = (value) => typeof value === 'string' && value.length <= 2_000;
const contextChecks: Record<keyof PageContext, Check> = { url: short, title: short, h1: short, breadcrumb: short };
const pageContext = shape(contextChecks);

/** What a page is about, in our shape; anything else is null. */
export function readContextAnswer(value: unknown): ContextAnswer | null {
  if (shape({ none: oneOf(...NO_CONTEXTS) })(value)) return { none: (value as { none: NoContext }).none };
  return shape({ page: pageContext })(value) ? { page: (value as { page: PageContext }).page } : null;
}

/** « My page is about this », or null. */
export function readSeenContext(value: unknown): Message<SeenNews, 'seen/context'> | null {
  const ours = shape({ type: oneOf('seen/context'), page: pageContext })(value);
  return ours ? (value as Message<SeenNews, 'seen/context'>) : null;
}
