/** What may rest in the vault. Pure. */
import { aidOf } from '../aids/catalogue';
import { factOf, sensitivityOf } from '../aids/facts/definitions';
import { TYPED_ONCE_KEYS } from '../profile/keys';
import { LABELS } from '../profile/labels';
import { agreedTo, type Client, type StoredKey } from '../profile/schema';

export interface StoragePolicy {
  /** A structure entitled to keep NIR and IBAN (décret n° 2019-341 du 19 avril 2019 for the NIR) turns it on with its legal basis. */
  keepTypedOnce: boolean;
}

export const DEFAULT_POLICY: StoragePolicy = { keepTypedOnce: false };

/** One French sentence for each thing that keeps this client from being stored; empty when it may be. */
export function storageIssues(client: Client, policy: StoragePolicy = DEFAULT_POLICY): string[] {
  const issues: string[] = [];
  const { facts = {}, ...profile } = client.profile;
  const known = (Object.keys(profile) as StoredKey[]).filter((key) => profile[key] !== undefined);

  if (!policy.keepTypedOnce) {
    for (const key of known.filter((key) => (TYPED_ONCE_KEYS as readonly string[]).includes(key))) {
      issues.push(
        `« ${LABELS[key].label} » se saisit au moment de remplir, puis s’oublie : retirez-le de la fiche pour l’enregistrer.`,
      );
    }
  }

  if (!agreedTo(client, 'sante')) {
    const health = [
      ...known.filter((key) => LABELS[key].sensitivity === 'N3').map((key) => LABELS[key].label),
      ...Object.keys(facts)
        .filter((fact) => sensitivityOf(fact) === 'N3')
        .map((fact) => factOf(fact)?.label ?? fact),
      ...healthAids(client),
    ].map((name) => `« ${name} »`);
    if (health.length > 0) {
      issues.push(
        `Accord du client nécessaire pour garder ce qui touche à la santé : ${health.join(', ')}. Recueillez son accord « santé » et notez-le dans la fiche, ou laissez cela de côté.`,
      );
    }
  }
  return issues;
}

/** To have put an aid for sick people on the list is to say that one is sick. An aid that the catalogue no longer has is held to the same rule. */
function healthAids({ aids = {} }: Client): string[] {
  return Object.entries(aids).flatMap(([id, { retainedOn, papers = [] }]) => {
    const aid = aidOf(id);
    const kept = retainedOn !== undefined || papers.length > 0;
    return kept && (aid === undefined || aid.sensitivity === 'N3') ? [aid?.title ?? id] : [];
  });
}
