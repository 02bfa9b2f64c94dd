import { addDays, daysBetween } from '../../profile/dates';
import { formatFigure } from '../parameters';
import type { Calculator, CalculatorInput, Timeline } from '../types';
import { calculator, type Outcome } from './calculator';
import type { Figures } from './figures';
import { type Average, activityInput, averageIncome, averageTurnover, readActivity } from './income';
import { type Inputs, Refused } from './inputs';
import { cents, euros, plain } from './money';
import {
  affiliationInput,
  affiliationShort,
  caisseInput,
  readCaisse,
  readStatus,
  readWhen,
  statusInput,
  type When,
} from './person';

/** Daily allowances of sick leave (CSS D622-1 to D622-10; self-employed professions since 01/07/2021: ameli, 09/04/2025). */

const DATE_NAMES = ['date_arret', 'arret_debut', 'date_debut_arret'] as const;

const stopInputs: readonly CalculatorInput[] = [
  { name: 'date_arret', kind: 'date', label: 'Premier jour de l’arrêt', required: false, fact: 'arret_debut' },
  {
    name: 'date_fin_arret',
    kind: 'date',
    label: 'Dernier jour de l’arrêt',
    help: 'Pour compter les jours payés.',
    required: false,
    fact: 'arret_fin',
  },
];

const incomeInput: CalculatorInput = {
  name: 'raam',
  kind: 'amount',
  label: 'Revenu annuel moyen des trois dernières années',
  help: 'Le revenu soumis à cotisations, en moyenne.',
  required: true,
  unit: '€/an',
  fact: 'raam',
};

/** How long the allowance is paid. */
interface Length {
  /** Days of each stop that are covered at all; none = no limit by stop. */
  perStop?: number;
  /** Days paid over the period of three years (four for a part-time return with a long illness). */
  overPeriod: number;
  waiting: number;
}

interface Stop {
  when: When;
  days: number | undefined;
  partTime: boolean;
  longIllness: boolean;
  alreadyPaid: number;
  length: Length;
}

function readStop(inputs: Inputs, figures: Figures, today: string, liberal: boolean): Stop {
  const when = readWhen(inputs, today, ...DATE_NAMES);
  const end = inputs.date('date_fin_arret', 'arret_fin');
  if (end !== undefined && end < when.date) inputs.wrong('date_fin_arret', 'elle vient avant le premier jour');
  const days =
    inputs.count(0, 3660, 'jours_arret', 'arret_jours', 'duree_jours', 'jours') ??
    (end === undefined || !when.exact ? undefined : daysBetween(when.date, end));
  const longIllness = inputs.yesNo('ald', 'affection_longue_duree') === true;
  const partTime = inputs.yesNo('temps_partiel_therapeutique', 'mi_temps_therapeutique') === true;
  const noWaiting = partTime || (longIllness && inputs.yesNo('arret_suivant_ald', 'arret_suite_ald') === true);
  const perStop = liberal ? figures.at('ij_pl_jours_max', when.date) : undefined;
  const overPeriod = partTime
    ? figures.at(longIllness && !liberal ? 'temps_partiel_ald_jours_max' : 'temps_partiel_jours_max', when.date)
    : figures.at(longIllness && !liberal ? 'ij_ald_jours_max' : 'ij_jours_max', when.date);
  return {
    when,
    days,
    partTime,
    longIllness,
    alreadyPaid: inputs.count(0, 3660, 'jours_deja_indemnises') ?? 0,
    length: {
      ...(perStop === undefined ? {} : { perStop }),
      overPeriod,
      waiting: noWaiting ? 0 : figures.at('carence_ij', when.date),
    },
  };
}

/** Days of the stop that are paid: those after the waiting days, within the limits. */
function paidDays({ days = 0, alreadyPaid, length }: Stop): number {
  const covered = Math.min(days, length.perStop ?? days);
  const afterWaiting = Math.max(0, covered - length.waiting);
  return Math.min(afterWaiting, Math.max(0, length.overPeriod - alreadyPaid));
}

/** What makes the allowance nil whatever the income, in words; null when nothing does. */
function nothingPaid(inputs: Inputs, short: string | null, pensionExcludes: boolean): string | null {
  if (inputs.yesNo('arret_prescrit') === false) return 'l’arrêt n’est pas prescrit';
  if (inputs.yesNo('cesse_toute_activite') === false) return 'toute activité n’a pas cessé';
  if (pensionExcludes && inputs.yesNo('pension_invalidite_ti') === true)
    return 'une pension d’invalidité d’indépendant exclut ces indemnités (CSS D622-2)';
  return short;
}

interface Amount {
  perDay: number;
  raam: number | undefined;
  formula: string;
  /** Why nothing is paid. */
  note?: string;
}

function outcome(inputs: Inputs, stop: Stop, amount: Amount, source: string, more: readonly string[]): Outcome {
  const { when, length, partTime, longIllness } = stop;
  const perDay = partTime ? cents(amount.perDay / 2) : amount.perDay;
  const formula = partTime ? `${amount.formula} ; moitié = ${plain(perDay)}` : amount.formula;
  const days = stop.days === undefined ? undefined : paidDays(stop);
  const total = days === undefined ? undefined : cents(perDay * days);
  const warnings = [...when.warnings, ...more];
  if (inputs.yesNo('cotisations_a_jour') === false)
    warnings.push(
      'Cotisations impayées : le revenu d’une année compte au prorata de ce qui est payé (CSS D622-7). Non simulé.',
    );
  if (inputs.yesNo('retraite') === true)
    warnings.push('Retraité en activité : une règle particulière s’applique, à vérifier auprès de la CPAM.');
  if (longIllness && length.perStop === undefined && !partTime)
    warnings.push(
      'Affection de longue durée non exonérante : règle d’indemnisation discutée fin 2025, issue non confirmée.',
    );
  return {
    values: {
      ij_jour: perDay,
      ...(amount.raam === undefined ? {} : { raam: amount.raam }),
      ...(days === undefined || total === undefined ? {} : { carence_jours: length.waiting, jours_payes: days, total }),
    },
    lines: [
      {
        label: 'Indemnité par jour',
        value: perDay,
        unit: '€/jour',
        ...(amount.note === undefined ? {} : { note: amount.note }),
      },
      ...(days === undefined || total === undefined
        ? []
        : [
            {
              label: 'Jours payés',
              value: days,
              unit: 'jours',
              note: length.waiting === 0 ? 'sans carence' : `après ${length.waiting} jours de carence`,
            },
            { label: 'Pour tout l’arrêt', value: total, unit: '€' },
          ]),
      ...(amount.raam === undefined ? [] : [{ label: 'Revenu annuel moyen', value: amount.raam, unit: '€/an' }]),
      { label: 'Durée', value: durationInWords(stop) },
      { label: 'Envoi de l’arrêt', value: 'dans les 48 heures, sauf télétransmission par le médecin' },
    ],
    formula: total === undefined || days === undefined ? formula : `${formula} ; × ${days} jours = ${plain(total)}`,
    warnings,
    source,
    ...(when.exact && stop.days !== undefined && stop.days > 0
      ? { timeline: timelineOf(stop, stop.days, perDay > 0 ? (days ?? 0) : 0) }
      : {}),
  };
}

function durationInWords({ length: { perStop, overPeriod }, partTime, longIllness }: Stop): string {
  const period = partTime && longIllness && perStop === undefined ? 'quatre ans' : 'trois ans';
  const whole = `${overPeriod} jours au plus par période de ${period}`;
  return perStop === undefined ? whole : `${perStop} jours au plus par arrêt, carence comprise, et ${whole}`;
}

function timelineOf({ when, length }: Stop, days: number, paid: number): Timeline {
  const start = when.date;
  const end = addDays(start, days - 1);
  const waiting = Math.min(length.waiting, days);
  const firstPaid = addDays(start, waiting);
  const lastPaid = addDays(firstPaid, paid - 1);
  const sendBy = addDays(start, 2);
  return {
    title: 'Arrêt de travail',
    spans: [
      { label: 'Arrêt', from: start, to: end, kind: 'reference' },
      ...(waiting > 0
        ? [{ label: 'Carence, non payée', from: start, to: addDays(start, waiting - 1), kind: 'attente' as const }]
        : []),
      ...(paid > 0 ? [{ label: 'Jours payés', from: firstPaid, to: lastPaid, kind: 'possible' as const }] : []),
      ...(paid > 0 && lastPaid < end
        ? [{ label: 'Limite atteinte, non payés', from: addDays(lastPaid, 1), to: end, kind: 'attente' as const }]
        : []),
    ],
    marks: [{ label: 'Arrêt envoyé à la CPAM au plus tard (48 heures)', on: sendBy }],
  };
}

const TITLES = {
  general: 'Indemnités maladie : artisan, commerçant, profession libérale non réglementée',
  liberal: 'Indemnités maladie : profession libérale réglementée',
  micro: 'Indemnités maladie : auto-entrepreneur',
} as const;

const elsewhere = (scheme: keyof typeof TITLES, inputs: Inputs): never =>
  inputs.wrong('status', `ce statut a son propre calcul, « ${TITLES[scheme]} »`);

const rightsKept = 'Demander à la CPAM l’étude des droits de l’activité précédente (maintien de droits).';

/** Artisans, traders, unregulated professions, and spouses: between 40 % of the PASS and the PASS, divided by 730. */
const generalScheme = calculator(
  {
    id: 'ij-maladie-ac',
    title: TITLES.general,
    about: 'L’indemnité par jour d’arrêt, d’après le revenu moyen des trois dernières années.',
    counter: true,
    inputs: [
      statusInput(['artisan', 'commercant', 'pl_non_reglementee', 'conjoint_associe', 'conjoint_collaborateur'], true),
      {
        ...incomeInput,
        help: 'Le revenu soumis à cotisations, en moyenne. Inutile pour un conjoint collaborateur.',
        required: false,
      },
      ...stopInputs,
      affiliationInput,
    ],
  },
  (inputs, figures, today) => {
    const status = readStatus(inputs) ?? inputs.lacking('status', 'Il décide du calcul.');
    if (status === 'auto_entrepreneur') elsewhere('micro', inputs);
    if (status === 'pl_reglementee') elsewhere('liberal', inputs);
    const stop = readStop(inputs, figures, today, false);
    const { date } = stop.when;
    const source = 'CSS D622-1, D622-7 et D622-8 ; plancher : Bpifrance Création 2023, APICIL 2025';
    const affiliation = affiliationShort(inputs, figures, 'affiliation_ij', date);
    const nothing = nothingPaid(inputs, affiliation.short, true);
    if (nothing !== null) return none(inputs, stop, nothing, source);
    if (status === 'conjoint_collaborateur') {
      const perDay = cents(figures.at('ij_conjoint_collaborateur', date));
      const floor = figures.at('revenu_minimal_ij', date);
      return outcome(
        inputs,
        stop,
        { perDay, raam: undefined, formula: `40 % du PASS, soit ${plain(floor)} / 730 = ${plain(perDay)}` },
        'Bpifrance Création, 2023 ; décret du 09/01/2014',
        [
          ...affiliation.warnings,
          'Cette indemnité est forfaitaire et ne se cumule pas avec l’indemnité de remplacement.',
          'Conjoint d’une profession libérale réglementée : 90 jours au plus par arrêt.',
        ],
      );
    }
    const average = averageIncome(inputs, figures, date) ?? inputs.lacking('raam');
    const floor = figures.at('revenu_minimal_ij', date);
    const ceiling = figures.at('pass', date);
    const amount = between(average, floor, ceiling);
    return outcome(inputs, stop, amount, source, [
      ...affiliation.warnings,
      ...(average.raam < floor
        ? [
            'Revenu sous le plancher de cotisation : l’indemnité est calculée sur ce plancher (deux sources concordantes, textes non explicites).',
          ]
        : []),
    ]);
  },
);

/** Regulated professions (CNAVPL): between 40 % of the PASS and three PASS, 90 days by stop. Lawyers are not covered. */
const liberal = calculator(
  {
    id: 'ij-maladie-plr',
    title: TITLES.liberal,
    about: 'L’indemnité par jour des 90 premiers jours d’arrêt, avant le relais éventuel de la caisse de retraite.',
    counter: false,
    inputs: [incomeInput, ...stopInputs, affiliationInput, caisseInput],
  },
  (inputs, figures, today) => {
    if (readCaisse(inputs) === 'CNBF' || inputs.yesNo('avocat') === true)
      throw new Refused(
        'Les avocats (CNBF) ne sont pas couverts par ce régime : leurs indemnités dépendent de leur propre prévoyance.',
        ['caisse_retraite'],
      );
    const status = readStatus(inputs);
    if (status === 'auto_entrepreneur') elsewhere('micro', inputs);
    if (status === 'artisan' || status === 'commercant' || status === 'pl_non_reglementee')
      elsewhere('general', inputs);
    const stop = readStop(inputs, figures, today, true);
    const { date } = stop.when;
    const source = 'ameli, 09/04/2025 ; CSS D622-7 et D622-8';
    const affiliation = affiliationShort(inputs, figures, 'affiliation_ij', date);
    const nothing = nothingPaid(inputs, affiliation.short, false);
    if (nothing !== null) return none(inputs, stop, nothing, source);
    if (status === 'conjoint_collaborateur') {
      const perDay = cents(figures.at('ij_conjoint_collaborateur', date));
      return outcome(
        inputs,
        stop,
        { perDay, raam: undefined, formula: `40 % du PASS / 730 = ${plain(perDay)}` },
        'ameli, 09/04/2025 (conjoints des professions libérales depuis le 01/01/2022)',
        affiliation.warnings,
      );
    }
    const average = averageIncome(inputs, figures, date) ?? inputs.lacking('raam');
    const amount = between(average, figures.at('revenu_minimal_ij', date), figures.at('revenu_maximal_ij_pl', date));
    return outcome(inputs, stop, amount, source, [
      ...affiliation.warnings,
      'Avant le 91e jour, voir avec la caisse de retraite : CARMF, CARCDSF, CARPIMKO et CAVEC prennent le relais, les autres non.',
    ]);
  },
);

/** Micro-entrepreneurs: no floor, and nothing under the threshold of 10 % of the mean of the three PASS before. */
const micro = calculator(
  {
    id: 'ij-maladie-ae',
    title: TITLES.micro,
    about: 'L’indemnité par jour d’arrêt, d’après le chiffre d’affaires moyen des trois dernières années.',
    counter: true,
    inputs: [
      { ...activityInput, required: true },
      {
        name: 'ca_annuel_moyen_3ans',
        kind: 'amount',
        label: 'Chiffre d’affaires annuel moyen des trois dernières années',
        required: true,
        unit: '€/an',
      },
      ...stopInputs,
      affiliationInput,
      caisseInput,
    ],
  },
  (inputs, figures, today) => {
    const status = readStatus(inputs);
    if (status !== undefined && status !== 'auto_entrepreneur' && status !== 'independant')
      elsewhere(status === 'pl_reglementee' ? 'liberal' : 'general', inputs);
    const cipav = readCaisse(inputs) === 'CIPAV';
    const stop = readStop(inputs, figures, today, cipav);
    const { date } = stop.when;
    const source = 'CSS D622-7 et D622-8 ; Bpifrance Création 2023 ; AG2R La Mondiale 2024';
    const affiliation = affiliationShort(inputs, figures, 'affiliation_ij', date);
    const nothing = nothingPaid(inputs, affiliation.short, true);
    if (nothing !== null) {
      const told = inputs.has('raam') || (inputs.has('ca_annuel_moyen_3ans') && readActivity(inputs) !== undefined);
      return none(inputs, stop, nothing, source, told ? averageTurnover(inputs, figures, date)?.raam : undefined);
    }
    const average = averageTurnover(inputs, figures, date) ?? inputs.lacking('ca_annuel_moyen_3ans');
    const threshold = figures.at('seuil_raam', date);
    const warnings = [
      ...affiliation.warnings,
      'Seul compte le chiffre d’affaires dont les cotisations sont payées.',
      ...(cipav
        ? [
            'Micro-entreprise relevant de la Cipav : 90 jours par arrêt probables, plancher d’indemnité non acquis, à confirmer.',
          ]
        : readActivity(inputs) === 'bnc'
          ? ['Activité libérale : si la caisse de retraite est la Cipav, d’autres règles sont possibles.']
          : []),
    ];
    if (average.raam < threshold) {
      const formula = `${average.formula} : moins que le seuil de ${plain(threshold)}, donc 0`;
      const note = `revenu moyen sous le seuil de ${euros(threshold)}`;
      return outcome(inputs, stop, { perDay: 0, raam: average.raam, formula, note }, source, [...warnings, rightsKept]);
    }
    return outcome(inputs, stop, between(average, 0, figures.at('pass', date)), source, warnings);
  },
);

/** min(max(R, floor), ceiling) / 730, with its figures in place. */
function between({ raam, formula }: Average, floor: number, ceiling: number): Amount {
  const counted = Math.min(Math.max(raam, floor), ceiling);
  const perDay = cents(counted / 730);
  const why =
    counted === raam ? plain(raam) : counted === ceiling ? `plafond ${plain(ceiling)}` : `plancher ${plain(floor)}`;
  return { perDay, raam, formula: `${formula} → ${why} / 730 = ${formatFigure(perDay, '€/jour')}` };
}

function none(inputs: Inputs, stop: Stop, why: string, source: string, raam?: number): Outcome {
  const formula = `Aucune indemnité : ${why}.`;
  return outcome(inputs, stop, { perDay: 0, raam, formula, note: why }, source, [rightsKept]);
}

export const SICK_LEAVE: readonly Calculator[] = [generalScheme, liberal, micro];
