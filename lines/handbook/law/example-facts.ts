/** Facts of an ordinary person of an ordinary family, for examples that tell only what matters to them. */
const plainMember = {
  sex: 'female',
  relation: 'other',
  living: 'together',
  disabilityKind: 'none',
  needsLongTermCare: false,
  seriousIllness: false,
  student: 'none',
  workAbility: 'full',
  employed: false,
  selfCareUnable: 0,
  carePlace: 'home',
  legalSupport: 'able',
  guardianship: 'parents',
  wageIncome: '0 元/年',
  businessIncome: '0 元/年',
  propertyIncome: '0 元/年',
  transferIncome: '0 元/年',
  otherIncome: '0 元/年',
  exemptIncome: '0 元/年',
  basicPension: '0 元/年',
  supportPaid: '0 元/年',
  employmentCosts: '0 元/年',
  workInjuryNursing: false,
  otherNursingAllowance: '0 元/月',
} as const;

const plainHousehold = {
  residence: 'rural',
  emergency: 'none',
  reliefGrantsThisYear: 0,
  assessedTier: 'none',
  financialAssets: '0 元',
  vehicles: 0,
  dwellings: 1,
  medicalSpending: '0 元/年',
  educationSpending: '0 元/年',
  rehabilitationSpending: '0 元/年',
  otherRigidSpending: '0 元/年',
  receivesMinimumLiving: false,
} as const;

type Facts = Readonly<Record<string, unknown>>;

/** A family whose every fact is known: what is not given is as in a plain rural family without income. */
export const family = (household: Facts, ...members: readonly Facts[]): unknown => ({
  household: { ...plainHousehold, ...household },
  members: members.map((member) => ({ ...plainMember, ...member })),
});
