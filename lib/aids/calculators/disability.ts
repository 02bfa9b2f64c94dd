import { addMonths, toFrenchWords } from '../../profile/dates';
import type { Calculator } from '../types';
import { calculator } from './calculator';
import { activityInput, readActivity } from './income';
import { type Inputs, Refused } from './inputs';
import { cents, plain } from './money';
import { caisseInput, readCaisse, readStatus, readWhen, statusInput } from './person';

/** Disability pension of artisans, traders and unregulated professions (arrêté du 01/08/2023), and its means-tested supplement. */

/**
 * Refuses for those whose pension or death capital comes from a fund of their profession; says what is supposed when the
 * scheme cannot be told.
 */
export function readGeneralScheme(inputs: Inputs): readonly string[] {
  const status = readStatus(inputs);
  const fund = readCaisse(inputs);
  const activity = readActivity(inputs);
  if (status === 'pl_reglementee' || (fund !== undefined && fund !== 'regime_general'))
    throw new Refused(
      'Profession libérale réglementée, Cipav ou avocat : la caisse de retraite de la profession verse ses propres prestations, dont les montants ne sont pas calculés ici.',
      [fund === undefined ? 'status' : 'caisse_retraite'],
    );
  const unsure =
    fund === undefined &&
    (status === undefined ||
      status === 'independant' ||
      status === 'conjoint_collaborateur' ||
      (status === 'auto_entrepreneur' && activity !== 'vente' && activity !== 'service_bic'));
  return unsure
    ? [
        'Calculé pour le régime de la CPAM (artisans, commerçants, libéraux non réglementés). Une caisse libérale a ses propres règles.',
      ]
    : [];
}

const pension = calculator(
  {
    id: 'pension-invalidite',
    title: 'Pension d’invalidité',
    about: 'La pension par mois, d’après les dix meilleures années.',
    counter: false,
    inputs: [
      statusInput(
        ['artisan', 'commercant', 'pl_non_reglementee', 'auto_entrepreneur', 'conjoint_associe', 'pl_reglementee'],
        true,
      ),
      {
        name: 'revenu_annuel_moyen_10_meilleures',
        kind: 'amount',
        label: 'Revenu annuel moyen des dix meilleures années',
        required: true,
        unit: '€/an',
      },
      { name: 'date_effet', kind: 'date', label: 'Date d’effet', required: false },
      activityInput,
      caisseInput,
    ],
  },
  (inputs, figures, today) => {
    const supposed = readGeneralScheme(inputs);
    const { date, warnings } = readWhen(inputs, today, 'date_effet');
    const income =
      inputs.amount('revenu_annuel_moyen_10_meilleures', 'revenu_annuel_moyen', 'ramu') ??
      inputs.lacking('revenu_annuel_moyen_10_meilleures');
    const pass = figures.at('pass', date);
    const counted = Math.min(income, pass);
    const first = cents((counted * 0.3) / 12);
    const second = cents((counted * 0.5) / 12);
    const helper = figures.maybe('majoration_tierce_personne', date);
    const third = helper === undefined ? undefined : cents(second + helper);
    const category = inputs.choice(['1', '2', '3'], {}, 'categorie', 'invalidite_categorie');
    if (category === '3' && third === undefined)
      throw new Refused(
        'La majoration pour tierce personne n’est pas connue à cette date : la 3e catégorie ne peut être chiffrée.',
        ['date_effet'],
      );
    const asked = category === undefined ? undefined : { 1: first, 2: second, 3: third }[category];
    return {
      values: {
        cat1_mois: first,
        cat2_mois: second,
        ...(third === undefined ? {} : { cat3_mois: third }),
        ...(asked === undefined ? {} : { pension_mois: asked }),
      },
      lines: [
        { label: '1re catégorie (incapacité partielle au métier)', value: first, unit: '€/mois' },
        { label: '2e catégorie (invalidité totale et définitive)', value: second, unit: '€/mois' },
        ...(third === undefined
          ? []
          : [{ label: '3e catégorie, avec la majoration pour tierce personne', value: third, unit: '€/mois' }]),
      ],
      formula: `min(${plain(income)} ; ${plain(pass)}) = ${plain(counted)} ; × 30\u202f% / 12 = ${plain(first)} ; × 50\u202f% / 12 = ${plain(second)}${third === undefined ? '' : ` ; + ${plain(helper ?? 0)} = ${plain(third)}`}`,
      warnings: [
        ...warnings,
        ...supposed,
        'Un montant minimal existe ; sa valeur actuelle n’est pas confirmée et n’est pas donnée ici.',
        'Hors indemnités journalières en cours, le revenu moyen des trois dernières années doit atteindre le seuil de 10\u202f% de la moyenne des PASS.',
      ],
      source: 'arrêté du 01/08/2023',
    };
  },
);

type Home = 'seul' | 'couple' | 'couple_deux';
const HOMES: readonly Home[] = ['seul', 'couple', 'couple_deux'];
const HOME_NAMES: Readonly<Record<string, Home>> = {
  seule: 'seul',
  personne_seule: 'seul',
  celibataire: 'seul',
  couple_1: 'couple',
  couple_un_seul_beneficiaire: 'couple',
  couple_un: 'couple',
  couple_un_beneficiaire: 'couple',
  couple_1_beneficiaire: 'couple',
  couple_2: 'couple_deux',
  couple_deux_allocataires: 'couple_deux',
  couple_tous_deux_beneficiaires: 'couple_deux',
  couple_deux_beneficiaires: 'couple_deux',
  couple_2_beneficiaires: 'couple_deux',
};

const supplement = calculator(
  {
    id: 'asi',
    title: 'Allocation supplémentaire d’invalidité (ASI)',
    about: 'Ce qui manque aux ressources pour atteindre le plafond.',
    counter: false,
    inputs: [
      {
        name: 'foyer',
        kind: 'choice',
        label: 'Foyer',
        options: [
          { value: 'seul', label: 'Personne seule' },
          { value: 'couple', label: 'Couple, un bénéficiaire' },
          { value: 'couple_deux', label: 'Couple, deux bénéficiaires' },
        ],
        required: true,
      },
      { name: 'ressources', kind: 'amount', label: 'Ressources du foyer par mois', required: false, unit: '€/mois' },
      {
        name: 'ressources_3_mois',
        kind: 'amount',
        label: 'Ressources des 3 derniers mois',
        help: 'Le total des trois mois.',
        required: false,
        unit: '€',
        fact: 'ressources_3_mois',
      },
      {
        name: 'ressources_12_mois',
        kind: 'amount',
        label: 'Ressources des 12 derniers mois',
        help: 'Elles comptent si celles des trois mois dépassent.',
        required: false,
        unit: '€',
        fact: 'ressources_12_mois',
      },
      { name: 'periode', kind: 'month', label: 'Mois de la demande', required: false },
    ],
  },
  (inputs, figures, today) => {
    const home = readHome(inputs);
    const month = inputs.month('periode', 'date', 'date_demande') ?? today.slice(0, 7);
    const ceiling =
      inputs.amount('plafond_mois') ??
      figures.at(home === 'seul' ? 'asi_plafond_seul_mois' : 'asi_plafond_couple_mois', `${month}-01`);
    const { monthly, formula } = monthlyResources(inputs, ceiling);
    const whole = Math.max(0, cents(ceiling - monthly));
    const each = home === 'couple_deux' ? cents(whole / 2) : whole;
    const quarter = addMonths(`${month}-01`, -3);
    return {
      values: { asi_mois_par_beneficiaire: each, asi_mois: whole, plafond_mois: ceiling },
      lines: [
        { label: home === 'couple_deux' ? 'Allocation pour chacun' : 'Allocation', value: each, unit: '€/mois' },
        { label: 'Plafond du foyer', value: ceiling, unit: '€/mois' },
        { label: 'Ressources retenues', value: monthly, unit: '€/mois' },
      ],
      formula: `${plain(ceiling)} − ${formula} = ${plain(whole)}${home === 'couple_deux' ? ` ; partagée en deux = ${plain(each)}` : ''}`,
      warnings: [
        `Ressources des trois mois depuis le ${toFrenchWords(quarter)} ; si elles dépassent, celles des douze derniers mois.`,
        'Réservée à qui perçoit une pension d’invalidité et n’a pas l’âge de l’Aspa.',
      ],
      source: 'circulaire Cnav 2025-13 ; Cramif, 04/2025',
    };
  },
);

function readHome(inputs: Inputs): Home {
  const both =
    inputs.yesNo('deux_beneficiaires') === true || inputs.count(1, 2, 'beneficiaires', 'nb_beneficiaires') === 2;
  const couple = inputs.yesNo('vie_en_couple', 'couple');
  const home =
    inputs.choice(HOMES, HOME_NAMES, 'foyer') ??
    (couple === undefined ? inputs.lacking('foyer') : couple ? 'couple' : 'seul');
  return home === 'couple' && both ? 'couple_deux' : home;
}

/** Monthly resources: as given; else those of three months, unless they pass the ceiling and the twelve months do not. */
function monthlyResources(inputs: Inputs, ceiling: number): { monthly: number; formula: string } {
  const given = inputs.amount('ressources', 'ressources_mois');
  if (given !== undefined) return { monthly: given, formula: plain(given) };
  const three = inputs.amount('ressources_3_mois');
  const twelve = inputs.amount('ressources_12_mois');
  const overThree = three === undefined ? undefined : { monthly: cents(three / 3), formula: `${plain(three)} / 3` };
  const overTwelve =
    twelve === undefined ? undefined : { monthly: cents(twelve / 12), formula: `${plain(twelve)} / 12` };
  if (overThree && (overThree.monthly <= ceiling || !overTwelve)) return overThree;
  return overTwelve ?? inputs.lacking('ressources');
}

export const DISABILITY: readonly Calculator[] = [pension, supplement];
