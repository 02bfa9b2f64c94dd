/** A client in few words, and how one is found in a list. Pure. */
import type { ClientCard } from '../../lib/profile/card';
import type { Advisor } from '../../lib/profile/schema';
import { CHOOSE } from './texts';

/** A card, or the whole client. */
type Named = Pick<ClientCard, 'profile'>;

export function clientName(client: Named): string {
  const { firstName, lastName, companyName } = client.profile;
  const name = [firstName, lastName].filter(Boolean).join(' ').trim();
  return name || companyName || CHOOSE.unnamed;
}

/** « Artisan, Valenciennes »: tells two namesakes apart. */
export function clientDetail(client: Named): string | null {
  const { selfEmployedStatus, companyName, tradeName, companyCity, city } = client.profile;
  const work = selfEmployedStatus || tradeName || companyName;
  return [work, city || companyCity].filter(Boolean).join(', ') || null;
}

/** Lower case, without accents, hyphens or apostrophes. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^ -~]/g, plainLetter)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** What is left of a letter without its marks. Thousands of names are folded at once, with few letters: each is looked up once. */
function plainLetter(letter: string): string {
  const known = PLAIN.get(letter);
  if (known !== undefined) return known;
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').replace('œ', 'oe').replace('æ', 'ae');
  PLAIN.set(letter, plain);
  return plain;
}
const PLAIN = new Map<string, string>();

/** Does every word typed begin a word of the text, in any order? To be asked of many texts, made by `searchText`. */
export function finder(typed: string): (text: string) => boolean {
  const parts = fold(typed)
    .split(' ')
    .filter(Boolean)
    .map((part) => ` ${part}`);
  return (text) => parts.every((part) => text.includes(part));
}

/** What `finder` looks in: each word after a space. */
export function searchText(...texts: (string | null | undefined)[]): string {
  return ` ${fold(texts.filter(Boolean).join(' '))}`;
}

/** A client as a list shows them, and as one finds them. */
export interface ListedClient {
  id: string;
  title: string;
  detail: string | null;
  text: string;
}

/** In the order of names: what one is found by begins with the name, so that one text serves to sort and to search. */
export function listed(cards: readonly ClientCard[]): ListedClient[] {
  return cards
    .map((card) => {
      const { lastName, firstName, birthName, birthDate, siret, companyName, tradeName } = card.profile;
      const { companyCity, city, postalCode } = card.profile;
      const title = clientName(card);
      const text = searchText(
        ...[lastName, firstName, birthName, birthDate, siret, siret && threes(siret)],
        ...[companyName, tradeName, city, companyCity, postalCode, title === CHOOSE.unnamed ? title : null],
      );
      return { id: card.id, title, detail: clientDetail(card), text };
    })
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}

/** « 732 829 320 00074 »: a SIRET is found as well in the groups one types it by. */
const threes = (siret: string): string => siret.replace(/^(\d{3})(\d{3})(\d{3})/, '$1 $2 $3 ');

export function advisorName({ advisorFirstName, advisorLastName }: Advisor): string {
  return [advisorFirstName, advisorLastName].filter(Boolean).join(' ');
}
