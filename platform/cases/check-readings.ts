import type { Actor, Id, Reader, Tx } from '../base/index.ts';
import { sql } from '../base/index.ts';
import { type Derived, derive } from './derive.ts';
import { keepReadings } from './keep.ts';
import type { CaseLaw } from './law.ts';
import { readActions, readingOf, toAction } from './rows.ts';

/** A file that says something else than its acts. */
export interface Difference {
  readonly caseId: Id;
  readonly caseNo: string;
  readonly column: string;
  readonly kept: unknown;
  readonly derived: unknown;
}

interface Checked {
  readonly checked: number;
  readonly differences: Difference[];
}

const PAGE = 500;

type Kept = Derived & {
  readonly id: Id;
  readonly case_no: string;
  readonly matter: string;
  readonly are_turns_kept: boolean;
};

/**
 * Reads every case of one's area from its acts anew and compares it with what lists show. Nothing to be found is what
 * it is for: each act keeps both in one transaction.
 * @param since leaves out the cases that were over before this day.
 */
export async function checkReadings(
  reader: Reader,
  actor: Actor,
  law: CaseLaw,
  since: string | null = null,
): Promise<Checked> {
  const differences: Difference[] = [];
  let checked = 0;
  for (let after: Id | null = null; ; ) {
    const files: Kept[] = await reader.rows<Kept>(sql`select id, case_no, matter, phase, step, waiting_level,
        turns, awaits_list, holder_id, ripe_on::text as ripe_on, due_on::text as due_on, due_limit,
        applied_on::text as applied_on, accepted_on::text as accepted_on, decided_on::text as decided_on,
        closed_on::text as closed_on, is_granted, amount_fen::float8 as amount_fen, paid_from::text as paid_from,
        days_taken, limits_missed, has_near_relative, has_objection, proven, lacking, sample,
        valid_until::text as valid_until, last_no,
        (select count(*)::int from case_turn u where u.county_code = case_file.county_code and u.case_id = case_file.id
          and u.turn = any(case_file.turns) and u.due_on = case_file.due_on and u.matter = case_file.matter
          and u.step is not distinct from case_file.step and u.ripe_on is not distinct from case_file.ripe_on
          and u.holder_id is not distinct from case_file.holder_id and u.town_id = case_file.town_id
          and u.village_id = case_file.village_id) = cardinality(turns) and not exists (select from case_turn u
            where u.county_code = case_file.county_code and u.case_id = case_file.id
              and u.turn <> all(case_file.turns)) as are_turns_kept
      from case_file where county_code = ${actor.countyCode} and (${after}::uuid is null or id > ${after}::uuid)
        and (${since}::date is null or closed_on is null or closed_on >= ${since}::date)
      order by id limit ${PAGE}`);
    const last = files.at(-1);
    if (!last) return { checked, differences };
    const actions = await readActions(
      reader,
      actor,
      files.map(({ id }) => id),
    );
    for (const file of files) {
      const reading = readingOf(
        law,
        file.matter,
        actor.countyCode,
        (actions.get(file.id) ?? []).map(toAction),
      );
      const now = derive(reading);
      for (const [column, derived] of Object.entries(now)) {
        const kept = file[column as keyof Kept];
        if (JSON.stringify(kept) !== JSON.stringify(derived))
          differences.push({ caseId: file.id, caseNo: file.case_no, column, kept, derived });
      }
      if (!file.are_turns_kept)
        differences.push({
          caseId: file.id,
          caseNo: file.case_no,
          column: 'case_turn',
          kept: false,
          derived: true,
        });
      checked += 1;
    }
    after = last.id;
  }
}

/**
 * Brings every file up to what its acts say: after a new calendar, by which limits end on other days. What happened
 * stays as it is.
 * @param since leaves out the cases that were over before this day.
 */
export async function rederive(
  tx: Tx,
  actor: Actor,
  law: CaseLaw,
  at: Temporal.Instant,
  since: string | null = null,
): Promise<number> {
  const { differences } = await checkReadings(tx, actor, law, since);
  const ids = [...new Set(differences.map(({ caseId }) => caseId))];
  if (ids.length === 0) return 0;
  const files = await tx.rows<{ id: Id; matter: string }>(sql`select id, matter from case_file
    where county_code = ${actor.countyCode} and id = any(${ids}::uuid[]) order by id for update`);
  const actions = await readActions(tx, actor, ids);
  const steps = files.map(({ id, matter }) => ({
    caseId: id,
    derived: derive(readingOf(law, matter, actor.countyCode, (actions.get(id) ?? []).map(toAction))),
  }));
  await keepReadings(tx, actor, at, steps);
  return steps.length;
}
