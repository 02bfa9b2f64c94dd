/** Invented people, as flat client files, and what each must answer to the questions of the Help forms. */

export const TODAY = '2026-11-21';

const HOME = { addressStreet: '12 rue des Lilas', postalCode: '59000', city: 'Lille' };
const SHOP = { companyStreet: '3 place du Marché', companyPostalCode: '75003', companyCity: 'Paris' };

export interface Invented {
  name: string;
  file: Record<string, unknown>;
}

const YES_NO = [
  'contributionDifficulty',
  'particularProblem',
  'careAccessDifficulty',
  'financialDifficulty',
  'personalLifeDifficulty',
  'familyLifeDifficulty',
  'disabilityInHousehold',
  'healthWorsenedByActivity',
  'healthHindersActivity',
  'careCostDifficulty',
  'childrenUnder25',
  'cafRightsReview',
  'renouncedCare',
  'hasComplementaryInsurance',
  'psychologistNeed',
  'cafBenefits',
  'retireeSupport',
] as const;
const all = (answer: (at: number) => boolean) => Object.fromEntries(YES_NO.map((key, at) => [key, answer(at)]));

export const INVENTED: readonly Invented[] = [
  {
    name: 'Camille, 52 ans, tout est connu, une question sur deux à oui',
    file: {
      ...HOME,
      ...SHOP,
      civility: 'Mme',
      firstName: 'Camille',
      lastName: 'Durand',
      birthDate: '1974-03-01',
      nir: '184127645108946',
      cafNumber: '1234567',
      email: 'camille.durand@example.org',
      phone: '01 99 00 12 34',
      mobile: '06 39 98 00 11',
      siret: '73282932000074',
      activityDescription: 'Coiffure à domicile',
      householdAnnualIncome: 30_000,
      householdAnnualIncomeDate: '2026-03-01',
      retirementInfo: true,
      ...all((at) => at % 2 === 0),
    },
  },
  {
    name: 'Alex, 63 ans, l’inverse',
    file: {
      ...HOME,
      ...SHOP,
      firstName: 'Alex',
      lastName: 'Petit',
      birthDate: '1963-06-15',
      mobile: '06 39 98 00 12',
      siret: '44306184100047',
      activityDescription: 'Menuiserie',
      householdAnnualIncome: 60_000,
      retirementInfo: true,
      ...all((at) => at % 2 === 1),
    },
  },
  {
    name: 'Sacha, 70 ans, sans souhait pour la retraite',
    file: { birthDate: '1956-01-01', retirementInfo: false, householdAnnualIncome: 38_160 },
  },
  {
    name: 'Dominique, dont on ne sait presque rien',
    file: { lastName: 'Lefort', childrenCount: 0, annualIncome: 12_000 },
  },
];

/** The answers the author of a question expects, told apart from the code under test; null = must stay empty. */
export function expectedAnswer(
  file: Record<string, unknown>,
  gold: readonly string[],
  threshold: number | null,
): (string | null)[] {
  const [key = ''] = gold;
  const at = (name: string): string | null => (file[name] === undefined ? null : String(file[name]));
  switch (key) {
    case 'householdIncomeAtMost': {
      const income = file.householdAnnualIncome as number | undefined;
      return [income === undefined || threshold === null ? null : String(income <= threshold)];
    }
    case 'retirementInfo': {
      const wish = file.retirementInfo as boolean | undefined;
      if (threshold === null) return [at(key)];
      const birth = file.birthDate as string | undefined;
      const lastBirthday = new Date(`${TODAY}T00:00:00Z`);
      lastBirthday.setUTCFullYear(lastBirthday.getUTCFullYear() - threshold);
      const older = birth === undefined ? null : new Date(`${birth}T00:00:00Z`) <= lastBirthday;
      if (wish === false || older === false) return ['false'];
      return [older === true && wish === true ? 'true' : null];
    }
    case 'childrenUnder25':
      return [at(key) ?? (file.childrenCount === 0 ? 'false' : null)];
    case 'addressFull':
      return [file.addressStreet ? `${file.addressStreet}, ${file.postalCode} ${file.city}` : null];
    case 'fullName':
      return file.firstName ? [`${file.firstName} ${file.lastName}`, `${file.lastName} ${file.firstName}`] : [null];
    default: {
      const known = gold.map(at).filter((value) => value !== null);
      return known.length > 0 ? known : [null];
    }
  }
}
