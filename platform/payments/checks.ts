import type { Sql, Tx } from '../base/index.ts';
import { joinSql, sql } from '../base/index.ts';
import type { PayLaw } from './law.ts';
import type { RunFrame } from './owed.ts';

/**
 * What is looked at before money goes. A check finds; it never leaves anybody out by itself: somebody decides, with a
 * reason and under their name. Each gives `line_no` and `facts` from `looked`: the lines with their payees and accounts,
 * which are put together once for all checks.
 */
interface Check {
  readonly kind: FindingKind;
  readonly find: (run: RunFrame, law: PayLaw) => Sql;
}

export const findingKinds = [
  'dead',
  'in-prison',
  'moved-out',
  'merged-record',
  'no-account',
  'account-of-other',
  'account-shared',
  'payee-of-many',
  'two-families',
  'same-person',
  'exclusive-scheme',
  'amount-jump',
  'many-months',
  'fund-short',
] as const;
export type FindingKind = (typeof findingKinds)[number];

const looked = ({ countyCode, runId }: RunFrame): Sql => sql`looked as materialized (
  select l.no, l.period, l.item, l.amount_fen, l.party_id, l.person_id, l.payee_id, l.payee_kind, l.account_id, p.name,
    coalesce(h.died_on, p.died_on) as died_on, coalesce(h.merged_into, p.merged_into) as merged_into,
    case when h.id is null then p.id_hash else h.id_hash end as id_hash, b.id is not null as has_account, b.holder_name, b.account_tail, b.account_hash
  from pay_line l
    left join person p on p.county_code = l.county_code and p.id = l.payee_id
    left join person h on l.payee_id <> l.person_id and h.county_code = l.county_code and h.id = l.person_id
    left join bank_account b on b.county_code = l.county_code and b.person_id = l.payee_id and b.id = l.account_id
  where l.county_code = ${countyCode} and l.run_id = ${runId})`;
const NONE = sql`'{}'::jsonb`;
/** Half as much again, or half as little; what was set off against a month by an agreement belongs to it. */
const JUMP = sql`(a.now_fen * 2 > a.before_fen * 3 or a.now_fen * 2 < a.before_fen)`;
/** More back months for one person than this is looked at. */
const MANY = 6;
/** More people of whom one person takes the money than this is looked at. */
const HANDS_MAX = 3;

const checks: readonly Check[] = [
  {
    // Who died in the month of payment is still entitled for it.
    kind: 'dead',
    find: () => sql`select no as line_no, jsonb_build_object('diedOn', died_on, 'period', period) as facts
      from looked where died_on < period`,
  },
  ...(['in-prison', 'moved-out'] as const).map(
    (kind): Check => ({
      // What another office told; of whoever it is given to, or of who takes it.
      kind,
      find: ({
        countyCode,
      }) => sql`select l.no as line_no, jsonb_build_object('since', w.since, 'source', w.source) as facts
        from looked l cross join lateral (select w.since, w.source from pay_warning w
            left join pay_warning_over o on o.county_code = w.county_code and o.warning_id = w.id
          where w.county_code = ${countyCode} and w.person_id in (l.person_id, l.payee_id) and w.kind = ${kind}
            and w.since < l.period + interval '1 month' and (o.on_day is null or o.on_day > l.period)
          order by w.since, w.id limit 1) w`,
    }),
  ),
  {
    kind: 'merged-record',
    find: () => sql`select no as line_no, ${NONE} as facts from looked where merged_into is not null`,
  },
  {
    kind: 'no-account',
    find: () => sql`select no as line_no, ${NONE} as facts from looked where account_id is null`,
  },
  {
    kind: 'account-of-other',
    find: () => sql`select no as line_no, jsonb_build_object('holder', holder_name, 'tail', account_tail) as facts
      from looked where holder_name <> name`,
  },
  {
    kind: 'account-shared',
    // How many different payees: the rank from below and from above, less one.
    find: () => sql`select no as line_no, jsonb_build_object('tail', account_tail, 'payees', payees) as facts
      from (select no, account_tail, dense_rank() over (partition by account_hash order by payee_id)
          + dense_rank() over (partition by account_hash order by payee_id desc) - 1 as payees
        from looked where has_account) held
      where payees > 1`,
  },
  {
    // One person who takes the money of many: passbooks in one hand.
    kind: 'payee-of-many',
    find: () => sql`select no as line_no, jsonb_build_object('people', people) as facts
      from (select no, dense_rank() over (partition by payee_id order by person_id)
          + dense_rank() over (partition by payee_id order by person_id desc) - 1 as people
        from looked where payee_kind in ('guardian', 'carer', 'agent')) taken
      where people > ${HANDS_MAX}`,
  },
  {
    // Two records of one person, by the number of the identity card.
    kind: 'same-person',
    find: () => sql`select no as line_no, jsonb_build_object('period', period) as facts
      from (select no, period, first_value(person_id) over (partition by id_hash, period order by person_id)
          <> first_value(person_id) over (partition by id_hash, period order by person_id desc) as is_twice
        from looked where item = 'regular' and id_hash is not null) paid
      where is_twice`,
  },
  {
    kind: 'exclusive-scheme',
    // Looked up by person: the planner cannot know how many lines there are.
    find: (
      { countyCode, scheme },
      law,
    ) => sql`select l.no as line_no, jsonb_build_object('scheme', x.scheme) as facts
      from looked l cross join lateral (select min(a.scheme) as scheme from award a
          join award_span s on s.county_code = a.county_code and s.award_id = a.id
        where a.county_code = ${countyCode} and a.person_id = l.person_id
          and a.scheme = any(${[...law.exclusiveWith(scheme)]}::text[])
          and s.from_month <= l.period and (s.to_month is null or s.to_month > l.period) offset 0) x
      where l.item = 'regular' and x.scheme is not null`,
  },
  {
    // The same person paid in two families of one scheme and month.
    kind: 'two-families',
    find: () => sql`select no as line_no, jsonb_build_object('period', period) as facts
      from (select no, period, first_value(party_id) over (partition by person_id, period order by party_id)
          <> first_value(party_id) over (partition by person_id, period order by party_id desc) as is_twice
        from looked where item = 'regular') paid
      where is_twice`,
  },
  {
    kind: 'amount-jump',
    find: ({ countyCode, scheme, firstMonth }) => {
      const before = firstMonth.subtract({ months: 1 });
      return sql`select a.no as line_no, jsonb_build_object('beforeFen', a.before_fen) as facts
      from (select l.no, l.amount_fen + coalesce(s.now_fen, 0) as now_fen, g.amount + coalesce(s.before_fen, 0) as before_fen
        from looked l join ledger_leg g on g.county_code = ${countyCode} and g.scheme = ${scheme}
            and g.period = ${before} and g.party_id = l.party_id and g.item = 'regular' and g.step = 0
          left join (select r.party_id, sum(i.amount_fen) filter (where x.period = ${firstMonth}) as now_fen,
              sum(i.amount_fen) filter (where x.period = ${before}) as before_fen
            from recovery r
              join recovery_receipt x on x.county_code = r.county_code and x.recovery_id = r.id and x.how = 'set-off'
                and x.period in (${before}::date, ${firstMonth}::date)
              join recovery_instalment i on i.county_code = r.county_code and i.recovery_id = r.id and i.no = x.no
            where r.county_code = ${countyCode} and r.scheme = ${scheme}
            group by r.party_id) s on s.party_id = l.party_id
        where l.item = 'regular' and l.period = ${firstMonth}) a
      where ${JUMP}`;
    },
  },
  {
    kind: 'many-months',
    find: () => sql`select min(no) as line_no, jsonb_build_object('months', count(*)) as facts
      from looked where item <> 'regular' group by party_id having count(*) > ${MANY}`,
  },
  {
    // Of no line: the roll is more than the fund has at the county. Two cannot sign it before it is filled.
    kind: 'fund-short',
    find: ({ countyCode, fundId }) => sql`select null::integer as line_no,
        jsonb_build_object('missingFen', r.fen - (h.balance - h.held)) as facts
      from (select sum(amount_fen)::bigint as fen from looked) r, fund f
        join ledger_head h on h.county_code = f.county_code and h.account_id = f.pool_id
      where f.county_code = ${countyCode} and f.id = ${fundId} and r.fen > h.balance - h.held`,
  },
];

/** Looks at all lines of a run and writes down what it finds, in one statement. @returns how much was found. */
export async function checkLines(tx: Tx, run: RunFrame, law: PayLaw): Promise<number> {
  const found = checks.map(
    ({ kind, find }, place) =>
      sql`select ${place}::integer as place, ${kind}::text as kind, line_no, facts from (${find(run, law)}) f`,
  );
  return tx.run(sql`insert into pay_finding (county_code, run_id, no, line_no, kind, facts)
    with ${looked(run)}
    select ${run.countyCode}, ${run.runId}, row_number() over (order by line_no, place), line_no, kind, facts
    from (${joinSql(found, ' union all ')}) x`);
}
