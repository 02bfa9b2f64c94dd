/** What may rest in the vault. Pure. */
import { aidOf } from '../aids/catalogue';
import { factOf, sensitivityOf } from '../aids/facts/definitions';
import { agreedTo, agreementEndings } from '../profile/agreements';
import { TYPED_ONCE_KEYS } from '../profile/keys';
import { LABELS } from '../profile/labels';
import type { Client, Profile, StoredKey } from '../profile/schema';
import { TYPED_ONCE_WORDS, typedOnceIn, withoutWholeTypedOnce } from '../profile/typed-once';

export interface StoragePolicy {
  /** A structure entitled to keep NIR and IBAN (décret n° 2019-341 du 19 avril 2019 for the NIR) turns it on with its legal basis. */
  keepTypedOnce: boolean;
}

export const DEFAULT_POLICY: StoragePolicy = { keepTypedOnce: false };

/** One French sentence for each thing that keeps this client from being stored on that day; empty when it may be. */
export function storageIssues(client: Client, today: string, policy: StoragePolicy = DEFAULT_POLICY): string[] {
  const issues: string[] = [];
  const { facts = {}, ...profile } = client.profile;
  const known = (Object.keys(profile) as StoredKey[]).filter((key) => profile[key] !== undefined);

  if (!policy.keepTypedOnce) {
    for (const key of known.filter(isTypedOnce)) {
      issues.push(
        `« ${LABELS[key].label} » se saisit au moment de remplir, puis s’oublie : retirez-le de la fiche pour l’enregistrer.`,
      );
    }
    for (const { name, text } of freeTexts(client)) {
      for (const key of typedOnceIn(text)) {
        issues.push(
          `« ${name} » contient ${TYPED_ONCE_WORDS[key]}, qui se saisit au moment de remplir, puis s’oublie : retirez ce numéro du texte pour enregistrer la fiche.`,
        );
      }
    }
  }

  if (!agreedTo(client, 'sante', today)) {
    const health = [
      ...known.filter((key) => LABELS[key].sensitivity === 'N3').map((key) => LABELS[key].label),
      ...Object.keys(facts)
        .filter((fact) => sensitivityOf(fact) === 'N3')
        .map((fact) => factOf(fact)?.label ?? fact),
      ...healthAids(client),
    ].map((name) => `« ${name} »`);
    if (health.length > 0) {
      const names = health.join(', ');
      issues.push(
        agreementEndings(client, today).some(({ scope, over }) => scope === 'sante' && over)
          ? `L’accord « santé » du client a pris fin. Pour garder ${names}, recueillez-le de nouveau et notez-le dans la fiche ; sinon, effacez-y les réponses de santé.`
          : `Accord du client nécessaire pour garder ce qui touche à la santé : ${names}. Recueillez son accord « santé » et notez-le dans la fiche, ou laissez cela de côté.`,
      );
    }
  }
  return issues;
}

/** The client without the numbers that are typed once, alone or inside a text: what is left when they are not kept. */
export function withoutTypedOnceFacts({ profile, aids, ...rest }: Client): Client {
  return {
    ...rest,
    profile: withoutWholeTypedOnce(profile) as Profile,
    ...(aids === undefined ? {} : { aids: withoutWholeTypedOnce(aids) as NonNullable<Client['aids']> }),
  };
}

/** The client as a form may be filled from: a number kept while the structure was entitled to serves for nothing once it is not. */
export function usable(client: Client, policy: StoragePolicy): Client {
  if (policy.keepTypedOnce) return client;
  const kept = Object.entries(client.profile).filter(([key]) => !isTypedOnce(key));
  return { ...client, profile: Object.fromEntries(kept) };
}

const isTypedOnce = (key: string): boolean => (TYPED_ONCE_KEYS as readonly string[]).includes(key);

/** Everything written in words about a client, and what it is called on the screen. */
function freeTexts({ profile: { facts = {}, ...known }, aids = {} }: Client): { name: string; text: string }[] {
  const found: [string, unknown][] = [
    ...Object.entries(known)
      .filter(([key]) => !isTypedOnce(key))
      .map(([key, value]): [string, unknown] => [LABELS[key as StoredKey].label, value]),
    ...Object.entries(facts).map(([fact, value]): [string, unknown] => [factOf(fact)?.label ?? fact, value]),
    ...Object.entries(aids).map(([id, { papers }]): [string, unknown] => [aidOf(id)?.title ?? id, papers]),
  ];
  return found.flatMap(([name, value]) =>
    [value].flat().flatMap((text) => (typeof text === 'string' ? [{ name, text }] : [])),
  );
}

/** The client without what the health agreement allows: what is left when it is withdrawn. */
export function withoutHealth(client: Client): Client {
  const { aids = {}, profile, ...rest } = client;
  const { facts = {}, ...known } = profile;
  const ordinary = Object.entries(known).filter(([key]) => LABELS[key as StoredKey].sensitivity !== 'N3');
  const ordinaryFacts = Object.entries(facts).filter(([fact]) => sensitivityOf(fact) !== 'N3');
  const ordinaryAids = Object.entries(aids).filter(([id]) => !isHealthAid(id));
  return {
    ...rest,
    profile: {
      ...(Object.fromEntries(ordinary) as Profile),
      ...(ordinaryFacts.length > 0 ? { facts: Object.fromEntries(ordinaryFacts) } : {}),
    },
    ...(ordinaryAids.length > 0 ? { aids: Object.fromEntries(ordinaryAids) } : {}),
  };
}

/** To have put an aid for sick people on the list is to say that one is sick. An aid that the catalogue no longer has is held to the same rule. */
export const isHealthAid = (id: string): boolean => (aidOf(id)?.sensitivity ?? 'N3') === 'N3';

function healthAids({ aids = {} }: Client): string[] {
  return Object.entries(aids)
    .filter(([id, { retainedOn, papers = [] }]) => isHealthAid(id) && (retainedOn !== undefined || papers.length > 0))
    .map(([id]) => aidOf(id)?.title ?? id);
}
