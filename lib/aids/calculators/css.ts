import { addDays, addMonths, toFrenchWords } from '../../profile/dates';
import { formatNumber } from '../parameters';
import type { Calculator, CalculatorInput } from '../types';
import { calculator } from './calculator';
import type { Figures } from './figures';
import type { Inputs } from './inputs';
import { cents, euros, plain, wholeEuros } from './money';

/** Complémentaire santé solidaire: ceilings, period of resources, contribution (CSS L861-1; tables and OpenFisca-France). */

const dateInput: CalculatorInput = {
  name: 'date_demande',
  kind: 'date',
  label: 'Date de la demande',
  help: 'Aujourd’hui si vide.',
  required: false,
};

const readDate = (inputs: Inputs, today: string): string => inputs.date('date_demande', 'date') ?? today;

type Zone = 'metropole' | 'dom';
const ZONES: readonly Zone[] = ['metropole', 'dom'];
const ZONE_NAMES: Readonly<Record<string, Zone>> = {
  france_metropolitaine: 'metropole',
  outre_mer: 'dom',
  drom: 'dom',
};

interface Household {
  size: number;
  /** Ranks of the children in alternating custody, eldest first from 1. */
  halves: readonly number[];
  adults: number;
}

function readHousehold(inputs: Inputs): Household {
  const halves = inputs.ranks(20, 'enfants_garde_alternee', 'garde_alternee') ?? [];
  const adults = inputs.count(1, 10, 'adultes', 'parents');
  const children = inputs.count(0, 20, 'enfants');
  const size =
    inputs.count(1, 30, 'foyer_taille') ??
    (adults !== undefined && children !== undefined ? adults + children : inputs.lacking('foyer_taille'));
  if (halves.length === 0) return { size, halves, adults: adults ?? 1 };
  const parents =
    adults ?? (children === undefined ? inputs.lacking('adultes', 'Le rang des enfants en dépend.') : size - children);
  if (parents < 1 || new Set(halves).size < halves.length || halves.some((rank) => rank > size - parents))
    inputs.wrong('enfants_garde_alternee', 'les rangs ne vont pas avec la taille du foyer');
  return { size, halves, adults: parents };
}

/** Share of each person, by rank in the household. */
const share = (rank: number): number => (rank === 1 ? 1 : rank === 2 ? 0.5 : rank <= 4 ? 0.3 : 0.4);

/** Shares of the household on the ceiling of one person; half the share of its rank for a child in alternating custody. */
function coefficient({ size, halves, adults }: Household): number {
  let sum = 0;
  for (let rank = 1; rank <= size; rank++) sum += halves.includes(rank - adults) ? share(rank) / 2 : share(rank);
  return Number(sum.toFixed(4));
}

interface Ceilings {
  free: number;
  paying: number;
  formula: string;
}

/** From the published table; through the coefficients when a custody or a given base makes the table useless. */
function ceilings(inputs: Inputs, figures: Figures, household: Household, zone: Zone, date: string): Ceilings {
  const base = inputs.amount('base', 'plafond_base', 'base_une_personne');
  if (base === undefined && household.halves.length === 0) return ofTable(figures, household.size, zone, date);
  const shares = coefficient(household);
  const alone = base ?? figures.at('css_plafond_gratuite_1', date);
  const overseas = zone === 'dom' ? figures.at('css_coefficient_dom', date) : 1;
  const exact = alone * shares * overseas;
  const rate = figures.at('css_coefficient_participation', date);
  return {
    free: wholeEuros(exact),
    paying: wholeEuros(exact * rate),
    formula: `${plain(alone)} × ${formatNumber(shares)}${zone === 'dom' ? ` × ${formatNumber(overseas)}` : ''} = ${euros(wholeEuros(exact))} ; × ${formatNumber(rate)} = ${euros(wholeEuros(exact * rate))}`,
  };
}

function ofTable(figures: Figures, size: number, zone: Zone, date: string): Ceilings {
  const free = rowOf(figures, 'gratuite', size, zone, date);
  const paying = rowOf(figures, 'participation', size, zone, date);
  return {
    free,
    paying,
    formula: `foyer de ${size} : gratuite jusqu’à ${euros(free)}, avec participation jusqu’à ${euros(paying)}`,
  };
}

function rowOf(figures: Figures, kind: 'gratuite' | 'participation', size: number, zone: Zone, date: string): number {
  const name = `css_plafond_${kind}_`;
  const more = Math.max(0, size - 4);
  const sum = (find: (id: string) => number | undefined): number | undefined => {
    const first = find(String(Math.min(size, 4)));
    const each = more === 0 ? 0 : find('personne_de_plus');
    return first === undefined || each === undefined ? undefined : first + more * each;
  };
  const published = zone === 'dom' ? sum((row) => figures.maybe(`${name}dom_${row}`, date)) : undefined;
  if (published !== undefined) return published;
  const mainland = sum((row) => figures.at(name + row, date)) ?? 0;
  return zone === 'dom' ? wholeEuros(mainland * figures.at('css_coefficient_dom', date)) : mainland;
}

/** EUR a year taken off the resources of those who receive these minimum incomes. */
function allowances(inputs: Inputs, figures: Figures, date: string): { sum: number; formula: string } {
  const couple = inputs.yesNo('vie_en_couple', 'couple') === true ? 'couple' : 'seul';
  const monthly = [
    inputs.yesNo('aah', 'beneficiaire_aah') === true ? figures.at('css_abattement_aah', date) : 0,
    inputs.yesNo('asi', 'beneficiaire_asi') === true ? figures.at(`css_abattement_asi_${couple}`, date) : 0,
    inputs.yesNo('aspa', 'beneficiaire_aspa') === true ? figures.at(`css_abattement_aspa_${couple}`, date) : 0,
  ].reduce((total, each) => total + each, 0);
  return { sum: monthly * 12, formula: monthly === 0 ? '' : ` − abattement ${plain(monthly)} × 12` };
}

/** Distance under which a published table and a calculation may disagree, EUR. */
const NEAR = 2;

const ceiling = calculator(
  {
    id: 'css-plafond',
    title: 'C2S : plafonds et droit',
    about: 'Les plafonds de ressources du foyer, et ce que les ressources permettent d’espérer.',
    counter: true,
    inputs: [
      { name: 'foyer_taille', kind: 'number', label: 'Personnes au foyer', required: true, fact: 'foyer_taille' },
      {
        name: 'ressources_12_mois',
        kind: 'amount',
        label: 'Ressources du foyer sur 12 mois',
        help: 'Voir la période exacte avec « C2S : période des ressources ».',
        required: false,
        unit: '€',
        fact: 'ressources_12_mois',
      },
      {
        name: 'zone',
        kind: 'choice',
        label: 'Domicile',
        options: [
          { value: 'metropole', label: 'France métropolitaine' },
          { value: 'dom', label: 'Outre-mer' },
        ],
        required: false,
        fact: 'zone',
      },
      {
        name: 'beneficiaire_rsa',
        kind: 'yes-no',
        label: 'Bénéficiaire du RSA',
        required: false,
        fact: 'beneficiaire_rsa',
      },
      {
        name: 'adultes',
        kind: 'number',
        label: 'Dont adultes',
        help: 'Utile seulement en cas de garde alternée.',
        required: false,
      },
      {
        name: 'enfants_garde_alternee',
        kind: 'numbers',
        label: 'Rangs des enfants en garde alternée',
        help: '1 pour l’aîné : « 1, 3 ».',
        required: false,
      },
      dateInput,
    ],
  },
  (inputs, figures, today) => {
    const date = readDate(inputs, today);
    const zone = inputs.choice(ZONES, ZONE_NAMES, 'zone') ?? 'metropole';
    const household = readHousehold(inputs);
    const { free, paying, formula } = ceilings(inputs, figures, household, zone, date);
    const resources = inputs.amount('ressources_12_mois', 'ressources_annuelles', 'ressources');
    const off = allowances(inputs, figures, date);
    const counted = resources === undefined ? undefined : Math.max(0, cents(resources - off.sum));
    const rsa = inputs.yesNo('beneficiaire_rsa', 'rsa') === true;
    const right = rsa
      ? 'gratuite'
      : counted === undefined
        ? undefined
        : counted <= free
          ? 'gratuite'
          : counted <= paying
            ? 'participation'
            : 'aucun';
    const near = counted !== undefined && [free, paying].some((limit) => Math.abs(counted - limit) <= NEAR);
    const warnings: string[] = [];
    if (near)
      warnings.push(
        'Très proche du plafond : à un ou deux euros près, les tableaux publiés diffèrent. Faire étudier la demande.',
      );
    if (rsa) warnings.push('Bénéficiaire du RSA : la condition de ressources est réputée remplie (CSS L861-2).');
    if (resources !== undefined)
      warnings.push(
        'Ressources des 12 mois qui précèdent l’avant-dernier mois ; certaines ne comptent pas, et un forfait logement s’ajoute pour qui a une aide au logement, est propriétaire ou hébergé gratuitement.',
      );
    return {
      values: {
        ...(right === undefined ? {} : { droit: right }),
        plafond_gratuite: free,
        plafond_participation: paying,
        ...(counted === undefined ? {} : { ressources_retenues: counted, proche_du_plafond: near }),
        ...(household.halves.length > 0 || inputs.has('base', 'plafond_base', 'base_une_personne')
          ? { coefficient: coefficient(household) }
          : {}),
      },
      lines: [
        ...(right === undefined ? [] : [{ label: 'Ce que ces ressources laissent espérer', value: RIGHTS[right] }]),
        { label: 'Plafond sans participation', value: free, unit: '€/an' },
        { label: 'Plafond avec participation', value: paying, unit: '€/an' },
      ],
      formula:
        counted === undefined || resources === undefined
          ? formula
          : `ressources ${plain(resources)}${off.formula}${off.sum > 0 ? ` = ${plain(counted)}` : ''} ; ${formula}`,
      warnings,
      source: 'CSS L861-1 et L861-2 ; tableaux publiés en 2023, 2024 et 2025',
    };
  },
);

const RIGHTS = {
  gratuite: 'C2S sans participation',
  participation: 'C2S avec participation',
  aucun: 'ressources au-dessus des plafonds',
} as const;

type Band = 'moins_30' | '30_49' | '50_59' | '60_69' | '70_plus';
const bandOf = (age: number): Band =>
  age < 30 ? 'moins_30' : age < 50 ? '30_49' : age < 60 ? '50_59' : age < 70 ? '60_69' : '70_plus';

const contribution = calculator(
  {
    id: 'css-participation',
    title: 'C2S : participation',
    about: 'Ce que le foyer paie par mois quand la C2S est avec participation.',
    counter: false,
    inputs: [
      {
        name: 'ages_foyer',
        kind: 'numbers',
        label: 'Âges du foyer',
        help: '« 42, 40, 12 ».',
        required: true,
        fact: 'ages_foyer',
      },
      {
        name: 'regime',
        kind: 'choice',
        label: 'Régime',
        options: [
          { value: 'general', label: 'Général' },
          { value: 'alsace_moselle', label: 'Alsace-Moselle' },
        ],
        required: false,
      },
      dateInput,
    ],
  },
  (inputs, figures, today) => {
    const date = readDate(inputs, today);
    const ages = inputs.numbers(0, 120, 'ages_foyer', 'ages', 'age');
    if (ages === undefined || ages.length === 0) return inputs.lacking('ages_foyer');
    const local =
      inputs.choice(['general', 'alsace_moselle'], {}, 'regime') === 'alsace_moselle' ||
      inputs.yesNo('alsace_moselle') === true;
    const each = ages.map((age) =>
      figures.at(`css_participation_${bandOf(age)}${local ? '_alsace_moselle' : ''}`, date),
    );
    const total = cents(each.reduce((sum, amount) => sum + amount, 0));
    return {
      values: { participation_mois: total, par_personne: each },
      lines: [
        { label: 'Participation du foyer', value: total, unit: '€/mois' },
        ...(ages.length > 1
          ? ages.map((age, at) => ({
              label: `Personne ${at + 1}, ${age} ${age < 2 ? 'an' : 'ans'}`,
              value: each[at] ?? 0,
              unit: '€/mois',
            }))
          : []),
      ],
      formula: `${each.map(plain).join(' + ')} = ${plain(total)} par mois`,
      warnings: [],
      source: 'OpenFisca-France, barème depuis 11/2019',
    };
  },
);

const period = calculator(
  {
    id: 'css-periode-ressources',
    title: 'C2S : période des ressources',
    about: 'Les douze mois dont les ressources comptent, d’après la date de la demande.',
    counter: false,
    inputs: [dateInput],
  },
  (inputs, _figures, today) => {
    const date = readDate(inputs, today);
    const firstOfMonth = `${date.slice(0, 7)}-01`;
    const after = addMonths(firstOfMonth, -1);
    const from = addMonths(after, -12);
    const to = addDays(after, -1);
    return {
      values: { du: from, au: to },
      lines: [{ label: 'Ressources', value: `du ${toFrenchWords(from)} au ${toFrenchWords(to)}` }],
      formula: 'les 12 mois qui précèdent le mois d’avant la demande',
      warnings: ['Revenus d’indépendant hors micro-entreprise : estimés d’après la dernière année connue.'],
      source: 'Catalogue partenaires de l’Assurance Maladie, 2023 ; exemple publié en 2025',
      timeline: {
        title: 'Période des ressources',
        spans: [
          { label: 'Ressources qui comptent', from, to, kind: 'reference' },
          { label: 'Mois qui ne comptent pas', from: after, to: date, kind: 'attente' },
        ],
        marks: [{ label: 'Demande', on: date }],
      },
    };
  },
);

export const CSS: readonly Calculator[] = [ceiling, contribution, period];
