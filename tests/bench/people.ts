/** Invented clients, the same at each run. */
import { FACTS } from '../../lib/aids/facts/definitions';
import type { FactDefinition } from '../../lib/aids/types';
import { type Client, newClient } from '../../lib/profile/schema';
import { dice } from '../tools/dice';

export const TODAY = '2026-11-21';

const FIRST = ['Maïwenn', 'Aurélien', 'Zoé', 'Hélène', 'Inès', 'Camille', 'Étienne', 'Noémie'];
const LAST = ['Kerzoncuf', 'Brossolin', 'Prigent', 'Abgrall', 'Dunoyer', 'Œillet', 'Le Goff', 'Martin'];
const CITIES = ['Nantes', 'Rezé', 'Orvault', 'Brest', 'Quimper', 'Valenciennes'];

type Known = NonNullable<Client['profile']['facts']>[string];

function invent({ kind, options = [], max = 60 }: FactDefinition, roll: () => number): Known {
  const option = options[Math.floor(roll() * options.length)]?.value ?? '';
  switch (kind) {
    case 'yes-no':
      return roll() < 0.5;
    case 'choice':
      return option;
    case 'list':
      return [option];
    case 'number':
      return Math.floor(roll() * Math.min(max, 60));
    case 'amount':
      return Math.floor(roll() * 60_000);
    case 'numbers':
      return [Math.floor(roll() * 80), Math.floor(roll() * 80)];
    case 'date':
      return `${2020 + Math.floor(roll() * 7)}-0${1 + Math.floor(roll() * 9)}-15`;
  }
}

export function inventedClients(count: number): Client[] {
  const roll = dice(2026);
  const asked = FACTS.filter(({ derivedFrom }) => derivedFrom === undefined);
  return Array.from({ length: count }, (_, at) =>
    newClient(`banc-${at}`, `${TODAY}T00:00:00Z`, {
      firstName: FIRST[Math.floor(roll() * FIRST.length)],
      lastName: `${LAST[Math.floor(roll() * LAST.length)]} ${at}`,
      birthDate: `19${50 + Math.floor(roll() * 50)}-0${1 + Math.floor(roll() * 9)}-15`,
      siret: String(73282932000074 + at),
      companyName: `Atelier ${at}`,
      selfEmployedStatus: 'Artisan',
      city: CITIES[Math.floor(roll() * CITIES.length)],
      postalCode: '44000',
      email: `personne${at}@example.org`,
      phone: '06 39 98 00 00',
      facts: Object.fromEntries(asked.filter(() => roll() < 0.6).map((fact) => [fact.id, invent(fact, roll)])),
    }),
  );
}
