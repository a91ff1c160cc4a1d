import { type Static, Type } from 'typebox';
import type { Actor, Id, Outcome, Reader, Sql } from '../base/index.ts';
import { done, joinSql, refuse, sql } from '../base/index.ts';
import type { Services } from '../http/index.ts';
import { ListOf, toPage } from '../http/index.ts';
import { commitmentOf, drawFrom, drawnOf, listHashOf, seedOf, writeList } from './draw.ts';
import { readList } from './fix-list.ts';
import type { ListContext } from './list-visits.ts';
import { secretPlace } from './make-plan.ts';
import { type Page, readCursor } from './scope.ts';
import { Maybe, Text } from './shapes.ts';

export const PlanItem = Type.Object({
  id: Text,
  title: Text,
  checklist: Text,
  checklistTitle: Text,
  townId: Maybe(Text),
  townName: Maybe(Text),
  fromOn: Text,
  toOn: Text,
  stage: Type.Union([Type.Literal('made'), Type.Literal('listed'), Type.Literal('drawn')]),
  listed: Type.Integer(),
  drawn: Type.Integer(),
  /** Somebody was there and told of it. */
  visited: Type.Integer(),
  cancelled: Type.Integer(),
  createdByName: Text,
  createdAt: Text,
});
export type PlanItem = Static<typeof PlanItem>;
export const PlanList = ListOf(PlanItem);

type Row = Omit<PlanItem, 'checklistTitle' | 'createdAt'> & { readonly createdAt: Temporal.Instant };

const VISITED = sql`('rectifying', 'done')`;
const planColumns = sql`p.id, p.title, p.checklist, p.town_id as "townId", p.from_on::text as "fromOn",
  p.to_on::text as "toOn", case when p.seed is not null then 'drawn' when p.list_hash is not null then 'listed'
  else 'made' end as stage, coalesce(p.list_size, 0) as listed, p.created_by_name as "createdByName",
  p.created_at as "createdAt"`;

const withCounts = (
  actor: Actor,
  inner: Sql,
): Sql => sql`select c.*, d.name as "townName", n.drawn, n.visited,
    n.cancelled
  from (${inner}) c
    left join division d on d.county_code = ${actor.countyCode} and d.id = c."townId"
    cross join lateral (select count(*)::int as drawn,
        count(*) filter (where v.phase in ${VISITED})::int as visited,
        count(*) filter (where v.phase = 'cancelled')::int as cancelled
      from visit v where v.county_code = ${actor.countyCode} and v.plan_id = c.id) n`;

const toPlanItem = (row: Row, { law, language }: Pick<ListContext, 'law' | 'language'>): PlanItem => ({
  ...row,
  createdAt: row.createdAt.toString(),
  checklistTitle: law.book.checklists.get(row.checklist)?.title[language] ?? row.checklist,
});

/** Plans of one's area, the latest first. Refusal: `visits.list.cursor`. */
export async function listPlans(context: ListContext, page: Page): Promise<Outcome<Static<typeof PlanList>>> {
  const { reader, actor } = context;
  const cursor = readCursor(page.after, 2);
  if (!cursor.ok) return cursor;
  const key = cursor.value;
  const conditions = [
    sql`p.county_code = ${actor.countyCode}`,
    ...(actor.level === 'town' ? [sql`p.town_id = ${actor.placeId}`] : []),
    ...(key ? [sql`(p.created_at, p.id) < (${key[0]}::timestamptz, ${key[1]}::uuid)`] : []),
  ];
  const inner = sql`select ${planColumns} from visit_plan p where ${joinSql(conditions, ' and ')}
    order by p.created_at desc, p.id desc limit ${page.limit + 1}`;
  const rows = await reader.rows<Row>(
    sql`${withCounts(actor, inner)} order by c."createdAt" desc, c.id desc`,
  );
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.createdAt.toString(), row.id],
      (row) => toPlanItem(row, context),
    ),
  );
}

export const CoverageLine = Type.Object({
  townId: Text,
  townName: Maybe(Text),
  stratum: Text,
  stratumTitle: Text,
  /** The share that the plan asks of this part. */
  percent: Type.Integer(),
  listed: Type.Integer(),
  drawn: Type.Integer(),
  visited: Type.Integer(),
  cancelled: Type.Integer(),
  /** How many of those listed have to be visited, and are not yet. */
  missing: Type.Integer(),
});

export const PlanPage = Type.Object({
  plan: PlanItem,
  shares: Type.Record(Text, Type.Integer()),
  commitment: Text,
  publicSource: Maybe(Text),
  publicNumber: Maybe(Text),
  listHash: Maybe(Text),
  seed: Maybe(Text),
  drawnAt: Maybe(Text),
  /** Which draw it is over this checklist and area in its year. */
  drawNo: Maybe(Type.Integer()),
  teamMin: Type.Integer(),
  coverage: Type.Array(CoverageLine),
});

interface PlanRow extends Row {
  readonly shares: Record<string, number>;
  readonly commitment: string;
  readonly public_source: string | null;
  readonly public_number: string | null;
  readonly list_hash: string | null;
  readonly seed: string | null;
  readonly drawn_at: Temporal.Instant | null;
  readonly draw_no: number | null;
}

interface CoverageRow {
  readonly townId: string;
  readonly townName: string | null;
  readonly stratum: string;
  readonly listed: number;
  readonly drawn: number;
  readonly visited: number;
  readonly cancelled: number;
}

const readCoverage = (reader: Reader, actor: Actor, planId: Id): Promise<CoverageRow[]> =>
  reader.rows<CoverageRow>(sql`select i.listed_town as "townId", d.name as "townName", i.stratum,
      count(*)::int as listed, count(v.id)::int as drawn,
      count(v.id) filter (where v.phase in ${VISITED})::int as visited,
      count(v.id) filter (where v.phase = 'cancelled')::int as cancelled
    from visit_plan_item i
      left join visit v on v.county_code = i.county_code and v.plan_id = i.plan_id and v.subject_key = i.subject_key
      left join division d on d.county_code = i.county_code and d.id = i.listed_town
    where i.county_code = ${actor.countyCode} and i.plan_id = ${planId}
    group by i.listed_town, d.name, d.code, i.stratum order by d.code, i.stratum`);

/** A plan with what was drawn and visited of each part in each township. Refusal: `http.missing`. */
export async function getPlan(context: ListContext, planId: Id): Promise<Outcome<Static<typeof PlanPage>>> {
  const { reader, actor, law, language } = context;
  const inner = sql`select ${planColumns}, p.shares, p.commitment, p.public_source, p.public_number, p.list_hash,
      p.seed, p.drawn_at, p.draw_no
    from visit_plan p where p.county_code = ${actor.countyCode} and p.id = ${planId}`;
  const row = await reader.find<PlanRow>(withCounts(actor, inner));
  if (!row) return refuse('http.missing');
  const { shares, commitment, public_source, public_number, list_hash, seed, drawn_at, draw_no, ...plan } =
    row;
  const checklist = law.book.checklists.get(row.checklist);
  const titles = new Map(
    checklist?.texts.flatMap((text) => text.shares).map((one) => [one.stratum, one.title]),
  );
  const coverage = await readCoverage(reader, actor, planId);
  return done({
    plan: toPlanItem(plan, { law, language }),
    shares,
    commitment,
    publicSource: public_source,
    publicNumber: public_number,
    listHash: list_hash,
    seed,
    drawnAt: drawn_at?.toString() ?? null,
    drawNo: draw_no,
    teamMin: checklist?.teamMin ?? 2,
    coverage: coverage.map((line) => {
      const percent = shares[line.stratum] ?? 0;
      return {
        ...line,
        stratumTitle: titles.get(line.stratum)?.[language] ?? line.stratum,
        percent,
        missing: Math.max(0, drawnOf(line.listed, percent) - line.visited - line.cancelled),
      };
    }),
  });
}

export const ProofShape = Type.Object({
  commitment: Text,
  secret: Text,
  listHash: Text,
  publicNumber: Text,
  seed: Text,
  /** The list as it was hashed: key, part and township of each, by key. */
  list: Text,
  shares: Type.Record(Text, Type.Integer()),
  drawn: Type.Array(Text),
  /** Each step computed anew from the stored list and secret, and compared with what was written down. */
  checks: Type.Object({
    commitment: Type.Boolean(),
    list: Type.Boolean(),
    seed: Type.Boolean(),
    draw: Type.Boolean(),
  }),
});

/**
 * Everything that it takes to draw again, anywhere, with SHA-256 alone; and the draw made anew here.
 * Refusals: `visits.plan.not-listed` before the draw, `http.missing`.
 */
export async function proveDraw(
  reader: Reader,
  actor: Actor,
  { cipher }: Pick<Services, 'cipher'>,
  planId: Id,
): Promise<Outcome<Static<typeof ProofShape>>> {
  const plan = await reader.find<
    Pick<PlanRow, 'commitment' | 'shares' | 'list_hash' | 'seed' | 'public_number'> & {
      secret_sealed: Buffer;
    }
  >(sql`select commitment, shares, list_hash, seed, public_number, secret_sealed from visit_plan
    where county_code = ${actor.countyCode} and id = ${planId}`);
  if (!plan) return refuse('http.missing');
  if (plan.list_hash === null || plan.seed === null) return refuse('visits.plan.not-listed');
  const secret = cipher.open(plan.secret_sealed, secretPlace(actor.countyCode, planId));
  const publicNumber = plan.public_number ?? '';
  const list = await readList(reader, actor, planId);
  const listHash = listHashOf(list);
  const seed = seedOf(secret, listHash, publicNumber);
  const again = drawFrom(list, plan.shares, seed).toSorted();
  const kept = await reader.rows<{ key: string }>(sql`select subject_key as key from visit
    where county_code = ${actor.countyCode} and plan_id = ${planId} order by subject_key`);
  const drawn = kept.map(({ key }) => key);
  return done({
    commitment: plan.commitment,
    secret,
    listHash: plan.list_hash,
    publicNumber,
    seed: plan.seed,
    list: writeList(list),
    shares: plan.shares,
    drawn,
    checks: {
      commitment: commitmentOf(secret) === plan.commitment,
      list: listHash === plan.list_hash,
      seed: seed === plan.seed,
      draw: again.join() === drawn.toSorted().join(),
    },
  });
}
