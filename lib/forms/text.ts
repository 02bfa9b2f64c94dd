/**
 * Labels as written by hundreds of administrations, brought to one plain form.
 *
 * `tidy` keeps the words for eyes; `fold` is for comparing; `tokens` gives the words that carry meaning.
 * All are linear in the length of the text, which is cut at `MAX_TEXT`.
 */

const MAX_TEXT = 2000;
/** What is longer than this asks for no single fact; its first words are enough to say so. */
const MAX_WORDS = 600;

/**
 * White space, apostrophes and dashes made plain; asterisks and leading numbering gone. For people and for learned labels.
 * Idempotent: what one step lays bare (a mark freed by an invisible character), the next round takes.
 */
export function tidy(text: string): string {
  let plain = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = tidyOnce(plain);
    if (next === plain) break;
    plain = next;
  }
  return plain;
}

const MAX_ROUNDS = 5;

const tidyOnce = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\p{Cc}]/gu, (c) => (/\s/.test(c) ? ' ' : ''))
    .replace(/[’‘ʼ`´′]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/\s*[*✱∗＊]+\s*/g, ' ')
    .trim();

/** Lower case without accents or ligatures. Idempotent. */
export function fold(text: string): string {
  return (
    tidy(text)
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      // After the accents: « Ǽ » is a ligature too.
      .replace(/œ/g, 'oe')
      .replace(/æ/g, 'ae')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/**
 * Numbering before the words: « 1 - », « 2.3) », « IV. », « a) », « Q3 : ». The number must be closed by a mark,
 * so that « 1 rue » or « 3 derniers chiffres » keep theirs.
 */
const NUMBERING =
  /^(?:\d{1,2}(?:\.\d{1,2}){1,3}\s|(?:n°|q|question|etape|rubrique|partie|section)? ?\d{1,3}(?:[.-]\d{1,3}){0,3} ?(?:[.)\]:°/]|- )|\(\d{1,2}\)|(?:[ivx]{1,5}|[a-h]) ?(?:[.)\]:/](?=[\s.)-]|$)| - |- )[.)-]?|[-•·>→▪●#]+)\s*/;

/** Without the numbering; repeated, since « - 1) » and « A. 2 - » are met. */
export function withoutNumbering(folded: string): string {
  let rest = folded;
  for (let i = 0; i < 4; i++) {
    const next = rest.replace(NUMBERING, '').replace(/^\s*(?:[-:.)]\s*)+/, '');
    if (next === rest || next === '') break;
    rest = next;
  }
  return rest;
}

/** Words that only bind others. `et`, `ou`, `si` and the possessives are read apart. */
const BINDING = new Set(
  'a au aux d de des du en l la le les qu que qui dans par pour sur s c j m t n y ce cet cette ces un une est et ou sont etre ainsi - dont chez afin avec vers entre il elle lui ne'.split(
    ' ',
  ),
);

const OF_THE_READER = new Set('votre vos mon ma mes notre nos vous je moi nous'.split(' '));
const OF_SOMEONE = new Set('son sa ses leur leurs'.split(' '));

export interface Word {
  text: string;
  /** Inside brackets: a remark on what is asked rather than what is asked. */
  aside: boolean;
  /** A comma, slash, semicolon, « et » or « ou » stands before it. */
  joined: boolean;
}

export interface Words {
  words: Word[];
  /** « votre », « mon »: speaks to the person who fills the form in. */
  reader: boolean;
  /** « son », « leur »: speaks of someone named just before. */
  someone: boolean;
  question: boolean;
}

/** « conseiller(ère) », « demandeur.euse », « né·e·s », « agriculteur/trice » → the plain masculine. */
function plainGender(folded: string): string {
  return folded
    .replace(
      /(\p{L})\((?:e|s|es|x|ne|nes|ere|eres|euse|euses|se|ses|trice|trices|ve|ves|le|les|te|lle|aux|nt|ent)\)/gu,
      '$1',
    )
    .replace(/(\p{L}{2})[·.•](?:e|ne|ere|euse|se|trice|ve|le|te)(?:[·.•]?s)?(?![\p{L}])/gu, '$1')
    .replace(/(\p{L}{2})[·.•]s(?![\p{L}])/gu, '$1')
    .replace(/(\p{L}{2})[-/](?:e|ne|ere|euse|se|trice|ve)(?:[-/]?s)?(?![\p{L}'-])/gu, '$1')
    .replace(/(\p{L}{2})\/(?:s|es)(?![\p{L}])/gu, '$1');
}

/** Short forms written out, on folded text. Order matters. */
const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\bn ?[°º] ?(?=\p{L}|\d|\(|$| )/gu, 'numero '],
  [/\b(?:nº|nro|num|no)\.(?= ?\p{L})/gu, 'numero '],
  [/\bnum\b/g, 'numero'],
  [/\btel(?=[.: )/(,;-]|$)\.?/g, 'telephone'],
  [/\btelph?\b\.?/g, 'telephone'],
  [/^port\.$/, 'portable'],
  [/\be[- ]?mails?\b/g, 'courriel'],
  [/\b(?:adr|adel)\.(?= )/g, 'adresse'],
  [/\bnb(?:re)?\b\.?/g, 'nombre'],
  // The day at which a headcount is taken.
  [
    /((?:salaries?|effectifs?|employes?|etp)\b.*) (?:au|a la date du|en date du) (?:\d{1,2}|1er)[/ ](?:\d{1,2}|[a-z]+)(?:[/ ](?:\d{4}|n\b))?/,
    '$1',
  ],
  [/\bs'ils?\b/g, 'si il'],
  [/\bc\.? ?p\.?(?![\p{L}\p{N}'])/gu, 'code postal'],
  [/^nee? le\b/, 'date naissance'],
  [/^nee? a\b/, 'lieu naissance'],
  [/\bco+rd?on+e{1,3}s?\b/g, 'coordonnee'],
  [/\badd?ress?e(s?)\b/g, 'adresse$1'],
  [/\bprenon(s?)\b/g, 'prenom$1'],
  [/\bn ?- ?1\b/g, 'anneederniere'],
  [/\bn ?- ?[2-9]\b/g, 'anneepassee'],
  [/\br\.c\.s\.?/g, 'rcs'],
  [/\bs\.?i\.?r\.?e\.?t\b\.?/g, 'siret'],
  [/\bs\.?i\.?r\.?e\.?n\b\.?/g, 'siren'],
  [/\bc\.a\.(?= |$)/g, 'chiffre affaires'],
  [/\bdate ?\/ ?lieu\b/g, 'date et lieu'],
  [/\bmme?\.? ?(?:\/|ou|,) ?m(?:r|\.)?\b/g, 'mme'],
  [/\bm(?:r|\.)? ?(?:\/|ou|,) ?mme?\b/g, 'mme'],
];

/** Plural endings of plain words; names that end so are kept whole. */
const KEEP_ENDING = new Set(
  'pays temps mois cours prix fils epoux bis plus dans sous moins tiers acces cas deces proces avis alors vous nous os sas sis eurls bus gaz dans choix deux six dix siens vis lors ans corps bras cheveux siras has ars cfe index ss'.split(
    ' ',
  ),
);

/** One word without its plural. */
export function singular(word: string): string {
  if (word.length < 4 || KEEP_ENDING.has(word) || !/[sx]$/.test(word)) return word;
  if (/(?:eaux|aux|eux|oux)$/.test(word)) return word.endsWith('eaux') ? word.slice(0, -1) : word;
  return word.endsWith('x') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')
    ? word
    : word.slice(0, -1);
}

/** The words that carry meaning, in order. */
export function words(text: string): Words {
  let plain = plainGender(withoutNumbering(fold(text)).slice(0, MAX_WORDS));
  for (const [pattern, full] of SHORT_FORMS) plain = plain.replace(pattern, full);
  // A dash between spaces separates, as a comma does.
  plain = plain.replace(/ - /g, ', ');
  const out: Word[] = [];
  let depth = 0;
  let joined = false;
  let reader = false;
  let someone = false;
  for (const match of plain.matchAll(/[\p{L}\p{N}]+|[([\])/,;:+&]/gu)) {
    const piece = match[0];
    if (piece === '(' || piece === '[') depth++;
    else if (piece === ')' || piece === ']') depth = Math.max(0, depth - 1);
    else if (piece === '/' || piece === ',' || piece === ';' || piece === '+' || piece === '&') joined = true;
    else if (piece === 'et' || piece === 'ou') joined = true;
    else if (OF_THE_READER.has(piece)) reader = true;
    else if (OF_SOMEONE.has(piece)) someone = true;
    else if (piece !== ':' && !BINDING.has(piece)) {
      out.push({ text: singular(piece), aside: depth > 0, joined });
      joined = false;
    }
  }
  return { words: out, reader, someone, question: plain.includes('?') };
}
