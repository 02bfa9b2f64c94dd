/** The facts a form can ask for. `docs/profile-keys.md` says each in words; `schema.ts` gives its shape. */

export const PERSON_KEYS = [
  'civility',
  'lastName',
  'birthName',
  'firstName',
  'fullName',
  'birthDate',
  'birthPlace',
  'birthCountry',
  'nationality',
  'nir',
  'email',
  'phone',
  'mobile',
  'addressFull',
  'addressStreet',
  'addressComplement',
  'postalCode',
  'city',
  'department',
  'region',
  'country',
  'maritalStatus',
  'spouseName',
  'childrenCount',
  'householdSize',
  'iban',
  'bic',
  'cafNumber',
  'callAvailability',
] as const;

export const COMPANY_KEYS = [
  'siret',
  'siren',
  'companyName',
  'tradeName',
  'legalForm',
  'naf',
  'activityDescription',
  'activityStartDate',
  'companyAddressFull',
  'companyStreet',
  'companyPostalCode',
  'companyCity',
  'companyDepartment',
  'employeesCount',
  'annualTurnover',
  'annualIncome',
  'selfEmployedStatus',
  'registrationNumber',
  'website',
  'companyEmail',
  'companyPhone',
] as const;

export const ADVISOR_KEYS = [
  'advisorLastName',
  'advisorFirstName',
  'advisorFullName',
  'advisorEmail',
  'advisorPhone',
  'advisorOrganisation',
  'advisorRole',
] as const;

/** Yes / no / unknown, but for sickLeaveStart (date), difficultyType, difficultyDescription and retirementStatus (texts). */
export const SITUATION_KEYS = [
  'contributionDifficulty',
  'particularProblem',
  'careAccessDifficulty',
  'financialDifficulty',
  'personalLifeDifficulty',
  'familyLifeDifficulty',
  'disabilityInHousehold',
  'retirementInfo',
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
  'sickLeave',
  'sickLeaveStart',
  'disability',
  'difficultyType',
  'difficultyDescription',
  'retirementStatus',
] as const;

/** Answered by comparing a fact with an amount read in the question. */
export const COMPUTED_KEYS = ['householdIncomeAtMost'] as const;

export const PROFILE_KEYS = [
  ...PERSON_KEYS,
  ...COMPANY_KEYS,
  ...ADVISOR_KEYS,
  ...SITUATION_KEYS,
  ...COMPUTED_KEYS,
] as const;

export type ProfileKey = (typeof PROFILE_KEYS)[number];

/** Made from other facts, never stored. */
export const DERIVED_KEYS = [
  'fullName',
  'addressFull',
  'department',
  'region',
  'siren',
  'companyAddressFull',
  'companyDepartment',
  'advisorFullName',
  'householdIncomeAtMost',
] as const satisfies readonly ProfileKey[];

/** Typed at the moment of the fill and forgotten, unless a structure is entitled to keep them. */
export const TYPED_ONCE_KEYS = ['nir', 'iban'] as const satisfies readonly ProfileKey[];
