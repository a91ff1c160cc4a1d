import { type Static, Type } from 'typebox';
import type { Actor, Id, Outcome, Reader, Sql } from '../base/index.ts';
import { done, isId, joinSql, refuse, sql } from '../base/index.ts';
import { decodeCursor, encodeCursor } from '../http/index.ts';
import { pageSize } from './cursor.ts';
import type { ListContext } from './list-cases.ts';
import { scopeOf } from './list-cases.ts';
import { readActions, readingOf, toAction } from './rows.ts';
import { MaybeBoolean, MaybeInteger, MaybeText, Text } from './shapes.ts';

/** What another system learns of a case: where it stands and what came of it. Nobody's name, number or means. */
export const ResultItem = Type.Object({
  id: Text,
  caseNo: Text,
  matter: Text,
  matterTitle: Text,
  townId: Text,
  villageId: Text,
  phase: Text,
  step: MaybeText,
  appliedOn: Text,
  acceptedOn: MaybeText,
  decidedOn: MaybeText,
  closedOn: MaybeText,
  isGranted: MaybeBoolean,
  amountFen: MaybeInteger,
  paidFrom: MaybeText,
  changedAt: Text,
  lastNo: Type.Integer(),
});

export const ResultRecord = Type.Object({
  ...ResultItem.properties,
  steps: Type.Array(
    Type.Object({
      code: Text,
      title: Text,
      kind: Text,
      state: Text,
      doneOn: MaybeText,
      round: Type.Integer(),
    }),
  ),
});

interface ResultRow {
  readonly id: Id;
  readonly case_no: string;
  readonly matter: string;
  readonly town_id: Id;
  readonly village_id: Id;
  readonly phase: string;
  readonly step: string | null;
  readonly applied_on: string;
  readonly accepted_on: string | null;
  readonly decided_on: string | null;
  readonly closed_on: string | null;
  readonly is_granted: boolean | null;
  readonly amount_fen: bigint | null;
  readonly paid_from: string | null;
  readonly last_at: Temporal.Instant;
  readonly last_no: number;
}

const columns = sql`f.id, f.case_no, f.matter, f.town_id, f.village_id, f.phase, f.step,
  f.applied_on::text as applied_on, f.accepted_on::text as accepted_on, f.decided_on::text as decided_on,
  f.closed_on::text as closed_on, f.is_granted, f.amount_fen, to_char(f.paid_from, 'YYYY-MM') as paid_from, f.last_at,
  f.last_no`;

const toItem = (row: ResultRow, { law, language }: ListContext): Static<typeof ResultItem> => ({
  id: row.id,
  caseNo: row.case_no,
  matter: row.matter,
  matterTitle: law.matterBook.matters.get(row.matter)?.title[language] ?? row.matter,
  townId: row.town_id,
  villageId: row.village_id,
  phase: row.phase,
  step: row.step,
  appliedOn: row.applied_on,
  acceptedOn: row.accepted_on,
  decidedOn: row.decided_on,
  closedOn: row.closed_on,
  isGranted: row.is_granted,
  amountFen: row.amount_fen === null ? null : Number(row.amount_fen),
  paidFrom: row.paid_from,
  changedAt: row.last_at.toString(),
  lastNo: row.last_no,
});

/** What is still being written might come before what is already there: only what is older than this is shown. */
const SETTLED_SECONDS = 30;

function readSince(since: string | undefined): Outcome<readonly [at: string, id: Id] | undefined> {
  if (since === undefined) return done(undefined);
  const [at, id] = decodeCursor(since, 2) ?? [];
  const isGood = typeof at === 'string' && typeof id === 'string' && isId(id) && MOMENT.test(at);
  return isGood ? done([at, id]) : refuse('cases.list.cursor', {}, { field: 'since' });
}
const MOMENT = /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/;

export interface Changes {
  readonly items: Static<typeof ResultItem>[];
  /** Given back as `since`, it goes on behind the last case shown, now or tomorrow. */
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

/**
 * Cases in the order in which they last changed, half a minute after they did. A case that changes again comes again;
 * none is left out. Refusal: `cases.list.cursor`.
 */
export async function listChanges(
  context: ListContext,
  now: Temporal.Instant,
  page: { readonly limit: number; readonly since?: string | undefined },
): Promise<Outcome<Changes>> {
  const since = readSince(page.since);
  if (!since.ok) return since;
  const conditions: Sql[] = [
    ...scopeOf(context.actor),
    sql`f.last_at <= ${now.subtract({ seconds: SETTLED_SECONDS })}`,
    ...(since.value
      ? [sql`(f.last_at, f.id) > (${since.value[0]}::timestamptz, ${since.value[1]}::uuid)`]
      : []),
  ];
  const rows = await context.reader.rows<ResultRow>(sql`select ${columns} from case_file f
    where ${joinSql(conditions, ' and ')} order by f.last_at, f.id limit ${pageSize(page.limit)}`);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return done({
    items: shown.map((row) => toItem(row, context)),
    cursor: last ? encodeCursor([last.last_at.toString(), last.id]) : (page.since ?? null),
    hasMore: rows.length > page.limit,
  });
}

/** One case with its steps. Refusal: `http.missing`. */
export async function getResult(
  context: ListContext & { readonly reader: Reader; readonly actor: Actor },
  id: Id,
): Promise<Outcome<Static<typeof ResultRecord>>> {
  const { reader, actor, law, language } = context;
  const row = await reader.find<ResultRow>(sql`select ${columns} from case_file f
    where ${joinSql([...scopeOf(actor), sql`f.id = ${id}`], ' and ')}`);
  if (!row) return refuse('http.missing');
  const actions = (await readActions(reader, actor, [id])).get(id) ?? [];
  const reading = readingOf(law, row.matter, actor.countyCode, actions.map(toAction));
  return done({
    ...toItem(row, context),
    steps: reading.steps.map(({ step, state, doneOn, round }) => ({
      code: step.code,
      title: step.title[language],
      kind: step.kind,
      state,
      doneOn: doneOn ?? null,
      round,
    })),
  });
}
