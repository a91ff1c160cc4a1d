import type { Actor, Id, Outcome, Tx } from '../../base/index.ts';
import { done, refuse, sql } from '../../base/index.ts';
import { type StartContext, startCases } from '../../cases/index.ts';
import type { FoundRule, RuleLaw } from './law.ts';
import { type RuleContext, tellFamilies } from './run-rules.ts';

export interface FindingSettling {
  readonly ids: readonly Id[];
  /** `do`: what is proposed. `dismiss`: nothing follows, for a reason. */
  readonly how: 'do' | 'dismiss';
  readonly reason: string;
}

interface Row {
  readonly id: Id;
  readonly award_id: Id;
  readonly rule: FoundRule;
  readonly proposes: 'case' | 'stop' | 'suspend' | 'resume';
  readonly scheme: string;
  readonly happened_on: Temporal.PlainDate;
  readonly name: string;
  readonly applicant_id: Id | null;
}

export type FindingContext = Omit<RuleContext, 'today'> & {
  readonly today: Temporal.PlainDate;
  readonly cases: Pick<StartContext, 'services' | 'law' | 'audit'>;
};

/**
 * Settles findings: suspends or stops, opens a case for each family that has to be heard, or says why nothing follows.
 * Refusals: `awards.finding.unknown` when one is not there or was settled before; those of starting a case.
 */
export async function settleAwardFindings(
  context: FindingContext,
  { ids, how, reason }: FindingSettling,
): Promise<Outcome<{ settled: number; cases: number; refused: number }>> {
  const { tx, actor } = context;
  const county = actor.countyCode;
  const rows = await tx.rows<Row>(sql`select f.id, f.award_id, f.rule, f.proposes, a.scheme, f.happened_on,
      coalesce(p.name, '') as name, c.id as applicant_id
    from award_finding f
      join award a on a.county_code = f.county_code and a.id = f.award_id
      left join person p on p.county_code = f.county_code and p.id = f.person_id
      left join lateral (
        select q.id from person q where q.county_code = a.county_code and q.household_id = a.household_id
          and q.died_on is null and q.merged_into is null
        order by (q.id = a.person_id) desc, q.birth_date, q.id limit 1) c on true
    where f.county_code = ${county} and f.id = any(${[...ids]}::uuid[]) and f.settled_how is null
    order by f.id for update of f`);
  if (rows.length < new Set(ids).size) return refuse('awards.finding.unknown', {}, { field: 'ids' });
  if (how === 'dismiss') {
    await mark(tx, actor, context.at, rows, 'dismissed', reason);
    return done({ settled: rows.length, cases: 0, refused: 0 });
  }
  const own = rows.filter(({ proposes }) => proposes !== 'case');
  const forCases = rows.filter(({ proposes }) => proposes === 'case');
  if (own.length > 0) await sayOf(context, own, reason);
  const opened = await openCases(context, forCases);
  if (!opened.ok) return opened;
  return done({ settled: own.length + opened.value.cases, ...opened.value });
}

async function mark(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  rows: readonly Row[],
  how: 'done' | 'dismissed',
  reason: string,
): Promise<void> {
  await tx.run(sql`update award_finding set settled_how = ${how}, reason = ${reason}, settled_at = ${at},
      settled_by = ${actor.userId}, settled_by_name = ${actor.userName}
    where county_code = ${actor.countyCode} and id = any(${rows.map(({ id }) => id)}::uuid[])`);
}

/**
 * Suspends, stops and resumes what was proposed, in one statement; an award that stands otherwise by now is left as it
 * is. What goes on gives what it gave before it was suspended.
 */
async function sayOf(context: FindingContext, rows: readonly Row[], reason: string): Promise<void> {
  const { tx, actor, at, today } = context;
  const changed = await tx.rows<{
    award_id: Id;
    kind: 'suspend' | 'stop' | 'resume';
    from_month: Temporal.PlainDate;
  }>(sql`
    insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, care_fen, cause, reason,
      document, decided_on, made_at, by_id, by_name)
    select s.county_code, s.award_id, s.last_no + 1, f.proposes, f.from_month,
      case f.proposes when 'resume' then b.amount_fen else 0 end,
      case f.proposes when 'resume' then b.care_fen else 0 end, f.rule, ${reason}, f.article, ${today},
      ${at}, ${actor.userId}, ${actor.userName}
    from (select distinct on (award_id) * from award_finding
        where county_code = ${actor.countyCode} and id = any(${rows.map(({ id }) => id)}::uuid[])
        order by award_id, proposes = 'stop' desc, from_month, id) f
      join award_state s on s.county_code = f.county_code and s.award_id = f.award_id
      left join lateral (select c.amount_fen, c.care_fen from award_change c where c.county_code = s.county_code
        and c.award_id = s.award_id and c.amount_fen > 0 order by c.no desc limit 1) b on true
    where (s.state = 'running' and f.proposes <> 'resume') or (s.state = 'suspended' and f.proposes in ('stop', 'resume'))
    returning award_id, kind, from_month`);
  await mark(tx, actor, at, rows, 'done', reason);
  await tellFamilies(
    context,
    changed.map(({ award_id, kind, from_month }) => ({
      awardId: award_id,
      kind,
      fromMonth: from_month.toString().slice(0, 7),
    })),
  );
}

/** Families of which something would be cut are heard first: each gets a case. Who has one open already is left. */
async function openCases(
  { tx, actor, at, law, cases }: FindingContext,
  rows: readonly Row[],
): Promise<Outcome<{ cases: number; refused: number }>> {
  let refused = 0;
  const started: { readonly findingId: Id; readonly caseId: Id }[] = [];
  for (const { scheme, matter } of law.ofFamilies) {
    const group = rows.filter((row) => row.scheme === scheme && row.applicant_id !== null);
    const first = new Map(group.map((row) => [row.applicant_id as Id, row]));
    if (first.size === 0) continue;
    const entries = [...first].map(([personId, row]) => ({
      personId,
      record: { form: formOf(law, row), materials: [] },
    }));
    const outcome = await startCases({ tx, actor, ...cases }, matter, entries);
    if (!outcome.ok) return outcome;
    const [none] = outcome.value.refused;
    if (none && outcome.value.started.length === 0) return { ok: false, refusal: none.refusal };
    refused += outcome.value.refused.length;
    for (const { id, personId } of outcome.value.started) {
      for (const row of group.filter(({ applicant_id }) => applicant_id === personId))
        started.push({ findingId: row.id, caseId: id });
    }
  }
  await tx.run(sql`update award_finding f set settled_how = 'case', case_id = t.case_id, settled_at = ${at},
      settled_by = ${actor.userId}, settled_by_name = ${actor.userName}
    from unnest(${started.map(({ findingId }) => findingId)}::uuid[], ${started.map(({ caseId }) => caseId)}::uuid[])
      as t (id, case_id)
    where f.county_code = ${actor.countyCode} and f.id = t.id`);
  return done({ cases: started.length, refused });
}

const formOf = (law: RuleLaw, { rule, name, happened_on }: Row) =>
  law.formOf(rule, name, happened_on.toString()) as Readonly<Record<string, never>>;
