import type { Fact, FactName } from './lexicon/facts';
import { COMPOSITES, FACTS } from './lexicon/facts';
import type { Segment } from './lexicon/lexicon';
import { LABELS, neutralBeside } from './lexicon/lexicon';
import type { Party } from './lexicon/people';
import { factOfOptions } from './options';
import { own } from './own';
import { isForeign, partiesOf, VAGUE } from './owner';
import type { Field } from './page-form';

/** What a label says: which fact, of whom, and what stands against it. */
export interface Reading {
  fact: FactName | null;
  /** Facts asked together that cannot be answered together. */
  mixed: boolean;
  /** Those the label names, in order. */
  parties: Party[];
  /** The words that name them. */
  words: string;
  /** « si différente », « précédent »: the first word that forbids. */
  forbidding: string | null;
  /** Words the lexicon does not know, outside brackets. */
  strange: string[];
  /** The fact and the words that ask for it: « lastName nom usage ». */
  question: string;
  by: 'label' | 'type' | 'options' | 'description';
  /** « votre », « mon ». */
  reader: boolean;
  /** « son », « leur ». */
  someone: boolean;
  /** Whom the description names as the owner of this very fact: « Adresse » / « Adresse complète du siège social ». */
  described: Party | null;
}

/** A fact the type says by itself. */
const FACT_OF_TYPE: Readonly<Record<string, FactName>> = {
  email: 'email',
  phone: 'phone',
  siret: 'siret',
  iban: 'iban',
  civilite: 'civility',
  address: 'address',
  departements: 'department',
  regions: 'region',
};

/** Words that, alone, ask for a fact of what they name. */
const ASKED_ALONE: Readonly<Record<string, FactName>> = {
  entreprise: 'companyName',
  societe: 'companyName',
  structure: 'organisationName',
  organisme: 'organisationName',
  service: 'organisationName',
  'siege social': 'address',
  gerant: 'fullName',
  gerante: 'fullName',
  dirigeant: 'fullName',
  'chef entreprise': 'fullName',
  domicile: 'address',
  residence: 'address',
};

/** « Structure accompagnante », « Organisme prescripteur ». */
const isAdvisorStructure = (s: Segment | undefined): boolean =>
  s?.kind === 'party' && s.party === 'advisor' && /^(?:structure|organisme|service|association)\b/.test(s.text);

/** Words for the body somebody works for, whichever it is. */
const BODIES: ReadonlySet<string> = new Set(
  'structure organisme service association organisation institution administration collectivite etablissement entreprise'.split(
    ' ',
  ),
);

const isKindOfBody = (s: Segment): boolean => s.kind === 'party' && BODIES.has(s.text);

const LISTS: ReadonlySet<string> = new Set(['drop_down_list', 'multiple_drop_down_list']);

/** « code postal de l'adresse professionnelle »: the address only says of which place. */
const PART_OF_ADDRESS: ReadonlySet<FactName> = new Set([
  'postalCode',
  'city',
  'addressComplement',
  'department',
  'region',
  'country',
  'postalCodeAndCity',
  'street',
]);

/** Facts whose options may say better than the label what is asked. */
const SETTLED_BY_OPTIONS: ReadonlySet<FactName> = new Set([
  'status',
  'activity',
  'legalForm',
  'profession',
  'advisorRole',
]);

const composites = new Map(COMPOSITES.map(([parts, whole]) => [[...parts].sort().join('+'), whole]));

function compose(facts: readonly FactName[]): FactName | null {
  if (facts.length <= 1) return facts[0] ?? null;
  return composites.get([...facts].sort().join('+')) ?? null;
}

const neutralFact = (fact: FactName, other: FactName): boolean =>
  fact === other || FACTS[other].phrases.some((p) => neutralBeside(fact, p));

const factsIn = (segments: readonly Segment[]): FactName[] => [
  ...new Set(segments.flatMap((s) => (s.kind === 'fact' ? [s.fact] : []))),
];

const TERRITORY: ReadonlySet<FactName> = new Set(['city', 'department', 'region', 'country']);

/** « Adresse de la commune » is the town hall's; « adresse, commune » is one's own. */
function ofTerritory(segments: readonly Segment[]): boolean {
  const facts = segments.filter((s) => s.kind === 'fact' && !s.aside);
  const first = facts[0];
  if (first?.kind !== 'fact' || PART_OF_ADDRESS.has(first.fact)) return false;
  return facts.slice(1).some((s) => s.kind === 'fact' && TERRITORY.has(s.fact) && !s.joined);
}

/** The one fact a text asks for; null with `mixed` when it asks for several. */
function factIn(segments: readonly Segment[]): { fact: FactName | null; mixed: boolean } {
  if (ofTerritory(segments)) return { fact: null, mixed: true };
  let facts = factsIn(segments.filter((s) => !s.aside));
  const asides = factsIn(segments.filter((s) => s.aside));
  const head = facts[0];
  if (head === undefined) facts = asides;
  else if (asides.length > 0) {
    // « Adresse (numéro et rue) » is made narrower by its brackets, « Téléphone (courriel à défaut) » is not one question.
    const narrowed = compose([...new Set([...facts, ...asides])]);
    if (narrowed !== null) facts = [narrowed];
    else if (asides.some((a) => !neutralFact(head, a))) facts = [...new Set([...facts, ...asides])];
  }
  const first = facts[0];
  if (first === undefined) return { fact: null, mixed: false };
  if (PART_OF_ADDRESS.has(first) && facts[1] === 'address') facts = facts.filter((f) => f !== 'address');
  const fact = compose(facts) ?? compose(facts.filter((f) => f === first || !neutralFact(first, f)));
  return { fact, mixed: fact === null };
}

export const canHold = (fact: FactName, type: string): boolean => (FACTS[fact] as Fact).types.includes(type);

/** « Département de naissance » in a list of departments is no address. */
const isOfBirth = (fact: FactName): boolean => (FACTS[fact] as Fact).nature === 'intimate';

const hasKey = (fact: FactName): boolean => Object.keys(FACTS[fact].keys).length > 0;

export type LabelRead = ReturnType<typeof LABELS.read>;

export function readLabel(field: Field, { segments, said }: LabelRead): Reading {
  let { fact, mixed } = factIn(segments);
  // « A (VILLE) »: the words outside the brackets must say something.
  if (segments.length > 0 && segments.every((s) => s.aside)) mixed = true;
  let by: Reading['by'] = 'label';
  const describedAs = readDescription(field.description);

  const first = segments[0];
  // « Structure du référent » asks for a name.
  if (
    fact === null &&
    !mixed &&
    first?.kind === 'party' &&
    first.party === 'organisation' &&
    segments.some((s) => s.kind === 'party' && s.party === 'advisor')
  )
    fact = 'organisationName';

  // « Entreprise » alone asks for its name, « Siège social » for its address.
  const named = segments.filter((s) => s.kind !== 'neutral' && !s.aside);
  const alone = fact === null && !mixed && named.length === 1 && named[0]?.kind === 'party' ? named[0].text : null;
  if (alone !== null) fact = ASKED_ALONE[alone] ?? (isAdvisorStructure(named[0]) ? 'organisationName' : null);
  // « Domicile de l'exploitant », « Siège social de l'entreprise ».
  else if (
    fact === null &&
    !mixed &&
    named.length > 1 &&
    named.every((s) => s.kind === 'party') &&
    ASKED_ALONE[named[0]?.text ?? ''] === 'address'
  )
    fact = 'address';
  if (fact === 'difficultyDescription' && LISTS.has(field.type)) fact = 'difficultyType';
  // « Vos difficultés actuelles », with room to tell them.
  if (fact === 'difficultyType' && field.type === 'textarea') fact = 'difficultyDescription';
  // « Organisme / service », « Structure ou association ».
  if (fact === null && !mixed && named.length > 1 && named.every(isKindOfBody)) fact = 'organisationName';

  const ofOptions = LISTS.has(field.type) ? factOfOptions(field.options) : null;
  const ofType = own(FACT_OF_TYPE, field.type) ?? null;
  if (!mixed && ofOptions !== null && (fact === null || SETTLED_BY_OPTIONS.has(fact))) {
    by = fact === null ? 'options' : 'label';
    fact = ofOptions;
  } else if (!mixed && ofType !== null && (fact === null || (!canHold(fact, field.type) && !isOfBirth(fact)))) {
    fact = ofType;
    by = 'type';
  } else if (fact !== null && !hasKey(fact) && describedAs.fact !== null && !describedAs.mixed) {
    // « RIB », described as « IBAN »; « N° INSEE », described as « numéro de sécurité sociale ».
    fact = describedAs.fact;
    by = 'description';
  }

  const beside = (s: Segment): boolean => fact !== null && neutralBeside(fact, s.text);
  const remark = (s: Segment): boolean =>
    s.kind === 'party' &&
    beside(s) &&
    (s.aside || s.joined || s.party === 'contact' || s.party === 'company' || s.party === 'role');
  // « SIRET (loueur professionnel) »: the brackets say who has one.
  const holder = (s: Segment): boolean =>
    s.kind === 'party' &&
    s.aside &&
    fact !== null &&
    (FACTS[fact] as Fact).nature === 'company' &&
    HOLDERS.has(s.party);
  // « Adresse du candidat (telle qu'elle doit figurer sur le diplôme) »: a thing inside an explanation.
  const explaining = (s: Segment, i: number): boolean =>
    s.kind === 'party' && s.aside && isForeign(s.party) && explainedBefore(segments, i);
  const forbidding = segments.flatMap((s) => (s.kind === 'forbidding' && !beside(s) ? [s.text] : []));
  return {
    fact,
    mixed,
    question: `${fact} ${segments.flatMap((s) => (s.kind === 'fact' ? [s.text] : [])).join(' ')}`,
    parties: partiesOf(segments.filter((s, i) => !remark(s) && !holder(s) && !explaining(s, i))),
    words: segments.flatMap((s) => (s.kind === 'party' ? [s.text] : [])).join(' '),
    forbidding: forbidding.find((s) => s !== LAST_YEAR) ?? forbidding[0] ?? null,
    strange: segments
      .filter((s) => s.kind === 'unknown' && !s.aside && s.text !== '1' && !beside(s))
      .map((s) => s.text),
    by,
    reader: said.reader,
    someone: said.someone,
    described:
      describedAs.fact === null || describedAs.fact === fact || describedAs.party === null || describedAs.alone
        ? describedAs.party
        : null,
  };
}

const OF_OURS: ReadonlySet<Party> = new Set(['client', 'private', 'head']);

/** An unknown word, a verb, stands before it in its brackets, and the label itself names one of ours. */
const explainedBefore = (segments: readonly Segment[], i: number): boolean =>
  segments.slice(0, i).some((s) => s.aside && s.kind === 'unknown') &&
  segments.some((s) => !s.aside && s.kind === 'party' && OF_OURS.has(s.party)) &&
  !segments.some((s) => !s.aside && s.kind === 'party' && !OF_OURS.has(s.party));

/** « N-1 »: forbids unless it is the only year asked. */
export const LAST_YEAR = 'anneederniere';

const HOLDERS: ReadonlySet<Party> = new Set(['role', 'work', 'head', 'company', 'client']);

/** « Adresse de l'établissement où est formé l'apprenti »: who is met there owns nothing. */
const RELATIVE = /\b(?:où|dans lequel|dans laquelle|auquel) (?:est|sera|sont|seront|travaillent) \p{L}/u;

const NOT_DESCRIBED = { fact: null, mixed: false, party: null, alone: false } as const;
/** A longer description explains; a short one says again what is asked. */
const DESCRIPTION_LENGTH = 120;

/**
 * What a short description says again: « Nom du demandeur », « De l'employeur ».
 * A party counts only when it stands right after the fact, or begins the description.
 */
function readDescription(description: string | null): {
  fact: FactName | null;
  mixed: boolean;
  party: Party | null;
  alone: boolean;
} {
  const line = description?.trim().split(/[\n.;!?]/, 1)[0] ?? '';
  if (line === '' || line.length > DESCRIPTION_LENGTH) return NOT_DESCRIBED;
  const { segments } = LABELS.read(line);
  const told = segments.filter((s) => s.kind !== 'neutral');
  const at = told.findIndex((s) => s.kind === 'fact');
  const next = told[at + 1];
  const start = told[0];
  const alone = start?.kind === 'party' && /^(?:de|du|des|d['’])/i.test(line);
  const after = told.slice(at + 1);
  const own = alone ? start.party : at === 0 && next?.kind === 'party' && !next.joined ? next.party : null;
  // « Adresse du siège social de l'association »: what completes it decides.
  const foreign =
    own === null || RELATIVE.test(line)
      ? undefined
      : after.find((s) => s.kind === 'party' && !s.joined && isForeign(s.party));
  const named = foreign?.kind === 'party' ? foreign.party : own;
  // A vague word in an explanation says nothing more than the label.
  const party = named !== null && VAGUE.has(named) ? null : named;
  const { fact, mixed } = factIn(segments);
  return { fact, mixed, party, alone };
}
