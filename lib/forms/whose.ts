import type { Fact, FactName } from './lexicon/facts';
import { FACTS } from './lexicon/facts';
import type { Party } from './lexicon/people';
import type { Evidence, NoKey } from './matching';
import type { Title } from './owner';
import { chief, isForeign, readContext, readTitle } from './owner';
import type { Field } from './page-form';
import type { Reading } from './reading';
import type { FormSense, Thread } from './sense';
import { repeats, sceneOf, YOUNG } from './sense';
import { fold } from './text';

/*
 * Confidence steps (matching.design.md).
 */
/** Somebody taught it, a pack knows it, the label names fact and owner. */
export const CERTAIN = 0.97;
/** The label names the fact, the title its owner. */
export const BY_SECTION = 0.92;
/** The label names the fact and nothing speaks of anybody else. */
export const BY_DEFAULT = 0.86;
/** Likely, but a person should say so. */
export const ASK = 0.6;
/** Not even worth a question: no key is given under ASK. */
export const FAINT = 0.4;

export const quote = (text: string): string => `« ${text.length > 60 ? `${text.slice(0, 59)}…` : text} »`;

export interface Whose {
  owner: 'beneficiary' | 'company' | 'advisor' | 'spouse' | null;
  confidence: number;
  evidence: Evidence[];
  /** Why, when there is no owner of ours. */
  noKey: NoKey;
}

type Ours = Exclude<Whose['owner'], null>;

const isOurs = (owner: Ours, confidence: number, ...evidence: Evidence[]): Whose => ({
  owner,
  confidence,
  evidence,
  noKey: 'unknown',
});

const veto = (noKey: NoKey, text: string): Whose => ({
  owner: null,
  confidence: 0,
  evidence: [{ kind: 'veto', text }],
  noKey,
});

const PARTY_WORDS: Record<Party, string> = {
  client: 'le demandeur',
  private: 'la personne',
  head: 'le dirigeant',
  contact: 'une personne à identifier',
  role: 'une personne à identifier',
  company: 'l’entreprise',
  work: 'l’activité',
  organisation: 'une structure à identifier',
  advisor: 'l’accompagnant',
  spouse: 'le conjoint',
  'other-person': 'une autre personne',
  'other-organisation': 'un autre organisme',
  thing: 'autre chose (projet, lieu, objet)',
};

/** Facts of place: a project, a site, a company have them as well as a person. */
const PLACE: ReadonlySet<FactName> = new Set([
  'address',
  'street',
  'postalCode',
  'city',
  'department',
  'addressComplement',
  'country',
  'region',
]);

/** Facts that tell a business even when the section is about a project. */
const IDENTIFIES_COMPANY: ReadonlySet<FactName> = new Set([
  'siret',
  'siren',
  'siretOrSiren',
  'naf',
  'legalForm',
  'registration',
  'turnover',
  'employees',
]);

/** Facts that present a business: any business has them. */
const PRESENTS_COMPANY: ReadonlySet<FactName> = new Set([
  'siret',
  'siren',
  'siretOrSiren',
  'companyName',
  'tradeName',
  'registration',
  'legalForm',
  'naf',
  'website',
]);

/** Facts nobody has but the one who asks: not a site, not an animal. */
const ONLY_ONES_OWN: ReadonlySet<FactName> = new Set([
  'nir',
  'cafNumber',
  'maritalStatus',
  'childrenCount',
  'householdSize',
]);

/** Of the whole home: whoever was named just before. */
const OF_HOUSEHOLD: ReadonlySet<FactName> = new Set(['childrenCount', 'householdSize', 'maritalStatus']);

const isOther = (party: Party): boolean => isForeign(party) || party === 'spouse';
const noKeyOf = (party: Party): NoKey =>
  party === 'thing' ? 'thing' : party === 'contact' || party === 'role' ? 'ambiguous' : 'other-person';

/** What the whole form says of a title: the young person who asks, the office that is the advisor's. */
function known(title: Title, sense: FormSense): Title {
  if (sense.youth && title.party === 'other-person' && title.word === YOUNG) return { ...title, party: 'client' };
  return sense.advisorTitles.has(title.text) ? { ...title, party: 'advisor', narrowed: false } : title;
}

/** Innermost first. */
export function titlesOf(field: Field, sense: FormSense): Title[] {
  const context = readContext(field.context);
  const sections = field.sections.map((s) => known(readTitle(s), sense)).reverse();
  if (context !== null && sections[0] !== undefined && explains(context, sections[0])) return sections;
  // A block that names nobody does not hide the section around it.
  return context === null || (context.party === null && sections.length > 0) ? sections : [context, ...sections];
}

/** « Renseignez cette partie avec votre conseiller »: with whom, not of whom. */
const TOGETHER =
  /^(?:renseignez|completez|remplissez|preparez)\b.*\b(?:avec (?:votre|vos|l'aide)|en lien avec|aupres de votre)\b/;
const TELLS =
  /^[\p{L}]+ez\b|\b(?:est|sont|doit|doivent|peut|peuvent|complete|completent|remplit|remplissent|depose|deposent)\b/u;
const OURS: ReadonlySet<Party> = new Set(['client', 'company', 'head', 'private', 'role', 'organisation']);

/** A sentence about the applicant's own people, over a section that already names whose it is, only explains. */
function explains(context: Title, section: Title): boolean {
  const plain = fold(context.text);
  if (TOGETHER.test(plain)) return true;
  if (context.party === null || section.party === null || !OURS.has(section.party)) return false;
  return OURS.has(context.party) && TELLS.test(plain);
}

/** Decides of whom a field asks: its row, its label, its description, what stands before it, its titles. */
export function whoseIs(field: Field, fact: FactName, reading: Reading, sense: FormSense, thread: Thread): Whose {
  const spec: Fact = FACTS[fact];
  if (field.repetition !== null) return inRow(field.repetition, spec, reading);
  const titles = titlesOf(field, sense);
  const account = fact === 'iban' || fact === 'bic';
  const around = titles.find((t) => t.party !== null && !(account && BANK.test(t.word ?? ''))) ?? null;
  const theirs = ofAdvisor(fact, spec, reading, around, thread);
  if (theirs !== null) return theirs;
  const byLabel = namedByLabel(fact, spec, reading, sense, around, thread);
  if (byLabel !== null) return byLabel;
  if (reading.someone && spec.nature !== 'company')
    return veto('other-person', 'L’intitulé parle de quelqu’un d’autre (« son », « leur »)');
  const before = namedBefore(fact, spec, reading, sense, thread);
  if (before !== null) return before;
  const whose =
    around === null
      ? byDefault(field, fact, spec, reading, sense, titles, thread)
      : byTitle(field, fact, spec, reading, sense, around, thread);
  const settled = outOfContext(fact, whose, titles, around);
  return once(reading.question, spec, settled, thread);
}

/** « Organisme / service », « Messagerie professionnelle » under the advisor's title; « Son téléphone » just after the advisor. */
function ofAdvisor(fact: FactName, spec: Fact, reading: Reading, around: Title | null, thread: Thread): Whose | null {
  if (spec.keys.advisor === undefined) return null;
  if (around?.party === 'advisor' && !around.narrowed) {
    const body = fact === 'organisationName' && reading.parties.every((p) => OF_A_BODY.has(p));
    const work = reading.parties.length > 0 && reading.parties.every((p) => p === 'work');
    if (body || work || (reading.parties.length === 0 && thread.party === 'other-organisation' && !reading.someone))
      return isOurs('advisor', BY_SECTION, inTitle(around));
  }
  if (reading.someone && thread.party === 'advisor' && reading.parties.length === 0)
    return isOurs('advisor', BY_DEFAULT, { kind: 'label', text: 'Le champ précédent parle de l’accompagnant' });
  return null;
}

const OF_A_BODY: ReadonlySet<Party> = new Set(['organisation', 'other-organisation', 'company', 'advisor']);

/** A row of a list is about one of several people or things: ours only if the list is of the client's own. */
function inRow(repetition: NonNullable<Field['repetition']>, spec: Fact, reading: Reading): Whose {
  const title = readTitle(repetition.label);
  const own = title.party === 'head' || title.party === 'client';
  if (!own || reading.parties.some(isOther) || repetition.row > 1)
    return veto('other-person', `Liste : ${quote(title.text)}`);
  return isOurs(spec.nature === 'company' ? 'company' : 'beneficiary', FAINT, {
    kind: 'section',
    text: `Liste : ${quote(title.text)}`,
  });
}

/** Under the bank's title, the account is still the client's. */
const BANK = /^(?:banque|etablissement bancaire|domiciliation)/;

/** « Représentant légal (si le demandeur est mineur) ». */
const MINOR = /\bmineur|\bsi /;

const inTitle = (title: Title): Evidence => ({ kind: 'section', text: `Rubrique : ${quote(title.text)}` });

/** The one a label is about: « adresse personnelle du gérant » → the gérant, « organisme du référent » → the référent. */
function chiefOfLabel(parties: readonly Party[], around: Title | null): Party | null {
  if (parties[0] === 'organisation' && (parties.includes('advisor') || around?.party === 'advisor')) return 'advisor';
  const relative = parties[0] === 'private' || parties[0] === 'work';
  const other = parties.find((p) => p !== 'private' && p !== 'work');
  if (relative && other !== undefined && other !== 'client' && other !== 'company')
    return parties[0] === 'work' && other === 'head' ? 'work' : other;
  return chief(parties);
}

/** The label, or a description that repeats it, names the owner. */
function namedByLabel(
  fact: FactName,
  spec: Fact,
  reading: Reading,
  sense: FormSense,
  around: Title | null,
  thread: Thread,
): Whose | null {
  const foreign = reading.parties.find(isOther);
  if (foreign !== undefined && !(reading.by === 'options' && foreign === 'thing'))
    return fact === 'spouseName'
      ? isOurs('beneficiary', BY_SECTION)
      : veto(noKeyOf(foreign), `L’intitulé parle d’autre chose : ${PARTY_WORDS[foreign]}`);
  const inLabel = chiefOfLabel(reading.parties, around);
  const named = inLabel ?? reading.described;
  if (named === null) return null;
  if (isOther(named)) return veto(noKeyOf(named), `La description parle d’autre chose : ${PARTY_WORDS[named]}`);
  const said: Evidence =
    inLabel === null
      ? { kind: 'description', text: `La description nomme ${PARTY_WORDS[named]}` }
      : { kind: 'label', text: `L’intitulé nomme ${PARTY_WORDS[named]}` };

  const elsewhere = around?.party === 'client' && around.narrowed && around.word?.startsWith('beneficiaire') === true;
  const rival = sense.rivals && reading.words.startsWith('beneficiaire');
  if (named === 'client' && (elsewhere || rival)) return isOurs('beneficiary', ASK, said);
  if (named === 'client')
    return reading.parties.includes('advisor')
      ? veto('ambiguous', 'L’intitulé nomme le demandeur et son accompagnant')
      : isOurs('beneficiary', CERTAIN, said);
  // The adviser of a bank, of a school.
  const follower = around !== null && sense.followers.has(around.text);
  if (named === 'advisor' && !follower && around?.party != null && around.party !== 'thing' && isOther(around.party))
    return veto('other-person', `Rubrique : ${quote(around.text)}`);
  if (named === 'advisor')
    return isOurs('advisor', sense.charity || around?.party === 'thing' ? ASK : BY_SECTION, said);

  // « N° de portable du responsable » under « Responsable légal 1 » repeats the title.
  if (repeats(reading, around)) return null;

  // All the others are relative: « l'entreprise », « le gérant », « personnel » mean those of the one the title names.
  const other = around?.party ?? null;
  if (around !== null && other !== null && (isOther(other) || other === 'advisor') && other !== 'thing')
    return veto('other-person', `Rubrique : ${quote(around.text)}`);
  // « Société » under « Responsable du suivi du dossier » is that person's.
  const vague = other === 'contact' || (other === 'role' && around?.word !== sense.role);
  const relative = named === 'private' || named === 'work';
  if (relative && reading.someone)
    return veto('other-person', 'L’intitulé parle de quelqu’un d’autre (« son », « leur »)');
  if (
    relative &&
    thread.party !== null &&
    (isOther(thread.party) || thread.party === 'advisor') &&
    thread.party !== 'thing'
  )
    return veto('other-person', `Le champ précédent parle d’autre chose : ${PARTY_WORDS[thread.party]}`);
  const personal = spec.nature === 'person' || spec.nature === 'intimate';
  if (vague) return isOurs(personal || named === 'private' ? 'beneficiary' : 'company', FAINT, said);
  switch (named) {
    case 'private':
      return isOurs('beneficiary', other === 'thing' ? ASK : CERTAIN, said);
    case 'work':
      if (fact === 'mobile' || fact === 'lastName' || personal) return isOurs('beneficiary', ASK, said);
      return isOurs('company', BY_SECTION, said);
    case 'company':
      if (around?.party === 'company' && around.narrowed && !reading.reader) return isOurs('company', FAINT, said);
      return isOurs(personal ? 'beneficiary' : 'company', sense.charity || sense.family ? ASK : BY_SECTION, said);
    case 'head':
      return isOurs('beneficiary', sense.charity || sense.family ? ASK : BY_SECTION, said);
    case 'role':
      return isOurs(
        'beneficiary',
        sense.role !== null && (reading.words.includes(sense.role) || sense.role.startsWith(reading.words))
          ? BY_DEFAULT
          : FAINT,
        said,
      );
    case 'organisation':
      return isOurs('company', ASK, said);
    default:
      return isOurs('beneficiary', FAINT, said);
  }
}

/** What stands just before names somebody else: « Nom de l'employeur », then « Adresse ». */
function namedBefore(fact: FactName, spec: Fact, reading: Reading, sense: FormSense, thread: Thread): Whose | null {
  const before = thread.party;
  if (reading.reader && before !== 'other-organisation') return null;
  if (before === null || spec.nature === 'company' || fact === 'spouseName' || OF_HOUSEHOLD.has(fact)) return null;
  const vague = before === 'contact' || (before === 'role' && sense.role === null);
  if (!vague && !isOther(before)) return null;
  if (before === 'thing' && !PLACE.has(fact)) return null;
  if (vague && (fact === 'iban' || fact === 'bic' || fact === 'difficultyDescription')) return null;
  if (spec.nature === 'intimate' && (vague || before === 'other-organisation')) return null;
  return veto(noKeyOf(before), `Le champ précédent parle d’autre chose : ${PARTY_WORDS[before]}`);
}

function byTitle(
  field: Field,
  fact: FactName,
  spec: Fact,
  reading: Reading,
  sense: FormSense,
  title: Title,
  thread: Thread,
): Whose {
  const told = inTitle(title);
  const foreign = (): Whose =>
    veto(title.party === 'thing' ? 'thing' : 'other-person', `Rubrique : ${quote(title.text)}`);
  switch (title.party) {
    case 'client': {
      if (title.word?.startsWith('beneficiaire') === true && (title.narrowed || sense.rivals))
        return isOurs('beneficiary', ASK, told);
      if (title.others.some(isOther) && spec.nature !== 'company' && fact !== 'lastName')
        return isOurs('beneficiary', ASK, told);
      if (PLACE.has(fact) && companyOnly(field, sense, thread) === true) return isOurs('company', BY_DEFAULT, told);
      if (PLACE.has(fact) && companyOnly(field, sense, thread) === null && thread.party !== 'client')
        return isOurs('beneficiary', ASK, told);
      return isOurs(spec.nature === 'company' ? 'company' : 'beneficiary', BY_SECTION, told);
    }
    case 'private':
      return isOurs('beneficiary', BY_SECTION, told);
    case 'head':
      return isOurs(
        'beneficiary',
        sense.parent && !MINOR.test(fold(title.text))
          ? BY_DEFAULT
          : sense.charity || sense.family || title.strange || title.narrowed
            ? ASK
            : BY_SECTION,
        told,
      );
    case 'advisor':
      return spec.keys.advisor === undefined ? foreign() : isOurs('advisor', title.narrowed ? ASK : BY_SECTION, told);
    case 'spouse':
      return fact === 'fullName' || fact === 'spouseName' ? isOurs('spouse', BY_SECTION, told) : foreign();
    case 'company':
    case 'work': {
      const whose = ofCompany(fact, spec, sense, thread, told);
      return title.narrowed ? { ...whose, confidence: Math.min(whose.confidence, FAINT) } : whose;
    }
    case 'organisation': {
      const whose = ofCompany(fact, spec, sense, thread, told);
      const surely = (sense.body || (sense.business && spec.nature === 'company')) && !title.narrowed;
      return { ...whose, confidence: surely ? whose.confidence : Math.min(whose.confidence, ASK) };
    }
    case 'contact':
      return { ...veto('ambiguous', 'Une personne à identifier'), evidence: [told] };
    case 'role':
      return sense.role !== null && title.word === sense.role
        ? isOurs(spec.nature === 'company' ? 'company' : 'beneficiary', BY_DEFAULT, told)
        : { ...veto('ambiguous', 'Une personne à identifier'), evidence: [told] };
    case 'thing':
      if (spec.nature === 'intimate')
        return isOurs('beneficiary', ONLY_ONES_OWN.has(fact) && sense.times.get(fact) === 1 ? BY_DEFAULT : ASK, told);
      if (reading.reader || (IDENTIFIES_COMPANY.has(fact) && sense.times.get(fact) === 1))
        return isOurs(spec.nature === 'company' ? 'company' : 'beneficiary', BY_DEFAULT, told);
      return spec.nature === 'company' ? isOurs('company', ASK, told) : foreign();
    default:
      // « Enfants à charge », « Personnes au foyer »: their number is the client's own fact.
      if (
        (fact === 'childrenCount' || fact === 'householdSize') &&
        /\b(?:enfants?|personnes?)\b/.test(fold(title.text))
      )
        return isOurs('beneficiary', BY_DEFAULT, told);
      return foreign();
  }
}

/** Is the place asked for the company's (`true`), the person's (`false`), or could it be both (`null`)? */
function companyOnly(field: Field, sense: FormSense, thread: Thread): boolean | null {
  if (thread.company !== thread.person) return thread.company;
  if (thread.company) return null;
  const natures = [...(sense.scenes.get(sceneOf(field)) ?? [])].map((f) => (FACTS[f] as Fact).nature);
  const company = natures.includes('company');
  const person = natures.includes('person') || natures.includes('intimate');
  return company === person ? (company ? null : false) : company;
}

/** In a company's section: the company's place and telephone, but the name of its head. */
function ofCompany(fact: FactName, spec: Fact, sense: FormSense, thread: Thread, told: Evidence): Whose {
  if (spec.nature === 'person' || spec.nature === 'intimate')
    return isOurs('beneficiary', sense.charity ? ASK : BY_DEFAULT, told);
  if (fact === 'lastName') return isOurs('beneficiary', thread.person ? BY_DEFAULT : ASK, told);
  if (spec.keys.company === undefined)
    return PLACE.has(fact) ? { ...isOurs('company', 0, told), owner: null } : isOurs('beneficiary', BY_DEFAULT, told);
  return isOurs('company', sense.charity ? ASK : BY_SECTION, told);
}

/** Nobody is named: the form is the client's. */
function byDefault(
  field: Field,
  fact: FactName,
  spec: Fact,
  reading: Reading,
  sense: FormSense,
  titles: readonly Title[],
  thread: Thread,
): Whose {
  const nearest = titles[0] ?? null;
  const told = nearest === null ? [] : [inTitle(nearest)];
  if (nearest?.alien === true && (sense.own || sense.times.get(fact) !== 1) && !reading.reader)
    return isOurs(spec.nature === 'company' ? 'company' : 'beneficiary', ASK, ...told);
  // « Afficheur », « Partie adverse »: words unknown to us beside the applicant's own sections.
  const beside = nearest?.strange === true && !nearest.reader && !reading.reader && sense.own;
  if (spec.nature === 'company')
    return isOurs('company', sense.charity || (beside && PRESENTS_COMPANY.has(fact)) ? ASK : BY_DEFAULT, ...told);
  if (spec.nature === 'intimate') return isOurs('beneficiary', sense.aboutChildren ? ASK : BY_DEFAULT, ...told);
  const strange = nearest?.strange === true && !nearest.reader && !reading.reader && fact !== 'iban' && fact !== 'bic';
  let confidence = strange || (sense.aboutChildren && nearest === null) ? ASK : BY_DEFAULT;
  if (sense.charity && spec.nature === 'either' && !reading.reader) confidence = ASK;
  if ((fact === 'department' || fact === 'region') && nearest === null && !reading.reader) confidence = ASK;
  if (PLACE.has(fact) && fact !== 'department' && fact !== 'region') {
    const company = companyOnly(field, sense, thread);
    if (thread.party === 'company' || company === true) return isOurs('company', confidence, ...told);
    const own = thread.party === 'client' || thread.party === 'head' || reading.reader;
    if (company === null && !own) confidence = ASK;
  }
  if ((fact === 'email' || fact === 'phone' || fact === 'landline') && !thread.person && thread.company)
    return isOurs('company', confidence, ...told);
  return isOurs('beneficiary', confidence, ...told);
}

/** An explanation block may say « le demandeur » inside a section that is somebody else's. */
function outOfContext(fact: FactName, whose: Whose, titles: readonly Title[], around: Title | null): Whose {
  if (whose.owner === null || around === null || titles.indexOf(around) !== 0) return whose;
  const outer = titles.slice(1).find((t) => t.party !== null && isOther(t.party));
  if (outer === undefined || !around.context) return whose;
  if (outer.party === 'thing' && IDENTIFIES_COMPANY.has(fact)) return whose;
  return { ...whose, confidence: Math.min(whose.confidence, ASK), evidence: [...whose.evidence, inTitle(outer)] };
}

/** The same bare question twice under one title: one of them is somebody else's. */
function once(question: string, spec: Fact, whose: Whose, thread: Thread): Whose {
  if (whose.owner === null || !thread.asked.has(question) || spec.nature === 'company') return whose;
  return {
    ...whose,
    confidence: Math.min(whose.confidence, ASK),
    evidence: [...whose.evidence, { kind: 'veto', text: 'Question déjà posée dans cette rubrique' }],
  };
}
