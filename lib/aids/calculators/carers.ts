import { toSlashed } from '../../profile/dates';
import { formatFigure, formatNumber } from '../parameters';
import type { Calculator, ParameterId } from '../types';
import { calculator } from './calculator';
import type { Figures } from './figures';
import type { Inputs } from './inputs';
import { cents, plain } from './money';
import { readWhen, yearInput } from './person';

/** Allowances of those who care for someone: at the end of life (AJAP), or losing autonomy (AJPA). */

/** The amount of a full day: as given, else the one known at that date. */
const dayAmount = (inputs: Inputs, figures: Figures, id: ParameterId, date: string): number =>
  inputs.amount('jour', 'montant_jour') ??
  figures.maybe(id, date) ??
  inputs.lacking(
    'jour',
    `Il n’est pas confirmé au ${toSlashed(date)} : à lire sur la notification ou sur le site de l’organisme.`,
  );

const endOfLife = calculator(
  {
    id: 'ajap',
    title: 'Accompagnement en fin de vie (AJAP)',
    about: 'L’allocation pour les jours d’accompagnement d’un proche en fin de vie.',
    counter: false,
    inputs: [
      yearInput,
      { name: 'jours', kind: 'number', label: 'Jours, ou demi-journées en cas de réduction', required: true },
      {
        name: 'mode',
        kind: 'choice',
        label: 'Activité',
        options: [
          { value: 'suspension', label: 'Suspendue : journées complètes' },
          { value: 'reduction', label: 'Réduite : demi-journées' },
        ],
        required: false,
      },
      {
        name: 'jour',
        kind: 'amount',
        label: 'Montant d’une journée, s’il est connu',
        help: 'Celui de 2025 et de 2026 n’est pas confirmé : à lire sur la notification ou sur ameli.fr.',
        required: false,
        unit: '€/jour',
      },
    ],
  },
  (inputs, figures, today) => {
    const { date, warnings } = readWhen(inputs, today, 'date_demande');
    const most = figures.at('ajap_jours_max', date);
    const reduced =
      inputs.choice(['suspension', 'reduction'], { temps_plein: 'suspension', temps_partiel: 'reduction' }, 'mode') ===
      'reduction';
    const asked = inputs.count(0, 400, 'jours') ?? (inputs.has('demi_journees') ? 0 : inputs.lacking('jours'));
    const halves = (reduced ? asked : asked * 2) + (inputs.count(0, 400, 'demi_journees') ?? 0);
    const left = Math.max(0, most * 2 - takenHalves(inputs));
    const paid = Math.min(halves, left);
    const day = dayAmount(inputs, figures, 'ajap_jour', date);
    const half = cents(day / 2);
    const mixed = reduced || paid % 2 === 1;
    const total = mixed ? cents(half * paid) : cents(day * (paid / 2));
    return {
      values: {
        total,
        jour: day,
        demi_jour: half,
        ...(reduced ? { demi_jours_payes: paid } : { jours_payes: paid / 2 }),
      },
      lines: [
        { label: 'Total', value: total, unit: '€' },
        { label: 'Par journée complète', value: day, unit: '€/jour' },
        { label: 'Par demi-journée', value: half, unit: '€' },
      ],
      formula: mixed
        ? `${plain(half)} × min(${halves} ; ${left} demi-journées) = ${plain(total)}`
        : `${plain(day)} × min(${formatNumber(halves / 2)} ; ${formatNumber(left / 2)} jours) = ${plain(total)}`,
      warnings: [
        ...warnings,
        ...(halves > left ? [`Limite atteinte : ${most} jours ou ${most * 2} demi-journées au plus.`] : []),
        'Non versée pendant une hospitalisation, sauf si l’accompagnement à domicile a commencé avant.',
      ],
      source: 'service-public, 2024 ; catalogue partenaires de l’Assurance Maladie, 2023',
    };
  },
);

/** Half-days already paid; they come off the limit. */
const takenHalves = (inputs: Inputs): number => (inputs.halfDays('jours_deja_pris') ?? 0) * 2;

const lossOfAutonomy = calculator(
  {
    id: 'ajpa',
    title: 'Proche aidant (AJPA)',
    about: 'L’allocation pour les jours passés à aider un proche handicapé ou en perte d’autonomie.',
    counter: false,
    inputs: [
      yearInput,
      {
        name: 'jours',
        kind: 'number',
        label: 'Jours',
        help: 'Une demi-journée compte pour 0,5.',
        required: true,
        unit: 'jours',
      },
      { name: 'mois', kind: 'number', label: 'Sur combien de mois', required: false, unit: 'mois' },
      { name: 'aides', kind: 'number', label: 'Personnes aidées', required: false },
      { name: 'jour', kind: 'amount', label: 'Montant d’une journée, s’il est connu', required: false, unit: '€/jour' },
    ],
  },
  (inputs, figures, today) => {
    const { date, warnings } = readWhen(inputs, today, 'date_demande');
    const people = figures.at('ajpa_aides_max', date);
    const helped = inputs.count(1, 20, 'aides', 'personnes_aidees', 'nb_aides') ?? 1;
    const months = inputs.count(1, 120, 'mois', 'nb_mois');
    const whole = inputs.halfDays('jours') ?? (inputs.has('demi_journees') ? 0 : inputs.lacking('jours'));
    const asked = whole + (inputs.count(0, 1000, 'demi_journees') ?? 0) / 2;
    const overall = figures.at('ajpa_jours_max', date) * Math.min(helped, people);
    const monthly = months === undefined ? overall : figures.at('ajpa_jours_mois', date) * months;
    const left = Math.max(0, Math.min(overall - takenHalves(inputs) / 2, monthly));
    const days = Math.min(asked, left);
    const day = dayAmount(inputs, figures, 'ajpa_jour', date);
    const total = cents(day * days);
    return {
      values: { total, jour: day, jours_payes: days },
      lines: [
        { label: 'Total', value: total, unit: '€' },
        { label: 'Par journée', value: day, unit: '€/jour' },
        { label: 'Jours payés', value: days, unit: 'jours' },
      ],
      formula: `${formatFigure(day, '€/jour')} × min(${formatNumber(asked)} ; ${formatNumber(left)} jours) = ${plain(total)}`,
      warnings: [
        ...warnings,
        ...(asked > left ? [`Limite atteinte : ${formatNumber(left)} jours.`] : []),
        ...(months === undefined ? ['22 jours au plus par mois.'] : []),
        'Non due si l’aidant est rémunéré par l’Apa ou la PCH.',
      ],
      source: 'portail national des aidants, 01/06/2026 ; Caf, 2024',
    };
  },
);

export const CARERS: readonly Calculator[] = [endOfLife, lossOfAutonomy];
