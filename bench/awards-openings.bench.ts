import { openOpeningLaw } from '../lines/awards/index.ts';
import { prepareOpening, type RosterLine } from '../platform/awards/index.ts';
import { getValue, newId } from '../platform/base/index.ts';
import { testActor } from '../platform/testing/actors.ts';
import { median, report } from './kit/measure.ts';
import { AT, openPayHouse } from './kit/pay-house.ts';

/**
 * `OPENING_LINES=60000 OPENING_RUNS=3`: a roster of the old put beside what the law gives by the same facts, with the
 * list of differences; beside one statement by hand that knows the bands of the ages, and no law. Ours asks the law of
 * every line as a whole family, and keeps what it was asked with; the statement keeps the day of birth.
 */
const LINES = Number(process.env.OPENING_LINES ?? 60_000);
const RUNS = Number(process.env.OPENING_RUNS ?? 3);
const COUNTY = '420281';
const MONTH = Temporal.PlainDate.from('2026-03-01');
const AGES = [0, 65, 70, 80, 90, 100];

const house = await openPayHouse({ counties: 0, awards: 0, months: 0, isSealed: false });
const { db, owner } = house;
const officer = testActor({ countyCode: COUNTY });
const law = await openOpeningLaw();

/** What the law gives from each age on, as somebody who writes the statement would look it up. */
function bandsOf(): string {
  const lines = AGES.map(
    (age): RosterLine => ({
      ...{ roster: 'old-age', householdId: null, personId: String(age), isUrban: false, facts: {} },
      members: [
        {
          ...{ id: String(age), disabilityKind: null, disabilityGrade: null },
          birthDate: MONTH.subtract({ years: age, days: 1 }).toString(),
        },
      ],
    }),
  );
  const amounts = law.judge(COUNTY, MONTH, lines).map(([one]) => one?.lawFen ?? 0n);
  // Whoever has their birthday in the month is given the band of it for the whole of the month.
  const steps = AGES.map(
    (age, no) =>
      `when p.birth_date < $2::date + interval '1 month' - interval '${age} years' then ${amounts[no]}`,
  );
  return `(case ${steps.toReversed().join(' ')} else 0 end)::bigint`;
}

async function fill(bands: string): Promise<void> {
  await owner.query(`insert into county values ($1, '大冶市', '', '', 'bench', '2026-01-01')`, [COUNTY]);
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date, id_kind, town_id, village_id,
       died_on, source, created_at)
     select $1, gen_random_uuid(), '王' || n, '王' || n, 'wang', 'w', 1, date '1920-01-01' + n % 9500, 'none',
       ('00000000-0000-7000-8000-' || lpad((n % 20)::text, 12, '0'))::uuid,
       ('00000000-0000-7000-8001-' || lpad((n % 400)::text, 12, '0'))::uuid,
       case when n % 500 = 0 then $2::date - 40 end, 'demo', now() from generate_series(1, $3::integer) n`,
    [COUNTY, MONTH.toString(), LINES],
  );
  // One in twenty has ten yuan too much.
  await owner.query(
    `insert into roster_membership (county_code, id, roster, person_id, town_id, village_id, from_on, enter_reason, facts,
       created_at)
     select $1, gen_random_uuid(), 'old-age', p.id, p.town_id, p.village_id, $2::date - 400, 'bench',
       jsonb_build_object('monthlyStandardFen', (${bands} + case when random() < 0.05 then 1000 else 0 end)::text), now()
     from person p where p.county_code = $1`,
    [COUNTY, MONTH.toString()],
  );
  await owner.query('set session_replication_role = origin');
  await owner.query('create table hand_line (like award_opening_line including all)');
  await owner.query('vacuum analyze person, roster_membership');
}

async function compareByHand(bands: string): Promise<void> {
  await owner.query(
    `insert into hand_line (county_code, opening_id, no, award_id, membership_id, scheme, party_id, person_id, holder_name,
       town_id, village_id, kind, roster_fen, law_fen, facts)
     select $1, $3, row_number() over (order by town_id, village_id, name, membership_id), gen_random_uuid(), membership_id,
       'old-age-allowance', person_id, person_id, name, town_id, village_id,
       case when is_dead then 'dead' when is_running then 'running' when law_fen = 0 then 'not-entitled'
         when roster_fen = law_fen then 'same' when roster_fen > law_fen then 'higher' else 'lower' end,
       roster_fen, law_fen, facts
     from (select m.id as membership_id, p.id as person_id, p.name, m.town_id, m.village_id,
         coalesce(p.died_on < $2::date, false) as is_dead, s.party_id is not null as is_running,
         (m.facts ->> 'monthlyStandardFen')::bigint as roster_fen, ${bands} as law_fen,
         jsonb_build_object('birthDate', p.birth_date) as facts
       from roster_membership m
         join person p on p.county_code = $1 and p.id = m.person_id
         left join award_state s on s.county_code = $1 and s.scheme = 'old-age-allowance' and s.party_id = m.person_id
           and s.state <> 'stopped'
       where m.county_code = $1 and m.roster = 'old-age' and m.to_on is null) l`,
    [COUNTY, MONTH.toString(), newId()],
  );
}

const kindsIn = async (table: 'hand_line' | 'award_opening_line') => {
  const { rows } = await owner.query<{ kind: string; count: string }>(
    `select kind, count(*) from ${table} where county_code = $1 group by 1 order by 1`,
    [COUNTY],
  );
  return JSON.stringify(rows);
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  await owner.query('checkpoint');
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

try {
  const bands = bandsOf();
  await fill(bands);
  const [ours, hand]: number[][] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    await owner.query('truncate hand_line, award_opening_line, award_opening cascade');
    hand?.push(await timed(() => compareByHand(bands)));
    const wish = { roster: 'old-age', firstMonth: MONTH };
    ours?.push(
      await timed(async () =>
        getValue(await db.write(officer, (tx) => prepareOpening(tx, officer, AT, law, wish))),
      ),
    );
    const [theirs, found] = [await kindsIn('hand_line'), await kindsIn('award_opening_line')];
    if (theirs !== found) throw new Error(`by hand ${theirs}, by us ${found}`);
  }
  const [value, baseline] = [median(ours ?? []), median(hand ?? [])];
  report({
    name: `openings: a roster of ${LINES} beside the law, with its differences; beside one statement by hand`,
    ...{ value, unit: 's', baseline, ratio: value / baseline, runs: RUNS },
  });
  report({
    name: 'openings: lines put beside the law in a second',
    ...{ value: LINES / value, unit: '/s', runs: RUNS },
  });
} finally {
  await house.close();
}
