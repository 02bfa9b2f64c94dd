import type { Segment } from './lexicon/lexicon';
import { TITLES } from './lexicon/lexicon';
import type { Party } from './lexicon/people';
import { fold, withoutNumbering } from './text';

/** Parties that are never the client, the client's company nor the advisor. */
const FOREIGN: ReadonlySet<Party> = new Set(['other-person', 'other-organisation', 'thing']);

export const isForeign = (party: Party): boolean => FOREIGN.has(party);

/** What a title says of the fields under it. */
export interface Title {
  text: string;
  /** The one it speaks of, named first: « Le demandeur et son entreprise » → client. */
  party: Party | null;
  /** Others named beside (« et », « ou », a comma), not those that only complete it. */
  others: Party[];
  /** The word that names the party: « eleveur ». */
  word: string | null;
  /** The party is completed by something else: « l'entreprise de forage », « le bénéficiaire des travaux ». */
  narrowed: boolean;
  /** It holds words we do not know: the fields under it may be anybody's. */
  strange: boolean;
  /** It holds nothing but such words: « Actionnaires ». */
  alien: boolean;
  /** It speaks to the reader: « Vos coordonnées ». */
  reader: boolean;
  /** An explanation block, not the title of a section. */
  context: boolean;
}

/** « Responsable légal 2 », « Second représentant », « Autre exploitant ». */
const SECOND =
  /^(?:le |la |l')?(?:second|seconde|deuxieme|2eme|2nd|2e|autre|troisieme|3eme) \S|^(?:[\p{L}']+ ){0,4}[\p{L}']+ ?(?:n° ?|numero )?[2-9]$/u;

/** « Autres informations », « 2e partie »: of the form, not of persons. */
const PART =
  /\b(?:informations?|renseignements?|parties?|volets?|pieces?|documents?|elements?|questions?|cadres?|blocs?|points?|demandes?|remarques?|observations?|precisions?|aides?|donnees?|etapes?|sections?|rubriques?|titres?|chapitres?|annexes?|pages?|niveaux?|phases?)\b/;

/** « … si différent du dirigeant », « autre que le demandeur »: somebody else than the one it names. */
const UNLIKE = /\bsi (?:elles? |ils? )?(?:est |sont )?differ|\bautres? que\b|\bs'ils? n'est pas\b|\bsi ce n'est pas\b/;

/** « Personnel », « Le personnel »: those employed; « personnelles » qualifies. */
const STAFF =
  /^(?:le |du |votre )?personnel(?:s|$| (?:de|salarie|employe|permanent|navigant|roulant|soignant|encadrant|technique))/;

/** « Nouvel établissement », « Établissement vendeur »: another than today's, or one of two. */
const CHANGED =
  /^(?:le |la |l'|les )?(?:nouve(?:l|lle|au|aux)|anciens?|anciennes?|futurs?|futures?|precedents?|precedentes?) |\b(?:vend(?:eur|euse|u)|cedante?|achete(?:ur|use)|acquere(?:ur|use)|repreneu(?:r|se)|cessionnaire|absorbee?|absorbante?)s?\b/;

/** « Personne responsable de l'enfant qui formule la demande », « Parent remplissant le formulaire ». */
const ASKS =
  /\bqui (?:formule|depose|fait|presente|effectue|remplit|souscrit|sollicite|saisit|renseigne|complete)\b.{0,12} (?:demandes?|dossiers?|formulaires?|declaration|inscription)\b|\b(?:remplissant|deposant|effectuant|formulant|renseignant|presentant|completant)\b.{0,12} (?:demandes?|dossiers?|formulaires?|declaration|inscription)\b/;
/** … but not when it is done for somebody. */
const FOR_ANOTHER =
  /\b(?:mandat|tiers|avocat|notaire|conseil|prestataire|professionnel|accompagn|referent|travailleur|assistant|medecin|agent|employeur|compte de|nom de|structure|organisme|association|service|tuteur|tutrice|curateur)/;
const PARENT = /^(?:parent|pere|mere)\b/;

const fillsIn = (plain: string, named: Party | null, word: string): boolean =>
  ASKS.test(plain) &&
  !FOR_ANOTHER.test(plain) &&
  (named === null ||
    named === 'contact' ||
    named === 'role' ||
    named === 'head' ||
    (named === 'other-person' && PARENT.test(word)));

/** « Votre remplaçant », « Vos intervenants »: people of the reader's, hence not the reader. */
const YOURS = /^(?:votre|vos|mon|ma|mes|notre|nos) /;
const YOUR_AGENT =
  /^(?:votre|vos|mon|ma|mes|notre|nos) (?:future?s? )?\p{L}{3,}(?:ants?|antes?|ateurs?|atrices?|ienn?e?s?|istes?)$/u;

/** « Vous », « À propos de vous ». */
const SELF = /^(?:vous|moi|a propos de (?:vous|moi))(?:[- ]meme)?$/;

/** « Plombier intervenu », « Entreprise retenue »: somebody called in. */
const CHOSEN =
  /\p{L} (?:intervenu|intervenant|choisi|retenu|mandate|sollicite|consulte|designe|missionne|agree|habilite)e?s?\b/u;

const READ = new Map<string, Title>();
/** Forms repeat their titles on each field; a page has few of them. */
const KEPT_TITLES = 500;

/** Reads a title, once. */
export function readTitle(text: string): Title {
  const known = READ.get(text);
  if (known !== undefined) return known;
  const { segments, said } = TITLES.read(text);
  const outside = segments.filter((s) => !s.aside);
  const named = asideApplicant(segments) ?? chief(partiesOf(outside)) ?? chief(partiesOf(segments));
  // Short as titles are: what is longer says more than who.
  const plain = withoutNumbering(fold(text)).slice(0, 200);
  const second = SECOND.test(plain) && !PART.test(plain);
  const at = segments.findIndex((s) => s.kind === 'party');
  const told = fillsIn(plain, named, segments[at]?.text ?? '')
    ? 'client'
    : STAFF.test(plain) || (named === null && CHOSEN.test(plain))
      ? 'other-person'
      : ((SELF.test(plain) ? 'client' : null) ?? named);
  const yours = said.reader && ((told === 'role' && YOURS.test(plain)) || (told === null && YOUR_AGENT.test(plain)));
  const elsewhere = (told === 'company' || told === 'organisation') && CHANGED.test(plain);
  const party = second || elsewhere || yours || (told !== null && UNLIKE.test(plain)) ? 'other-person' : told;
  const title: Title = {
    text,
    party,
    word: segments[at]?.text ?? null,
    narrowed: narrows(segments[at + 1]),
    others: partiesOf(outside.filter((s, i) => i > 0 && s.joined)).filter((p) => p !== party),
    strange: segments.some((s) => s.kind === 'unknown' && !s.aside && !/^(?:\d+|.|[ivx]+)$/.test(s.text)),
    alien:
      !said.reader &&
      segments.length > 0 &&
      segments.length <= 4 &&
      segments.every((s) => s.kind === 'unknown' || s.aside),
    reader: said.reader,
    context: false,
  };
  if (READ.size >= KEPT_TITLES) READ.clear();
  READ.set(text, title);
  return title;
}

const narrows = (next: Segment | undefined): boolean =>
  next !== undefined &&
  !next.aside &&
  !next.joined &&
  ((next.kind === 'unknown' && !/^(?:\d+|.|[ivx]+)$/.test(next.text)) ||
    (next.kind === 'party' && isForeign(next.party)));

/** « Responsable légal 1 (demandeur) »: the brackets say who it is. */
function asideApplicant(segments: readonly Segment[]): Party | null {
  const told = segments.filter((s) => s.aside && s.kind !== 'neutral');
  return told.length > 0 && told.every((s) => s.kind === 'party' && s.party === 'client') ? 'client' : null;
}

/** An explanation block counts as a title when it is as short as one; a long one, or a sentence, speaks of everything. */
const TITLE_LENGTH = 90;
const SENTENCE = /\bvous\b.*(?:\s\S+){5}|\.\s+\S/i;

export function readContext(context: string | null): Title | null {
  if (context === null) return null;
  const line = context.slice(0, 400).trim().split('\n', 1)[0]?.trim() ?? '';
  if (line === '' || line.length > TITLE_LENGTH || SENTENCE.test(line)) return null;
  return { ...readTitle(line), context: true };
}

/** Parties named, in order. */
export function partiesOf(segments: readonly Segment[]): Party[] {
  return segments.flatMap((s) => (s.kind === 'party' ? [s.party] : []));
}

/** Words that name nobody in particular. */
export const VAGUE: ReadonlySet<Party> = new Set(['contact', 'role', 'organisation']);

/** The one who matters among those named: the first, unless it only qualifies the client (« l'agent demandeur »). */
export function chief(parties: readonly Party[]): Party | null {
  const first = parties[0] ?? null;
  // « Le propriétaire ou gérant ».
  if (first === 'role' && parties[1] === 'head') return 'head';
  if (first !== null && VAGUE.has(first) && parties[1] === 'client')
    return first === 'organisation' ? 'company' : 'client';
  return first;
}
