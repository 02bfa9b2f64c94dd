import { lastDayWithin, toFrenchWords } from '../../profile/dates';
import { formatFigure } from '../parameters';
import type { Calculator } from '../types';
import { calculator } from './calculator';
import { readGeneralScheme } from './disability';
import type { Figures } from './figures';
import { activityInput, averageIncome, averageTurnover } from './income';
import type { Inputs } from './inputs';
import { cents, plain } from './money';
import { COVERED, caisseInput, readStatus, readWhen, statusInput } from './person';

/** Death capital of artisans, traders and unregulated professions (arrêté du 01/08/2023, art. 33 to 36); leave after the death of a child. */

const capital = calculator(
  {
    id: 'capital-deces',
    title: 'Capital décès',
    about: 'Le capital des proches d’un indépendant, et celui de chaque orphelin.',
    counter: false,
    inputs: [
      {
        ...statusInput(['artisan', 'commercant', 'pl_non_reglementee', 'auto_entrepreneur', 'pl_reglementee'], false),
        label: 'Statut du défunt',
        fact: 'defunt_statut',
      },
      { name: 'actif', kind: 'yes-no', label: 'Était encore en activité', required: false, fact: 'defunt_ti_actif' },
      { name: 'date_deces', kind: 'date', label: 'Date du décès', required: false },
      {
        name: 'raam',
        kind: 'amount',
        label: 'Revenu annuel moyen des trois dernières années',
        help: 'Pour un auto-entrepreneur en activité : le chiffre d’affaires après abattement.',
        required: false,
        unit: '€/an',
        fact: 'defunt_raam',
      },
      {
        name: 'trimestres',
        kind: 'number',
        label: 'Trimestres comme indépendant',
        help: 'Pour un retraité : 80 sont demandés.',
        required: false,
        fact: 'defunt_trimestres_ti',
      },
      { name: 'orphelins', kind: 'number', label: 'Enfants à charge', required: false, fact: 'orphelins_a_charge' },
      activityInput,
      { ...caisseInput, label: 'Caisse de retraite du défunt', fact: 'defunt_caisse_retraite' },
    ],
  },
  (inputs, figures, today) => {
    const supposed = readGeneralScheme(inputs);
    const when = readWhen(inputs, today, 'date_deces');
    const { date } = when;
    const working = cents(figures.at('capital_deces_actif', date));
    const retired = cents(figures.at('capital_deces_retraite', date));
    const orphan = cents(figures.at('capital_orphelin', date));
    const values = { actif: working, retraite_80_trimestres: retired, orphelin: orphan };
    const warnings = [...when.warnings, ...supposed];
    const orphans = inputs.count(0, 20, 'orphelins', 'orphelins_a_charge', 'nb_orphelins');
    const active =
      inputs.yesNo('actif', 'defunt_ti_actif') ??
      opposite(inputs.yesNo('retraite', 'retraite_defunt', 'defunt_ti_retraite'));
    const pass = plain(figures.at('pass', date));
    const deadline = when.exact && inputs.has('date_deces') ? lastDayWithin(date, 24) : undefined;
    const asked =
      deadline === undefined
        ? []
        : [{ label: 'À demander avant la fin du', value: toFrenchWords(deadline), note: 'deux ans après le décès' }];
    if (active === undefined)
      return {
        values,
        lines: [
          { label: 'Défunt en activité', value: working, unit: '€' },
          { label: 'Défunt retraité, 80 trimestres au moins', value: retired, unit: '€' },
          { label: 'Par orphelin', value: orphan, unit: '€' },
          ...asked,
        ],
        formula: `${pass} × 20\u202f% = ${plain(working)} ; × 8\u202f% = ${plain(retired)} ; × 5\u202f% par orphelin = ${plain(orphan)}`,
        warnings,
        source: SOURCE,
      };
    const refusal = active ? underThreshold(inputs, figures, date, warnings) : notEnough(inputs, warnings);
    const main = refusal === null ? (active ? working : retired) : 0;
    const each = refusal === null ? orphan : 0;
    const total = cents(main + each * (orphans ?? 0));
    return {
      values: { ...values, capital_principal: main, capital_par_orphelin: each, total },
      lines: [
        { label: 'Total', value: total, unit: '€' },
        { label: 'Capital', value: main, unit: '€', ...(refusal === null ? {} : { note: refusal }) },
        { label: 'Par orphelin', value: each, unit: '€' },
        ...asked,
      ],
      formula:
        refusal === null
          ? `${pass} × ${active ? '20' : '8'}\u202f% = ${plain(main)} ; + ${orphans ?? 0} × ${plain(each)} = ${plain(total)}`
          : `Aucun capital : ${refusal}.`,
      warnings: [
        ...warnings,
        'Orphelin : moins de 16 ans, moins de 20 ans en études ou apprentissage, ou handicapé sans limite d’âge.',
      ],
      source: SOURCE,
    };
  },
);

const SOURCE = 'arrêté du 01/08/2023, art. 33 à 36';
const opposite = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);

/** Why the capital of someone at work is not due, or null. Outside the micro scheme the income counts for 11.5 % of the PASS at least. */
function underThreshold(inputs: Inputs, figures: Figures, date: string, warnings: string[]): string | null {
  const said = inputs.yesNo('raam_sous_seuil');
  if (said !== undefined) return said ? 'revenu sous le seuil' : null;
  const status = readStatus(inputs);
  const micro = status === 'auto_entrepreneur';
  const average = (micro ? averageTurnover : averageIncome)(inputs, figures, date);
  if (average === undefined) {
    warnings.push('Revenu non donné : calculé comme s’il atteignait le seuil de 10\u202f% de la moyenne des PASS.');
    return null;
  }
  warnings.push('Une année de cotisations impayées compte au prorata de ce qui a été payé. Non simulé.');
  const threshold = figures.at('seuil_raam', date);
  const floor = micro ? 0 : figures.at('revenu_minimal_capital_deces', date);
  if (status === undefined && average.raam < threshold)
    inputs.lacking('status', 'Il décide si le seuil de revenu s’applique.');
  const counted = Math.max(average.raam, floor);
  return counted < threshold ? `revenu moyen ${plain(counted)}, sous le seuil de ${plain(threshold)}` : null;
}

/** Why the capital of someone retired is not due, or null. */
function notEnough(inputs: Inputs, warnings: string[]): string | null {
  const quarters = inputs.count(0, 300, 'trimestres', 'trimestres_ti', 'defunt_trimestres_ti');
  if (inputs.yesNo('derniere_activite_ti', 'defunt_derniere_activite_ti') === false)
    return 'la dernière activité n’était pas indépendante';
  if (inputs.yesNo('premier_deces_du_couple') === false) return 'versé au premier décès du couple seulement';
  if (quarters === undefined) {
    warnings.push('Défunt retraité : calculé comme si 80 trimestres d’indépendant étaient réunis.');
    return null;
  }
  return quarters < 80 ? `${quarters} trimestres d’indépendant, 80 demandés` : null;
}

const bereavement = calculator(
  {
    id: 'deuil-parental',
    title: 'Congé de deuil parental',
    about: 'L’indemnité pour l’arrêt d’activité après la mort d’un enfant.',
    counter: false,
    inputs: [
      statusInput(COVERED, false),
      { name: 'date_deces', kind: 'date', label: 'Date du décès', required: false },
      { name: 'jours', kind: 'number', label: 'Jours d’arrêt', required: false, unit: 'jours' },
    ],
  },
  (inputs, figures, today) => {
    const status = readStatus(inputs);
    const death = inputs.date('date_deces');
    const when = readWhen(inputs, today, 'date_deces', 'date_conge');
    const { date } = when;
    const most = figures.at('deuil_parental_jours', date);
    const asked = inputs.count(0, 400, 'jours', 'jours_pris') ?? most;
    const days = Math.min(asked, most);
    const warnings = [...when.warnings];
    if (asked > most) warnings.push(`${asked} jours demandés : ${most} au plus sont indemnisés.`);
    const age = inputs.count(0, 120, 'age_enfant');
    if (age !== undefined && age >= 25)
      inputs.wrong('age_enfant', 'le congé concerne un enfant ou une personne à charge de moins de 25 ans');
    const spouse = status === 'conjoint_collaborateur';
    if (spouse && !when.exact)
      inputs.lacking('date_deces', 'Le plafond de l’indemnité de remplacement change en cours d’année avec le Smic.');
    const perDay = cents(figures.at(spouse ? 'indemnite_remplacement' : 'ij_deuil_parental', date));
    const total = cents(perDay * days);
    if (spouse)
      warnings.push(
        'Conjoint collaborateur : un remplacement réel est exigé, indemnisé à son coût dans la limite de ce plafond.',
      );
    const end = death === undefined ? undefined : lastDayWithin(death, 12);
    return {
      values: spouse
        ? { remplacement_jour_max: perDay, jours: days, total_max: total }
        : { ij_jour: perDay, jours: days, total },
      lines: [
        { label: spouse ? `Remplacement, au plus, pour ${days} jours` : `Pour ${days} jours`, value: total, unit: '€' },
        { label: 'Par jour', value: perDay, unit: '€/jour' },
        { label: 'Durée', value: `${most} jours au plus, en 3 fois au plus` },
        ...(end === undefined
          ? [{ label: 'À prendre dans', value: 'l’année qui suit le décès' }]
          : [{ label: 'À prendre avant la fin du', value: toFrenchWords(end) }]),
      ],
      formula: `${spouse ? '2 Smic / 56' : `${plain(figures.at('pass', date))} / 730`} = ${formatFigure(perDay, '€/jour')} ; × ${days} jours = ${plain(total)}`,
      warnings,
      source: spouse ? 'CSS D663-2 ; décret 2020-1233 du 08/10/2020' : 'ameli ; décret 2020-1233 du 08/10/2020',
      ...(death === undefined || end === undefined
        ? {}
        : {
            timeline: {
              title: 'Congé de deuil parental',
              spans: [{ label: 'Pour prendre le congé', from: death, to: end, kind: 'possible' as const }],
              marks: [{ label: 'Décès', on: death }],
            },
          }),
    };
  },
);

export const DEATH: readonly Calculator[] = [capital, bereavement];
