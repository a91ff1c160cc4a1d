import { type Static, Type } from 'typebox';
import type { Actor } from '../base/index.ts';
import { joinSql, sql } from '../base/index.ts';
import { type CaseFilter, filterOf, findStepTitle, type ListContext, scopeOf } from './list-cases.ts';
import type { Memory } from './remember.ts';
import { Maybe, MaybeInteger, MaybeText, Text } from './shapes.ts';

export const StatisticsRow = Type.Object({
  key: Text,
  name: Text,
  applied: Type.Integer(),
  open: Type.Integer(),
  lateNow: Type.Integer(),
  granted: Type.Integer(),
  refused: Type.Integer(),
  ended: Type.Integer(),
  /** Decided cases that missed one of their limits. */
  missed: Type.Integer(),
  /** Working days from acceptance to decision. */
  daysMedian: Maybe(Type.Number()),
  daysMost: MaybeInteger,
});
export const Statistics = Type.Object({
  /** When these figures were counted: they are kept for half a minute. */
  asOf: Text,
  byMatter: Type.Array(StatisticsRow),
  byPlace: Type.Array(StatisticsRow),
  lateSteps: Type.Array(
    Type.Object({
      matter: Text,
      matterTitle: Text,
      step: MaybeText,
      stepTitle: MaybeText,
      late: Type.Integer(),
    }),
  ),
});

interface Row {
  readonly key: string;
  readonly name: string | null;
  readonly applied: number;
  readonly open: number;
  readonly late_now: number;
  readonly granted: number;
  readonly refused: number;
  readonly ended: number;
  readonly missed: number;
  readonly days_median: number | null;
  readonly days_most: number | null;
}

const figures = (today: Temporal.PlainDate) => sql`count(*)::int as applied,
  count(*) filter (where f.phase in ('applied', 'supplementing', 'running', 'paused'))::int as open,
  count(*) filter (where f.phase in ('applied', 'running') and f.due_on < ${today})::int as late_now,
  count(*) filter (where f.is_granted)::int as granted,
  count(*) filter (where f.is_granted = false)::int as refused,
  count(*) filter (where f.phase in ('not-accepted', 'withdrawn', 'terminated'))::int as ended,
  count(*) filter (where f.decided_on is not null and f.limits_missed > 0)::int as missed,
  percentile_cont(0.5) within group (order by f.days_taken) as days_median, max(f.days_taken)::int as days_most`;

const toRow = (name: (row: Row) => string) => (row: Row) => ({
  key: row.key,
  name: name(row),
  applied: row.applied,
  open: row.open,
  lateNow: row.late_now,
  granted: row.granted,
  refused: row.refused,
  ended: row.ended,
  missed: row.missed,
  daysMedian: row.days_median,
  daysMost: row.days_most,
});

/** Of one's area: places one step below the actor's own. */
const placeColumn = (actor: Actor) => (actor.level === 'county' ? sql`f.town_id` : sql`f.village_id`);

interface CountedCases {
  readonly byMatter: readonly Row[];
  readonly byPlace: readonly Row[];
  readonly lateSteps: readonly { matter: string; step: string | null; late: number }[];
}

interface Span {
  readonly from: string;
  readonly to: string;
  readonly today: Temporal.PlainDate;
}

export type StatisticsMemory = Memory<CountedCases>;

/** How many cases, how fast, late where and at which step; of those applied for between two days. */
export async function readStatistics(
  context: ListContext,
  span: Span,
  filter: CaseFilter,
  memory: StatisticsMemory,
  isAnew = false,
): Promise<Static<typeof Statistics>> {
  const { actor, law, language } = context;
  const key = [actor.countyCode, actor.level, actor.placeId, span.from, span.to, span.today, filter];
  const { value, asOf } = await memory(key, () => countCases(context, span, filter), isAnew);
  const titleOf = (code: string) => law.matterBook.matters.get(code)?.title[language] ?? code;
  return {
    asOf: asOf.toString(),
    byMatter: value.byMatter.map(toRow((row) => titleOf(row.key))),
    byPlace: value.byPlace.map(toRow((row) => row.name ?? row.key)),
    lateSteps: value.lateSteps.map(({ matter, step, late }) => {
      const found = law.matterBook.matters.get(matter);
      const stepTitle = found && findStepTitle(found, step)?.[language];
      return { matter, matterTitle: titleOf(matter), step, stepTitle: stepTitle ?? null, late };
    }),
  };
}

async function countCases(
  { reader, actor }: ListContext,
  span: Span,
  filter: CaseFilter,
): Promise<CountedCases> {
  const where = joinSql(
    [
      ...scopeOf(actor),
      ...filterOf(filter),
      sql`f.applied_on >= ${span.from}::date`,
      sql`f.applied_on <= ${span.to}::date`,
    ],
    ' and ',
  );
  const byMatter = await reader.rows<Row>(sql`select f.matter as key, null as name, ${figures(span.today)}
    from case_file f where ${where} group by f.matter order by f.matter`);
  const place = placeColumn(actor);
  const byPlace = await reader.rows<Row>(sql`select g.*, d.name from (
      select ${place} as key, ${figures(span.today)} from case_file f where ${where} group by ${place}) g
    left join division d on d.county_code = ${actor.countyCode} and d.id = g.key order by d.code, g.key`);
  const lateSteps = await reader.rows<{ matter: string; step: string | null; late: number }>(sql`
    select f.matter, f.step, count(*)::int as late from case_file f
    where ${where} and f.phase in ('applied', 'running') and f.due_on < ${span.today}
    group by f.matter, f.step order by late desc, f.matter, f.step limit 20`);
  return { byMatter, byPlace, lateSteps };
}
