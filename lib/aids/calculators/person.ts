import { monthsBetween } from '../../profile/dates';
import type { CalculatorInput } from '../types';
import type { Figures } from './figures';
import { type Inputs, Refused } from './inputs';

/** What several calculators ask of the person: their status, since when, and which day the rules are taken at. */

export const STATUSES = [
  'artisan',
  'commercant',
  'pl_non_reglementee',
  'pl_reglementee',
  'auto_entrepreneur',
  'conjoint_associe',
  'conjoint_collaborateur',
  'conjoint_salarie',
  'independant',
] as const;
export type Status = (typeof STATUSES)[number];

/** Those whom the rights of the self-employed cover in their own name: all but the salaried spouse; `independant` says too little. */
export const COVERED: readonly Status[] = STATUSES.filter(
  (status) => status !== 'conjoint_salarie' && status !== 'independant',
);

const OTHER_NAMES: Readonly<Record<string, Status>> = {
  artisane: 'artisan',
  commercante: 'commercant',
  autoentrepreneur: 'auto_entrepreneur',
  micro_entrepreneur: 'auto_entrepreneur',
  auto_entrepreneuse: 'auto_entrepreneur',
  micro: 'auto_entrepreneur',
  plnr: 'pl_non_reglementee',
  plr: 'pl_reglementee',
  travailleur_independant: 'independant',
  ti: 'independant',
  conjointe_collaboratrice: 'conjoint_collaborateur',
};

const LABELS: Readonly<Record<Status, string>> = {
  artisan: 'Artisan',
  commercant: 'Commerçant',
  pl_non_reglementee: 'Profession libérale non réglementée',
  pl_reglementee: 'Profession libérale réglementée',
  auto_entrepreneur: 'Auto-entrepreneur',
  conjoint_associe: 'Conjoint associé',
  conjoint_collaborateur: 'Conjoint collaborateur',
  conjoint_salarie: 'Conjoint salarié',
  independant: 'Indépendant',
};

/** The question of the status, limited to those the calculator knows. */
export const statusInput = (offered: readonly Status[], required: boolean): CalculatorInput => ({
  name: 'status',
  kind: 'choice',
  label: 'Statut',
  options: offered.map((value) => ({ value, label: LABELS[value] })),
  required,
  fact: 'statut',
});

/** `conjoint_salarie` is insured as an employee: no calculator here speaks for them. */
export function readStatus(inputs: Inputs): Status | undefined {
  const status = inputs.choice(STATUSES, OTHER_NAMES, 'status', 'statut');
  if (status === 'conjoint_salarie')
    throw new Refused('Le conjoint salarié relève des règles des salariés, qui ne sont pas calculées ici.', ['status']);
  return status;
}

export const CAISSES = [
  'regime_general',
  'CARMF',
  'CARCDSF',
  'CARPIMKO',
  'CAVP',
  'CARPV',
  'CAVEC',
  'CAVOM',
  'CAVAMAC',
  'CPRN',
  'CIPAV',
  'CNBF',
] as const;

export const caisseInput: CalculatorInput = {
  name: 'caisse_retraite',
  kind: 'choice',
  label: 'Caisse de retraite',
  options: CAISSES.map((value) => ({
    value,
    label: value === 'regime_general' ? 'Régime général' : value,
  })),
  required: false,
  fact: 'caisse_retraite',
};

export const readCaisse = (inputs: Inputs): (typeof CAISSES)[number] | undefined =>
  inputs.choice(CAISSES, { cpam: 'regime_general', carsat: 'regime_general' }, 'caisse_retraite', 'caisse');

/** The day the rules are taken at: a date, else a whole year, else today. */
export interface When {
  date: string;
  /** False when only a year was given: nothing that moves within a year can be told. */
  exact: boolean;
  /** What is to be said of it. */
  warnings: readonly string[];
}

export function readWhen(inputs: Inputs, today: string, ...names: string[]): When {
  const date = inputs.date(...names, 'date');
  if (date !== undefined) return { date, exact: true, warnings: [] };
  const year = inputs.count(1990, 2100, 'annee');
  if (year !== undefined) return { date: `${year}-07-01`, exact: false, warnings: [] };
  return { date: today, exact: true, warnings: ['Aucune date donnée : calculé à la date du jour.'] };
}

export const yearInput: CalculatorInput = {
  name: 'annee',
  kind: 'number',
  label: 'Année',
  required: false,
};

/**
 * Months of affiliation at a date, another scheme without interruption included (CSS L172-2), `undefined` when unknown.
 * Refuses when that other scheme would count and its length is not given.
 */
export function readAffiliation(inputs: Inputs, at: string, needed: number): number | undefined {
  const since = inputs.date('date_debut_affiliation');
  if (since !== undefined && since > at) inputs.wrong('date_debut_affiliation', 'elle vient après la date du calcul');
  const months =
    inputs.count(0, 1200, 'affiliation_months', 'affiliation_mois') ??
    (since === undefined ? undefined : monthsBetween(since, at));
  const before = inputs.count(0, 1200, 'affiliation_anterieure_mois');
  if (months === undefined) return undefined;
  if (months < needed && before === undefined && inputs.yesNo('affiliation_anterieure_continue') === true)
    inputs.lacking(
      'affiliation_anterieure_mois',
      'Une affiliation à un autre régime sans interruption compte : sa durée décide.',
    );
  return months + (before ?? 0);
}

/** The affiliation a right asks for, and what is said when it is too short or unknown. */
export function affiliationShort(
  inputs: Inputs,
  figures: Figures,
  id: 'affiliation_ij' | 'affiliation_maternite',
  at: string,
): { short: string | null; warnings: readonly string[] } {
  const needed = figures.at(id, at);
  const months = readAffiliation(inputs, at, needed);
  if (months === undefined)
    return { short: null, warnings: [`Calculé comme si les ${needed} mois d’affiliation étaient atteints.`] };
  return {
    short: months < needed ? `${months} mois d’affiliation, ${needed} demandés` : null,
    warnings: [],
  };
}

/** Questions of the affiliation, for the screen. */
export const affiliationInput: CalculatorInput = {
  name: 'affiliation_months',
  kind: 'number',
  label: 'Mois d’affiliation comme indépendant',
  help: 'Avec la période d’affiliation à un autre régime juste avant, s’il n’y a pas eu d’interruption.',
  required: false,
  unit: 'mois',
  fact: 'affiliation_mois',
};
