import type { ProfileKey } from '../profile/keys';
import { matchIdentity } from './identity';
import type { Fact, FactName } from './lexicon/facts';
import { FACTS } from './lexicon/facts';
import { LABELS } from './lexicon/lexicon';
import type { Evidence, LearnedField, Match, NoKey, Owner } from './matching';
import { SURE } from './matching';
import { optionsAgree } from './options';
import { own } from './own';
import { isForeign } from './owner';
import { PACKS } from './packs';
import type { Pack, PackQuestion } from './packs/pack';
import { questionOf, thresholdOf } from './packs/pack';
import type { Field, PageForm } from './page-form';
import type { LabelRead, Reading } from './reading';
import { canHold, LAST_YEAR, readLabel } from './reading';
import type { FormSense, Thread } from './sense';
import { follow, freshThread, sceneOf, senseOf, YOUNG } from './sense';
import { fold, tidy } from './text';
import { ASK, BY_DEFAULT, BY_SECTION, CERTAIN, FAINT, quote, titlesOf, whoseIs } from './whose';

/**
 * Says, for each field, which fact of ours it asks for, how sure that is and why (matching.design.md).
 *
 * Pure. One match per field, in order. Never throws on strange labels. `learned` are the links this advisor made;
 * those of the form's host family win, after a check of label and type.
 */
export function match(form: PageForm, learned: readonly LearnedField[], packs: readonly Pack[] = PACKS): Match[] {
  if (form.place === 'identity') return form.fields.map((field) => matchIdentity(form, field));
  const taught = new Map(learned.filter((l) => l.hostFamily === form.hostFamily).map((l) => [l.stableId, l]));
  const labels = form.fields.map((field) => LABELS.read(field.label));
  labels.forEach((_, i) => {
    if (goesOnFromBirth(form.fields, labels, i)) labels[i] = LABELS.read('lieu de naissance');
    const plain = plainLabel(form.fields, labels, i);
    if (plain !== null) labels[i] = LABELS.read(plain);
  });
  const readings = form.fields.map((field, i) => readLabel(field, labels[i] ?? LABELS.read(field.label)));
  tellFamilyName(form.fields, readings);
  const sense = senseOf(form, labels, readings, packs);
  if (sense.youth) for (const reading of readings) if (reading.words === YOUNG) reading.parties = ['client'];
  let thread = freshThread('');
  return form.fields.map((field, i) => {
    const scope = scopeOf(field);
    if (scope !== thread.scope) thread = freshThread(scope);
    const reading = readings[i] ?? readLabel(field, LABELS.read(field.label));
    const result = matchField(form, field, reading, taught.get(field.stableId), sense, thread, packs);
    follow(thread, reading, field);
    return result;
  });
}

/** Fields under the same titles, in the same row. Named one by one: what else a page may add is not ours to write out. */
function scopeOf({ sections, context, repetition }: Field): string {
  return JSON.stringify([sections, context, repetition && [repetition.label, repetition.row]]);
}

/** « Né(e) le », then « à » or « À (commune) ». */
const AT = /^(?:et )?a ?(?:\(? ?(?:commune|ville|lieu|localite)(?: ou (?:commune|ville|lieu|localite))? ?\)?)? ?:?$/;

function goesOnFromBirth(fields: readonly Field[], labels: readonly LabelRead[], i: number): boolean {
  const before = labels[i - 1]?.segments.filter((s) => s.kind !== 'neutral') ?? [];
  const only = before[0];
  const label = fields[i]?.label ?? '';
  return (
    label.length < 40 &&
    before.length === 1 &&
    only?.kind === 'fact' &&
    only.fact === 'birthDate' &&
    AT.test(fold(label))
  );
}

/** « Adresse du domicile (où vit l'enfant) »: what explains the place names nobody else's. */
const WHERE = /^(.{8,80}?)[ (]+où (?:vit|vivent|réside|résident|habite|habitent|demeure) .*$/i;
const IF_YES = /^si (?:oui|c'est le cas) ?[,:;-]? ?(.*)$/;
/** « Êtes-vous en arrêt de travail ? », then « Si oui, depuis le ». */
const SINCE = /^(?:depuis(?: le| quand)?|a (?:partir|compter) du|(?:a )?quelle date|date de debut|date)(?: \?| ?:)?$/;
const REGISTERED = /\b(?:immatricule|siret|entreprise (?:est-elle )?(?:deja )?cree|inscrit)/;

/** The label without what only explains it, or completed by the yes/no question just before; null when it stands. */
function plainLabel(fields: readonly Field[], labels: readonly LabelRead[], i: number): string | null {
  const label = tidy(fields[i]?.label ?? '').slice(0, 200);
  const place = WHERE.exec(label)?.[1];
  if (place !== undefined) return place;
  const asked = IF_YES.exec(fold(label))?.[1];
  if (asked === undefined) return null;
  // Several « Si oui » may follow one question.
  let at = i - 1;
  while (at >= 0 && i - at < 4 && fields[at]?.type !== 'yes_no' && IF_YES.test(fold(fields[at]?.label ?? ''))) at--;
  const before = fields[at];
  if (before?.type !== 'yes_no') return null;
  const about = labels[at]?.segments ?? [];
  if (OF_OTHERS.test(fold(before.label)) || about.some((s) => s.kind === 'party' && isForeign(s.party))) return null;
  if (SINCE.test(asked) && about.some((s) => s.kind === 'fact' && s.fact === 'sickLeave'))
    return 'date de début d’arrêt de travail';
  const company = LABELS.read(asked).segments.some((s) => s.kind === 'fact' && REGISTERED_AS.has(s.fact));
  return company && REGISTERED.test(fold(before.label)) ? asked : null;
}

const REGISTERED_AS: ReadonlySet<FactName> = new Set(['siret', 'siren', 'siretOrSiren']);

/** « Dont salariés concernés par la demande », « à temps partiel »: a part of the staff. */
const PART_OF_STAFF =
  /^\W*dont\b|\b(?:salariee?s?|employee?s?|personnes?|agents?|effectifs?|postes?) (?:directement |eventuellement )?(?:concern|impact|touch|vise|benefici|en cdd|en cdi|en contrat|en alternance|a temps partiel|handicap|saisonni|de (?:moins|plus) de \d+ ans)|\btemps partiel|\b(?:moins|plus) de \d+ ans\b/;

/** « Nom de famille » beside « Nom d'usage » is the name at birth; a bare « Nom » there may be either. */
function tellFamilyName(fields: readonly Field[], readings: readonly Reading[]): void {
  const asked = new Map<string, Set<string>>();
  fields.forEach((field, i) => {
    const question = readings[i]?.question ?? '';
    const all = asked.get(scopeOf(field)) ?? new Set();
    asked.set(scopeOf(field), all.add(question.startsWith('birthName') ? 'birthName' : question));
  });
  fields.forEach((field, i) => {
    const reading = readings[i];
    if (reading?.question !== 'lastName nom famille') return;
    const all = [...(asked.get(scopeOf(field)) ?? [])];
    if (!all.includes('birthName') && all.some((q) => USED_NAME.test(q))) reading.fact = 'birthName';
  });
}

const USED_NAME = /^lastName nom (?:usage|usuel|marital|epou)/;

function matchField(
  form: PageForm,
  field: Field,
  reading: Reading,
  learned: LearnedField | undefined,
  sense: FormSense,
  thread: Thread,
  packs: readonly Pack[],
): Match {
  const never = field.refusal === null ? own(NEVER, field.type) : REFUSED[field.refusal];
  if (never !== undefined) return nothing(field, 'unknown', never, neverWhy(never));
  if (learned !== undefined && learned.type === field.type && fold(learned.label) === fold(field.label))
    return fromLearned(field, learned);
  if (form.place === 'siret') return siretStep(field);
  if (field.type === 'yes_no' && CONSENT.test(fold(field.label))) return consent(field);
  if (field.type === 'yes_no' || field.type === 'drop_down_list')
    return fromPack(field, sense, packs) ?? fromLabel(field, reading, sense, thread);
  // For what is typed, the label is finer than the pack; the pack knows its own odd wordings.
  const byLabel = fromLabel(field, reading, sense, thread);
  const told =
    byLabel.key !== null ? byLabel.confidence >= SURE : byLabel.noKey === 'other-person' || byLabel.noKey === 'thing';
  return told ? byLabel : (fromPack(field, sense, packs) ?? byLabel);
}

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
};

const REFUSED: Readonly<Record<NonNullable<Field['refusal']>, NoKey>> = {
  attestation: 'consent',
  file: 'file',
  map: 'unsupported',
  unsupported: 'unsupported',
  lookup: 'unsupported',
};

function neverWhy(why: NoKey): Evidence[] {
  if (why === 'consent') return [{ kind: 'veto', text: 'Case à cocher : à lire au client et à cocher par lui' }];
  if (why === 'file') return [{ kind: 'veto', text: 'Pièce à joindre : à déposer à la main' }];
  return [{ kind: 'veto', text: 'Type de champ laissé à la main' }];
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

function thresholdFor(key: ProfileKey | null, label: string): number | null {
  if (key === 'retirementInfo') return thresholdOf('age', label);
  if (key === 'householdIncomeAtMost') return thresholdOf('amount', label);
  return null;
}

function fromLearned(field: Field, learned: LearnedField): Match {
  if (learned.key === null)
    return nothing(field, 'unknown', 'unknown', [
      { kind: 'learned', text: 'Vous avez demandé de ne jamais remplir ce champ' },
    ]);
  return found(field, 'unknown', learned.key, 1, [{ kind: 'learned', text: 'Vous avez dit ce qu’est ce champ' }]);
}

/** The SIRET step writes a company's public data into the dossier: on request only (contract §3). */
function siretStep(field: Field): Match {
  if (field.type !== 'siret') return nothing(field, 'unknown', 'unknown', []);
  return found(field, 'company', 'siret', ASK, [
    { kind: 'type', text: 'Page SIRET : la recherche inscrit l’entreprise dans le dossier' },
  ]);
}

const CONSENT =
  /\b(?:j'accepte|acceptez|accepter|autorisez?|autoriser|consens|consentez|consentement|certifiez?|attestez?|m'engage|nous engageons|vous engagez|reconnais(?:sez)?|sur l'honneur|declarez? (?:que|avoir|etre|sur)|avoir pris connaissance|lu et approuve)\b/;

const consent = (field: Field): Match =>
  nothing(field, 'unknown', 'consent', [
    { kind: 'veto', text: 'Engagement ou accord : à lire au client, il répond lui-même' },
  ]);

/** A question speaks to the person when it says « vous », « mon »… */
const TO_THE_PERSON =
  /\b(?:vous|votre|vos|je|j'ai|mon|ma|mes|la personne|foyer|l'interessee?|le demandeur|la demandeuse|le beneficiaire)\b/;

/** « Rencontre-t-il… », « Difficultés financières »: of the one the form is for, when it presents somebody. */
const ABOUT_THE_PERSON =
  /^(?:[\p{L}' -]{1,30}-t-(?:il|elle)\b|(?:est|a|souhaite|rencontre)-(?:il|elle)\b|(?:rencontre |a )?(?:des )?difficultes?\b)/u;

/** … unless it asks of somebody else: « Votre conjoint dispose-t-il… », but « vous ou votre conjoint ». */
const OF_OTHERS =
  /(?<!\bvous (?:ou|et) )\b(?:vos|votre|mon|ma|mes|le|la|les|l') ?(?:salarie|employe|conjoint|epou|enfant|associe|apprenti|client|collaborateur|parent|pere|mere|locataire|patient|adherent|association|structure|commune|stagiaire)/;

function fromPack(field: Field, sense: FormSense, packs: readonly Pack[]): Match | null {
  if (field.repetition !== null) return null;
  if (field.type === 'yes_no' && OF_OTHERS.test(fold(field.label)))
    return nothing(field, 'other-person', 'other-person', [
      { kind: 'veto', text: 'La question porte sur quelqu’un d’autre' },
    ]);
  const of = (pack: Pack, question: PackQuestion, confidence: number, text: string): Match =>
    found(
      field,
      'beneficiary',
      question.key,
      confidence,
      [{ kind: 'pack', text: `${pack.name} : ${text}` }],
      question.alternatives,
    );
  for (const pack of sense.packs) {
    const question = questionOf(pack, field.label, field.type);
    if (question !== null) return of(pack, question, CERTAIN, 'question reconnue');
  }
  // The same question in another form: only when it speaks to the person, under nobody else's title.
  const asked = fold(field.label.slice(0, 400));
  if (field.type === 'yes_no' && !TO_THE_PERSON.test(asked) && !(ABOUT_THE_PERSON.test(asked) && sense.person))
    return null;
  for (const pack of packs) {
    const question = questionOf(pack, field.label, field.type);
    if (question?.anywhere === undefined || question.anywhere === false) continue;
    if (question.anywhere === 'person' && !sense.person) continue;
    const title = titlesOf(field, sense).find((t) => t.party !== null);
    // « Souhaitez-vous… » speaks to the same one under « La cession ».
    const other = title?.party != null && (isForeign(title.party) || title.party === 'spouse');
    if (other && !(title.party === 'thing' && /\bvous\b/.test(asked)))
      return nothing(field, 'other-person', 'other-person', [
        { kind: 'veto', text: `Rubrique : ${quote(title.text)}` },
      ]);
    return of(pack, question, BY_SECTION, 'même question');
  }
  return null;
}

/** Facts that are never sure from words alone: several things go by that name. */
const ALWAYS_ASKED: ReadonlySet<FactName> = new Set(['establishmentName', 'profession']);

/** « Profession » under the title of the one who asks; « Nom de l'établissement » beside its SIRET, in a business's form. */
function plainlyOurs(fact: FactName, field: Field, reading: Reading, sense: FormSense): boolean {
  if (fact === 'profession') {
    if (!/^(?:profession|metier)/.test(reading.question.slice(fact.length + 1))) return false;
    const title = titlesOf(field, sense).find((t) => t.party !== null);
    return (
      reading.reader ||
      title?.party === 'client' ||
      title?.party === 'head' ||
      (title?.party === 'company' && title.reader) ||
      (title == null && titlesOf(field, sense)[0]?.reader === true)
    );
  }
  const scene = sense.scenes.get(sceneOf(field));
  return (
    sense.business &&
    sense.times.get(fact) === 1 &&
    !sense.times.has('tradeName') &&
    (scene?.has('siret') === true || scene?.has('siren') === true || scene?.has('naf') === true)
  );
}

/** An income is a yearly one in a profile; a form may mean the month. */
const YEARLY = /\b(?:annuel|annee|exercice|an\b|n ?- ?1\b)/;

function fromLabel(field: Field, reading: Reading, sense: FormSense, thread: Thread): Match {
  const { fact, by } = reading;
  if (reading.mixed)
    return nothing(field, 'unknown', 'ambiguous', [
      { kind: 'veto', text: 'Plusieurs réponses demandées dans un seul champ' },
    ]);
  if (fact === null) return nothing(field, 'unknown', 'unknown', []);
  const spec: Fact = FACTS[fact];
  const evidence: Evidence[] = [told(field, by)];
  const refuse = (owner: Owner, noKey: NoKey, text: string): Match =>
    nothing(field, owner, noKey, [...evidence, { kind: 'veto', text }]);

  if (Object.keys(spec.keys).length === 0) return nothing(field, 'unknown', 'ambiguous', evidence);
  if (!canHold(fact, field.type))
    return refuse('unknown', 'unknown', 'Ce type de champ ne peut pas recevoir cette réponse');
  const lastYear = reading.forbidding === LAST_YEAR && BY_THE_YEAR.has(fact) && sense.times.get(fact) === 1;
  if (reading.forbidding !== null && !lastYear)
    return refuse('unknown', 'ambiguous', `Précision de l’intitulé : ${quote(reading.forbidding)}`);

  if (fact === 'employees' && PART_OF_STAFF.test(fold(field.label)))
    return refuse('unknown', 'ambiguous', 'Une partie seulement des salariés');

  const whose = whoseIs(field, fact, reading, sense, thread);
  evidence.push(...whose.evidence);
  if (whose.owner === null) return nothing(field, ownerOf(whose.noKey), whose.noKey, evidence);
  if (whose.owner === 'spouse') return found(field, 'beneficiary', 'spouseName', whose.confidence, evidence);
  const key = spec.keys[whose.owner];
  if (key === undefined) return nothing(field, whose.owner, 'unknown', evidence);

  let confidence = whose.confidence;
  if (reading.strange.length > 0) {
    const text = `Mot inconnu dans l’intitulé : ${quote(reading.strange.join(', '))}`;
    // « Nom du zorglub »: an unknown complement is somebody or something else until proved otherwise.
    if (spec.nature === 'either' || reading.strange.length > 1) return refuse(whose.owner, 'unknown', text);
    evidence.push({ kind: 'veto', text });
    if (fact !== 'civility' || by !== 'type') confidence = Math.min(confidence, FAINT);
  }
  if (field.options !== null && by !== 'options') {
    const agree = optionsAgree(fact, field.options);
    if (agree === false) return refuse(whose.owner, 'unknown', 'Les choix proposés ne correspondent pas');
    if (agree === true) evidence.push({ kind: 'options', text: 'Choix proposés reconnus' });
  }
  if (by === 'options') confidence = Math.min(confidence, fact === 'civility' ? ASK : BY_DEFAULT);
  if (fact === 'income' && !YEARLY.test(fold(field.label))) confidence = Math.min(confidence, ASK);
  if (ALWAYS_ASKED.has(fact) && whose.owner !== 'advisor' && !plainlyOurs(fact, field, reading, sense))
    confidence = Math.min(confidence, ASK);
  if (
    fact === 'lastName' &&
    whose.owner === 'beneficiary' &&
    /^lastName nom$/.test(reading.question) &&
    !sense.scenes.get(sceneOf(field))?.has('firstName')
  )
    // « Nom » without « Prénom » near it often wants both.
    confidence = Math.min(confidence, ASK);
  if (confidence < ASK) return nothing(field, whose.owner, 'ambiguous', evidence);
  const alternatives = whose.owner === 'advisor' ? [] : (spec.alternatives?.[whose.owner] ?? []);
  return found(field, whose.owner, key, confidence, evidence, alternatives);
}

/** Figures of a closed year: « N-1 » asked alone is the last one. */
const BY_THE_YEAR: ReadonlySet<FactName> = new Set(['turnover', 'income']);

const ownerOf = (why: NoKey): Owner => (why === 'thing' || why === 'other-person' ? why : 'unknown');

function told(field: Field, by: Reading['by']): Evidence {
  switch (by) {
    case 'type':
      return { kind: 'type', text: `Type du champ : ${field.type}` };
    case 'options':
      return { kind: 'options', text: 'Choix proposés reconnus' };
    case 'description':
      return { kind: 'description', text: `Description : ${quote(field.description ?? '')}` };
    default:
      return { kind: 'label', text: `Intitulé : ${quote(field.label)}` };
  }
}
