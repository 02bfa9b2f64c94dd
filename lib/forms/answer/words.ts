/** Texts of choices brought to one plain form for comparing. Linear in the text's length. */

/** A longer text is no usual wording: compared as it stands. */
const LIMIT = 200;

/**
 * Lower case, no accents, punctuation as one space, gender marks dropped (« Marié(e) », « Veuf.ve », « né·e » → masculine),
 * initials joined (« S.A.R.L. » → « sarl »).
 */
export function plainWords(text: string): string {
  if (text.length > LIMIT) return text;
  return text
    .normalize('NFKC')
    .replace(/(?<=\p{L}{2})\((?:e|s|es|ne|ve|se|fe|euse|rice|trice|ère|iere)\)/giu, '')
    .replace(/(?<=\p{L}{3})[.·•-](?:e|ve|ne|se|euse|rice|trice|ère)(?:[.·•-]s)?(?!\p{L})/giu, '')
    .replace(/(?<=(?<!\p{L})\p{L})\.(?=\p{L}(?!\p{L}))/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}+%<>≤≥&]+/gu, ' ')
    .trim();
}

const OPENING = /^(?:je suis|vous etes|nous sommes|oui|en tant que|dirigeant|chef|un|une|l|le|la|les|du|de|des|d) /;

/** The same without an opening such as « je suis », « vous êtes un », « dirigeant de l’ ». */
export function withoutOpening(words: string): string {
  let rest = words;
  for (let i = 0; i < 4 && OPENING.test(rest); i++) rest = rest.replace(OPENING, '');
  return rest;
}
