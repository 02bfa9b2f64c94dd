import type { ProfileKey } from '../profile/keys';
import type { Fact, FactName } from './lexicon/facts';
import { FACTS } from './lexicon/facts';
import type { Segment } from './lexicon/lexicon';
import { TITLES } from './lexicon/lexicon';
import type { Party } from './lexicon/people';
import type { Title } from './owner';
import { chief, isForeign, readContext, readTitle } from './owner';
import type { Pack } from './packs/pack';
import { questionOf } from './packs/pack';
import type { Field, PageForm } from './page-form';
import type { LabelRead, Reading } from './reading';
import { fold } from './text';

/** What one form says as a whole. */
export interface FormSense {
  packs: readonly Pack[];
  /** Filed by an association or a public body: its « structure » and its « représentant » are not the client's. */
  charity: boolean;
  /** Speaks of a business that asks something for itself. */
  business: boolean;
  /** Speaks of children or pupils: a « représentant légal » is then a parent. */
  family: boolean;
  /** Its title is about children and no label names them: a bare name may be theirs. */
  aboutChildren: boolean;
  /** The part played in the form (« éleveur », « stagiaire ») that is the client's: the only one, or that of the first section, when nobody is named as the one who asks. */
  role: string | null;
  /** Its first section is that of a body with a SIRET, and no other is the applicant's: « Organisme » is the client's business. */
  body: boolean;
  /** A family's form with one adult only: the legal representative is the one who asks. */
  parent: boolean;
  /** A title names the one who asks, their business or the part they play. */
  own: boolean;
  /** It presents the one it is for. */
  person: boolean;
  /** « Le jeune » files for himself: presented first, with his own e-mail and telephone or NIR, and nobody else asks. */
  youth: boolean;
  /** Titles of bodies whose fields are an advisor's: « Service instructeur », with « Nom du travailleur social ». */
  advisorTitles: ReadonlySet<string>;
  /** Titles of bodies under which a label says « le conseiller qui vous suit ». */
  followers: ReadonlySet<string>;
  /** Sections for the one who asks and for « le bénéficiaire »: two people. */
  rivals: boolean;
  /** For each group of sections, the facts asked under it. */
  scenes: Map<string, Set<FactName>>;
  /** How often each fact is asked. */
  times: Map<FactName, number>;
}

const BUSINESS_TITLE =
  /\b(?:entreprises?|entrepreneurs?|independants?|commerces?|commercants?|artisan|tpe|pme|exploit|agricoles?|agriculteurs?|professionnels?|debits? de boisson)/;
const CHARITY_TITLE =
  /\b(?:associations?|collectivites?|communes?|appels? a projets?|aap|pdasr|epci|etablissements? (?:scolaires?|de sante|publics?|medico)|laboratoires?|universit)/;
const FAMILY = /\b(?:enfants?|eleves?|mineurs?|scolaires?|collegiens?|lyceens?|jeunes?(?! filles?\b))\b/;
const BUSINESS = /\b(?:raison sociale|entreprises?|societes?|exploitation|chiffre d'affaires?|naf|ape|rcs)\b/;
const CHARITY = /\b(?:associations?|asso|rna|collectivites?|mairie|maire|epci|presidente?)\b/;

/** Parts that apply for themselves even when only labels name them; « le conducteur », « le locataire » may be anybody. */
const APPLYING: ReadonlySet<string> = new Set(
  'agent agente stagiaire participant participante apiculteur eleveur eleveuse exposant abonne contribuable redevable artiste praticien pecheur'.split(
    ' ',
  ),
);

const APPLICANT = /^(?:beneficiaire|demand|declarant|petitionnaire|requerant)/;

/** Facts of a private person's life. */
const INDIVIDUAL: readonly FactName[] = ['nir', 'cafNumber', 'maritalStatus', 'householdSize'];

/** Facts that say who somebody is. */
const IDENTITY: readonly FactName[] = [
  'lastName',
  'firstName',
  'fullName',
  'birthName',
  'companyName',
  'siret',
  'email',
];

/** Parts that go in pairs: the one who asks is the one the form's title speaks of. */
const COUNTERPART: Readonly<Record<string, RegExp>> = {
  cedant: /\b(?:cedants?|cession|transmission|transmettre|ceder)\b/,
  cedante: /\b(?:cedants?|cession|transmission|transmettre|ceder)\b/,
  vendeur: /\b(?:vente|vendeurs?|vendre|deballage)\b/,
  vendeuse: /\b(?:vente|vendeurs?|vendre|deballage)\b/,
  acheteur: /\b(?:achat|acheteurs?)\b/,
  acquereur: /\b(?:acquisition|acquereurs?|achat)\b/,
  cessionnaire: /\bcessionnaires?\b/,
  repreneur: /\b(?:reprise|repreneurs?|reprendre)\b/,
};

/** Sections and short explanation blocks with the facts asked under each, in the order of the page. */
function titlesOfForm(form: PageForm, readings: readonly Reading[]): Map<Title, Set<FactName>> {
  const out = new Map<Title, Set<FactName>>();
  form.fields.forEach((field, i) => {
    const context = field.sections.length === 0 ? readContext(field.context) : null;
    const over = context === null ? field.sections.map(readTitle) : [titleOnce(context, out)];
    for (const title of over) {
      const facts = out.get(title) ?? new Set<FactName>();
      out.set(title, facts);
      const reading = readings[i];
      if (
        field.repetition === null &&
        reading?.fact != null &&
        reading.forbidding === null &&
        !reading.parties.some(isForeign)
      )
        facts.add(reading.fact);
    }
  });
  return out;
}

const titleOnce = (title: Title, seen: ReadonlyMap<Title, unknown>): Title => {
  for (const known of seen.keys()) if (known.text === title.text) return known;
  return title;
};

const TICKED: ReadonlySet<string> = new Set([
  'checkbox',
  'engagement_juridique',
  'piece_justificative',
  'titre_identite',
]);

export const sceneOf = (field: Field): string => field.sections.join('\n');

export function senseOf(
  form: PageForm,
  labels: readonly LabelRead[],
  readings: readonly Reading[],
  packs: readonly Pack[],
): FormSense {
  const title = fold(form.procedure.title ?? '');
  let business = 0;
  let charity = 0;
  let children = false;
  const roles = new Set<string>();
  let applicant = false;
  const meet = (segments: readonly Segment[], inTitle: boolean): void => {
    for (const s of segments) {
      if (s.kind !== 'party') continue;
      if (s.party === 'role') {
        if (inTitle || APPLYING.has(s.text)) roles.add(s.text);
        else roles.add('');
      } else if (s.party === 'client' || s.party === 'head') applicant = true;
    }
  };
  const scenes = new Map<string, Set<FactName>>();
  const times = new Map<FactName, number>();
  const owned = new Set<FactName>();
  form.fields.forEach((field, i) => {
    const plain = fold(field.label.slice(0, 200));
    // « J'autorise la transmission aux collectivités » says nothing of who asks.
    const says = field.refusal === null && !TICKED.has(field.type);
    if (says && BUSINESS.test(plain)) business++;
    if (says && CHARITY.test(plain)) charity++;
    const reading = readings[i];
    // « N° SIRET / Maison des artistes » presents nobody.
    if (reading?.fact == null || (FACTS[reading.fact] as Fact).nature !== 'company')
      meet(labels[i]?.segments ?? [], false);
    // « Nom de l'enfant », not « Nombre d'enfants ».
    if (reading?.parties.includes('other-person') && reading.fact !== null && FAMILY.test(plain)) children = true;
    if (reading?.fact == null) return;
    if (reading.parties.length === 0 || reading.parties.includes('client')) owned.add(reading.fact);
    // « Ancien nom de l'établissement » is another question.
    if (reading.fact !== 'establishmentName' || reading.forbidding === null)
      times.set(reading.fact, (times.get(reading.fact) ?? 0) + 1);
    const scene = scenes.get(sceneOf(field)) ?? new Set<FactName>();
    scenes.set(sceneOf(field), scene.add(reading.fact));
  });
  const titles = titlesOfForm(form, readings);
  let firstRole: string | null = null;
  let firstBody = false;
  let named = false;
  let applicantTitle = false;
  let adultTitle = false;
  let heads = 0;
  let ownTitle = false;
  const applicants = new Set<boolean>();
  for (const [{ text: section, party, word }, facts] of titles) {
    const presented = IDENTITY.some((fact) => facts.has(fact));
    if (!named && party === 'role' && word !== null && !(word in COUNTERPART && !COUNTERPART[word]?.test(title)))
      firstRole = word;
    if (!named && party === 'organisation') firstBody = facts.has('siret') || facts.has('siren');
    if (party !== null) named = true;
    // « Déclarant (si autre que la victime) » over a single remark takes nobody's place.
    if ((party === 'client' || party === 'head') && presented) applicantTitle = true;
    if ((party === 'client' || (party === 'head' && !/\bmineur/.test(fold(section)))) && presented) adultTitle = true;
    if (party === 'head') heads++;
    if ((party === 'client' || party === 'company') && presented) ownTitle = true;
    if (party === 'client' && word !== null && APPLICANT.test(word)) applicants.add(word.startsWith('beneficiaire'));
    meet(TITLES.read(section).segments, true);
    if (FAMILY.test(fold(section))) children = true;
  }
  // What only somebody has: the form is not filed by a body.
  const ofOnePerson = INDIVIDUAL.some((fact) => owned.has(fact));
  const businessTitle = BUSINESS_TITLE.test(title);
  const familyTitle = FAMILY.test(title);
  const ofBody = !businessTitle && !ofOnePerson && (CHARITY_TITLE.test(title) || (charity > 0 && charity >= business));
  const youth = !adultTitle && !ownTitle && firstRole === null && !ofBody && youngApplicant(form, readings);
  return {
    packs: packs.filter((pack) => knows(pack, title, form)),
    charity: ofBody,
    business: businessTitle || business > charity,
    family: familyTitle || children,
    aboutChildren: familyTitle && !children,
    role: applicantTitle ? null : (firstRole ?? (roles.size === 1 && !applicant ? [...roles][0] || null : null)),
    body: firstBody && !ownTitle && !ofBody,
    parent: (familyTitle || children) && heads === 1 && !ownTitle,
    own: applicantTitle || ownTitle || firstRole !== null,
    person: !ofBody && (applicantTitle || firstRole !== null || owned.has('birthDate') || ofOnePerson || youth),
    youth,
    ...advisorsOf(form, readings),
    rivals: applicants.has(true) && applicants.has(false),
    scenes,
    times,
  };
}

export const YOUNG = 'jeune';

/** Is the one the form presents first a young person, with what an applicant gives? */
function youngApplicant(form: PageForm, readings: readonly Reading[]): boolean {
  const told = new Set<FactName>();
  let first = true;
  form.fields.forEach((field, i) => {
    const title = field.sections.map(readTitle).findLast((t) => t.party !== null);
    if (title === undefined || field.repetition !== null) return;
    if (title.party === 'other-person' && title.word === YOUNG) {
      const reading = readings[i];
      if (
        reading?.fact != null &&
        (reading.words === '' || reading.words === YOUNG || reading.parties[0] === 'private')
      )
        told.add(reading.fact);
    } else if (title.party !== 'advisor' && told.size === 0) first = false;
  });
  const named = told.has('lastName') || told.has('fullName');
  const reached = told.has('mobile') || told.has('phone') || told.has('nir');
  return first && named && told.has('email') && reached;
}

const ADVISOR_NAMES: readonly FactName[] = ['lastName', 'firstName', 'fullName'];
const FOLLOWS_YOU = /\bqui vous (?:suit|accompagne)\b/;
const NOT_SOCIAL = /\b(?:banque|bancaire|credit|assurance|agence|auto-ecole|vendeur)\b/;

function advisorsOf(
  form: PageForm,
  readings: readonly Reading[],
): { advisorTitles: Set<string>; followers: Set<string> } {
  const advisorTitles = new Set<string>();
  const followers = new Set<string>();
  form.fields.forEach((field, i) => {
    const title = field.sections.map(readTitle).findLast((t) => t.party !== null);
    const reading = readings[i];
    if (title === undefined || field.repetition !== null || reading?.fact == null) return;
    if (reading.parties[0] !== 'advisor' || !ADVISOR_NAMES.includes(reading.fact)) return;
    if (title.party === 'other-organisation' && /\binstructeur/.test(title.word ?? '')) advisorTitles.add(title.text);
    if (FOLLOWS_YOU.test(fold(field.label)) && !NOT_SOCIAL.test(fold(`${field.label} ${title.text}`)))
      followers.add(title.text);
  });
  return { advisorTitles, followers };
}

/** « N° de portable du responsable » under « Responsable légal 1 » repeats its title. */
export const repeats = (reading: Reading, title: Title | null): boolean =>
  (title?.party === 'client' || title?.party === 'head') &&
  reading.parties.length === 1 &&
  reading.parties[0] === 'contact' &&
  title.word?.startsWith(`${reading.words} `) === true;

function knows(pack: Pack, title: string, form: PageForm): boolean {
  const path = form.procedure.path ?? '';
  if (pack.titles.some((t) => t.test(title)) || pack.paths.some((p) => p.test(path))) return true;
  const seen = new Set<ProfileKey>();
  for (const field of form.fields) {
    if (field.type !== 'yes_no') continue;
    const question = questionOf(pack, field.label, field.type);
    if (question?.anywhere === true) seen.add(question.key);
  }
  return seen.size >= pack.questionsNeeded;
}

/** What was said in the fields just before, under the same title. */
export interface Thread {
  scope: string;
  /** Of whom the last label that named somebody spoke. */
  party: Party | null;
  /** Facts of a person, of a company, seen so far. */
  person: boolean;
  company: boolean;
  /** Bare questions already asked. */
  asked: Set<string>;
}

export const freshThread = (scope: string): Thread => ({
  scope,
  party: null,
  person: false,
  company: false,
  asked: new Set(),
});

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
  'spouseLastName',
]);

const NAMES: ReadonlySet<FactName> = new Set(['lastName', 'fullName']);
const NAME_OF = /^noms?(?: et prenoms?|,? prenoms?)? (?:du|de la|de l'|de votre|des) /;

/** Adjectives that qualify a thing of someone already known: they present nobody. */
const QUALIFYING: ReadonlySet<Party> = new Set(['private', 'work']);

/** Facts that continue the presentation of the same one. Any other question closes it. */
const CONTINUING: ReadonlySet<FactName> = new Set([
  ...PRESENTING,
  'landline',
  'fax',
  'postalCode',
  'city',
  'postalCodeAndCity',
  'country',
  'addressComplement',
  'streetPart',
  'advisorRole',
  'website',
  'siren',
  'birthDate',
  'birthPlace',
  'nationality',
  'profession',
]);

/** Remembers what a field said, for the next ones under the same title. */
export function follow(thread: Thread, reading: Reading, field: Field): void {
  const { fact } = reading;
  const title = field.sections.at(-1);
  const again = title !== undefined && repeats(reading, readTitle(title));
  const parties = again ? [] : reading.parties.filter((p) => !QUALIFYING.has(p));
  if (reading.forbidding === null && field.type !== 'yes_no') {
    const foreign = parties.find((p) => isForeign(p) || p === 'spouse');
    const alone =
      fact === null &&
      !reading.mixed &&
      parties.length > 0 &&
      parties[0] !== 'thing' &&
      reading.strange.length === 0 &&
      field.options === null;
    if (again) thread.party = null;
    else if (fact === 'spouseName' || fact === 'spouseLastName') thread.party = 'spouse';
    // « Travailleur social qui vous suit (nom, organisme) ».
    else if (reading.mixed && parties[0] === 'advisor') thread.party = 'advisor';
    // « Caisse de retraite » may be followed by its address, hardly by its telephone.
    else if (alone && parties[0] === 'other-organisation') thread.party = 'thing';
    else if ((fact !== null && PRESENTING.has(fact) && parties.length > 0) || alone)
      thread.party = foreign ?? chief(parties);
    // « Nom du supérieur hiérarchique »: words we do not know name somebody too.
    else if (fact !== null && NAMES.has(fact) && reading.strange.length > 0 && NAME_OF.test(fold(field.label)))
      thread.party = 'contact';
    else if (!reading.mixed && (fact === null || !CONTINUING.has(fact)) && field.type !== 'textarea')
      thread.party = null;
  }
  if (fact === null) return;
  const { nature } = FACTS[fact] as Fact;
  if (nature === 'company') thread.company = true;
  if (nature === 'person' || nature === 'intimate') thread.person = true;
  if (reading.parties.length === 0) thread.asked.add(reading.question);
}
