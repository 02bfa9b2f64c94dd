/** Two records of one person? Pure. */
import { fold } from '../../forms/text';
import type { Client } from '../../profile/schema';

/** Strongest first. `name`: same name, and the birth date is missing on one side. */
export type Likeness = 'siret' | 'birth-date' | 'name';

/** Finds who, among those added, looks like a client. Records without a name and a SIRET look like nobody. */
export class People {
  readonly #bySiret = new Map<string, Client>();
  readonly #byName = new Map<string, Client[]>();

  constructor(clients: Iterable<Client> = []) {
    for (const client of clients) this.add(client);
  }

  add(client: Client): void {
    const siret = siretOf(client);
    if (siret !== null && !this.#bySiret.has(siret)) this.#bySiret.set(siret, client);
    for (const name of namesOf(client)) this.#byName.set(name, [...(this.#byName.get(name) ?? []), client]);
  }

  find(client: Client): { client: Client; likeness: Likeness } | null {
    const siret = siretOf(client);
    const sameSiret = siret === null ? undefined : this.#bySiret.get(siret);
    if (sameSiret !== undefined && sameSiret.id !== client.id) return { client: sameSiret, likeness: 'siret' };
    const namesakes = namesOf(client)
      .flatMap((name) => this.#byName.get(name) ?? [])
      .filter(({ id }) => id !== client.id);
    const { birthDate } = client.profile;
    const sameDay = namesakes.find((other) => birthDate !== undefined && other.profile.birthDate === birthDate);
    if (sameDay !== undefined) return { client: sameDay, likeness: 'birth-date' };
    const maybe = namesakes.find(
      (other) =>
        (birthDate === undefined || other.profile.birthDate === undefined) &&
        (siret === null || siretOf(other) === null || siretOf(other) === siret),
    );
    return maybe === undefined ? null : { client: maybe, likeness: 'name' };
  }
}

function siretOf({ profile }: Client): string | null {
  const digits = profile.siret?.replace(/\D/g, '') ?? '';
  return digits.length === 14 ? digits : null;
}

/** A person may go by either name; accents, hyphens and case differ from one list to the next. */
function namesOf({ profile }: Client): string[] {
  const first = plain(profile.firstName);
  if (first === '') return [];
  const last = new Set([plain(profile.lastName), plain(profile.birthName)]);
  return [...last].filter((name) => name !== '').map((name) => `${name}/${first}`);
}

const plain = (name = ''): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
