import type { ProfileKey } from '../profile/keys';
import { matchIdentity } from './identity';
import type { Fact, FactName } from './lexicon/facts';
import { COMPOSITES, FACTS } from './lexicon/facts';
import type { Segment } from './lexicon/lexicon';
import { LABELS, neutralBeside } from './lexicon/lexicon';
import type { Party } from './lexicon/people';
import type { Evidence, LearnedField, Match, NoKey, Owner } from './matching';
import { factOfOptions, optionsAgree } from './options';
import type { Title } from './owner';
import { chief, isForeign, partiesOf, readContext, readTitle } from './owner';
import { PACKS } from './packs';
import type { Pack } from './packs/pack';
import { questionOf, thresholdOf } from './packs/pack';
import type { Field, PageForm } from './page-form';
import { fold } from './text';

/*
 * Whose data first, then which fact (matching.design.md). Confidence steps:
 */
/** Somebody taught it, a pack knows it, the label names fact and owner. */
const CERTAIN = 0.97;
/** The label names the fact, the section its owner. */
const BY_SECTION = 0.92;
/** The label names the fact and nothing speaks of anybody else. */
const BY_DEFAULT = 0.86;
/** Likely, but a person should say so. */
const ASK = 0.6;
/** A guess worth showing. */
const FAINT = 0.4;

/** What one form says as a whole. */
interface FormSense {
  packs: readonly Pack[];
  /** Filed by an association or a public body: its « structure » and its « représentant » are not the client's. */
  charity: boolean;
  /** Speaks of a business that asks something for itself. */
  business: boolean;
  /** About pupils, children, members…: a bare name may be theirs. */
  aboutOthers: boolean;
  title: Title | null;
}

/** What was said in the fields just before, in the same section. */
interface Thread {
  scope: string;
  /** Of whom the last explicit label spoke. */
  party: Party | null;
  /** Names of a person, facts of a company seen in this section. */
  person: boolean;
  company: boolean;
  /** Bare facts already asked in this section. */
  asked: Set<string>;
}

/**
 * Says, for each field, which fact of ours it asks for, how sure that is and why.
 *
 * Pure. One match per field, in order. Never throws on strange labels. `learned` are the links this advisor made for
 * the form's host family; they win after a check of label and type.
 */
export function match(form: PageForm, learned: readonly LearnedField[], packs: readonly Pack[] = PACKS): Match[] {
  const taught = new Map(learned.filter((l) => l.hostFamily === form.hostFamily).map((l) => [l.stableId, l]));
  if (form.place === 'identity') return form.fields.map((field) => matchIdentity(form, field));
  const sense = senseOf(form, packs);
  let thread: Thread = freshThread('');
  return form.fields.map((field) => {
    const scope = JSON.stringify([field.sections, field.context, field.repetition]);
    if (scope !== thread.scope) thread = freshThread(scope);
    const known = taught.get(field.stableId);
    if (
      known !== undefined &&
      field.refusal === null &&
      known.type === field.type &&
      fold(known.label) === fold(field.label)
    )
      return learnedMatch(field, known);
    if (form.place === 'siret') return siretStep(field);
    return matchField(field, sense, thread);
  });
}

function freshThread(scope: string): Thread {
  return { scope, party: null, person: false, company: false, asked: new Set() };
}

function learnedMatch(field: Field, learned: LearnedField): Match {
  return {
    fieldId: field.id,
    owner: 'unknown',
    key: learned.key,
    alternatives: [],
    threshold: thresholdFor(learned.key, field.label),
    confidence: 1,
    evidence: [
      {
        kind: 'learned',
        text:
          learned.key === null ? 'Vous avez demandé de ne jamais remplir ce champ' : 'Vous avez dit ce qu’est ce champ',
      },
    ],
    noKey: learned.key === null ? 'unknown' : null,
  };
}

/** The SIRET step writes a company's public data into the dossier: on request only (contract §3). */
function siretStep(field: Field): Match {
  return field.type === 'siret'
    ? found(field, 'company', 'siret', 0.7, [
        { kind: 'type', text: 'Page SIRET : la recherche inscrit l’entreprise dans le dossier' },
      ])
    : nothing(field, 'unknown', 'unknown', []);
}

function thresholdFor(key: ProfileKey | null, label: string): number | null {
  if (key === 'retirementInfo') return thresholdOf('age', label);
  if (key === 'householdIncomeAtMost') return thresholdOf('amount', label);
  return null;
}

const nothing = (field: Field, owner: Owner, noKey: NoKey, evidence: Evidence[]): Match => ({
  fieldId: field.id,
  owner,
  key: null,
  alternatives: [],
  threshold: null,
  confidence: 0,
  evidence,
  noKey,
});

const found = (
  field: Field,
  owner: Owner,
  key: ProfileKey,
  confidence: number,
  evidence: Evidence[],
  alternatives: readonly ProfileKey[] = [],
): Match => ({
  fieldId: field.id,
  owner,
  key,
  alternatives: [...alternatives],
  threshold: thresholdFor(key, field.label),
  confidence,
  evidence,
  noKey: null,
});

/** Types that hold no fact of ours, with the reason. */
const NEVER: Readonly<Record<string, NoKey>> = {
  checkbox: 'consent',
  engagement_juridique: 'consent',
  piece_justificative: 'file',
  titre_identite: 'file',
  carte: 'unsupported',
  dossier_link: 'unsupported',
  rna: 'unsupported',
  rnf: 'unsupported',
  annuaire_education: 'unsupported',
  cnaf: 'unsupported',
  dgfip: 'unsupported',
  pole_emploi: 'unsupported',
  mesri: 'unsupported',
  cojo: 'unsupported',
  referentiel: 'unsupported',
  pre_rempli: 'unsupported',
  quotient_familial: 'unsupported',
  epci: 'unknown',
  linked_drop_down_list: 'unknown',
};

const REFUSED: Readonly<Record<string, NoKey>> = {
  attestation: 'consent',
  file: 'file',
  map: 'unsupported',
  unsupported: 'unsupported',
  lookup: 'unsupported',
};

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

const quote = (text: string): string => `« ${text.length > 60 ? `${text.slice(0, 59)}…` : text} »`;

function senseOf(form: PageForm, packs: readonly Pack[]): FormSense {
  const title = form.procedure.title === null ? null : readTitle(form.procedure.title);
  const plainTitle = fold(form.procedure.title ?? '');
  const path = form.procedure.path ?? '';
  let company = 0;
  let charity = 0;
  let explicit = false;
  for (const { label } of form.fields) {
    const plain = fold(label.slice(0, 200));
    if (/\b(?:raison sociale|entreprise|societe|exploitation|chiffre d'affaires?|naf|ape|rcs)\b/.test(plain)) company++;
    if (/\b(?:enfant|eleve|mineur|apprenti)\b/.test(plain)) explicit = true;
    if (/\b(?:association|asso|rna|collectivite|mairie|maire|epci|president)\b/.test(plain)) charity++;
  }
  const businessTitle =
    /\b(?:entreprise|entrepreneur|independant|commerce|commercant|artisan|tpe|pme|exploit|agricole|agriculteur|professionnel|debit de boisson)/.test(
      plainTitle,
    );
  const charityTitle =
    /\b(?:association|collectivite|commune|appels? a projets?|aap|pdasr|epci|etablissements? (?:scolaire|de sante)|laboratoire|universit)/.test(
      plainTitle,
    );
  return {
    packs: packs.filter((pack) => knows(pack, plainTitle, path, form)),
    charity: (charityTitle && !businessTitle) || (charity > 0 && charity >= company && !businessTitle),
    business: businessTitle || company > charity,
    aboutOthers: /\b(?:enfant|eleve|mineur|scolaire|apprenti)/.test(plainTitle) && !explicit,
    title,
  };
}

function knows(pack: Pack, title: string, path: string, form: PageForm): boolean {
  if (pack.titles.some((t) => t.test(title)) || pack.paths.some((p) => p.test(path))) return true;
  const seen = new Set<ProfileKey>();
  for (const field of form.fields) {
    if (field.type !== 'yes_no') continue;
    const question = questionOf(pack, field.label, field.type);
    if (question?.anywhere === true) seen.add(question.key);
  }
  return seen.size >= pack.questionsNeeded;
}

function matchField(field: Field, sense: FormSense, thread: Thread): Match {
  const never = field.refusal === null ? NEVER[field.type] : REFUSED[field.refusal];
  if (never !== undefined) return nothing(field, 'unknown', never, neverWhy(never));

  const { segments, said } = LABELS.read(field.label);
  const byPack = fromPack(field, sense);
  if (byPack !== null) return byPack;
  const result = fromLabel(field, segments, said.someone, sense, thread);
  follow(thread, segments, field);
  return result;
}

function neverWhy(why: NoKey): Evidence[] {
  if (why === 'consent') return [{ kind: 'veto', text: 'Case à cocher : à lire au client et à cocher par lui' }];
  if (why === 'file') return [{ kind: 'veto', text: 'Pièce à joindre : à déposer à la main' }];
  return [{ kind: 'veto', text: 'Type de champ laissé à la main' }];
}

const CONSENT =
  /\b(?:j'?accepte|accepte[rz]?[- ]?vous|acceptez|autorise[rz]?|j'autorise|consens|consente[rz]|consentement|certifie[rz]?|atteste[rz]?|m'engage|je m engage|vous engagez|reconnais(?:sez)?|sur l'honneur|declare (?:que|avoir|etre|sur)|avoir pris connaissance|lu et approuve)\b/;

function fromPack(field: Field, sense: FormSense): Match | null {
  if (CONSENT.test(fold(field.label))) return field.type === 'yes_no' ? consent(field) : null;
  for (const pack of sense.packs) {
    const question = questionOf(pack, field.label, field.type);
    if (question === null || field.repetition !== null) continue;
    return found(
      field,
      'beneficiary',
      question.key,
      CERTAIN,
      [{ kind: 'pack', text: `${pack.name} : question reconnue` }],
      question.alternatives,
    );
  }
  if (field.type === 'yes_no' && field.repetition === null)
    for (const pack of PACKS) {
      const question = questionOf(pack, field.label, field.type);
      // The same question elsewhere: only when it speaks to the reader, and of nobody else.
      if (question?.anywhere !== true || !/\b(?:vous|votre|vos|je|mon|ma|mes)\b/.test(fold(field.label))) continue;
      const other = foreignAround(field);
      if (other !== null) return nothing(field, 'other-person', 'other-person', [other]);
      return found(field, 'beneficiary', question.key, BY_SECTION, [
        { kind: 'pack', text: `${pack.name} : même question` },
      ]);
    }
  return null;
}

const consent = (field: Field): Match =>
  nothing(field, 'unknown', 'consent', [
    { kind: 'veto', text: 'Engagement ou accord : à lire au client, il répond lui-même' },
  ]);

/** A title around the field that speaks of somebody or something else. */
function foreignAround(field: Field): Evidence | null {
  for (const title of titlesOf(field)) {
    if (title.party !== null && (isForeign(title.party) || title.party === 'spouse'))
      return { kind: 'veto', text: `Rubrique : ${quote(title.text)}` };
    if (title.party !== null) return null;
  }
  return null;
}

/** Innermost first. */
function titlesOf(field: Field): Title[] {
  const context = readContext(field.context);
  const sections = field.sections.map(readTitle).reverse();
  return context === null ? sections : [context, ...sections];
}

/** What the label alone says. */
interface Reading {
  fact: FactName | null;
  /** Facts asked together that we cannot answer together. */
  mixed: boolean;
  parties: Party[];
  forbidding: Segment | null;
  strange: Segment[];
  by: 'label' | 'type' | 'options';
}

/** Facts that name a place are followed by the place's own words: « code postal de l'adresse professionnelle ». */
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

function readLabel(field: Field, segments: readonly Segment[]): Reading {
  const factsIn = (list: readonly Segment[]): FactName[] => [
    ...new Set(list.flatMap((s) => (s.kind === 'fact' ? [s.fact] : []))),
  ];
  let facts = factsIn(segments.filter((s) => !s.aside));
  const asides = factsIn(segments.filter((s) => s.aside));
  if (facts.length === 0) facts = asides;
  else if (asides.length > 0) {
    const wider = compose([...new Set([...facts, ...asides])]);
    if (wider !== null && asides.every((a) => !facts.includes(a))) facts = [wider];
    else if (asides.some((a) => !neutralFact(facts[0], a))) facts = [...facts, ...asides];
  }
  if (facts.length > 1 && facts[0] !== undefined && PART_OF_ADDRESS.has(facts[0])) {
    const rest = facts.filter((f) => f !== 'address');
    if (facts[1] === 'address') facts = rest;
  }
  let fact: FactName | null = compose(facts);
  if (fact === null && facts.length > 1) {
    const first = facts[0];
    fact = compose(facts.filter((f) => f === first || !neutralFact(first, f)));
  }
  const mixed = fact === null && facts.length > 1;
  // « Organisme » or « Organisme du référent » ask for a name, when an advisor is meant.
  if (facts.length === 0 && segments[0]?.kind === 'party' && segments[0].party === 'organisation')
    fact = 'establishmentName';
  let by: Reading['by'] = 'label';

  const ofOptions =
    field.type === 'drop_down_list' || field.type === 'multiple_drop_down_list' ? factOfOptions(field.options) : null;
  const ofType = FACT_OF_TYPE[field.type] ?? null;
  if (
    ofOptions !== null &&
    (fact === null || fact === 'status' || fact === 'activity' || fact === 'legalForm') &&
    !mixed
  ) {
    by = fact === null ? 'options' : 'label';
    fact = ofOptions;
  } else if (ofType !== null && !mixed && (fact === null || !allows(fact, field.type))) {
    fact = ofType;
    by = 'type';
  }
  const beside = (s: Segment): boolean => fact !== null && neutralBeside(fact, s.text);
  return {
    fact,
    mixed,
    parties: partiesOf(
      segments.filter(
        (s) =>
          !(
            s.kind === 'party' &&
            beside(s) &&
            (s.aside || isForeign(s.party) || s.party === 'contact' || s.party === 'company')
          ),
      ),
    ),
    forbidding: segments.find((s) => s.kind === 'forbidding' && !beside(s)) ?? null,
    strange: segments.filter((s) => s.kind === 'unknown' && !s.aside && !beside(s)),
    by,
  };
}

const neutralFact = (fact: FactName | undefined, other: FactName): boolean =>
  fact === other || (fact !== undefined && FACTS[other].phrases.some((p) => neutralBeside(fact, p)));

const composites = new Map(COMPOSITES.map(([parts, whole]) => [[...parts].sort().join('+'), whole]));

function compose(facts: readonly FactName[]): FactName | null {
  if (facts.length === 0) return null;
  if (facts.length === 1) return facts[0] ?? null;
  return composites.get([...facts].sort().join('+')) ?? null;
}

const allows = (fact: FactName, type: string): boolean => (FACTS[fact] as Fact).types.includes(type);

interface Whose {
  owner: 'beneficiary' | 'company' | 'advisor' | 'spouse' | null;
  confidence: number;
  evidence: Evidence[];
  noKey: NoKey;
}

function fromLabel(
  field: Field,
  segments: readonly Segment[],
  someone: boolean,
  sense: FormSense,
  thread: Thread,
): Match {
  const reading = readLabel(field, segments);
  const { fact } = reading;
  const label: Evidence = {
    kind: reading.by,
    text:
      reading.by === 'label'
        ? `Intitulé : ${quote(field.label)}`
        : reading.by === 'type'
          ? `Type du champ : ${field.type}`
          : 'Choix proposés reconnus',
  };

  if (reading.mixed)
    return nothing(field, 'unknown', 'ambiguous', [
      { kind: 'veto', text: 'Plusieurs réponses demandées dans un seul champ' },
    ]);
  if (fact === null) return nothing(field, 'unknown', 'unknown', []);
  const spec: Fact = FACTS[fact];
  if (!allows(fact, field.type) && reading.by !== 'options')
    return nothing(field, 'unknown', 'unknown', [
      label,
      { kind: 'veto', text: 'Ce type de champ ne peut pas recevoir cette réponse' },
    ]);
  if (reading.forbidding !== null)
    return nothing(field, 'unknown', 'ambiguous', [
      label,
      { kind: 'veto', text: `Précision de l’intitulé : ${quote(reading.forbidding.text)}` },
    ]);
  if (field.type === 'yes_no' && CONSENT.test(fold(field.label))) return consent(field);
  if (spec.types.length === 0 || Object.keys(spec.keys).length === 0)
    return nothing(field, 'unknown', 'ambiguous', [label]);

  const whose = whoseIs(field, fact, spec, reading, someone, sense, thread);
  const evidence = [label, ...whose.evidence];
  if (whose.owner === null)
    return nothing(
      field,
      whose.noKey === 'thing' ? 'thing' : whose.noKey === 'other-person' ? 'other-person' : 'unknown',
      whose.noKey,
      evidence,
    );
  if (whose.owner === 'spouse') return found(field, 'beneficiary', 'spouseName', whose.confidence, evidence);

  const key = spec.keys[whose.owner];
  if (key === undefined) return nothing(field, whose.owner, 'unknown', evidence);
  let confidence = whose.confidence;

  if (reading.strange.length > 0) {
    evidence.push({
      kind: 'veto',
      text: `Mot inconnu dans l’intitulé : ${quote(reading.strange.map((s) => s.text).join(', '))}`,
    });
    if (spec.nature === 'either' || reading.strange.length > 1) return nothing(field, whose.owner, 'unknown', evidence);
    confidence = Math.min(confidence, FAINT);
  }
  const agree = field.options === null || reading.by === 'options' ? null : optionsAgree(fact, field.options);
  if (agree === false)
    return nothing(field, whose.owner, 'unknown', [
      ...evidence,
      { kind: 'veto', text: 'Les choix proposés ne correspondent pas' },
    ]);
  if (agree === true) evidence.push({ kind: 'options', text: 'Choix proposés reconnus' });
  if (reading.by === 'options') confidence = Math.min(confidence, fact === 'civility' ? ASK : BY_DEFAULT);
  if (fact === 'difficultyType') confidence = Math.min(confidence, ASK);

  const alternatives = whose.owner === 'advisor' ? [] : (spec.alternatives?.[whose.owner] ?? []);
  return found(field, whose.owner === 'company' ? 'company' : whose.owner, key, confidence, evidence, alternatives);
}

const vetoed = (noKey: NoKey, text: string): Whose => ({
  owner: null,
  confidence: 0,
  evidence: [{ kind: 'veto', text }],
  noKey,
});

const PARTY_WORDS: Record<Party, string> = {
  client: 'le demandeur',
  head: 'le dirigeant',
  contact: 'une personne à identifier',
  company: 'l’entreprise',
  organisation: 'une structure à identifier',
  advisor: 'l’accompagnant',
  spouse: 'le conjoint',
  'other-person': 'une autre personne',
  'other-organisation': 'un autre organisme',
  thing: 'autre chose (projet, lieu, objet)',
};

/** Decides of whom a field asks: its label, then its row, then its titles, then what stands before it. */
function whoseIs(
  field: Field,
  fact: FactName,
  spec: Fact,
  reading: Reading,
  someone: boolean,
  sense: FormSense,
  thread: Thread,
): Whose {
  if (field.repetition !== null) return inRepetition(field, fact, spec, reading);
  const titles = titlesOf(field);
  const around = titles.find((t) => t.party !== null) ?? null;
  const foreignTitle =
    around !== null &&
    around.party !== null &&
    (isForeign(around.party) || around.party === 'spouse' || around.party === 'advisor')
      ? around
      : null;
  const inTitle = (t: Title): Evidence => ({ kind: 'section', text: `Rubrique : ${quote(t.text)}` });

  // 1. The label names somebody.
  const foreign = reading.parties.find((p) => isForeign(p) || p === 'spouse');
  if (foreign !== undefined && !(reading.by === 'options' && foreign === 'thing')) {
    if (fact === 'spouseName') return { owner: 'beneficiary', confidence: BY_SECTION, evidence: [], noKey: 'unknown' };
    return vetoed(
      foreign === 'thing' ? 'thing' : 'other-person',
      `L’intitulé parle d’autre chose : ${PARTY_WORDS[foreign]}`,
    );
  }
  const named =
    reading.parties.includes('advisor') && reading.parties[0] === 'organisation' ? 'advisor' : chief(reading.parties);
  if (named !== null) {
    const said: Evidence = { kind: 'label', text: `L’intitulé nomme ${PARTY_WORDS[named]}` };
    switch (named) {
      case 'client':
        if (reading.parties.includes('advisor'))
          return vetoed('ambiguous', 'L’intitulé nomme le demandeur et son accompagnant');
        return { owner: 'beneficiary', confidence: CERTAIN, evidence: [said], noKey: 'unknown' };
      case 'advisor':
        return { owner: 'advisor', confidence: BY_SECTION, evidence: [said], noKey: 'unknown' };
      case 'company': {
        if (foreignTitle !== null && foreignTitle.party !== 'thing')
          return vetoed('other-person', `Rubrique : ${quote(foreignTitle.text)}`);
        const owner = spec.nature === 'person' || spec.nature === 'intimate' ? 'beneficiary' : 'company';
        return { owner, confidence: sense.charity ? ASK : BY_SECTION, evidence: [said], noKey: 'unknown' };
      }
      case 'head': {
        if (foreignTitle !== null && foreignTitle.party !== 'thing')
          return vetoed('other-person', `Rubrique : ${quote(foreignTitle.text)}`);
        return {
          owner: 'beneficiary',
          confidence: sense.charity ? ASK : BY_SECTION,
          evidence: [said],
          noKey: 'unknown',
        };
      }
      case 'organisation':
        if (foreignTitle !== null) return vetoed('other-person', `Rubrique : ${quote(foreignTitle.text)}`);
        return { owner: 'company', confidence: ASK, evidence: [said], noKey: 'unknown' };
      default:
        if (foreignTitle !== null) return vetoed('other-person', `Rubrique : ${quote(foreignTitle.text)}`);
        return { owner: 'beneficiary', confidence: FAINT, evidence: [said], noKey: 'unknown' };
    }
  }
  if (someone) return vetoed('other-person', 'L’intitulé parle de quelqu’un d’autre (« son », « leur »)');

  // 2. What stands just before names somebody else: « Nom de l'employeur », then « Adresse ».
  const before = thread.party;
  const other = before !== null && (isForeign(before) || before === 'spouse' || before === 'contact');
  const spared =
    spec.nature === 'company' ||
    (before === 'thing' && !PLACE.has(fact)) ||
    (spec.nature === 'intimate' && (before === 'contact' || before === 'other-organisation'));
  if (before !== null && other && !spared)
    return vetoed(
      before === 'thing' ? 'thing' : before === 'contact' ? 'ambiguous' : 'other-person',
      `Le champ précédent parle d’autre chose : ${PARTY_WORDS[before]}`,
    );

  // 3. The titles.
  if (around !== null && around.party !== null) {
    const ev = inTitle(around);
    const mixedWith = around.others.find((p) => p !== around.party);
    switch (around.party) {
      case 'client':
      case 'head': {
        if (sense.charity && around.party === 'head')
          return { owner: 'beneficiary', confidence: ASK, evidence: [ev], noKey: 'unknown' };
        const unsure =
          mixedWith !== undefined && isForeign(mixedWith) && spec.nature === 'either' && fact !== 'lastName';
        return settle(
          field,
          fact,
          spec,
          { owner: 'beneficiary', confidence: unsure ? ASK : BY_SECTION, evidence: [ev], noKey: 'unknown' },
          thread,
        );
      }
      case 'advisor':
        if (spec.keys.advisor === undefined) return vetoed('other-person', `Rubrique : ${quote(around.text)}`);
        return { owner: 'advisor', confidence: BY_SECTION, evidence: [ev], noKey: 'unknown' };
      case 'spouse':
        if (fact === 'fullName') return { owner: 'spouse', confidence: BY_SECTION, evidence: [ev], noKey: 'unknown' };
        return vetoed('other-person', `Rubrique : ${quote(around.text)}`);
      case 'company':
        return settle(field, fact, spec, companyOrHead(fact, spec, sense, thread, ev), thread);
      case 'organisation': {
        const base = companyOrHead(fact, spec, sense, thread, ev);
        return {
          ...base,
          confidence: sense.business && spec.nature === 'company' ? base.confidence : Math.min(base.confidence, ASK),
        };
      }
      case 'contact':
        return { owner: 'beneficiary', confidence: ASK, evidence: [ev], noKey: 'unknown' };
      case 'thing':
        if (spec.nature === 'intimate')
          return { owner: 'beneficiary', confidence: ASK, evidence: [ev], noKey: 'unknown' };
        if (spec.nature === 'company')
          return {
            owner: 'company',
            confidence:
              fact === 'companyName' ||
              fact === 'tradeName' ||
              fact === 'activity' ||
              fact === 'activityStart' ||
              fact === 'status'
                ? ASK
                : BY_DEFAULT,
            evidence: [ev],
            noKey: 'unknown',
          };
        return vetoed('thing', `Rubrique : ${quote(around.text)}`);
      default:
        return vetoed('other-person', `Rubrique : ${quote(around.text)}`);
    }
  }

  // 4. Nobody is named: the form is the client's.
  const nearest = titles[0] ?? null;
  const strange = nearest?.strange === true && !nearest.reader;
  const evidence: Evidence[] = nearest === null ? [] : [inTitle(nearest)];
  if (spec.nature === 'company')
    return settle(
      field,
      fact,
      spec,
      { owner: 'company', confidence: sense.charity ? ASK : BY_DEFAULT, evidence, noKey: 'unknown' },
      thread,
    );
  if (spec.nature === 'intimate')
    return settle(
      field,
      fact,
      spec,
      { owner: 'beneficiary', confidence: BY_DEFAULT, evidence, noKey: 'unknown' },
      thread,
    );
  let confidence = strange || (sense.aboutOthers && nearest === null) ? ASK : BY_DEFAULT;
  if (sense.charity && spec.nature === 'either') confidence = ASK;
  if (spec.nature === 'either' && PLACE.has(fact)) {
    if (before === 'company' || (thread.company && !thread.person))
      return settle(field, fact, spec, { owner: 'company', confidence, evidence, noKey: 'unknown' }, thread);
    if (thread.company && thread.person && before !== 'client' && before !== 'head') confidence = ASK;
  }
  return settle(field, fact, spec, { owner: 'beneficiary', confidence, evidence, noKey: 'unknown' }, thread);
}

const PLACE: ReadonlySet<FactName> = new Set([
  'address',
  'street',
  'postalCode',
  'city',
  'department',
  'addressComplement',
  'country',
  'region',
  'establishmentName',
  'website',
]);

/** In a company's section: the company's place and telephone, but the name of its head. */
function companyOrHead(fact: FactName, spec: Fact, sense: FormSense, thread: Thread, ev: Evidence): Whose {
  const base = { evidence: [ev], noKey: 'unknown' as const };
  if (spec.nature === 'person' || spec.nature === 'intimate')
    return { ...base, owner: 'beneficiary', confidence: sense.charity ? ASK : BY_DEFAULT };
  if (fact === 'lastName') return { ...base, owner: 'beneficiary', confidence: thread.person ? BY_DEFAULT : ASK };
  if (spec.keys.company === undefined)
    return PLACE.has(fact)
      ? { ...base, owner: null, confidence: 0, noKey: 'unknown' }
      : { ...base, owner: 'beneficiary', confidence: BY_DEFAULT };
  return { ...base, owner: 'company', confidence: sense.charity ? ASK : BY_SECTION };
}

/** The same bare question twice in one section: one of them is somebody else's. */
function settle(_field: Field, fact: FactName, spec: Fact, whose: Whose, thread: Thread): Whose {
  const again = thread.asked.has(fact) && spec.nature !== 'company';
  return again
    ? {
        ...whose,
        confidence: Math.min(whose.confidence, ASK),
        evidence: [...whose.evidence, { kind: 'veto', text: 'Question déjà posée dans cette rubrique' }],
      }
    : whose;
}

/** A row of a list is about one of several people or things: ours only if the list is of the client's own. */
function inRepetition(field: Field, _fact: FactName, spec: Fact, reading: Reading): Whose {
  const title = readTitle(field.repetition?.label ?? '');
  const own = title.party === 'head' || title.party === 'client';
  const foreign = reading.parties.some((p) => isForeign(p) || p === 'spouse');
  if (!own || foreign || (field.repetition?.row ?? 0) > 1)
    return vetoed('other-person', `Liste : ${quote(title.text)}`);
  return {
    owner: spec.nature === 'company' ? 'company' : 'beneficiary',
    confidence: FAINT,
    evidence: [{ kind: 'section', text: `Liste : ${quote(title.text)}` }],
    noKey: 'ambiguous',
  };
}

/** Facts that present somebody or something: what comes next is about the same one. */
const PRESENTING: ReadonlySet<FactName> = new Set([
  'civility',
  'lastName',
  'birthName',
  'firstName',
  'fullName',
  'companyName',
  'tradeName',
  'establishmentName',
  'address',
  'street',
  'email',
  'phone',
  'mobile',
  'siret',
  'spouseName',
]);

/** Remembers what this field said, for the next ones of the section. */
function follow(thread: Thread, segments: readonly Segment[], field: Field): void {
  const reading = readLabel(field, segments);
  const { fact, parties } = reading;
  if (reading.forbidding === null && field.type !== 'yes_no') {
    const foreign = parties.find((p) => isForeign(p) || p === 'spouse');
    const alone =
      fact === null && !reading.mixed && parties.length > 0 && parties[0] !== 'thing' && reading.strange.length === 0;
    if (fact === 'spouseName') thread.party = 'spouse';
    else if ((fact !== null && PRESENTING.has(fact) && parties.length > 0) || alone)
      thread.party = foreign ?? chief(parties);
  }
  if (fact === null) return;
  const nature = (FACTS[fact] as Fact).nature;
  if (nature === 'company') thread.company = true;
  if (nature === 'person' || nature === 'intimate') thread.person = true;
  if (parties.length === 0) thread.asked.add(fact);
}
