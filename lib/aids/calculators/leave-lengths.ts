import { addDays, lastDayWithin, toFrenchWords } from '../../profile/dates';
import type { Calculator, CalculatorInput, Timeline } from '../types';
import { calculator, type Outcome } from './calculator';
import type { Figures } from './figures';
import type { Inputs } from './inputs';
import { readStatus, readWhen } from './person';

/** Lengths and dates of maternity, paternity and adoption leave (CSS L331-3 and following, D623-2; adoption: ameli, 2024). */

const multipleInput: CalculatorInput = {
  name: 'multiple',
  kind: 'number',
  label: 'Enfants attendus',
  help: '2 pour des jumeaux.',
  required: false,
  fact: 'multiple',
};
const childrenInput: CalculatorInput = {
  name: 'enfants_a_charge_avant',
  kind: 'number',
  label: 'Enfants déjà à charge',
  required: true,
  fact: 'enfants_a_charge',
};

/** Weeks before and after the expected birth, by children already there and expected. */
function maternityWeeks(inputs: Inputs): { before: number; after: number } {
  const expected = inputs.count(1, 9, 'multiple', 'nb_enfants_attendus') ?? 1;
  if (expected >= 3) return { before: 24, after: 22 };
  if (expected === 2) return { before: 12, after: 22 };
  const already =
    inputs.count(0, 20, 'enfants_a_charge_avant', 'enfants_a_charge') ?? inputs.lacking('enfants_a_charge_avant');
  return already >= 2 ? { before: 8, after: 18 } : { before: 6, after: 10 };
}

const MATERNITY_SOURCE = 'CSS L331-3 et suivants ; Lefebvre Dalloz, 2024';

const maternityLength = calculator(
  {
    id: 'duree-maternite',
    title: 'Maternité : durée du congé',
    about: 'Les semaines de congé avant et après la naissance.',
    counter: false,
    inputs: [childrenInput, multipleInput],
  },
  (inputs) => {
    const { before, after } = maternityWeeks(inputs);
    const weeks = before + after;
    return {
      values: {
        prenatal_semaines: before,
        postnatal_semaines: after,
        total_semaines: weeks,
        total_jours: weeks * 7,
        minimum_jours: 56,
      },
      lines: [
        { label: 'Durée au plus', value: `${weeks} semaines`, note: `${weeks * 7} jours` },
        { label: 'Avant la naissance', value: `${before} semaines` },
        { label: 'Après la naissance', value: `${after} semaines` },
        { label: 'Durée au moins, pour être indemnisée', value: '8 semaines', note: '2 avant, 6 après' },
      ],
      formula: `${before} + ${after} = ${weeks} semaines, soit ${weeks * 7} jours`,
      warnings: [],
      source: MATERNITY_SOURCE,
    };
  },
);

const maternityDates = calculator(
  {
    id: 'duree-maternite-dates',
    title: 'Maternité : dates du congé',
    about: 'Du premier au dernier jour, et les jours à prendre au moins.',
    counter: false,
    inputs: [
      {
        name: 'date_prevue_accouchement',
        kind: 'date',
        label: 'Date prévue d’accouchement',
        required: true,
        fact: 'date_prevue_accouchement',
      },
      childrenInput,
      multipleInput,
    ],
  },
  (inputs) => {
    const due =
      inputs.date('date_prevue_accouchement', 'dpa', 'date_prevue') ?? inputs.lacking('date_prevue_accouchement');
    const { before, after } = maternityWeeks(inputs);
    const start = addDays(due, -7 * before);
    const end = addDays(due, 7 * after - 1);
    const least = { debut: addDays(due, -14), fin_incluse: addDays(due, 41), jours: 56 };
    const more = supplementaryLeave(due);
    return {
      values: {
        debut: start,
        fin_incluse: end,
        minimum_obligatoire: least,
        total_jours: (before + after) * 7,
        ...(more === null ? {} : { conge_supplementaire_fin: more.to }),
      },
      lines: [
        { label: 'Congé le plus long', value: fromTo(start, end), note: `${before + after} semaines` },
        { label: 'À prendre au moins', value: fromTo(least.debut, least.fin_incluse), note: '56 jours' },
        ...supplementaryLines(more),
      ],
      formula: `début : date prévue − ${before} semaines ; fin : date prévue + ${after} semaines − 1 jour`,
      warnings: [
        'Une naissance en avance ou en retard déplace ces dates ; un report peut être accordé.',
        ...supplementaryWarnings(more),
      ],
      source: MATERNITY_SOURCE,
      timeline: {
        title: 'Congé de maternité',
        spans: [
          { label: 'Congé le plus long', from: start, to: end, kind: 'possible' },
          { label: 'À prendre au moins', from: least.debut, to: least.fin_incluse, kind: 'obligatoire' },
          ...supplementarySpans(more, addDays(end, 1)),
        ],
        marks: [{ label: 'Naissance prévue', on: due }],
      },
    };
  },
);

/** Days of paternity leave: longer for children born together. */
export const paternityDays = (figures: Figures, born: number, date: string): number =>
  figures.at(born > 1 ? 'paternite_multiple_jours' : 'paternite_jours', date);

const paternityLength = calculator(
  {
    id: 'duree-paternite',
    title: 'Paternité : durée et dates',
    about: 'Les jours de congé de paternité et d’accueil de l’enfant, et jusqu’à quand les prendre.',
    counter: false,
    inputs: [
      {
        name: 'date_naissance_enfant',
        kind: 'date',
        label: 'Naissance de l’enfant, prévue ou réelle',
        required: false,
      },
      { ...multipleInput, label: 'Enfants nés ensemble' },
    ],
  },
  (inputs, figures, today) => {
    const spouse = readStatus(inputs) === 'conjoint_collaborateur';
    const born = inputs.date('date_naissance_enfant', 'date_naissance', 'date_prevue_accouchement');
    const date = born ?? readWhen(inputs, today).date;
    const days = paternityDays(figures, inputs.count(1, 9, 'multiple', 'nb_enfants') ?? 1, date);
    const compulsory = figures.at('paternite_obligatoire_jours', date);
    return {
      values: {
        jours: days,
        obligatoires: compulsory,
        fractions_max: FRACTIONS,
        fraction_min_jours: SHORTEST_FRACTION,
        fenetre_mois: WINDOW_MONTHS,
        ...(born === undefined
          ? {}
          : {
              obligatoires_du: born,
              obligatoires_au: addDays(born, compulsory - 1),
              fenetre_fin: lastDayWithin(born, WINDOW_MONTHS),
            }),
      },
      lines: [
        { label: 'Durée', value: `${days} jours`, note: 'jours calendaires' },
        { label: 'Obligatoires dès la naissance', value: `${compulsory} jours` },
        {
          label: 'Le reste',
          value: `${days - compulsory} jours`,
          note: `en ${FRACTIONS} fois au plus, de ${SHORTEST_FRACTION} jours au moins`,
        },
        ...(born === undefined
          ? [{ label: 'À prendre dans les', value: `${WINDOW_MONTHS} mois de la naissance` }]
          : [
              { label: 'Jours obligatoires', value: fromTo(born, addDays(born, compulsory - 1)) },
              { label: 'À prendre avant la fin du', value: toFrenchWords(lastDayWithin(born, WINDOW_MONTHS)) },
            ]),
        ...supplementaryLines(born === undefined ? null : supplementaryLeave(born)),
      ],
      formula: `${compulsory} jours obligatoires + ${days - compulsory} jours = ${days} jours`,
      warnings: [
        ...(spouse
          ? [
              'Conjoint collaborateur : un remplacement est exigé, et le découpage du congé (7 + 18 jours, ou 3 + 4 + 21) est à confirmer auprès de la CPAM.',
            ]
          : []),
        ...supplementaryWarnings(born === undefined ? null : supplementaryLeave(born)),
      ],
      source: 'CSS D623-2 ; Lefebvre Dalloz, 15/10/2024',
      ...(born === undefined ? {} : { timeline: paternityTimeline(born, compulsory) }),
    };
  },
);

const FRACTIONS = 3;
const SHORTEST_FRACTION = 5;
const WINDOW_MONTHS = 6;

const paternityTimeline = (born: string, compulsory: number): Timeline => ({
  title: 'Congé de paternité',
  spans: [
    { label: 'Jours obligatoires', from: born, to: addDays(born, compulsory - 1), kind: 'obligatoire' },
    {
      label: 'Pour prendre le reste',
      from: addDays(born, compulsory),
      to: lastDayWithin(born, WINDOW_MONTHS),
      kind: 'possible',
    },
    ...supplementarySpans(supplementaryLeave(born), born),
  ],
  marks: [{ label: 'Naissance', on: born }],
});

/** Days of adoption leave, by children adopted and children in the household then (ameli, table of the self-employed). */
export function adoptionDays(inputs: Inputs): number {
  const adopted = inputs.count(1, 20, 'enfants_adoptes', 'nb_enfants') ?? inputs.lacking('enfants_adoptes');
  const after =
    inputs.count(0, 40, 'enfants_a_charge_apres') ??
    sum(inputs.count(0, 20, 'enfants_a_charge_avant', 'enfants_a_charge'), adopted);
  if (after !== undefined && after < adopted)
    inputs.wrong('enfants_a_charge_apres', 'il compte les enfants adoptés, il ne peut être plus petit');
  const base =
    adopted >= 3 ? 241 : adopted === 2 ? 178 : (after ?? inputs.lacking('enfants_a_charge_apres')) >= 3 ? 136 : 84;
  return base + (inputs.yesNo('partage', 'conge_partage') === true ? sharedDays(adopted) : 0);
}

const sum = (a: number | undefined, b: number): number | undefined => (a === undefined ? undefined : a + b);

/** Days added when both parents share the leave. */
const sharedDays = (adopted: number): number => (adopted > 1 ? 32 : 25);

const adoptionLength = calculator(
  {
    id: 'duree-adoption',
    title: 'Adoption : durée et dates',
    about: 'Les jours de congé pour l’arrivée d’un ou plusieurs enfants adoptés.',
    counter: false,
    inputs: [
      { name: 'enfants_adoptes', kind: 'number', label: 'Enfants adoptés', required: true, fact: 'enfants_adoptes' },
      {
        name: 'enfants_a_charge_apres',
        kind: 'number',
        label: 'Enfants à charge ensuite',
        help: 'Avec les enfants adoptés.',
        required: true,
      },
      { name: 'date_arrivee', kind: 'date', label: 'Arrivée au foyer', required: false },
      { name: 'partage', kind: 'yes-no', label: 'Congé partagé entre les deux parents', required: false },
    ],
  },
  (inputs): Outcome => {
    readStatus(inputs);
    const days = adoptionDays(inputs);
    const shared = inputs.yesNo('partage', 'conge_partage') === true;
    const arrival = inputs.date('date_arrivee', 'date_debut_conge', 'date');
    const end = arrival === undefined ? undefined : addDays(arrival, days - 1);
    const more = arrival === undefined ? null : supplementaryLeave(arrival);
    return {
      values: {
        jours: days,
        ...(arrival === undefined || end === undefined ? {} : { debut: arrival, fin_incluse: end }),
      },
      lines: [
        { label: 'Durée au plus', value: `${days} jours`, ...(shared ? { note: 'partage compris' } : {}) },
        ...(arrival === undefined || end === undefined
          ? []
          : [{ label: 'Si le congé suit l’arrivée', value: fromTo(arrival, end) }]),
        ...supplementaryLines(more),
      ],
      formula: `${days} jours`,
      warnings: [
        shared
          ? 'Congé partagé : deux périodes au plus, la plus courte de 25 jours au moins.'
          : 'Partagé entre les deux parents, le congé s’allonge de 25 jours (32 pour plusieurs enfants).',
        ...supplementaryWarnings(more),
      ],
      source: 'ameli, congé d’adoption des indépendants, 2024 ; La Médicale (partage)',
      ...(arrival === undefined || end === undefined
        ? {}
        : {
            timeline: {
              title: 'Congé d’adoption',
              spans: [
                { label: 'Congé', from: arrival, to: end, kind: 'possible' as const },
                ...supplementarySpans(more, addDays(end, 1)),
              ],
              marks: [{ label: 'Arrivée au foyer', on: arrival }],
            },
          }),
    };
  },
);

const fromTo = (from: string, to: string): string => `du ${toFrenchWords(from)} au ${toFrenchWords(to)}`;

/** Supplementary birth leave: for children born or arrived since 01/01/2026, from 01/07/2026, within nine months (LFSS 2026 art. 99). */
interface Supplementary {
  from: string;
  to: string;
}
const OPENED = '2026-07-01';

function supplementaryLeave(birth: string): Supplementary | null {
  if (birth < '2026-01-01') return null;
  const from = birth < OPENED ? OPENED : birth;
  return { from, to: lastDayWithin(from, 9) };
}

const supplementaryLines = (more: Supplementary | null): Outcome['lines'] =>
  more === null
    ? []
    : [
        {
          label: 'Congé supplémentaire de naissance (1 ou 2 mois)',
          value: `jusqu’au ${toFrenchWords(more.to)}`,
          note: 'décret non vu',
        },
      ];

const supplementaryWarnings = (more: Supplementary | null): readonly string[] =>
  more === null
    ? []
    : [
        'Congé supplémentaire de naissance : nouveau droit (LFSS 2026, art. 99), dates de la presse de 2026, montants non confirmés.',
      ];

function supplementarySpans(more: Supplementary | null, earliest: string): Timeline['spans'] {
  if (more === null) return [];
  const from = earliest > more.from ? earliest : more.from;
  return from > more.to
    ? []
    : [{ label: 'Congé supplémentaire de naissance possible', from, to: more.to, kind: 'reference' }];
}

export const LEAVE_LENGTHS: readonly Calculator[] = [maternityLength, maternityDates, paternityLength, adoptionLength];
