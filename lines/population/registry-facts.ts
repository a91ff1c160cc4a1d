import { type FactDefinition, fullLayout } from '../../engine/index.ts';

/**
 * Facts that the registry knows already, each as SQL over what `population-sql.ts` joins: `h` household, `v` its
 * village, `t` its township, `a` the minimum living allowance by the rosters, `p` person, `hm` membership, `c`
 * certificate. Choices are given by their place in the vocabulary; what the registry does not say is null.
 */
const household: Readonly<Record<string, string>> = {
  // A residents' committee or a subdistrict is town, the rest country: no register of ours has the kind of residence.
  residence: `case when v.id is null then null when v.kind = 'community' or t.kind = 'subdistrict' then 0 else 1 end`,
  assessedTier: `case a.category when 'A' then 1 when 'B' then 2 when 'C' then 3 else 0 end`,
  receivesMinimumLiving: 'a.household_id is not null',
  receivedAmount: 'a.amount_fen',
};

const member: Readonly<Record<string, string>> = {
  birthDate: `to_char(p.birth_date, 'YYYYMMDD')::integer`,
  // GB/T 2261.1: 1 male, 2 female; 0 and 9 do not say.
  sex: 'case p.sex when 1 then 0 when 2 then 1 end',
  // GB/T 4761 by its first digit: 1 spouse, 2 and 3 children, 4 grandchildren, 5 parents, 6 grandparents, 7 siblings.
  relation: `case when hm.relation in ('01', '02') then 0 else
    case left(hm.relation, 1) when '1' then 1 when '2' then 2 when '3' then 2 when '4' then 5 when '5' then 3
      when '6' then 4 when '7' then 6 else 7 end end`,
  // GB/T 26341 numbers kinds and grades as the vocabulary places them.
  disabilityKind: 'coalesce(c.kind::smallint, 0)',
  disabilityGrade: 'coalesce(c.grade, 0)',
};

/** SQL of a fact that the registry knows; nothing for one that is kept with the assessments. */
export const findRegistryFact = ({ scope, name }: FactDefinition): string | undefined =>
  (scope === 'household' ? household : member)[name];

/** The facts kept in `household_facts` and `member_facts`: all that the registry does not know. */
export const assessedFacts: {
  readonly household: readonly FactDefinition[];
  readonly member: readonly FactDefinition[];
} = {
  household: fullLayout.household.filter((fact) => findRegistryFact(fact) === undefined),
  member: fullLayout.member.filter((fact) => findRegistryFact(fact) === undefined),
};
