/**
 * What would be written in each field, and why; nothing is written here. Pure: same form, matches and client, same plan.
 *
 * Rules: an unknown fact is never an answer; consents, files and maps are never answered; a doubt is told and waits for the advisor.
 */
import { checkAmount, checkDate, checkFact } from '../profile/checks';
import { type Fact, type FactKind, type FactSource, lookUp } from '../profile/derive';
import { type ProfileKey, TYPED_ONCE_KEYS } from '../profile/keys';
import { readDepartment, readRegion } from '../profile/places';
import type { Advisor, Client, GivenDerived } from '../profile/schema';
import { type Answer, answer, isAnswerable, type Place } from './answer/answer';
import type { Intent } from './intent';
import { type Match, SURE } from './matching';
import type { Field, PageForm, Refusal } from './page-form';
import type { FillPlan, Hold, PlanLine, PlanStatus } from './plan-types';
import { NO_KEY_TEXTS, PLAN_TEXTS, REFUSAL_TEXTS } from './reasons';

/** What the advisor changed on one line, for this fill only. */
export interface Correction {
  /** Instead of what the record says: text, date, « oui », a choice of the list… as typed. */
  value?: string;
  /** « Ce champ est… »; null: nothing of ours. */
  key?: ProfileKey | null;
  /** The advisor said yes to a line to confirm. */
  accepted?: boolean;
  /** The very suggestion of the site's address list that the advisor chose. */
  suggestion?: string;
}

export interface PlanOptions {
  /** ISO date: ages are counted at that day. */
  today: string;
  /** Typed at the moment of the fill, held in memory, forgotten. */
  typedOnce?: { nir?: string; iban?: string };
  corrections?: Readonly<Record<string, Correction>>;
  /** Derived facts stated by a flat client file. */
  given?: GivenDerived;
}

/** One line per field, in the order of the form. Without a client, only the advisor's own facts are answered. */
export function plan(
  form: PageForm,
  matches: readonly Match[],
  client: Client | null,
  advisor: Advisor,
  options: PlanOptions,
): FillPlan {
  const byField = new Map(matches.map((match) => [match.fieldId, match]));
  const { today, typedOnce, given } = options;
  const source: FactSource = { client, advisor, today, typedOnce, given };
  return {
    lines: form.fields.map((field) =>
      planField(field, byField.get(field.id), source, form, options.corrections?.[field.id]),
    ),
  };
}

function planField(
  field: Field,
  match: Match | undefined,
  source: FactSource,
  form: PageForm,
  correction: Correction | undefined,
): PlanLine {
  const key = correction?.key !== undefined ? correction.key : (match?.key ?? null);
  const line: PlanLine = {
    fieldId: field.id,
    key,
    status: 'unknown',
    hold: holdOf(field),
    value: null,
    shown: null,
    from: null,
    reason: null,
    noKey: match?.noKey ?? null,
    typedOnce: key !== null && (TYPED_ONCE_KEYS as readonly string[]).includes(key),
    intent: null,
    confidence: match?.confidence ?? 0,
    evidence: match?.evidence ?? [],
  };
  const refusal = refusalOf(field);
  if (refusal) return { ...line, key: null, typedOnce: false, status: 'never', reason: REFUSAL_TEXTS[refusal] };
  if (correction?.value !== undefined && correction.value.trim() !== '') {
    return filled(line, typedAnswer(field, correction.value.trim(), correction, source.today), PLAN_TEXTS.byYou, null);
  }
  if (key === null) {
    const noKey = match?.noKey ?? 'unknown';
    return { ...line, status: NEVER_KEYS.has(noKey) ? 'never' : 'unknown', reason: NO_KEY_TEXTS[noKey] };
  }
  const corrected = correction?.key !== undefined;
  const keys = corrected || !match ? [key] : [key, ...match.alternatives];
  const planned = fromFacts(line, field, keys, match?.threshold ?? null, source);
  return withDoubts(planned, field, form, {
    sure: corrected || line.confidence >= SURE,
    accepted: correction?.accepted === true,
    suggestion: correction?.suggestion,
  });
}

/** The first fact that is known and surely fits; otherwise the first that fits with a doubt; otherwise the first reason. */
function fromFacts(
  line: PlanLine,
  field: Field,
  keys: readonly ProfileKey[],
  threshold: number | null,
  source: FactSource,
): PlanLine {
  let doubtful: PlanLine | null = null;
  let firstMiss: PlanLine | null = null;
  for (const key of keys) {
    const found = lookUp(key, source, { threshold });
    const typedOnce = (TYPED_ONCE_KEYS as readonly string[]).includes(key);
    const attempt =
      'fact' in found
        ? filled(
            { ...line, key, typedOnce },
            answer(field, found.fact, placeOf(key, source)),
            found.fact.from,
            found.fact.doubt,
          )
        : { ...line, key, typedOnce, status: 'missing' as const, reason: found.missing };
    if (attempt.status === 'ready') return attempt;
    if (attempt.value !== null) doubtful ??= attempt;
    else firstMiss ??= attempt;
  }
  return doubtful ?? firstMiss ?? { ...line, status: 'missing', reason: NO_KEY_TEXTS.unknown };
}

function filled(line: PlanLine, found: Answer, from: string, doubt: string | null): PlanLine {
  if ('refused' in found) return { ...line, status: 'missing', reason: found.refused };
  const reason = doubt ?? found.doubt;
  const { value, shown, intent } = found;
  return { ...line, status: reason === null ? 'ready' : 'confirm', value, shown, from, reason, intent };
}

interface Say {
  sure: boolean;
  accepted: boolean;
  suggestion: string | undefined;
}

/** Puts on hold what the advisor must look at, and takes the advisor's yes. */
function withDoubts(line: PlanLine, field: Field, form: PageForm, say: Say): PlanLine {
  if (line.value === null) return line;
  let { status, reason, intent }: { status: PlanStatus; reason: string | null; intent: Intent | null } = line;
  if (form.place === 'identity' && field.id === 'individual.email') {
    [status, reason] = ['confirm', PLAN_TEXTS.mail];
  } else if (!say.sure && status === 'ready') {
    [status, reason] = ['confirm', PLAN_TEXTS.unsure];
  }
  if (say.suggestion !== undefined && intent?.kind === 'address') {
    intent = { ...intent, suggestion: say.suggestion };
    [status, reason] = ['ready', null];
  }
  return say.accepted ? { ...line, status: 'ready', reason: null, intent } : { ...line, status, reason, intent };
}

/** Types that are never answered, whatever the scan said of them. */
const NEVER_TYPES: Readonly<Record<string, Refusal>> = {
  checkbox: 'attestation',
  engagement: 'attestation',
  piece_justificative: 'file',
  titre_identite: 'file',
  carte: 'map',
  cnaf: 'lookup',
  dgfip: 'lookup',
  pole_emploi: 'lookup',
  mesri: 'lookup',
};
const NEVER_KEYS: ReadonlySet<string> = new Set(['consent', 'file', 'unsupported']);

function refusalOf(field: Field): Refusal | null {
  return field.refusal ?? NEVER_TYPES[field.type] ?? (isAnswerable(field.type) ? null : 'unsupported');
}

function holdOf(field: Field): Hold | null {
  if (field.state === 'locked') return 'locked';
  if (!field.visible) return 'hidden';
  return field.state === 'filled' ? 'filled' : null;
}

/** Postal code and commune of the same address as `key`. */
function placeOf(key: ProfileKey, { client }: FactSource): Place {
  const profile = client?.profile ?? {};
  const company = key.startsWith('company');
  const [postalCode, city] = company
    ? [profile.companyPostalCode, profile.companyCity]
    : [profile.postalCode, profile.city];
  return { postalCode: postalCode?.trim() || null, city: city?.trim() || null };
}

/** How a value typed by the advisor is read, by type of champ. */
const TYPED_KINDS: Readonly<Record<string, FactKind>> = {
  date: 'date',
  email: 'email',
  phone: 'phone',
  iban: 'iban',
  siret: 'siret',
  civilite: 'civility',
  yes_no: 'yes-no',
  integer_number: 'integer',
  number: 'text',
  decimal_number: 'amount',
  regions: 'region',
  departements: 'department',
};

/** The advisor's own words, checked as the type of champ demands. */
function typedAnswer(field: Field, raw: string, correction: Correction, today: string): Answer {
  const { type } = field;
  if (['drop_down_list', 'multiple_drop_down_list', 'linked_drop_down_list'].includes(type))
    return typedChoice(field, raw);
  if (type === 'address') {
    return {
      value: raw,
      shown: raw,
      intent: {
        kind: 'address',
        address: { street: raw, postalCode: '', city: '', country: 'FR' },
        outsideBase: false,
        suggestion: correction.suggestion ?? raw,
      },
      doubt: null,
    };
  }
  const kind: FactKind = TYPED_KINDS[type] ?? 'text';
  const read = readTyped(kind, raw, today);
  if (typeof read !== 'string') return { refused: read.message };
  const key: ProfileKey = type === 'pays' ? 'country' : type === 'communes' ? 'birthPlace' : 'activityDescription';
  const fact: Fact = { key, kind, value: read, from: PLAN_TEXTS.byYou, doubt: null };
  return answer(field, fact, { postalCode: null, city: null });
}

function readTyped(kind: FactKind, raw: string, today: string): string | { message: string } {
  switch (kind) {
    case 'region':
      return readRegion(raw)?.code ?? { message: PLAN_TEXTS.noSuchPlace };
    case 'department':
      return readDepartment(raw)?.code ?? { message: PLAN_TEXTS.noSuchPlace };
    case 'integer':
      return /^-?\d+$/.test(raw.replace(/[\s\u202f]/g, ''))
        ? raw.replace(/[\s\u202f]/g, '')
        : { message: PLAN_TEXTS.notInteger };
    case 'text':
      return raw;
    default: {
      const check =
        kind === 'date'
          ? checkDate(raw)
          : kind === 'amount'
            ? checkAmount(raw, true)
            : checkFact(CHECK_KEYS[kind] ?? 'activityDescription', raw, today);
      return check.ok ? check.value : { message: check.message };
    }
  }
}

const CHECK_KEYS: Partial<Record<FactKind, ProfileKey>> = {
  email: 'email',
  phone: 'phone',
  iban: 'iban',
  siret: 'siret',
  civility: 'civility',
  'yes-no': 'cafBenefits',
};

function typedChoice(field: Field, raw: string): Answer {
  if (field.options !== null && !field.options.includes(raw)) return { refused: 'Ce choix n’est pas dans la liste.' };
  const intent: Intent =
    field.type === 'multiple_drop_down_list'
      ? { kind: 'choices', labels: [raw] }
      : field.type === 'linked_drop_down_list'
        ? { kind: 'linked', primary: raw, secondary: null }
        : { kind: 'choice', labels: [raw], code: null, other: null };
  return { value: raw, shown: raw, intent, doubt: null };
}
