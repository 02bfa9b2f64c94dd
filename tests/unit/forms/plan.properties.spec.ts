import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../../lib/forms/page-form';
import { plan } from '../../../lib/forms/plan';
import type { PlanLine } from '../../../lib/forms/plan-types';
import { ADVISOR_KEYS, COMPUTED_KEYS, PROFILE_KEYS, type ProfileKey } from '../../../lib/profile/keys';
import { LABELS } from '../../../lib/profile/labels';
import { type Profile, STORED_KEYS, type StoredKey } from '../../../lib/profile/schema';
import { frenchIban, nir, realDate, siret } from '../profile/generators';
import { clientWith, fieldOf, formOf, matchOf, TODAY } from './plan.support';

const ANSWERABLE = [
  'text',
  'textarea',
  'formatted',
  'integer_number',
  'number',
  'decimal_number',
  'date',
  'datetime',
  'email',
  'phone',
  'iban',
  'siret',
  'civilite',
  'yes_no',
  'drop_down_list',
  'multiple_drop_down_list',
  'linked_drop_down_list',
  'pays',
  'regions',
  'departements',
  'communes',
  'epci',
  'address',
] as const;
const NEVER = [
  'checkbox',
  'piece_justificative',
  'titre_identite',
  'carte',
  'cnaf',
  'quotient_familial',
  'unheard_of',
] as const;

const words = fc.constantFrom(
  'Durand',
  'Lille',
  'Artisan',
  'Marié(e)',
  'SARL',
  'France',
  '12 rue des Lilas',
  'Coiffure',
);
const SAMPLES: Partial<Record<StoredKey, fc.Arbitrary<unknown>>> = {
  civility: fc.constantFrom('M.', 'Mme'),
  birthDate: realDate.filter((iso) => iso > '1930' && iso < '2005'),
  nir,
  iban: frenchIban,
  siret,
  bic: fc.constant('BNPAFRPP'),
  naf: fc.constant('43.22A'),
  postalCode: fc.constantFrom('59000', '01000', '20200', '97410'),
  companyPostalCode: fc.constantFrom('75003', '42620', '98800'),
};
function sample(key: StoredKey): fc.Arbitrary<unknown> {
  const own = SAMPLES[key];
  if (own) return own;
  switch (LABELS[key].input) {
    case 'yes-no':
      return fc.boolean();
    case 'integer':
      return fc.nat({ max: 50 });
    case 'amount':
      return fc.nat({ max: 100_000 });
    case 'date':
      return realDate.filter((iso) => iso < TODAY);
    case 'email':
      return fc.constant('camille@example.org');
    case 'phone':
      return fc.constantFrom('0199001234', '06 39 98 00 11');
    default:
      return words;
  }
}
/** Any part of a whole profile. */
const profile: fc.Arbitrary<Profile> = fc.record(
  Object.fromEntries(STORED_KEYS.map((key) => [key, sample(key)])) as Record<StoredKey, fc.Arbitrary<never>>,
  { requiredKeys: [] },
);

const options = fc.option(
  fc.array(
    fc.constantFrom(
      'Oui',
      'Non',
      'Madame',
      'Monsieur',
      'Marié(e)',
      'Nord (59)',
      '01 – Ain',
      'Artisan',
      'SARL',
      'Société',
      'Autre',
      '0 à 9',
      '10 et plus',
      'Lille',
      '59000',
    ),
    { maxLength: 8 },
  ),
  { nil: null },
);
const key = fc.constantFrom(...PROFILE_KEYS);
const threshold = fc.option(fc.constantFrom(58, 62, 30_000), { nil: null });
const label = fc.constantFrom('Champ', 'Nom et prénom', 'Année de création', 'N° sans la clé');

interface Case {
  type: string;
  key: ProfileKey;
  options: string[] | null;
  threshold: number | null;
  label: string;
}
const anyCase = (types: readonly string[]): fc.Arbitrary<Case> =>
  fc.record({ type: fc.constantFrom(...types), key, options, threshold, label });

function lineOf(asked: Case, of: Profile): PlanLine {
  const field: Field = fieldOf(asked.type, { options: asked.options, label: asked.label });
  const { lines } = plan(
    formOf([field]),
    [matchOf(asked.key, { threshold: asked.threshold })],
    clientWith(of),
    {},
    { today: TODAY },
  );
  return lines[0]!;
}

/** Every stored fact that a key may be answered from. */
const SOURCES: Partial<Record<ProfileKey, StoredKey[]>> = {
  fullName: ['firstName', 'lastName'],
  addressFull: ['addressStreet', 'addressComplement', 'postalCode', 'city', 'country'],
  companyAddressFull: ['companyStreet', 'companyPostalCode', 'companyCity'],
  department: ['postalCode', 'country'],
  region: ['postalCode', 'country'],
  companyDepartment: ['companyPostalCode'],
  siren: ['siret'],
  retirementInfo: ['retirementInfo', 'birthDate'],
  childrenUnder25: ['childrenUnder25', 'childrenCount'],
  disabilityInHousehold: ['disabilityInHousehold', 'disability'],
  householdIncomeAtMost: ['householdAnnualIncome', 'householdAnnualIncomeDate'],
  city: ['city', 'postalCode'],
  postalCode: ['city', 'postalCode', 'country'],
  companyCity: ['companyCity', 'companyPostalCode'],
  companyPostalCode: ['companyCity', 'companyPostalCode'],
};
const sourcesOf = (asked: ProfileKey): StoredKey[] =>
  SOURCES[asked] ?? ((STORED_KEYS as string[]).includes(asked) ? [asked as StoredKey] : []);

describe('whatever the form and the client', () => {
  it('nothing is answered from unknown facts', () => {
    fc.assert(
      fc.property(anyCase(ANSWERABLE), profile, (asked, of) => {
        const unknown = Object.fromEntries(
          Object.entries(of).filter(([name]) => !sourcesOf(asked.key).includes(name as StoredKey)),
        );
        const line = lineOf(asked, unknown);
        expect([line.value, line.intent, line.status]).toEqual([null, null, 'missing']);
      }),
      { numRuns: 1000 },
    );
  });

  it('consents, files, maps and unknown types are never answered', () => {
    fc.assert(
      fc.property(anyCase(NEVER), profile, (asked, of) => {
        const line = lineOf(asked, of);
        expect([line.value, line.intent, line.status]).toEqual([null, null, 'never']);
      }),
    );
  });

  it('an unrelated fact changes nothing', () => {
    fc.assert(
      fc.property(anyCase(ANSWERABLE), profile, profile, (asked, of, other) => {
        const kept = sourcesOf(asked.key);
        const mixed = { ...other, ...of };
        for (const name of STORED_KEYS.filter((stored) => kept.includes(stored) && !(stored in of))) delete mixed[name];
        expect(lineOf(asked, mixed)).toEqual(lineOf(asked, of));
      }),
      { numRuns: 1000 },
    );
  });

  it('a line with a value says what is written, from where, and why it waits', () => {
    fc.assert(
      fc.property(anyCase(ANSWERABLE), profile, (asked, of) => {
        const { status, value, shown, from, reason, intent } = lineOf(asked, of);
        if (value === null) {
          expect([shown, from, intent, typeof reason]).toEqual([null, null, null, 'string']);
          return;
        }
        expect(['ready', 'confirm']).toContain(status);
        for (const words of [value, shown, from]) expect(words).toMatch(/\S/);
        expect(intent).not.toBeNull();
        expect(reason === null).toBe(status === 'ready');
      }),
      { numRuns: 2000 },
    );
  });

  it('values have the form their control accepts', () => {
    const accepted: Record<string, RegExp> = {
      integer_number: /^-?\d+$/,
      number: /^-?\d+$/,
      decimal_number: /^-?\d+(\.\d{1,3})?$/,
      date: /^\d{4}-\d{2}-\d{2}$/,
      email: /^\S+@\S+\.\S+$/,
      iban: /^[A-Z]{2}\d{2}[A-Z0-9]+$/,
      siret: /^\d{14}$/,
      civilite: /^(M\.|Mme)$/,
      yes_no: /^(true|false)$/,
      pays: /^[A-Z]{2}$/,
      regions: /^\d{2}$/,
      departements: /^(\d{2,3}|2[AB])$/,
    };
    fc.assert(
      fc.property(anyCase(Object.keys(accepted)), profile, (asked, of) => {
        const { value } = lineOf(asked, of);
        if (value !== null) expect(value).toMatch(accepted[asked.type]!);
      }),
      { numRuns: 2000 },
    );
  });

  it('a yes or a no comes from a yes or a no only', () => {
    const computed: readonly string[] = COMPUTED_KEYS;
    fc.assert(
      fc.property(anyCase(['yes_no']), profile, (asked, of) => {
        if (lineOf(asked, of).value === null) return;
        expect(computed.includes(asked.key) || LABELS[asked.key].input === 'yes-no').toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('a choice is one of the list', () => {
    fc.assert(
      fc.property(anyCase(['drop_down_list', 'multiple_drop_down_list']), profile, (asked, of) => {
        const { intent } = lineOf(asked, of);
        const labels = intent?.kind === 'choice' || intent?.kind === 'choices' ? intent.labels : [];
        if (asked.options !== null)
          for (const one of labels) expect(asked.options.filter((option) => option === one)).toHaveLength(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('the advisor’s fields hold nothing of the client', () => {
    fc.assert(
      fc.property(anyCase(ANSWERABLE), fc.constantFrom(...ADVISOR_KEYS), profile, (asked, advisorKey, of) => {
        expect(lineOf({ ...asked, key: advisorKey }, of).value).toBeNull();
      }),
    );
  });
});
