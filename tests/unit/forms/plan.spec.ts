import { describe, expect, it } from 'vitest';
import { plan } from '../../../lib/forms/plan';
import { PLAN_TEXTS } from '../../../lib/forms/reasons';
import { clientWith, fieldOf, formOf, lineFor, matchOf, TODAY } from './plan.support';

const HOME = { addressStreet: '12 rue des Lilas', postalCode: '59000', city: 'Lille' };
const text = (value: string) => ({ kind: 'text', text: value });
const choice = (label: string, code: string | null = null) => ({ kind: 'choice', labels: [label], code, other: null });

describe('statuses', () => {
  it('is ready with a value, an origin and no reason', () => {
    expect(lineFor('text', 'lastName', { lastName: 'Durand' })).toMatchObject({
      status: 'ready',
      value: 'Durand',
      shown: 'Durand',
      from: 'Fiche, identité',
      reason: null,
      intent: text('Durand'),
    });
  });

  it('waits for the advisor when the match is not sure', () => {
    expect(lineFor('text', 'lastName', { lastName: 'Durand' }, { match: { confidence: 0.79 } })).toMatchObject({
      status: 'confirm',
      value: 'Durand',
      reason: PLAN_TEXTS.unsure,
    });
  });

  it.each(['yes_no', 'text', 'drop_down_list'])('leaves an unknown answer empty in a %s', (type) => {
    const line = lineFor(type, 'cafBenefits', {}, { field: { options: ['Oui', 'Non'] } });
    expect(line).toMatchObject({ status: 'missing', value: null, intent: null, from: null });
  });

  it('writes a no only when it is known', () => {
    expect(lineFor('yes_no', 'cafBenefits', { cafBenefits: false })).toMatchObject({
      status: 'ready',
      value: 'false',
      shown: 'Non',
      intent: choice('Non', 'false'),
    });
  });

  it('does not mistake an empty text for an answer', () => {
    expect(lineFor('text', 'lastName', { lastName: '  ' }).status).toBe('missing');
  });

  it.each([
    'checkbox',
    'piece_justificative',
    'titre_identite',
    'carte',
    'cnaf',
    'dgfip',
    'quotient_familial',
    'rna',
    'no_such_type',
  ])('never answers a %s, even matched', (type) => {
    expect(lineFor(type, 'lastName', { lastName: 'Durand', cafBenefits: true })).toMatchObject({
      status: 'never',
      key: null,
      value: null,
      intent: null,
    });
  });

  it('never answers what the scan refused', () => {
    for (const refusal of ['attestation', 'file', 'map', 'unsupported', 'lookup'] as const) {
      expect(lineFor('text', 'lastName', { lastName: 'Durand' }, { field: { refusal } }).status).toBe('never');
    }
  });

  it('tells consents from what is not ours', () => {
    const status = (noKey: 'consent' | 'file' | 'other-person' | 'thing' | 'ambiguous' | 'unknown' | 'unsupported') =>
      lineFor('yes_no', null, {}, { match: { noKey } }).status;
    expect([status('consent'), status('file'), status('unsupported')]).toEqual(['never', 'never', 'never']);
    expect([status('other-person'), status('thing'), status('ambiguous'), status('unknown')]).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('knows nothing of a field without a match', () => {
    const { lines } = plan(formOf([fieldOf('text')]), [], clientWith({ lastName: 'Durand' }), {}, { today: TODAY });
    expect(lines[0]).toMatchObject({ status: 'unknown', value: null });
  });

  it('holds what is filled, locked or hidden', () => {
    const hold = (field: object) => lineFor('text', 'lastName', { lastName: 'Durand' }, { field }).hold;
    expect(hold({ state: 'filled' })).toBe('filled');
    expect(hold({ state: 'locked', visible: false })).toBe('locked');
    expect(hold({ state: 'filled', visible: false })).toBe('hidden');
    expect(hold({})).toBeNull();
  });

  it('keeps the order of the form, and one line per field', () => {
    const fields = ['b', 'a', 'c'].map((id) => fieldOf('text', { id }));
    const matches = [matchOf('firstName', { fieldId: 'a' }), matchOf('lastName', { fieldId: 'b' })];
    const { lines } = plan(
      formOf(fields),
      matches,
      clientWith({ firstName: 'Camille', lastName: 'Durand' }),
      {},
      { today: TODAY },
    );
    expect(lines.map(({ fieldId, value }) => [fieldId, value])).toEqual([
      ['b', 'Durand'],
      ['a', 'Camille'],
      ['c', null],
    ]);
  });

  it('answers the advisor’s fields alone while no client is chosen', () => {
    const fields = [fieldOf('text', { id: 'a' }), fieldOf('text', { id: 'b' })];
    const matches = [matchOf('advisorLastName', { fieldId: 'a' }), matchOf('lastName', { fieldId: 'b' })];
    const { lines } = plan(formOf(fields), matches, null, { advisorLastName: 'Lefort' }, { today: TODAY });
    expect(lines.map(({ status, value }) => [status, value])).toEqual([
      ['ready', 'Lefort'],
      ['missing', null],
    ]);
  });
});

describe('which fact', () => {
  const phones = { match: { alternatives: ['mobile' as const] } };

  it('takes the first one known', () => {
    expect(lineFor('phone', 'phone', { mobile: '06 39 98 00 11' }, phones)).toMatchObject({
      key: 'mobile',
      value: '06 39 98 00 11',
    });
    expect(lineFor('phone', 'phone', { phone: '01 99 00 12 34', mobile: '06 39 98 00 11' }, phones).key).toBe('phone');
    expect(lineFor('phone', 'phone', {}, phones)).toMatchObject({ key: 'phone', status: 'missing' });
  });

  it('prefers a sound one to a doubtful one', () => {
    expect(lineFor('phone', 'phone', { phone: '12', mobile: '06 39 98 00 11' }, phones)).toMatchObject({
      key: 'mobile',
      status: 'ready',
    });
    expect(lineFor('phone', 'phone', { phone: '12' }, phones)).toMatchObject({ status: 'confirm', value: '12' });
  });

  it('keeps health facts for those who agreed', () => {
    expect(lineFor('yes_no', 'renouncedCare', { renouncedCare: true }, { health: false })).toMatchObject({
      status: 'missing',
      value: null,
    });
    expect(lineFor('yes_no', 'renouncedCare', { renouncedCare: true })).toMatchObject({
      status: 'ready',
      value: 'true',
    });
  });

  it('marks what is typed once', () => {
    expect(lineFor('text', 'nir', {})).toMatchObject({ status: 'missing', typedOnce: true });
    const typed = { options: { typedOnce: { nir: '184127645108946', iban: 'FR7630006000011234567890189' } } };
    expect(lineFor('text', 'nir', {}, typed)).toMatchObject({
      status: 'ready',
      typedOnce: true,
      from: 'Saisie unique',
      value: '184127645108946',
    });
    expect(lineFor('iban', 'iban', {}, typed)).toMatchObject({
      value: 'FR7630006000011234567890189',
      shown: 'FR76 3000 6000 0112 3456 7890 189',
    });
    expect(lineFor('text', 'nir', {}, { options: { typedOnce: { nir: '184127645108947' } } })).toMatchObject({
      status: 'missing',
      typedOnce: true,
    });
  });

  it('says which ages and amounts it compared', () => {
    const born = { birthDate: '1974-03-01', retirementInfo: true, householdAnnualIncome: 30_000 };
    expect(lineFor('yes_no', 'retirementInfo', born, { match: { threshold: 58 } })).toMatchObject({
      value: 'false',
      from: '52 ans, le seuil est 58 ans',
    });
    expect(lineFor('yes_no', 'householdIncomeAtMost', born, { match: { threshold: 38_160 } }).from).toMatch(
      /^30.000.€ déclarés$/,
    );
  });
});

describe('the identity page', () => {
  const identity = { form: { place: 'identity' as const, mode: 'third-party' as const } };

  it('writes names as anywhere', () => {
    expect(
      lineFor('civilite', 'civility', { civility: 'M.' }, { ...identity, field: { id: 'individual.gender' } }),
    ).toMatchObject({ status: 'ready', value: 'M.' });
  });

  it('leaves the beneficiary’s e-mail to the advisor: the site writes to it', () => {
    const line = lineFor(
      'email',
      'email',
      { email: 'camille@example.org' },
      { ...identity, field: { id: 'individual.email' } },
    );
    expect(line).toMatchObject({ status: 'confirm', value: 'camille@example.org', reason: PLAN_TEXTS.mail });
  });
});

describe('texts', () => {
  it.each(['text', 'textarea', 'formatted'])('writes dates the French way in a %s', (type) => {
    expect(lineFor(type, 'birthDate', { birthDate: '1974-03-01' })).toMatchObject({
      value: '01/03/1974',
      shown: '1er mars 1974',
    });
  });
  it('writes the year where the year is asked', () => {
    const asked = { field: { label: 'Année de création' } };
    expect(lineFor('text', 'activityStartDate', { activityStartDate: '2015-04-01' }, asked).value).toBe('2015');
    expect(lineFor('integer_number', 'activityStartDate', { activityStartDate: '2015-04-01' }, asked).value).toBe(
      '2015',
    );
    expect(lineFor('date', 'activityStartDate', { activityStartDate: '2015-04-01' }, asked).value).toBe('2015-04-01');
  });
  it.each([
    ['Nom et prénom', 'Durand Camille'],
    ['NOM(S) - Prénom(s)', 'Durand Camille'],
    ['Prénom / Nom du dirigeant', 'Camille Durand'],
    ['Identité', 'Camille Durand'],
  ])('puts names in the order of « %s »', (label, value) => {
    expect(lineFor('text', 'fullName', { firstName: 'Camille', lastName: 'Durand' }, { field: { label } }).value).toBe(
      value,
    );
  });
  it('writes the number without its key where the form says so', () => {
    const typed = { options: { typedOnce: { nir: '184127645108946' } } };
    expect(lineFor('text', 'nir', {}, { ...typed, field: { label: 'N° sécu (13 chiffres)' } }).value).toBe(
      '1841276451089',
    );
    expect(lineFor('text', 'nir', {}, { ...typed, field: { label: 'N° sécu (13 chiffres + clé : 15)' } }).value).toBe(
      '184127645108946',
    );
    const description = `${'Il figure sur la carte Vitale. '.repeat(10)}Sans la clé.`;
    expect(lineFor('text', 'nir', {}, { ...typed, field: { label: 'N° sécu', description } }).value).toBe(
      '1841276451089',
    );
  });
  it('asks before a lone oui, or a spouse’s full name under « Nom »', () => {
    expect(lineFor('text', 'cafBenefits', { cafBenefits: true })).toMatchObject({ status: 'confirm', value: 'Oui' });
    expect(lineFor('text', 'spouseName', { spouseName: 'Alex Durand' }, { field: { label: 'Nom' } }).status).toBe(
      'confirm',
    );
    expect(
      lineFor('text', 'spouseName', { spouseName: 'Alex Durand' }, { field: { label: 'Nom et prénom' } }).status,
    ).toBe('ready');
  });
  it('puts on one line what must hold on one', () => {
    const profile = { activityDescription: 'Coiffure\nà domicile' };
    expect(lineFor('text', 'activityDescription', profile).value).toBe('Coiffure à domicile');
    expect(lineFor('textarea', 'activityDescription', profile).value).toBe('Coiffure\nà domicile');
  });
  it('writes the SIRET in figures everywhere', () => {
    for (const type of ['text', 'siret', 'number']) {
      expect(lineFor(type, 'siret', { siret: '732 829 320 00074' })).toMatchObject({
        value: '73282932000074',
        shown: '732 829 320 00074',
      });
    }
  });
  it('names département and région', () => {
    expect(lineFor('text', 'department', HOME).value).toBe('Nord (59)');
    expect(lineFor('text', 'region', HOME).value).toBe('Hauts-de-France');
  });
});

describe('numbers', () => {
  it('takes whole numbers only where whole numbers are asked', () => {
    expect(lineFor('integer_number', 'employeesCount', { employeesCount: 3 })).toMatchObject({
      status: 'ready',
      value: '3',
    });
    expect(lineFor('integer_number', 'annualTurnover', { annualTurnover: 80_000.5 })).toMatchObject({
      status: 'missing',
      value: null,
      reason: PLAN_TEXTS.notInteger,
    });
    expect(lineFor('decimal_number', 'annualTurnover', { annualTurnover: 80_000.5 }).value).toBe('80000.5');
    expect(lineFor('decimal_number', 'annualTurnover', { annualTurnover: 0.12345 }).value).toBeNull();
    expect(lineFor('text', 'annualTurnover', { annualTurnover: 80_000.5 })).toMatchObject({ value: '80000,5' });
    expect(lineFor('integer_number', 'annualIncome', { annualIncome: -1200 }).value).toBe('-1200');
  });
  it('does not lose the zero of a postal code without asking', () => {
    expect(lineFor('integer_number', 'postalCode', { postalCode: '01000' })).toMatchObject({
      status: 'confirm',
      value: '01000',
    });
    expect(lineFor('number', 'postalCode', { postalCode: '01000' })).toMatchObject({ status: 'ready', value: '01000' });
  });
  it('refuses letters and answers of another kind', () => {
    expect(
      lineFor('integer_number', 'nir', {}, { options: { typedOnce: { nir: '188052A00100124' } } }).value,
    ).toBeNull();
    expect(lineFor('integer_number', 'lastName', { lastName: 'Durand' }).value).toBeNull();
    expect(lineFor('integer_number', 'cafBenefits', { cafBenefits: true }).value).toBeNull();
    expect(lineFor('yes_no', 'childrenCount', { childrenCount: 0 })).toMatchObject({
      value: null,
      reason: PLAN_TEXTS.notYesNo,
    });
    expect(lineFor('date', 'childrenCount', { childrenCount: 0 }).value).toBeNull();
    expect(lineFor('datetime', 'sickLeaveStart', { sickLeaveStart: '2026-10-01' })).toMatchObject({
      value: null,
      reason: PLAN_TEXTS.noTime,
    });
    expect(lineFor('email', 'phone', { phone: '01 99 00 12 34' }).value).toBeNull();
    expect(lineFor('siret', 'siren', { siret: '73282932000074' }).value).toBeNull();
  });
});

describe('standard lists', () => {
  it('gives codes of countries, régions and départements', () => {
    expect(lineFor('pays', 'nationality', { nationality: 'Française' })).toMatchObject({
      value: 'FR',
      intent: choice('France', 'FR'),
    });
    expect(lineFor('pays', 'birthCountry', { birthCountry: 'Cote d’Ivoire' }).value).toBe('CI');
    expect(lineFor('pays', 'birthCountry', { birthCountry: 'Atlantide' })).toMatchObject({
      value: null,
      status: 'missing',
    });
    expect(lineFor('regions', 'region', HOME)).toMatchObject({ value: '32' });
    expect(lineFor('departements', 'department', { postalCode: '20200' })).toMatchObject({
      value: '2B',
      shown: '2B – Haute-Corse',
    });
    expect(lineFor('departements', 'city', HOME).value).toBeNull();
  });
});

describe('places', () => {
  it('gives a commune with its postal code', () => {
    expect(lineFor('communes', 'city', HOME)).toMatchObject({
      status: 'ready',
      value: 'Lille',
      shown: 'Lille (59000)',
      intent: { kind: 'commune', city: 'Lille', postalCode: '59000' },
    });
    expect(lineFor('communes', 'city', { city: 'Lille' })).toMatchObject({ status: 'missing' });
    expect(
      lineFor('communes', 'companyCity', { ...HOME, companyCity: 'Paris', companyPostalCode: '75003' }).intent,
    ).toMatchObject({ city: 'Paris', postalCode: '75003' });
  });
  it('asks about a birthplace whose postal code is not known', () => {
    expect(lineFor('communes', 'birthPlace', { birthPlace: 'Lille', ...HOME })).toMatchObject({
      status: 'confirm',
      intent: { city: 'Lille', postalCode: '' },
    });
    expect(lineFor('communes', 'birthPlace', { birthPlace: 'Lille (59000)' })).toMatchObject({
      status: 'ready',
      intent: { city: 'Lille', postalCode: '59000' },
    });
  });
  it('gives a whole address in parts, and nothing when a part lacks', () => {
    expect(lineFor('address', 'addressFull', HOME)).toMatchObject({
      status: 'ready',
      value: '12 rue des Lilas, 59000 Lille',
      intent: {
        kind: 'address',
        address: { street: '12 rue des Lilas', postalCode: '59000', city: 'Lille', country: 'FR' },
        outsideBase: false,
        suggestion: null,
      },
    });
    expect(lineFor('address', 'addressFull', { addressStreet: '12 rue des Lilas', city: 'Lille' }).value).toBeNull();
    expect(lineFor('address', 'addressFull', { ...HOME, country: 'Belgique' })).toMatchObject({
      status: 'confirm',
      intent: { outsideBase: true, address: { country: 'BE' } },
    });
  });
  it('answers an address list that asks for a postal code', () => {
    expect(lineFor('address', 'postalCode', HOME)).toMatchObject({
      value: '59000',
      shown: '59000 Lille',
      intent: { kind: 'address', address: { street: '', postalCode: '59000', city: 'Lille' } },
    });
  });
  it('leaves the intercommunalité to the person', () => {
    expect(lineFor('epci', 'city', HOME)).toMatchObject({ status: 'missing', reason: PLAN_TEXTS.epci });
  });
});
