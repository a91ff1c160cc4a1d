import { type Static, Type } from 'typebox';
import { type CaseReading, type Proof, proofOf } from '../../engine/matters/index.ts';
import type { Id, Outcome, Sql } from '../base/index.ts';
import { done, joinSql, sql } from '../base/index.ts';
import { toPage } from '../http/index.ts';
import { pageSize, readCursor } from './cursor.ts';
import type { CaseLaw } from './law.ts';
import {
  type CaseRow,
  caseColumns,
  type ListContext,
  scopeOf,
  toCaseItem,
  withPlaces,
} from './list-cases.ts';
import type { Memory } from './remember.ts';
import { type ActionRow, namesOf, readActions, readingOf, toAction } from './rows.ts';
import { sayRecord } from './say.ts';
import { CaseItem, Maybe, MaybeBoolean, MaybeText, Text, ValueShape } from './shapes.ts';

const Share = Type.Object({ asked: Type.Integer(), proven: Type.Integer() });
const Figures = Type.Object({
  key: Text,
  name: Text,
  decided: Type.Integer(),
  visit: Share,
  calculation: Share,
  appraisal: Share,
  publicity: Share,
  /**
   * The second look: of how many kinds ask for it, how many were on no list to be drawn from, how many were drawn (or
   * are looked at without a lot, as each is), and how many of them were looked at.
   */
  sampled: Type.Object({
    asked: Type.Integer(),
    unlisted: Type.Integer(),
    drawn: Type.Integer(),
    looked: Type.Integer(),
  }),
});
export const ProofFigures = Type.Object({
  /** When these figures were counted: they are kept for half a minute. */
  asOf: Text,
  total: Figures,
  byPlace: Type.Array(Figures),
  byMatter: Type.Array(Figures),
});

type Row = { readonly key: string; readonly name: string | null; readonly decided: number } & Readonly<
  Record<`${Proof}_asked` | `${Proof}_proven` | 'sample_asked' | 'unlisted' | 'drawn' | 'looked', number>
>;

export interface ProofSpan {
  /** Days of the decision. */
  readonly from: string;
  readonly to: string;
  readonly matter?: string | undefined;
  readonly townId?: Id | undefined;
  readonly villageId?: Id | undefined;
}

const whereOf = (span: ProofSpan): Sql[] => [
  sql`f.decided_on >= ${span.from}::date`,
  sql`f.decided_on <= ${span.to}::date`,
  ...(span.matter === undefined ? [] : [sql`f.matter = ${span.matter}`]),
  ...(span.townId === undefined ? [] : [sql`f.town_id = ${span.townId}`]),
  ...(span.villageId === undefined ? [] : [sql`f.village_id = ${span.villageId}`]),
];

/** A lot could never have fallen on it. */
const UNLISTED = sql`f.sample = 'asked' and not f.is_listed`;

const figures = sql`count(*)::int as decided,
  count(*) filter (where 'visit' = any(f.proven || f.lacking))::int as visit_asked,
  count(*) filter (where 'visit' = any(f.proven))::int as visit_proven,
  count(*) filter (where 'calculation' = any(f.proven || f.lacking))::int as calculation_asked,
  count(*) filter (where 'calculation' = any(f.proven))::int as calculation_proven,
  count(*) filter (where 'appraisal' = any(f.proven || f.lacking))::int as appraisal_asked,
  count(*) filter (where 'appraisal' = any(f.proven))::int as appraisal_proven,
  count(*) filter (where 'publicity' = any(f.proven || f.lacking))::int as publicity_asked,
  count(*) filter (where 'publicity' = any(f.proven))::int as publicity_proven,
  count(*) filter (where f.sample <> 'none')::int as sample_asked,
  count(*) filter (where ${UNLISTED})::int as unlisted,
  count(*) filter (where f.sample in ('drawn', 'done'))::int as drawn,
  count(*) filter (where f.sample = 'done')::int as looked`;

const share = (asked: number, proven: number) => ({ asked, proven });

const toFigures = (row: Row, name: string): Static<typeof Figures> => ({
  key: row.key,
  name,
  decided: row.decided,
  visit: share(row.visit_asked, row.visit_proven),
  calculation: share(row.calculation_asked, row.calculation_proven),
  appraisal: share(row.appraisal_asked, row.appraisal_proven),
  publicity: share(row.publicity_asked, row.publicity_proven),
  sampled: {
    asked: row.sample_asked,
    unlisted: row.unlisted,
    drawn: row.drawn,
    looked: row.looked,
  },
});

/** Of what was decided in a time, how much proves each of the four; what a case's way does not ask for is not counted. */
export async function readProofs(
  context: ListContext,
  span: ProofSpan,
  memory: ProofsMemory,
  isAnew = false,
): Promise<Static<typeof ProofFigures>> {
  const { actor, law, language } = context;
  const key = [actor.countyCode, actor.level, actor.placeId, span];
  const { value, asOf } = await memory(key, () => countProofs(context, span), isAnew);
  return {
    asOf: asOf.toString(),
    total: toFigures(value.total, ''),
    byPlace: value.byPlace.map((row) => toFigures(row, row.name ?? row.key)),
    byMatter: value.byMatter.map((row) =>
      toFigures(row, law.matterBook.matters.get(row.key)?.title[language] ?? row.key),
    ),
  };
}

interface CountedProofs {
  readonly total: Row;
  readonly byPlace: readonly Row[];
  readonly byMatter: readonly Row[];
}

export type ProofsMemory = Memory<CountedProofs>;

async function countProofs({ reader, actor }: ListContext, span: ProofSpan): Promise<CountedProofs> {
  const where = joinSql([...scopeOf(actor), ...whereOf(span)], ' and ');
  const total = await reader.get<Row>(
    sql`select '' as key, null as name, ${figures} from case_file f where ${where}`,
  );
  const place = actor.level === 'county' && span.townId === undefined ? sql`f.town_id` : sql`f.village_id`;
  const byPlace = await reader.rows<Row>(sql`select g.*, d.name from (
      select ${place} as key, ${figures} from case_file f where ${where} group by ${place}) g
    left join division d on d.county_code = ${actor.countyCode} and d.id = g.key order by d.code, g.key`);
  const byMatter = await reader.rows<Row>(sql`select f.matter as key, null as name, ${figures}
    from case_file f where ${where} group by f.matter order by f.matter`);
  return { total, byPlace, byMatter };
}

export const ProofItem = Type.Object({
  file: CaseItem,
  isProven: Type.Boolean(),
  steps: Type.Array(
    Type.Object({
      code: Text,
      title: Text,
      doneOn: MaybeText,
      signedBy: Type.Array(Text),
      record: Type.Array(ValueShape),
      /** The visit in which it was told, where it was told by telephone. */
      visitId: MaybeText,
      /** Whether the calculation, made anew from the facts that it kept, comes out the same to the word. */
      isReproduced: MaybeBoolean,
      posting: Maybe(Type.Object({ postedOn: Text, lastDay: Text, where: Text })),
    }),
  ),
});

export type ProofWish = Proof | 'sample';

const wishOf = (proof: ProofWish, isLacking: boolean): Sql =>
  proof === 'sample'
    ? isLacking
      ? sql`f.sample <> 'none' and (f.sample = 'drawn' or (${UNLISTED}))`
      : sql`f.sample <> 'none' and f.sample = 'done'`
    : isLacking
      ? sql`f.lacking <> '{}' and ${proof}::text = any(f.lacking)`
      : sql`${proof}::text = any(f.proven)`;

/** Case by case, what proves one of the four, or the cases that lack it. Refusal: `cases.list.cursor`. */
export async function listProofs(
  context: ListContext,
  wish: ProofSpan & { readonly proof: ProofWish; readonly lacking: boolean },
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<Outcome<{ items: Static<typeof ProofItem>[]; next: string | null }>> {
  const { reader, actor, law, language } = context;
  const cursor = readCursor(page.after);
  if (!cursor.ok) return cursor;
  const key = cursor.value;
  const conditions = [
    ...scopeOf(actor),
    ...whereOf(wish),
    wishOf(wish.proof, wish.lacking),
    ...(key ? [sql`(f.decided_on, f.id) > (${key[0]}::date, ${key[1]}::uuid)`] : []),
  ];
  const inner = sql`select ${caseColumns} from case_file f where ${joinSql(conditions, ' and ')}
    order by f.decided_on, f.id limit ${pageSize(page.limit)}`;
  const rows = await reader.rows<CaseRow>(
    sql`${withPlaces(actor.countyCode, inner)} order by c.decided_on, c.id`,
  );
  const told = await tellAll(context, rows, wish.proof);
  return done(
    toPage(
      rows,
      page.limit,
      (row) => [row.decided_on ?? '', row.id],
      (row) => ({
        file: toCaseItem(row, law, language),
        isProven: !wish.lacking,
        steps: told.get(row.id) ?? [],
      }),
    ),
  );
}

type Evidence = Static<typeof ProofItem>['steps'];

const TOLD_MAX = 5_000;
/** What proves a case follows from its acts up to the last; it is told anew only when there is another. */
const toldBefore = new WeakMap<CaseLaw, Map<string, Evidence>>();

async function tellAll(
  context: ListContext,
  rows: readonly CaseRow[],
  proof: ProofWish,
): Promise<ReadonlyMap<Id, Evidence>> {
  const { reader, actor, law, language } = context;
  const known = toldBefore.get(law) ?? new Map<string, Evidence>();
  toldBefore.set(law, known);
  const keyOf = ({ id, last_no }: CaseRow) => `${id} ${last_no} ${proof} ${language}`;
  const told = new Map<Id, Evidence>();
  const fresh = rows.filter((row) => {
    const found = known.get(keyOf(row));
    if (found) told.set(row.id, found);
    return !found;
  });
  if (fresh.length === 0) return told;
  const actions = await readActions(
    reader,
    actor,
    fresh.map(({ id }) => id),
  );
  for (const row of fresh) {
    const acts = actions.get(row.id) ?? [];
    const reading = readingOf(law, row.matter, actor.countyCode, acts.map(toAction));
    const steps = evidence(context, reading, acts, proof);
    told.set(row.id, steps);
    known.set(keyOf(row), steps);
  }
  for (const [oldest] of known) {
    if (known.size <= TOLD_MAX) break;
    known.delete(oldest);
  }
  return told;
}

function evidence(
  { law, language }: ListContext,
  reading: CaseReading,
  acts: readonly ActionRow[],
  proof: ProofWish,
): Evidence {
  const names = namesOf(acts);
  return reading.steps.flatMap((one) => {
    const { step, state, record } = one;
    const isOfIt = proof === 'sample' ? step.isSample : proofOf(step) === proof;
    if (!isOfIt || state === 'not-needed' || (step.isOptional && state !== 'done')) return [];
    const told = record.told;
    return [
      {
        code: step.code,
        title: step.title[language],
        doneOn: one.doneOn ?? null,
        signedBy: one.signedBy.map((id) => names.get(id) ?? ''),
        record: sayRecord(step.records, record, reading.rules.day, language),
        visitId: typeof told === 'object' && told !== null && 'visit' in told ? String(told.visit) : null,
        isReproduced: step.kind === 'calculation' && state === 'done' ? law.isReproduced(record) : null,
        posting: one.posting
          ? { postedOn: one.posting.postedOn, lastDay: one.posting.lastDay, where: one.posting.where }
          : null,
      },
    ];
  });
}
