import { TABLES } from './population.ts';

/** The figures that differ between the counties of the bench; the others stand in the text, as an expert would write them. */
export const FIGURES_TABLE = `create table run_figures (
  county_code text primary key, urban bigint not null, rural bigint not null, orphan_home bigint not null,
  orphan_institution bigint not null)`;

const isOrphan = `(case when m.guardianship = 1 then m.birth_date > 20050615
    else m.raised_as_orphan and m.student <> 0 and m.birth_date <= 20050615 end)`;

const cannotRaise = (parent: string): string => `(m.${parent}_state in (3, 4, 9, 10)
      or (m.${parent}_state between 5 and 8 and m.${parent}_state_months >= 6))`;

const isUnattended = `(m.guardianship = 2 and m.birth_date > 20050615 and (
    ${cannotRaise('father')} and (m.mother_state in (1, 2) or ${cannotRaise('mother')})
    or m.father_state in (1, 2) and ${cannotRaise('mother')}))`;

const isSevere =
  '(m.disability_grade between 1 and 2 or (m.disability_grade = 3 and m.disability_kind between 5 and 6))';

const gross =
  'm.wage_income::bigint + m.business_income + m.property_income + m.transfer_income + m.other_income';
const ownYear = `greatest(0, ${gross} - m.exempt_income - m.basic_pension - m.support_paid - m.employment_costs)`;

/** The cheap questions first: few have nobody to support them. */
const isSupported = (modest: string): string => `case when m.legal_support < 2 and ${modest}
    and (m.birth_date <= 19630615 or m.birth_date > 20070615
      or (m.disability_kind between 5 and 6 and m.disability_grade between 1 and 3)
      or (m.disability_kind = 4 and m.disability_grade between 1 and 2)
      or (m.disability_kind = 1 and m.disability_grade = 1)
      or (m.supported_as_extremely_poor and (m.birth_date > 20050615 or m.student between 1 and 3)))
    and not ${isOrphan} and not ${isUnattended}
  then (greatest(0, ${gross} - m.exempt_income - m.basic_pension) + 6) / 12 < s.standard else false end`;

/**
 * All schemes of Daye that pay in June 2023, for one county, in the best form found: the members added up once for each
 * household in the order of the key, cheap questions first, members whom no scheme can reach left out before the second
 * pass, and one narrow branch for each scheme. The order that each step names is that of the key, so that nothing is sorted
 * or hashed. Sums of whole fen are added as doubles, which is exact and spares numeric.
 */
export function writeByHand(county: string, numberOf: (scheme: string) => number): string {
  const figure = (name: string): string =>
    `(select ${name} from run_figures where county_code = '${county}')`;
  const standard = `case residence when 0 then ${figure('urban')} else ${figure('rural')} end`;
  const orphanStandard = `case care_place when 0 then ${figure('orphan_home')} else ${figure('orphan_institution')} end`;
  const branch = (scheme: string, column: string, from: 'people' | 'homes'): string => {
    const member = from === 'people' ? 'member_id' : 'null::bigint as member_id';
    const no = numberOf(scheme);
    return `select household_id, ${member}, ${no} as scheme_no, ${column}::bigint as amount_fen from ${from} where ${column} > 0`;
  };
  return `with
stood as (
  select m.household_id, s.standard, m.employed, m.living = 0 as helped, m.birth_date,
    case when m.employed or m.unemployment_insured then false else m.living = 0 and m.months_without_income >= 3
      and m.birth_date <= 20070615 and m.birth_date > 19630615 end as jobless,
    ${isSevere} as severe, m.serious_illness or ${isSevere} as frail,
    ${isSupported('s.modest')} as supported,
    m.living = 0 and not ${isOrphan} as belongs,
    m.living = 1 and not ${isOrphan} as devout,
    ${gross} - m.exempt_income - m.basic_pension - m.support_paid - m.employment_costs as net
  from ${TABLES.member} m
  join (select household_id, vehicles <= 0 and dwellings <= 2 as modest, ${standard} as standard
    from ${TABLES.household} where county_code = '${county}') s using (household_id)
  where m.county_code = '${county}' order by household_id offset 0),
sums as (
  select household_id,
    count(*) filter (where belongs and not supported) as persons,
    sum(net::float8) filter (where belongs and not supported)::bigint as net,
    bool_or(employed) filter (where belongs and not supported) as works,
    bool_or(supported) as supports,
    count(*) filter (where helped) as helped,
    count(*) filter (where jobless) as jobless,
    count(*) filter (where frail and belongs and not supported) as frail,
    sum(greatest(0, standard - (greatest(0, net) + 6) / 12)::float8)
      filter (where frail and belongs and not supported)::bigint as frail_base,
    count(*) filter (where not frail and (birth_date <= 19530615 or birth_date > 20050615)
      and belongs and not supported) as aged,
    count(*) filter (where severe and not employed and birth_date <= 20050615 and belongs and not supported
      and (greatest(0, net) + 6) / 12 < standard) as alone,
    sum((standard - (greatest(0, net) + 6) / 12)::float8) filter (where severe and not employed
      and birth_date <= 20050615 and belongs and not supported
      and (greatest(0, net) + 6) / 12 < standard)::bigint as alone_base,
    count(*) filter (where devout and not supported and (greatest(0, net) + 6) / 12 < standard) as devout,
    sum((standard - (greatest(0, net) + 6) / 12
      + case when frail then (standard * 2 + 5) / 10
          when birth_date <= 19530615 or birth_date > 20050615 then (standard + 5) / 10 else 0 end)::float8)
      filter (where devout and not supported and (greatest(0, net) + 6) / 12 < standard)::bigint as devout_amount
  from stood group by household_id),
means as (
  select household_id, residence, registered_poor, vehicles <= 0 and dwellings <= 2 as modest, works, supports, helped,
    jobless, frail, frail_base, aged, alone, alone_base, devout, devout_amount, standard, income, persons, emergency,
    emergency_months, emergency_spending, relief_grants_this_year, received_amount, receives_minimum_living,
    months_above_standard, case residence when 0 then 3600000 else 2000000 end as disposable,
    medical_spending::bigint + education_spending + rehabilitation_spending + other_rigid_spending as spending,
    case when persons = 0 then 0 else (income + 6 * persons) / (12 * persons) end as per_person,
    vehicles <= 0 and dwellings <= 2 and financial_assets <= standard * 24 * persons as within
  from (select h.*, g.persons, g.works, g.supports, g.helped, g.jobless, g.frail, g.frail_base, g.aged, g.alone,
      g.alone_base, g.devout, g.devout_amount, ${standard} as standard, greatest(0, coalesce(g.net, 0)) as income
    from ${TABLES.household} h join sums g using (household_id) where h.county_code = '${county}') h order by household_id offset 0),
standing as (
  select *, within and persons >= 1 and per_person < standard as whole,
    receives_minimum_living and within and works and months_above_standard < 6
      and not per_person < standard as leaving,
    within and persons >= 1 and per_person < (standard * 1500000 + 500000) / 1000000 as edge
  from means order by household_id offset 0),
granting as (
  select *, whole or leaving as family, edge and not whole and not leaving as singly,
    within and not edge and not whole and not leaving as apart
  from standing),
homes as materialized (
  select household_id, family, singly, apart, edge, residence, registered_poor, standard, modest,
    case when eligible then allowance else 0 end as allowance,
    case when eligible then allowance / nullif(granted, 0) else 0 end as share,
    persons >= 1 and within and not edge and (income + persons / 2) / nullif(persons, 0) < disposable
      and standard * 12 * persons + spending > income * 600000 / 1000000 as strained,
    case when relief_grants_this_year < 1 and (emergency <> 0 or jobless > 0 and not eligible)
        and (emergency not in (4, 6) or eligible or supports or within and income < disposable * persons)
      then least(1000000, case when emergency = 0 then ${figure('urban')} * jobless * 2
        when emergency in (4, 6)
          then least(emergency_spending, ${figure('urban')} * helped * least(greatest(emergency_months, 1), 6))
        else ${figure('urban')} * helped * least(greatest(emergency_months, 1), 6) end)
      else 0 end as relief
  from (select *, devout + case when family then persons when singly then frail when apart then alone else 0 end as granted,
      family or devout > 0 or singly and frail > 0 or apart and alone > 0 as eligible,
      coalesce(devout_amount, 0)
        + case when whole then (standard - per_person) * persons when leaving then received_amount
            when singly then coalesce(frail_base, 0) when apart then coalesce(alone_base, 0) else 0 end
        + case when family then (standard * 2 + 5) / 10 * frail + (standard + 5) / 10 * aged
            when singly then (standard * 2 + 5) / 10 * frail when apart then (standard * 2 + 5) / 10 * alone
            else 0 end as allowance
    from granting) g order by household_id),
people as materialized (
  select * from (
    select household_id, member_id,
      case when supported then case residence * 2 + care_place when 2 then 119500 else 146000 end
        + case when self_care_unable >= 4 then 40000 + 20000 * care_place
            when self_care_unable >= 1 then 20000 + 10000 * care_place else 0 end else 0 end as support,
      living_subsidy,
      case when care >= elder_care then care else 0 end as care,
      case when birth_date > 19430630 then 0 when birth_date <= 19230630 then 50000
        when birth_date <= 19330630 then 10000 else 5000 end as old_age,
      case when elder_care > care then elder_care else 0 end as elder_care,
      case when granted and birth_date <= 19430630 and ability_level not in (4, 5) then 6000 else 0 end as service,
      case when orphan then ${orphanStandard} else 0 end as orphan,
      case when unattended
        then ${orphanStandard} - case when granted then share else 0 end - living_subsidy else 0 end as unattended,
      case when class = 0 then 0 else least(basic + case when treated_by_referral and covered - basic > 1000000
          then least(((covered - basic - 1000000) * 500000 + 500000) / 1000000,
            greatest(0, 2000000 - medical_tilt_this_year)) else 0 end, borne) end as medical,
      case when not resident_insurance then 0 when supported or orphan or unattended then 38000
        when granted or birth_date > 20050615 and disability_grade between 1 and 2 then 15000
        when registered_poor or counted and edge and birth_date <= 19630615 then 10000 else 0 end as premium
    from (
      select *, case when class = 0 then 0 else least((greatest(0, covered
            - greatest(0, case class when 5 then 300000 when 6 then 800000 else 0 end - medical_deductible_counted))
            * case when class <= 2 then 1000000 when class <= 4 then 700000 else 600000 end + 500000) / 1000000,
          greatest(0, 5000000 - medical_assistance_this_year)) end as basic
      from (
        select household_id, member_id, supported, residence, care_place, self_care_unable, birth_date, granted,
          counted, ability_level, orphan, unattended, share, medical_deductible_counted, medical_assistance_this_year,
          medical_tilt_this_year, treated_by_referral, borne, resident_insurance, disability_grade, registered_poor, edge,
          greatest(0, borne - medical_outside_policy) as covered,
          case when claims and not supported and (granted or not unattended) and not orphan and (granted or edge)
            then 8000 else 0 end as living_subsidy,
          case when supported then 0 else care end as care,
          case when granted and ability_level in (4, 5) and birth_date <= 19630630 then 10000 else 0 end as elder_care,
          case when borne = 0 then 0 when supported then 1 when orphan or unattended then 2 when granted then 3
            when registered_poor then 4 when edge then 5 when serious_illness and strained then 6 else 0 end as class
        from (
          select *, belongs and not supported as counted,
            case when supported then false when belongs then family or singly and frail or apart and alone
              else devout end as granted
          from (
            select m.household_id, m.member_id, m.birth_date, m.serious_illness, m.care_place, m.self_care_unable,
              m.ability_level, m.medical_outside_policy, m.medical_deductible_counted, m.medical_assistance_this_year,
              m.medical_tilt_this_year, m.treated_by_referral, m.resident_insurance, m.disability_grade, s.residence,
              s.registered_poor, s.family, s.singly, s.apart, s.edge, s.strained, s.share,
              case when m.medical_bill > 0 then greatest(0, m.medical_bill::bigint - m.medical_reduction
                - m.basic_insurance_paid - m.critical_insurance_paid - m.other_insurance_paid) else 0 end as borne,
              m.serious_illness or ${isSevere} as frail,
              m.birth_date <= 20050615 and not m.employed and ${isSevere}
                and (${ownYear} + 6) / 12 < s.standard as alone,
              m.living = 1 and not ${isOrphan} and (${ownYear} + 6) / 12 < s.standard as devout,
              ${isOrphan} as orphan, ${isUnattended} as unattended,
              m.living = 0 and not ${isOrphan} as belongs,
              m.disability_kind <> 0 and m.disability_grade <> 0 and not m.work_injury_nursing
                and 8000 > m.other_living_allowance and not (m.care_place = 1 and m.birth_date > 20050615) as claims,
              case when m.disability_grade between 1 and 2 and m.needs_long_term_care and not m.work_injury_nursing
                  and 14000 - 2000 * m.disability_grade > m.other_nursing_allowance
                then 14000 - 2000 * m.disability_grade else 0 end as care,
              ${isSupported('s.modest')} as supported
            from ${TABLES.member} m join homes s using (household_id)
            where m.county_code = '${county}' and (m.disability_kind <> 0 or m.birth_date <= 19430630
              or m.ability_level between 4 and 5 or m.legal_support < 2 or m.guardianship between 1 and 2
              or m.raised_as_orphan or m.medical_bill > 0 or m.resident_insurance)
            offset 0) a offset 0) b offset 0) c offset 0) d offset 0) e
  where support > 0 or living_subsidy > 0 or care > 0 or old_age > 0 or elder_care > 0 or service > 0 or orphan > 0
    or unattended > 0 or medical > 0 or premium > 0)
select '${county}'::text as county_code, * from (
${[
  branch('minimum-living-allowance', 'allowance', 'homes'),
  branch('temporary-relief', 'relief', 'homes'),
  branch('extreme-poverty', 'support', 'people'),
  branch('disability-living-subsidy', 'living_subsidy', 'people'),
  branch('disability-care-subsidy', 'care', 'people'),
  branch('old-age-allowance', 'old_age', 'people'),
  branch('elder-care-subsidy', 'elder_care', 'people'),
  branch('elder-service-subsidy', 'service', 'people'),
  branch('orphan-allowance', 'orphan', 'people'),
  branch('unattended-children', 'unattended', 'people'),
  branch('medical-assistance', 'medical', 'people'),
  branch('insurance-premium-aid', 'premium', 'people'),
].join('\nunion all\n')}) items`;
}
