import type pg from 'pg';

/** A county of the bench: townships of the same size, and what each of its awards gives. */
export interface MadeCounty {
  readonly code: string;
  readonly scheme: string;
}

export const TOWNS = 20;
export const SCHEME = 'old-age-allowance';
/** Of a thousand awards so many were raised two months late, have died, or have no account: what a run has to see. */
const LATE = 10;
const DEAD = 2;
const BARE = 3;

/**
 * Awards with their people and accounts, and what fell due of them in the months before: a month is made from this. The
 * searches of people are left out of the tables, since no run asks for them.
 *
 * @param months how many months have been paid before `month`.
 * @param account what an account number is sealed as; the same for all, since nobody reads a million of them.
 */
export async function makeAwards(
  owner: pg.Client,
  counties: readonly MadeCounty[],
  awards: number,
  month: string,
  months: number,
  account: (no: number, rowId: string, county: string) => readonly [sealed: Buffer, hash: Buffer],
): Promise<void> {
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `drop index if exists person_name, person_tail, person_pinyin, person_initials, person_birth, person_place`,
  );
  for (const { code, scheme } of counties) {
    await owner.query(
      `create temp table made as select n, gen_random_uuid() as award_id, gen_random_uuid() as person_id,
         gen_random_uuid() as account_id, ('00000000-0000-7000-8000-' || lpad($1 || (n % ${TOWNS})::text, 12, '0'))::uuid as town_id,
         ('00000000-0000-7000-8001-' || lpad($1 || (n % 400)::text, 12, '0'))::uuid as village_id,
         (30000 + n % 20000)::bigint as amount, n % 1000 < ${LATE} as is_late,
         n % 1000 between ${LATE} and ${LATE + DEAD - 1} as is_dead,
         n % 1000 between ${LATE + DEAD} and ${LATE + DEAD + BARE - 1} as is_bare
       from generate_series(1, $2::integer) n`,
      [code, awards],
    );
    await owner.query(
      `insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date, id_kind, town_id, village_id,
         died_on, source, created_at)
       select $1, person_id, '王' || n, '王' || n, 'wang', 'w', 1, '1940-01-01', 'none', town_id, village_id,
         case when is_dead then ($2::date - 40) end, 'demo', now() from made`,
      [code, month],
    );
    await insertAccounts(owner, code, account);
    await insertAwards(owner, code, scheme, month, months);
    await owner.query('drop table made');
  }
  await owner.query('set session_replication_role = origin');
  await owner.query(
    'vacuum analyze person, bank_account, award, award_change, award_span, award_state, ledger_leg',
  );
}

async function insertAccounts(
  owner: pg.Client,
  county: string,
  account: (no: number, rowId: string, county: string) => readonly [sealed: Buffer, hash: Buffer],
): Promise<void> {
  const { rows } = await owner.query<{ n: number; id: string }>(
    'select n, account_id as id from made where not is_bare order by n',
  );
  const CHUNK = 50_000;
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK);
    const numbers = part.map(({ n, id }) => account(n, id, county));
    await owner.query(
      `insert into bank_account (county_code, id, person_id, holder_name, bank_name, account_sealed, account_hash,
         account_tail, since, created_at)
       select $1, m.account_id, m.person_id, '王' || m.n, '农商行', decode(a.sealed, 'hex'), decode(a.hash, 'hex'),
         lpad((m.n % 10000)::text, 4, '0'), '2020-01-01', now()
       from unnest($2::integer[], $3::text[], $4::text[]) a (n, sealed, hash) join made m on m.n = a.n`,
      [
        county,
        part.map(({ n }) => n),
        numbers.map(([sealed]) => sealed.toString('hex')),
        numbers.map(([, hash]) => hash.toString('hex')),
      ],
    );
  }
}

async function insertAwards(
  owner: pg.Client,
  county: string,
  scheme: string,
  month: string,
  months: number,
): Promise<void> {
  const first = `($3::date - make_interval(months => greatest($4::integer, 3)))::date`;
  const given = [county, scheme, month, months];
  await owner.query(
    `insert into award (county_code, id, scheme, party_id, person_id, holder_name, town_id, village_id, opened_by,
       source_id, opened_at)
     select $1, award_id, $2, person_id, person_id, '王' || n, town_id, village_id, 'roster', award_id,
       ${first} from made`,
    given,
  );
  await owner.query(
    `insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, cause, decided_on, made_at,
       by_id, by_name)
     select $1, award_id, 1, 'open', ${first}, amount, 'roster', ${first}, ${first}, award_id, $2 from made`,
    given,
  );
  await owner.query(
    `insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, cause, decided_on, made_at,
       by_id, by_name)
     select $1, award_id, 2, 'adjust', $3::date - interval '2 months', amount + 2000, 'recount', $3::date, $3::date - 5,
       award_id, $2 from made where is_late and $4::integer >= 0`,
    given,
  );
  await owner.query(
    `insert into award_span (county_code, award_id, from_month, to_month, amount_fen, no)
     select $1, award_id, ${first}, case when is_late then $3::date - interval '2 months' end, amount, 1
     from made where $2 <> '' and $4::integer >= 0
     union all
     select $1, award_id, $3::date - interval '2 months', null, amount + 2000, 2 from made where is_late`,
    given,
  );
  await owner.query(
    `insert into award_state (county_code, award_id, scheme, party_id, state, amount_fen, since_month, last_no)
     select $1, award_id, $2, person_id, 'running', amount, ${first}, case when is_late then 2 else 1 end from made`,
    given,
  );
  for (let back = months; back > 0; back--) {
    await owner.query(
      `insert into ledger_leg (county_code, transfer_id, no, from_account, to_account, amount, scheme, party_id, period,
         item, step)
       select $1, ('00000000-0000-7000-9000-' || lpad($1 || $4::text, 12, '0'))::uuid, row_number() over (order by person_id),
         person_id, award_id, amount, $2, person_id, ($3::date - make_interval(months => $4::integer))::date, 'regular', 0
       from made`,
      [county, scheme, month, back],
    );
  }
}
