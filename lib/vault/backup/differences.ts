/** What two states of a client do not say alike, in words for the advisor. Pure. */
import { aidOf } from '../../aids/catalogue';
import { factOf } from '../../aids/facts/definitions';
import { toSlashed } from '../../profile/dates';
import { LABELS } from '../../profile/labels';
import { type Agreement, type Client, STORED_KEYS } from '../../profile/schema';

export interface Difference {
  label: string;
  /** null: not known on that side. */
  here: string | null;
  there: string | null;
}

/** Have they the same content, whenever and however often each was saved? */
export function sameContent(a: Client, b: Client): boolean {
  return canonical(contentOf(a)) === canonical(contentOf(b));
}

export function differences(here: Client, there: Client): Difference[] {
  const found: Difference[] = [];
  const compare = (label: string, a: unknown, b: unknown, show: (value: unknown) => string = shown): void => {
    if (canonical(a) === canonical(b)) return;
    found.push({ label, here: a === undefined ? null : show(a), there: b === undefined ? null : show(b) });
  };
  for (const key of STORED_KEYS) compare(LABELS[key].label, here.profile[key], there.profile[key]);
  const [factsHere, factsThere] = [here.profile.facts ?? {}, there.profile.facts ?? {}];
  for (const fact of namesOf(factsHere, factsThere)) {
    compare(factOf(fact)?.label ?? fact, factsHere[fact], factsThere[fact]);
  }
  const [aidsHere, aidsThere] = [here.aids ?? {}, there.aids ?? {}];
  for (const id of namesOf(aidsHere, aidsThere)) {
    compare(aidOf(id)?.title ?? id, aidsHere[id], aidsThere[id], () => 'dans la liste des aides');
  }
  compare('Accords', some(here.agreements), some(there.agreements), shownAgreements);
  compare('Dernier contact', here.lastContactOn, there.lastContactOn);
  return found;
}

const namesOf = (a: object, b: object): Set<string> => new Set([...Object.keys(a), ...Object.keys(b)]);
const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

function contentOf({ version: _, updatedAt: __, ...content }: Client): unknown {
  return { ...content, aids: content.aids ?? {}, profile: { ...content.profile, facts: content.profile.facts ?? {} } };
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Oui' : 'Non';
  if (Array.isArray(value)) return value.map(shown).join(', ');
  const text = String(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? toSlashed(text) : text;
}

function shownAgreements(value: unknown): string {
  return (value as Agreement[])
    .map(({ scope, givenOn, withdrawnOn }) => {
      const until = withdrawnOn === undefined ? '' : `, retiré le ${toSlashed(withdrawnOn)}`;
      return `« ${scope} » du ${toSlashed(givenOn)}${until}`;
    })
    .join(' ; ');
}

/** JSON with its keys in order; what is undefined is absent. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) => {
      if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
      return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
    }) ?? ''
  );
}
