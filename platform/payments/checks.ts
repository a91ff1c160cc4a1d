import type { Sql } from '../base/index.ts';
import { joinSql, sql } from '../base/index.ts';
import type { PayLaw } from './law.ts';
import type { RunFrame } from './owed.ts';

/**
 * What is looked at before money goes. A check finds; it never leaves anybody out by itself: somebody decides, with a
 * reason and under their name. All of them look at `looked`, the lines with their payees, accounts and the month before,
 * which `buildLines` puts together once, or at `total`, their sum.
 */
interface Check {
  /** Columns kind, line_no, facts. */
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
  'no-carer',
  'carer-changed',
  'amount-jump',
  'many-months',
  'fund-short',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Of rows with `died_on` and `period`. Who died in the month of payment is still entitled for it. */
export const AFTER_DEATH = sql`died_on < period`;

/** More back months for one person than this is looked at. */
const MANY = 6;
/** More people of whom one person takes the money than this is looked at. */
const HANDS_MAX = 3;

/** What a line shows by itself: whether, and what of it is written down. All in one pass over the lines. */
const ofLines: readonly { readonly kind: FindingKind; readonly is: Sql; readonly facts: Sql }[] = [
  {
    kind: 'dead',
    is: AFTER_DEATH,
    facts: sql`jsonb_build_object('diedOn', died_on, 'period', period)`,
  },
  { kind: 'merged-record', is: sql`merged_into is not null`, facts: sql`'{}'::jsonb` },
  { kind: 'no-account', is: sql`account_id is null`, facts: sql`'{}'::jsonb` },
  {
    kind: 'account-of-other',
    is: sql`account_holder <> name`,
    facts: sql`jsonb_build_object('holder', account_holder, 'tail', account_tail)`,
  },
  {
    // Half as much again, or half as little.
    kind: 'amount-jump',
    is: sql`(now_fen * 2 > before_fen * 3 or now_fen * 2 < before_fen)`,
    facts: sql`jsonb_build_object('beforeFen', before_fen)`,
  },
];

/** The same of what is for care, where it is a line of its own. */
const ofCare: typeof ofLines = [
  {
    // Nobody was agreed on who cares: it would go to the person, or to who takes the rest.
    kind: 'no-carer',
    is: sql`is_care and payee_kind not in ('carer', 'home')`,
    facts: sql`jsonb_build_object('period', period)`,
  },
  {
    kind: 'carer-changed',
    is: sql`is_care and is_shared`,
    facts: sql`jsonb_build_object('period', period, 'days', care_days)`,
  },
];

const ofLine: Check = {
  find: ({ careApart }) => {
    const checks = careApart ? [...ofLines, ...ofCare] : ofLines;
    const any = joinSql(
      checks.map(({ is }) => is),
      ' or ',
    );
    const each = checks.map(({ kind, is, facts }) => sql`(${kind}::text, ${is}, ${facts})`);
    return sql`select f.kind, l.no as line_no, f.facts from (select * from looked where ${any}) l
      cross join lateral (values ${joinSql(each, ', ')}) f (kind, is_so, facts) where f.is_so`;
  },
};

const rowOf = (kind: FindingKind, facts: Sql, from: Sql): Sql =>
  sql`select ${kind}::text as kind, no as line_no, ${facts} as facts from ${from}`;

const ofMany: readonly Check[] = [
  {
    // In prison, or moved out: what another office told, of whoever it is given to or of who takes it.
    find: ({ countyCode }) => sql`select distinct on (l.no, w.kind) w.kind, l.no as line_no,
        jsonb_build_object('since', w.since, 'source', w.source) as facts
      from pay_warning w
        left join pay_warning_over o on o.county_code = ${countyCode} and o.warning_id = w.id
        join (select no, period, person_id from looked
          union all select no, period, payee_id from looked where payee_id <> person_id) l on l.person_id = w.person_id
      where w.county_code = ${countyCode} and w.since < l.period + interval '1 month'
        and (o.on_day is null or o.on_day > l.period)
      order by l.no, w.kind, w.since, w.id`,
  },
  {
    find: () =>
      rowOf(
        'account-shared',
        sql`jsonb_build_object('tail', account_tail, 'payees', payees)`,
        sql`(select account_hash, count(distinct payee_id) as payees
            from (select account_hash from looked where has_account group by account_hash having count(*) > 1) again
              join looked using (account_hash) where has_account
            group by account_hash having count(distinct payee_id) > 1) s join looked using (account_hash) where has_account`,
      ),
  },
  {
    // One person who takes the money of many: passbooks in one hand.
    find: () =>
      rowOf(
        'payee-of-many',
        sql`jsonb_build_object('people', people)`,
        sql`(select payee_id, count(distinct person_id) as people from looked
            where payee_kind in ('guardian', 'carer', 'agent')
            group by payee_id having count(distinct person_id) > ${HANDS_MAX}) s join looked using (payee_id)
          where payee_kind in ('guardian', 'carer', 'agent')`,
      ),
  },
  {
    // Two records of one person, by the number of the identity card.
    find: () =>
      rowOf('same-person', sql`jsonb_build_object('period', period)`, twice(sql`id_hash`, sql`person_id`)),
  },
  {
    // The same person paid in two families of one scheme and month.
    find: () =>
      rowOf('two-families', sql`jsonb_build_object('period', period)`, twice(sql`person_id`, sql`party_id`)),
  },
  {
    find: ({ countyCode, scheme }, law) => {
      const others = law.exclusiveWith(scheme);
      if (others.length === 0) return rowOf('exclusive-scheme', sql`null::jsonb`, sql`looked where false`);
      return sql`select 'exclusive-scheme'::text, l.no, jsonb_build_object('scheme', min(a.scheme))
        from award a
          join award_span s on s.county_code = ${countyCode} and s.award_id = a.id
          join looked l on l.person_id = a.person_id
        where a.county_code = ${countyCode} and a.scheme = any(${[...others]}::text[]) and l.item = 'regular'
          and s.from_month <= l.period and (s.to_month is null or s.to_month > l.period)
        group by l.no`;
    },
  },
  {
    find: () => sql`select 'many-months'::text, min(no), jsonb_build_object('months', count(*))
      from looked where item <> 'regular' and not is_care group by party_id having count(*) > ${MANY}`,
  },
  {
    // Of no line: the roll is more than the fund has at the county. Two cannot sign it before it is filled.
    find: ({ countyCode, fundId }) => sql`select 'fund-short'::text, null::integer,
        jsonb_build_object('missingFen', r.fen - (h.balance - h.held))
      from total r, fund f
        join ledger_head h on h.county_code = f.county_code and h.account_id = f.pool_id
      where f.county_code = ${countyCode} and f.id = ${fundId} and r.fen > h.balance - h.held`,
  },
];

/** Of lines: what a month gives by itself, `regular`. */
const OWN = sql`is_now and is_first and not is_care`;

/** Lines of a month's own in which one `key` has several `of` in the same month; few come through the first look. */
function twice(key: Sql, of: Sql): Sql {
  return sql`(select no, period, first_value(${of}) over (partition by ${key}, period order by ${of})
        <> first_value(${of}) over (partition by ${key}, period order by ${of} desc) as is_twice
      from (select ${key}, period from looked where ${OWN} and ${key} is not null
          group by ${key}, period having count(*) > 1) s
        join looked using (${key}, period) where ${OWN}) paid
    where is_twice`;
}

/** What is found in `looked`: columns no, line_no, kind, facts. */
export function findingsOf(run: RunFrame, law: PayLaw): Sql {
  const found = [ofLine, ...ofMany].map(
    ({ find }) => sql`select * from (${find(run, law)}) f (kind, line_no, facts)`,
  );
  return sql`select row_number() over (order by line_no, array_position(${[...findingKinds]}::text[], kind)) as no,
      line_no, kind, facts
    from (${joinSql(found, ' union all ')}) x`;
}
