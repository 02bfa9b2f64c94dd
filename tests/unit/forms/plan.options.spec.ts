import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conceptsOf } from '../../../lib/forms/answer/options';
import { chooseRange, readRange } from '../../../lib/forms/answer/ranges';
import { MARITAL_STATUS } from '../../../lib/forms/answer/synonyms';
import type { ProfileKey } from '../../../lib/profile/keys';
import { DEPARTMENTS } from '../../../lib/profile/places';
import type { Profile } from '../../../lib/profile/schema';
import { lineFor } from './plan.support';

const pick = (options: string[], key: ProfileKey, profile: Profile) =>
  lineFor('drop_down_list', key, profile, { field: { options } });

describe('lists of choices', () => {
  const cases: [string[], ProfileKey, Profile, string | null][] = [
    [['Madame', 'Monsieur'], 'civility', { civility: 'M.' }, 'Monsieur'],
    [['Mme', 'M.'], 'civility', { civility: 'Mme' }, 'Mme'],
    [['Masculin', 'Féminin'], 'civility', { civility: 'Mme' }, 'Féminin'],
    [['Un homme', 'Une femme'], 'civility', { civility: 'M.' }, 'Un homme'],
    [['Madame', 'Mademoiselle', 'Monsieur'], 'civility', { civility: 'Mme' }, 'Madame'],
    [['Madame', 'Association'], 'civility', { civility: 'Mme' }, null],

    [['Célibataire', 'Marié(e)', 'Divorcé(e)', 'Veuf(ve)'], 'maritalStatus', { maritalStatus: 'mariée' }, 'Marié(e)'],
    [['Célibataire', 'Marié.e', 'Pacsé.e', 'Veuf.ve'], 'maritalStatus', { maritalStatus: 'Veuve' }, 'Veuf.ve'],
    [
      ['Célibataire', 'Marié / Pacsé', 'Séparé / Divorcé'],
      'maritalStatus',
      { maritalStatus: 'Pacsé(e)' },
      'Marié / Pacsé',
    ],
    [['Marié', 'Marié / Pacsé'], 'maritalStatus', { maritalStatus: 'Marié' }, 'Marié'],
    [['Marié / Pacsé', 'Pacsé ou concubin'], 'maritalStatus', { maritalStatus: 'Pacsé(e)' }, null],
    [['Célibataire', 'En couple'], 'maritalStatus', { maritalStatus: 'Pacsé(e)' }, null],
    [['Vie maritale', 'Célibataire'], 'maritalStatus', { maritalStatus: 'Concubinage' }, 'Vie maritale'],

    [
      ['Entreprise individuelle (EI)', 'Société à responsabilité limitée (SARL)'],
      'legalForm',
      { legalForm: 'S.A.R.L.' },
      'Société à responsabilité limitée (SARL)',
    ],
    [['Entreprise individuelle', 'Société'], 'legalForm', { legalForm: 'SASU' }, 'Société'],
    [['Entreprise individuelle', 'Société'], 'legalForm', { legalForm: 'Micro-entreprise' }, 'Entreprise individuelle'],
    [['SARL', 'SAS'], 'legalForm', { legalForm: 'SASU' }, null],
    [
      ['Je suis micro-entrepreneur', 'Je suis dirigeant de l’entreprise individuelle'],
      'legalForm',
      { legalForm: 'Entreprise individuelle' },
      'Je suis dirigeant de l’entreprise individuelle',
    ],

    [
      ['Artisan', 'Commerçant', 'Auto-entrepreneur'],
      'selfEmployedStatus',
      { selfEmployedStatus: 'Micro-entrepreneuse' },
      'Auto-entrepreneur',
    ],
    [['Artisan retraité', 'Commerçant'], 'selfEmployedStatus', { selfEmployedStatus: 'Artisan' }, null],
    [
      ['Profession libérale', 'Artisan'],
      'selfEmployedStatus',
      { selfEmployedStatus: 'Profession libérale réglementée' },
      'Profession libérale',
    ],

    [['Charente (16)', 'Nord (59)'], 'department', { postalCode: '59000' }, 'Nord (59)'],
    [['59 – Nord', '62 – Pas-de-Calais'], 'department', { postalCode: '59000' }, '59 – Nord'],
    [['LOIRE', 'HAUTE LOIRE', 'LOIRE ATLANTIQUE'], 'department', { postalCode: '42000' }, 'LOIRE'],
    [['Charente (16)'], 'department', { postalCode: '59000' }, null],
    [['59', '62'], 'department', { postalCode: '59000' }, '59'],
    [['Nord (95)', 'Autre territoire'], 'department', { postalCode: '59000' }, null],
    [['Ile de France', 'PACA'], 'region', { postalCode: '13001' }, 'PACA'],
    [["Territoire d'outre-mer", 'Bretagne'], 'region', { postalCode: '97410' }, null],

    [['Française', 'Autre'], 'nationality', { nationality: 'France' }, 'Française'],
    [['FRANCE', 'Belgique'], 'country', { country: 'France' }, 'FRANCE'],
    [['UE', 'Hors UE'], 'nationality', { nationality: 'Belge' }, null],

    [['Oui', 'Non'], 'cafBenefits', { cafBenefits: false }, 'Non'],
    [['OUI', 'NON', 'Ne sait pas'], 'cafBenefits', { cafBenefits: true }, 'OUI'],
    [['Oui, un peu', 'Oui, beaucoup', 'Non'], 'cafBenefits', { cafBenefits: true }, null],
    [['Favorable', 'Défavorable'], 'cafBenefits', { cafBenefits: true }, null],

    [['0124Z (fruits à pépins)', '0121Z (vigne)'], 'naf', { naf: '01.24Z' }, '0124Z (fruits à pépins)'],
    [['75001', '75003'], 'companyPostalCode', { companyPostalCode: '75003' }, '75003'],
    [['59000 Lille', '59800 Lille'], 'postalCode', { postalCode: '59800' }, '59800 Lille'],

    [
      ['Moins de 10 000 €', 'De 10 000 à 50 000 €', 'Plus de 50 000 €'],
      'annualTurnover',
      { annualTurnover: 30_000 },
      'De 10 000 à 50 000 €',
    ],
    [['0 à 10', '10 à 20'], 'employeesCount', { employeesCount: 10 }, null],
    [['0', '1', '2', '3 et plus'], 'childrenCount', { childrenCount: 5 }, '3 et plus'],
    [['Aucun', '1 à 9 salariés', '10 salariés et plus'], 'employeesCount', { employeesCount: 0 }, 'Aucun'],
    [['1 000 € par mois', '2 000 € par mois'], 'annualIncome', { annualIncome: 2000 }, null],
  ];
  it.each(cases)('%j, %s %j → %s', (options, key, profile, expected) => {
    const line = pick(options, key, profile);
    expect(line.intent?.kind === 'choice' && line.intent.labels.length > 0 ? line.value : null).toBe(expected);
  });

  it('asks when the choice says more than yes or no', () => {
    expect(pick(['Oui, et j’en demande le maintien', 'Non'], 'cafBenefits', { cafBenefits: true })).toMatchObject({
      status: 'confirm',
    });
  });

  it('proposes « Autre » for free words only, and asks', () => {
    expect(
      pick(['Artisan', 'Autre'], 'selfEmployedStatus', { selfEmployedStatus: 'Micro-entrepreneur' }),
    ).toMatchObject({
      status: 'confirm',
      value: 'Micro-entrepreneur',
      intent: { kind: 'choice', labels: [], other: 'Micro-entrepreneur' },
    });
    expect(pick(['Oui mais', 'Autre'], 'cafBenefits', { cafBenefits: true }).status).toBe('missing');
  });

  it('proposes a text, to be confirmed, when the choices are not known', () => {
    expect(lineFor('drop_down_list', 'department', { postalCode: '59000' })).toMatchObject({
      status: 'confirm',
      value: '59 – Nord',
    });
  });

  it('fills lists of several choices and linked lists when one entry says it all', () => {
    const options = ['--Bretagne--', 'Finistère', 'Morbihan', '--Hauts-de-France--', 'Nord', 'Oise'];
    expect(
      lineFor(
        'multiple_drop_down_list',
        'department',
        { postalCode: '59000' },
        { field: { options: ['Nord (59)', 'Oise (60)'] } },
      ).intent,
    ).toEqual({ kind: 'choices', labels: ['Nord (59)'] });
    expect(
      lineFor('linked_drop_down_list', 'department', { postalCode: '59000' }, { field: { options } }).intent,
    ).toEqual({ kind: 'linked', primary: 'Hauts-de-France', secondary: 'Nord' });
    expect(lineFor('linked_drop_down_list', 'region', { postalCode: '59000' }, { field: { options } })).toMatchObject({
      status: 'confirm',
      intent: { primary: 'Hauts-de-France', secondary: null },
    });
    expect(
      lineFor('linked_drop_down_list', 'department', { postalCode: '75003' }, { field: { options } }).value,
    ).toBeNull();
  });

  it('never picks when the same text stands twice', () => {
    const texts: [ProfileKey, Profile, string][] = [
      ['maritalStatus', { maritalStatus: 'Marié(e)' }, 'Marié(e)'],
      ['department', { postalCode: '59000' }, 'Nord'],
      ['cafBenefits', { cafBenefits: true }, 'Oui'],
      ['civility', { civility: 'Mme' }, 'Madame'],
      ['employeesCount', { employeesCount: 3 }, 'de 0 à 9'],
      ['city', { city: 'Lille' }, 'Lille'],
      ['naf', { naf: '01.24Z' }, '0124Z'],
    ];
    const noise = fc.array(fc.constantFrom('Non', 'Monsieur', 'Autre chose', 'Défaut', '—'), { maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...texts), noise, ([key, profile, text], others) => {
        const line = pick([text, ...others, text.toUpperCase()], key, profile);
        return line.value === null;
      }),
    );
  });

  it('is not moved by a choice that says something else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DEPARTMENTS), fc.constantFrom(...DEPARTMENTS), (one, other) => {
        fc.pre(one.code !== other.code && /^\d{2}$/.test(one.code) && one.code !== '20');
        const line = pick([`${other.code} – ${other.name}`, `${one.name} (${one.code})`], 'department', {
          postalCode: `${one.code}000`,
        });
        return line.value === null || line.value === `${one.name} (${one.code})`;
      }),
    );
  });
});

describe('ranges', () => {
  it.each([
    ['de 0 à 9 salariés', 0, 9],
    ['0-9', 0, 9],
    ['entre 10 000 et 20 000 €', 10_000, 20_000],
    ['10 à 20 k€', 10_000, 20_000],
    ['1 enfant', 1, 1],
    ['Aucun enfant à charge', 0, 0],
    ['jusqu’à 5', Number.NEGATIVE_INFINITY, 5],
    ['250 et plus', 250, Number.POSITIVE_INFINITY],
    ['2 à 10 millions d’euros', 2_000_000, 10_000_000],
    ['0 (aucun salarié)', 0, 0],
    ['Sans salarié', 0, 0],
    ['< ou = 10 000 €', Number.NEGATIVE_INFINITY, 10_000],
  ])('reads « %s »', (text, min, max) => {
    expect(readRange(text)).toMatchObject({ min, max });
  });
  it.each(['Ne sait pas', '10 000 € par mois', 'de 20 à 10', '59 – Nord', '2 rue des Lilas', '10 %', ''])(
    'does not read « %s »',
    (text) => {
      expect(readRange(text)).toBeNull();
    },
  );
  it('keeps bounds as said', () => {
    expect(chooseRange(['Moins de 10', '10 et plus'], 10)).toBe('10 et plus');
    expect(chooseRange(['10 ou moins', 'Plus de 10'], 10)).toBe('10 ou moins');
    expect(chooseRange(['10 environ', 'De 10 à 20'], 10)).toBeNull();
    expect(chooseRange(['Jusqu’à 10', 'Plus de 10'], 10)).toBe('Jusqu’à 10');
    expect(chooseRange(['Moins de 10', 'Plus de 10'], 10)).toBeNull();
  });
  it('chooses the one slice that holds the number', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 0, max: 1100 }),
        (bounds, value) => {
          const cuts = [...bounds].sort((a, b) => a - b);
          const slices = cuts
            .slice(1)
            .map((to, at) => ({ from: cuts[at]!, to: to - 1, text: `de ${cuts[at]} à ${to - 1}` }));
          const right = slices.find(({ from, to }) => value >= from && value <= to)?.text ?? null;
          return (
            chooseRange(
              slices.map(({ text }) => text),
              value,
            ) === right
          );
        },
      ),
    );
  });
});

describe('what a wording names', () => {
  it.each([
    ['Marié(e) ou pacsé(e)', ['marie', 'pacse']],
    ['Veuf / Veuve', ['veuf']],
    ['Marié depuis 1980', []],
    ['Marié, 2 enfants', []],
    ['Célibataire / autre', []],
  ])('« %s »', (text, named) => {
    expect([...conceptsOf(text, MARITAL_STATUS)].sort()).toEqual(named);
  });
});
