import { formatFigure } from '../parameters';
import type { Calculator, CalculatorInput } from '../types';
import { calculator } from './calculator';
import type { Figures } from './figures';
import { averageIncome, averageTurnover } from './income';
import { type Inputs, Refused } from './inputs';
import { adoptionDays, paternityDays } from './leave-lengths';
import { cents, plain } from './money';
import {
  affiliationInput,
  affiliationShort,
  COVERED,
  readStatus,
  readWhen,
  type Status,
  statusInput,
  type When,
} from './person';

/** Amounts of maternity, paternity and adoption (CSS L623-1, D623-3, D623-8; spouses: L663-1, L646-1, D663-2). */

const SOURCE = 'CSS L623-1, D623-3 et D623-8';

const raamInput: CalculatorInput = {
  name: 'raam',
  kind: 'amount',
  label: 'Revenu annuel moyen des trois dernières années',
  help: 'Compte surtout pour les auto-entrepreneurs : chiffre d’affaires après abattement.',
  required: false,
  unit: '€/an',
  fact: 'raam',
};

interface Level {
  reduced: boolean;
  why: string;
  warnings: readonly string[];
}

/** Whole amounts, or a tenth of them under the threshold of income. */
function level(inputs: Inputs, figures: Figures, status: Status | undefined, date: string): Level {
  const said = inputs.yesNo('raam_sous_seuil');
  if (said !== undefined)
    return { reduced: said, why: said ? 'revenu sous le seuil' : 'revenu au-dessus du seuil', warnings: [] };
  const micro = status === 'auto_entrepreneur';
  const average = (micro ? averageTurnover : averageIncome)(inputs, figures, date);
  if (average === undefined)
    return micro
      ? inputs.lacking('raam', 'Sous un seuil de revenu, les montants sont réduits à 10 %.')
      : { reduced: false, why: 'revenu supposé au-dessus du seuil', warnings: [] };
  const threshold = figures.at('seuil_raam', date);
  const known = micro || status !== undefined;
  // Outside the micro scheme contributions are paid on 40 % of the PASS at least: the threshold is always passed.
  const counted = micro ? average.raam : Math.max(average.raam, figures.at('revenu_minimal_ij', date));
  if (!known && average.raam < threshold) inputs.lacking('status', 'Il décide si le seuil de revenu s’applique.');
  const reduced = counted < threshold;
  return {
    reduced,
    why: `${plain(counted)} ${reduced ? '<' : '≥'} seuil ${plain(threshold)}`,
    warnings:
      counted !== average.raam
        ? [
            'Hors micro-entreprise, le revenu soumis à cotisations est d’au moins 40 % du PASS : le seuil est toujours dépassé.',
          ]
        : reduced
          ? [
              'Sous le seuil, l’indemnité la plus favorable entre celle-ci et le maintien de droits est due : demander l’étude à la CPAM.',
            ]
          : [],
  };
}

/** A tenth of an amount when the income is under the threshold. */
const at = ({ reduced }: Level, amount: number): number => cents(reduced ? amount / 10 : amount);

function dailyAllowance(figures: Figures, lev: Level, date: string): { perDay: number; formula: string } {
  const pass = figures.at('pass', date);
  const perDay = at(lev, pass / 730);
  return {
    perDay,
    formula: `${plain(pass)} / 730${lev.reduced ? ' × 10\u202f%' : ''} = ${formatFigure(perDay, '€/jour')}`,
  };
}

/** The ceiling of the cost of a stand-in moves with the Smic: a year is not enough to tell it. */
function standIn(inputs: Inputs, figures: Figures, when: When): number {
  if (!when.exact)
    inputs.lacking('date', 'Le plafond de l’indemnité de remplacement change en cours d’année avec le Smic.');
  return figures.at('indemnite_remplacement', when.date);
}

const standInWarnings = [
  'Conjoint collaborateur : un remplacement réel est exigé ; l’indemnité suit son coût, dans la limite du plafond.',
  'Les 6 mois d’affiliation et le seuil de revenu s’apprécient sur le chef d’entreprise.',
] as const;

const maternity = calculator(
  {
    id: 'maternite-montants',
    title: 'Maternité : montants',
    about: 'L’indemnité par jour et l’allocation de repos maternel.',
    counter: false,
    inputs: [
      statusInput(COVERED, true),
      raamInput,
      { name: 'date_debut_conge', kind: 'date', label: 'Début du congé', required: false },
      affiliationInput,
      {
        name: 'arret_maternite_jours',
        kind: 'number',
        label: 'Jours d’arrêt prévus',
        required: false,
        unit: 'jours',
        fact: 'arret_maternite_jours',
      },
    ],
  },
  (inputs, figures, today) => {
    const status = readStatus(inputs);
    const when = readWhen(inputs, today, 'date_debut_conge', 'date_prevue_accouchement', 'date_arrivee');
    const { date } = when;
    const affiliation = affiliationShort(inputs, figures, 'affiliation_maternite', date);
    const days = inputs.count(0, 400, 'arret_maternite_jours', 'jours_arret', 'jours');
    const nothing =
      affiliation.short ??
      (inputs.yesNo('cesse_toute_activite') === false ? 'toute activité n’a pas cessé' : null) ??
      (days !== undefined && days < MINIMUM_DAYS ? `${days} jours d’arrêt, ${MINIMUM_DAYS} demandés` : null);
    const spouse = status === 'conjoint_collaborateur';
    if (nothing !== null)
      return {
        values: { ij_jour: 0, afrm: 0, afr_adoption: 0 },
        lines: [{ label: 'Indemnité et allocation', value: 0, unit: '€', note: nothing }],
        formula: `Aucun montant : ${nothing}.`,
        warnings: [...when.warnings, 'Une période d’affiliation à un autre régime, sans interruption, peut compléter.'],
        source: SOURCE,
      };
    const lev = level(inputs, figures, status, date);
    const pmss = figures.at('pmss', date);
    const practitioner = spouse && inputs.yesNo('chef_praticien_conventionne', 'conjoint_de_praticien') === true;
    const afrm = practitioner ? practitionerRest(inputs, figures, when) : at(lev, pmss);
    const adoption = at(lev, pmss / 2);
    const share = lev.reduced ? ' × 10\u202f%' : '';
    const restFormula = practitioner
      ? `repos maternel : 2 Smic = ${plain(afrm)}`
      : `repos maternel : PMSS ${plain(pmss)}${lev.reduced ? `${share} = ${plain(afrm)}` : ''}`;
    const warnings = [...when.warnings, ...affiliation.warnings, ...lev.warnings];
    if (days === undefined)
      warnings.push(`Il faut s’arrêter ${MINIMUM_DAYS} jours au moins, dont 14 avant et 42 après l’accouchement.`);
    if (spouse) {
      const ceiling = standIn(inputs, figures, when);
      return {
        values: { afrm, afr_adoption: adoption, remplacement_jour_max: ceiling },
        lines: [
          {
            label: 'Allocation de repos maternel',
            value: afrm,
            unit: '€',
            note: 'moitié au début du congé, moitié après les 8 semaines',
          },
          { label: 'Remplacement, au plus', value: ceiling, unit: '€/jour', note: 'au coût réel' },
        ],
        formula: `${restFormula} ; remplacement au plus 2 Smic / 56 = ${formatFigure(ceiling, '€/jour')}`,
        warnings: [...warnings, ...standInWarnings, 'La durée indemnisée du remplacement est à confirmer.'],
        source: 'CSS L663-1, L646-1 et D663-2',
      };
    }
    const { perDay, formula } = dailyAllowance(figures, lev, date);
    const total = days === undefined ? undefined : cents(perDay * days);
    return {
      values: { ij_jour: perDay, afrm, afr_adoption: adoption, ...(total === undefined ? {} : { total_ij: total }) },
      lines: [
        { label: 'Indemnité par jour', value: perDay, unit: '€/jour' },
        ...(total === undefined ? [] : [{ label: `Pour ${days} jours`, value: total, unit: '€' }]),
        {
          label: 'Allocation de repos maternel',
          value: afrm,
          unit: '€',
          note: 'moitié au début du congé, moitié après les 8 semaines',
        },
        { label: 'Allocation en cas d’adoption', value: adoption, unit: '€' },
      ],
      formula: `${lev.why} ; ${formula} ; ${restFormula} ; adoption ${plain(pmss)} / 2${share} = ${plain(adoption)}`,
      warnings,
      source: SOURCE,
    };
  },
);

const MINIMUM_DAYS = 56;

/** Two gross monthly Smic for the helping spouse of a practitioner under agreement (CSS L646-1). */
function practitionerRest(inputs: Inputs, figures: Figures, when: When): number {
  if (!when.exact) inputs.lacking('date', 'Le Smic change en cours d’année.');
  return figures.at('allocation_conjointe_praticien', when.date);
}

const paternity = calculator(
  {
    id: 'paternite-montants',
    title: 'Paternité : montants',
    about: 'L’indemnité pour les jours de congé de paternité et d’accueil de l’enfant.',
    counter: false,
    inputs: [
      statusInput(COVERED, false),
      { name: 'date_naissance_enfant', kind: 'date', label: 'Naissance de l’enfant', required: false },
      { name: 'multiple', kind: 'number', label: 'Enfants nés ensemble', required: false, fact: 'multiple' },
      { name: 'jours_pris', kind: 'number', label: 'Jours de congé', required: false, unit: 'jours' },
      raamInput,
      affiliationInput,
    ],
  },
  (inputs, figures, today) => {
    const status = readStatus(inputs);
    const when = readWhen(inputs, today, 'date_naissance_enfant', 'date_debut_conge');
    const { date } = when;
    const most = paternityDays(figures, inputs.count(1, 9, 'multiple', 'nb_enfants') ?? 1, date);
    const asked = inputs.count(0, 400, 'jours_pris', 'jours') ?? most;
    const days = Math.min(asked, most);
    const warnings = [...when.warnings];
    if (asked > most) warnings.push(`${asked} jours demandés : ${most} au plus sont indemnisés.`);
    const compulsory = figures.at('paternite_obligatoire_jours', date);
    if (days < compulsory)
      warnings.push(`Les ${compulsory} premiers jours, dès la naissance, sont obligatoires pour être indemnisé.`);
    const affiliation = affiliationShort(inputs, figures, 'affiliation_maternite', date);
    const nothing =
      affiliation.short ?? (inputs.yesNo('cesse_toute_activite') === false ? 'toute activité n’a pas cessé' : null);
    if (nothing !== null)
      return {
        values: { ij_jour: 0, jours: days, total: 0 },
        lines: [{ label: 'Indemnité', value: 0, unit: '€', note: nothing }],
        formula: `Aucune indemnité : ${nothing}.`,
        warnings,
        source: SOURCE,
      };
    if (status === 'conjoint_collaborateur') {
      const ceiling = standIn(inputs, figures, when);
      const total = cents(ceiling * days);
      return {
        values: { remplacement_jour_max: ceiling, jours: days, total_max: total },
        lines: [
          {
            label: 'Remplacement, au plus',
            value: total,
            unit: '€',
            note: `${days} jours au plus à ${formatFigure(ceiling, '€/jour')}`,
          },
        ],
        formula: `2 Smic / 56 = ${plain(ceiling)} ; × ${days} jours = ${plain(total)} au plus`,
        warnings: [...warnings, ...affiliation.warnings, ...standInWarnings],
        source: 'CSS D663-2 ; Assurance Maladie, 2021',
      };
    }
    const lev = level(inputs, figures, status, date);
    const { perDay, formula } = dailyAllowance(figures, lev, date);
    const total = cents(perDay * days);
    return {
      values: { ij_jour: perDay, jours: days, total },
      lines: [
        { label: `Pour ${days} jours`, value: total, unit: '€' },
        { label: 'Indemnité par jour', value: perDay, unit: '€/jour' },
      ],
      formula: `${formula} ; × ${days} jours = ${plain(total)}`,
      warnings: [...warnings, ...affiliation.warnings, ...lev.warnings],
      source: 'CSS D623-2 et D623-3',
    };
  },
);

const adoption = calculator(
  {
    id: 'adoption-montants',
    title: 'Adoption : montants',
    about: 'L’indemnité par jour et l’allocation de repos pour l’arrivée d’un enfant adopté.',
    counter: false,
    inputs: [
      statusInput(COVERED, true),
      { name: 'date_arrivee', kind: 'date', label: 'Arrivée de l’enfant', required: false },
      { name: 'enfants_adoptes', kind: 'number', label: 'Enfants adoptés', required: true, fact: 'enfants_adoptes' },
      { name: 'enfants_a_charge_apres', kind: 'number', label: 'Enfants à charge ensuite', required: false },
      raamInput,
      affiliationInput,
    ],
  },
  (inputs, figures, today) => {
    const status = readStatus(inputs);
    if (status === 'conjoint_collaborateur')
      throw new Refused(
        'Conjoint collaborateur : les montants de l’adoption n’ont pas été trouvés, la CPAM les donnera.',
        ['status'],
      );
    const when = readWhen(inputs, today, 'date_arrivee', 'date_debut_conge');
    const { date } = when;
    const most = adoptionDays(inputs);
    const days = Math.min(inputs.count(0, 400, 'jours_pris', 'jours') ?? most, most);
    const affiliation = affiliationShort(inputs, figures, 'affiliation_maternite', date);
    if (affiliation.short !== null)
      return {
        values: { ij_jour: 0, afr_adoption: 0, jours: days, total_ij: 0 },
        lines: [{ label: 'Indemnité et allocation', value: 0, unit: '€', note: affiliation.short }],
        formula: `Aucun montant : ${affiliation.short}.`,
        warnings: [...when.warnings],
        source: SOURCE,
      };
    const lev = level(inputs, figures, status, date);
    const { perDay, formula } = dailyAllowance(figures, lev, date);
    const pmss = figures.at('pmss', date);
    const rest = at(lev, pmss / 2);
    const total = cents(perDay * days);
    return {
      values: { ij_jour: perDay, afr_adoption: rest, jours: days, total_ij: total },
      lines: [
        { label: 'Allocation de repos', value: rest, unit: '€' },
        { label: 'Indemnité par jour', value: perDay, unit: '€/jour' },
        { label: `Pour ${days} jours`, value: total, unit: '€' },
      ],
      formula: `${formula} ; × ${days} jours = ${plain(total)} ; allocation ${plain(pmss)} / 2${lev.reduced ? ' × 10\u202f%' : ''} = ${plain(rest)}`,
      warnings: [...when.warnings, ...affiliation.warnings, ...lev.warnings],
      source: 'CSS L623-1 et D623-8 ; ameli, 2024',
    };
  },
);

export const BIRTH_AMOUNTS: readonly Calculator[] = [maternity, paternity, adoption];
