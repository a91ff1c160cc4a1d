import pg from 'pg';
import { type CaseAction, findRules, type RulesInForce, readCase } from '../../engine/matters/index.ts';
import { walk } from '../../engine/matters/testing/walk.ts';
import { seeded } from '../../engine/testing/draw.ts';
import { openCaseLaw } from '../../lines/cases/open-case-law.ts';
import { newId } from '../../platform/base/index.ts';
import { type Derived, derive } from '../../platform/cases/index.ts';

const TEMPLATES = 400;
const COUNTY = '420281';
/** Long enough ago that a walk to the decision ends before any day on which this is measured. */
const [READY_FROM, READY_BY] = ['2026-03-02', '2026-10-31'];

interface Template {
  readonly matter: string;
  readonly actions: readonly CaseAction[];
  readonly derived: Derived;
}

/** Accounts in the walks are names; in the tables they are ids. */
function withIds(actions: readonly CaseAction[]): CaseAction[] {
  const ids = new Map<string, string>();
  const idOf = (name: string) => {
    const known = ids.get(name) ?? newId();
    ids.set(name, known);
    return known;
  };
  return actions
    .filter(({ kind }) => kind !== 'transfer' && kind !== 'take-over' && kind !== 'declare-relative')
    .map((action, place) => ({
      ...action,
      no: place + 1,
      by: { ...action.by, userId: idOf(action.by.userId) },
    }));
}

async function makeTemplates(): Promise<{ templates: Template[]; ready: Template }> {
  const law = await openCaseLaw();
  const matters = [...law.matterBook.matters.values()];
  const templates: Template[] = [];
  for (let seed = 1; templates.length < TEMPLATES; seed++) {
    const random = seeded(seed);
    const pick = (limit: number) => Math.floor(random() * limit);
    const matter = matters[seed % 4 === 0 ? pick(matters.length) : 0];
    const start = Temporal.PlainDate.from('2025-01-06')
      .add({ days: pick(650) })
      .toString();
    const rules = matter && findRules(matter, law.books, COUNTY, start);
    if (!rules) continue;
    const made = tryTemplate(rules, walk(pick, rules, 10 + pick(60)).actions);
    if (made) templates.push(made);
  }
  const dibao = law.matterBook.matters.get('minimum-living');
  const rules = dibao && findRules(dibao, law.books, COUNTY, READY_FROM);
  if (!rules) throw new Error('there is no minimum living allowance');
  for (let seed = 1; ; seed++) {
    const random = seeded(seed);
    const made = tryTemplate(rules, walk((limit) => Math.floor(random() * limit), rules, 60).actions);
    const isReady =
      made?.derived.step === 'decide' && made.derived.phase === 'running' && made.derived.holder_id === null;
    const calculation = made?.actions.findLast(
      ({ step, kind }) => step === 'calculate' && kind === 'complete',
    );
    const isOver = (made?.actions.at(-1)?.on ?? READY_BY) < READY_BY;
    if (made && isReady && isOver && calculation?.record.eligible === true) return { templates, ready: made };
  }
}

/** A walk without some of its acts may be no case any more; then it is left out. */
function tryTemplate(rules: RulesInForce, walked: readonly CaseAction[]): Template | undefined {
  const actions = withIds(walked);
  try {
    return { matter: rules.matter.code, actions, derived: derive(readCase(rules, actions)) };
  } catch {
    return undefined;
  }
}

/** Puts so many cases into the county, drawn from some hundred random walks, and some that are ready to be decided. */
export async function makeCases(
  ownerUrl: string,
  count: number,
  readyCount: number,
): Promise<{ readyIds: string[]; acts: number }> {
  const { templates, ready } = await makeTemplates();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: people } = await client.query<{ id: string }>(
      `select id from person where county_code = $1 and died_on is null and merged_into is null order by id limit 50000`,
      [COUNTY],
    );
    // A family has one case of a matter at a time: those who are decided on are of as many families.
    const { rows: heads } = await client.query<{ id: string }>(
      `select min(p.id::text)::uuid as id from person p where p.county_code = $1 and p.died_on is null
         and p.merged_into is null and p.household_id is not null group by p.household_id order by 1 limit $2`,
      [COUNTY, readyCount],
    );
    const all = [...templates, ready];
    await client.query(`create temp table template (t integer, matter text, derived jsonb, acts jsonb)`);
    await client.query(
      `insert into template select (r->>'t')::int, r->>'matter', r->'derived', r->'acts' from jsonb_array_elements($1::jsonb) r`,
      [
        JSON.stringify(
          all.map((one, t) => ({ t, matter: one.matter, derived: one.derived, acts: one.actions })),
        ),
      ],
    );
    await client.query(`create temp table made (id uuid, no text, t integer, person_id uuid)`);
    const readyIds: string[] = [];
    const random = seeded(7);
    for (let from = 0; from < count; from += 20_000) {
      const rows = Array.from({ length: Math.min(20_000, count - from) }, (_, place) => {
        const no = from + place;
        const isReady = no < readyCount;
        const id = newId();
        if (isReady) readyIds.push(id);
        const person = isReady ? heads[no] : people[Math.floor(random() * people.length)];
        return {
          id,
          no: `2026${String(no).padStart(8, '0')}`,
          t: isReady ? templates.length : no % templates.length,
          p: person?.id,
        };
      });
      await client.query(
        `insert into made select (r->>'id')::uuid, r->>'no', (r->>'t')::int, (r->>'p')::uuid from jsonb_array_elements($1::jsonb) r`,
        [JSON.stringify(rows)],
      );
    }
    const acts = await insertAll(client);
    return { readyIds, acts };
  } finally {
    await client.end();
  }
}

async function insertAll(client: pg.Client): Promise<number> {
  await client.query(
    `insert into case_file (county_code, id, case_no, matter, household_id, person_id, applicant_name, town_id, village_id,
       phase, step, waiting_level, turns, awaits_list, holder_id, ripe_on, due_on, due_limit, applied_on, accepted_on,
       decided_on, closed_on, is_granted, amount_fen, paid_from, days_taken, limits_missed, has_near_relative,
       has_objection, proven, lacking, sample, valid_until, last_no, last_at)
     select $1, m.id, m.no, t.matter, p.household_id, p.id, p.name, p.town_id, p.village_id, d.phase, d.step,
       d.waiting_level, d.turns, d.awaits_list, d.holder_id, d.ripe_on, d.due_on, d.due_limit, d.applied_on, d.accepted_on,
       d.decided_on, d.closed_on, d.is_granted, d.amount_fen, d.paid_from, d.days_taken, d.limits_missed,
       d.has_near_relative, d.has_objection, d.proven, d.lacking, d.sample, d.valid_until,
       d.last_no, now()
     from made m join template t on t.t = m.t join person p on p.county_code = $1 and p.id = m.person_id
       cross join lateral jsonb_to_record(t.derived) as d (phase text, step text, waiting_level text,
         turns text[], awaits_list boolean, holder_id uuid, ripe_on date, due_on date, due_limit text, applied_on date,
         accepted_on date, decided_on date, closed_on date, is_granted boolean, amount_fen bigint, paid_from date,
         days_taken integer, limits_missed smallint, has_near_relative boolean, has_objection boolean,
         proven text[], lacking text[], sample text, valid_until date, last_no integer)`,
    [COUNTY],
  );
  const { rowCount } = await client.query(
    `insert into case_action (county_code, case_id, no, kind, step, on_day, at, by_id, by_name, post, level, record)
     select $1, m.id, (a->>'no')::int, a->>'kind', a->>'step', (a->>'on')::date, now(), (a->'by'->>'userId')::uuid,
       '某经办人', a->'by'->>'post', a->'by'->>'level', a->'record'
     from made m join template t on t.t = m.t cross join lateral jsonb_array_elements(t.acts) a`,
    [COUNTY],
  );
  await client.query(
    `insert into case_turn select county_code, id, turn, matter, step, due_on, ripe_on, holder_id, town_id, village_id
     from case_file cross join lateral unnest(turns) turn where county_code = $1 on conflict do nothing`,
    [COUNTY],
  );
  await client.query('vacuum analyze case_file, case_action, case_turn');
  return rowCount ?? 0;
}
