/**
 * Shapes of what is kept about a client and about an advisor, and their readers.
 *
 * Readers are strict (an unknown key or a wrong type is refused by name, nothing is dropped in silence)
 * and kind (every fault is told at once, in French, without repeating the value). They look at shapes
 * only: whether a SIRET or an IBAN holds is `checks.ts`'s business, so that a client with a doubtful
 * number can still be opened and mended.
 */
import { z } from 'zod';
import { isRealDate } from './dates';
import { ADVISOR_KEYS, DERIVED_KEYS, PROFILE_KEYS } from './keys';
import { LABELS } from './labels';
import { upgradeClient } from './upgrades';

/** ISO calendar date, `1980-12-31`. */
const isoDate = z.string().refine(isRealDate, { params: { shape: 'date' } });
const isoInstant = z.iso.datetime({ offset: true });
const text = z.string().max(2000);
const count = z.number().int().min(0).max(100_000);
/** EUR per year; income may be a loss. */
const amount = z.number().min(-1e10).max(1e10);
const positiveAmount = z.number().min(0).max(1e10);
/** Absent = unknown. Unknown is never read as "no". */
const yesNo = z.boolean();

/** Facts the aids' catalogue may ask beyond the keys of forms; named as the catalogue does (`date_prevue_accouchement`). */
export const FactsSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9_]*$/),
  z.union([
    z.string().max(2000),
    z.number(),
    z.boolean(),
    z.array(z.union([z.string().max(2000), z.number()])).max(50),
  ]),
);

const profileShape = {
  civility: z.enum(['M.', 'Mme']),
  lastName: text,
  birthName: text,
  firstName: text,
  birthDate: isoDate,
  birthPlace: text,
  birthCountry: text,
  nationality: text,
  nir: text,
  email: text,
  phone: text,
  mobile: text,
  addressStreet: text,
  addressComplement: text,
  postalCode: text,
  city: text,
  country: text,
  maritalStatus: text,
  spouseName: text,
  childrenCount: count,
  householdSize: count,
  iban: text,
  bic: text,
  cafNumber: text,
  callAvailability: text,
  householdAnnualIncome: positiveAmount,
  householdAnnualIncomeDate: isoDate,

  siret: text,
  companyName: text,
  tradeName: text,
  legalForm: text,
  naf: text,
  activityDescription: text,
  activityStartDate: isoDate,
  companyStreet: text,
  companyPostalCode: text,
  companyCity: text,
  employeesCount: count,
  annualTurnover: positiveAmount,
  annualIncome: amount,
  selfEmployedStatus: text,
  registrationNumber: text,
  website: text,
  companyEmail: text,
  companyPhone: text,

  contributionDifficulty: yesNo,
  particularProblem: yesNo,
  careAccessDifficulty: yesNo,
  financialDifficulty: yesNo,
  personalLifeDifficulty: yesNo,
  familyLifeDifficulty: yesNo,
  disabilityInHousehold: yesNo,
  retirementInfo: yesNo,
  healthWorsenedByActivity: yesNo,
  healthHindersActivity: yesNo,
  careCostDifficulty: yesNo,
  childrenUnder25: yesNo,
  cafRightsReview: yesNo,
  renouncedCare: yesNo,
  hasComplementaryInsurance: yesNo,
  psychologistNeed: yesNo,
  cafBenefits: yesNo,
  retireeSupport: yesNo,
  sickLeave: yesNo,
  sickLeaveStart: isoDate,
  disability: yesNo,
  difficultyType: text,
  difficultyDescription: text,
  retirementStatus: text,
} as const;

export const ProfileSchema = z.strictObject({ ...profileShape, facts: FactsSchema }).partial();

/** What we know of a client. Flat; an absent key is unknown; never null. */
export type Profile = z.infer<typeof ProfileSchema>;
/** A key of the profile that is stored (not derived, not `facts`). */
export type StoredKey = Exclude<keyof Profile, 'facts'>;
export const STORED_KEYS = Object.keys(profileShape) as StoredKey[];

/**
 * What the client agreed to, recorded by the advisor.
 * `fiche`: that this record is kept. `situation`: that what they live through (money, family, dwelling) is.
 * `sante`: that health facts (RGPD art. 9) are kept and used.
 */
export const AgreementSchema = z.strictObject({
  scope: z.enum(['fiche', 'situation', 'sante']),
  givenOn: isoDate,
  how: z.enum(['oral', 'ecrit']),
  /** Last day it holds. Absent: until it is withdrawn. */
  until: isoDate.optional(),
  withdrawnOn: isoDate.optional(),
});
export type Agreement = z.infer<typeof AgreementSchema>;

/** What was decided with the client about an aid of the catalogue, by its id (`css`). */
export const AidRecordSchema = z.strictObject({
  /** Day on which the aid was put on the client's list. Absent: not on it. */
  retainedOn: isoDate.optional(),
  /** Texts of the documents already gathered. */
  papers: z.array(text).max(100).optional(),
});

export const ClientSchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** Shape of this record; earlier ones are brought up by `parseClient`. */
  schema: z.literal(2),
  /** Number of times the vault saved it; 0 = never. The vault refuses to save over a newer one. */
  version: z.number().int().min(0).default(0),
  createdAt: isoInstant,
  updatedAt: isoInstant,
  /** Day of the last contact with the client: how long the record is kept counts from it. */
  lastContactOn: isoDate,
  profile: ProfileSchema,
  agreements: z.array(AgreementSchema).max(100),
  /** Absent in records from before the aids. */
  aids: z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), AidRecordSchema).optional(),
});
export type Client = z.infer<typeof ClientSchema>;
/** Shape of a client record as written today. */
export const CLIENT_SCHEMA: Client['schema'] = ClientSchema.shape.schema.value;

export const AdvisorSchema = z
  .strictObject({
    advisorLastName: text,
    advisorFirstName: text,
    advisorEmail: text,
    advisorPhone: text,
    advisorOrganisation: text,
    advisorRole: text,
  })
  .partial();
/** The person who uses the extension. An absent key is unknown. */
export type Advisor = z.infer<typeof AdvisorSchema>;

/** One fault of a record. `path` is dotted (`profile.siret`), `message` is a French sentence without the value. */
export interface ShapeError {
  path: string;
  message: string;
}
export type Parsed<T> = { ok: true; value: T } | { ok: false; errors: ShapeError[] };

/** Reads a client record of unknown origin (vault, import), of this shape or of any earlier one. */
export function parseClient(input: unknown): Parsed<Client> {
  return parse(ClientSchema, upgradeClient(input));
}

/** Reads an advisor record of unknown origin. */
export function parseAdvisor(input: unknown): Parsed<Advisor> {
  return parse(AdvisorSchema, input);
}

/** A new, empty client. `now` is an ISO instant. */
export function newClient(id: string, now: string, profile: Profile = {}): Client {
  const lastContactOn = now.slice(0, 10);
  return { id, schema: 2, version: 0, createdAt: now, updatedAt: now, lastContactOn, profile, agreements: [] };
}

/** Derived facts that a flat file may state by itself, when their parts are not given. */
export type GivenDerived = Partial<Record<Exclude<(typeof DERIVED_KEYS)[number], 'householdIncomeAtMost'>, string>> & {
  /** Of no known threshold: worth a question to the advisor, never a sure answer. */
  householdIncomeAtMost?: boolean;
};

export interface ProfileFile {
  client: Client;
  advisor: Advisor;
  /** NIR and IBAN, which are not part of a record. */
  typedOnce: { nir?: string; iban?: string };
  given: GivenDerived;
  /** Keys that are not ours and were left aside, in words. */
  ignored: string[];
}

/**
 * Reads the flat client file of the command line: profile keys, advisor keys and `facts`, absent = unknown.
 * Whoever wrote the file answers for the client's agreement: it counts as given for health facts too.
 * null counts as absent; an unknown key, or a fact that cannot be one, is left aside and told; a wrong type refuses the file.
 */
export function readProfileFile(input: unknown, today: string): Parsed<ProfileFile> {
  if (!isRecord(input)) return fault('', 'Le fichier doit contenir un objet { « clé » : valeur }.');
  const profile: Record<string, unknown> = {};
  const advisor: Record<string, unknown> = {};
  const given: Record<string, string | boolean> = {};
  const errors: ShapeError[] = [];
  const ignored: string[] = [];
  for (const [key, value] of Object.entries(input)) {
    if (value === null || value === undefined) continue;
    if ((DERIVED_KEYS as readonly string[]).includes(key)) {
      const expected = key === 'householdIncomeAtMost' ? 'boolean' : 'string';
      if (typeof value === expected) given[key] = value as string | boolean;
      else errors.push({ path: key, message: `${nameOf(key)} : ${TYPE_WORDS[expected]}.` });
    } else if ((ADVISOR_KEYS as readonly string[]).includes(key)) advisor[key] = value;
    else if (key === 'facts' && isRecord(value)) profile.facts = readFileFacts(value, ignored);
    else if (key in ProfileSchema.shape) profile[key] = value;
    else ignored.push(unknownKey(key));
  }
  const readProfile = parse(ProfileSchema, profile);
  const readAdvisor = parse(AdvisorSchema, advisor);
  if (!readProfile.ok) errors.push(...readProfile.errors);
  if (!readAdvisor.ok) errors.push(...readAdvisor.errors);
  if (errors.length > 0 || !readProfile.ok || !readAdvisor.ok) return { ok: false, errors };
  const { nir, iban, ...kept } = readProfile.value;
  const typedOnce = { ...(nir === undefined ? {} : { nir }), ...(iban === undefined ? {} : { iban }) };
  const client = newClient('fichier', `${today}T00:00:00Z`, kept);
  client.agreements.push({ scope: 'sante', givenOn: today, how: 'oral' });
  return { ok: true, value: { client, advisor: readAdvisor.value, typedOnce, given: given as GivenDerived, ignored } };
}

/** The facts that have the shape of one; whether a value fits its fact is the business of whoever uses it. */
function readFileFacts(facts: Record<string, unknown>, ignored: string[]): Record<string, unknown> {
  const known = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    known.filter(([name, value]) => {
      const read = parse(FactsSchema, Object.fromEntries([[name, value]]));
      if (!read.ok) ignored.push(...read.errors.map(({ message }) => message));
      return read.ok;
    }),
  );
}

function parse<T>(schema: z.ZodType<T>, input: unknown): Parsed<T> {
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, errors: result.error.issues.flatMap(explain) };
}

function explain(issue: z.core.$ZodIssue): ShapeError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      message: unknownKey(key),
    }));
  }
  const name = path.length === 0 ? 'La fiche' : nameOf(path.at(-1) ?? '', path);
  return [{ path: path.join('.'), message: `${name} : ${expectation(issue)}.` }];
}

const TYPE_WORDS: Record<string, string> = {
  string: 'un texte est attendu',
  number: 'un nombre est attendu',
  int: 'un nombre entier est attendu',
  boolean: 'la réponse doit être vrai (true), faux (false), ou absente si elle n’est pas connue',
  array: 'une liste est attendue',
  object: 'un ensemble de rubriques est attendu',
  record: 'un ensemble de rubriques est attendu',
};

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_WORDS[issue.expected] ?? 'la valeur n’a pas la forme attendue';
    case 'invalid_value':
      return `la valeur doit être ${issue.values.map((value) => `« ${String(value)} »`).join(' ou ')}`;
    case 'too_small':
      return `la valeur est trop petite (au moins ${String(issue.minimum)})`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `c’est trop long (au plus ${String(issue.maximum)})`
        : `la valeur est trop grande (au plus ${String(issue.maximum)})`;
    case 'custom':
      return 'une date réelle est attendue, sous la forme AAAA-MM-JJ';
    case 'invalid_format':
      return 'une date et une heure ISO sont attendues';
    case 'invalid_key':
      return 'le nom doit être en minuscules, sans accent ni espace';
    default:
      return 'la valeur n’a pas la forme attendue';
  }
}

function nameOf(key: string, path: readonly string[] = [key]): string {
  const label = (LABELS as Record<string, { label: string } | undefined>)[key]?.label;
  if (label) return `${label} (${key})`;
  return `« ${clip(path.join('.'))} »`;
}

const unknownKey = (key: string): string => `« ${clip(key)} » n’est pas une rubrique connue${suggestion(key)}`;

/** Points to the known key that differs by case only, the usual slip. */
function suggestion(key: string): string {
  const known = [...PROFILE_KEYS, ...STORED_KEYS, 'facts'].find((name) => name.toLowerCase() === key.toLowerCase());
  return known && known !== key ? ` ; vouliez-vous dire « ${known} » ?` : '.';
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function fault(path: string, message: string): { ok: false; errors: ShapeError[] } {
  return { ok: false, errors: [{ path, message }] };
}

function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
