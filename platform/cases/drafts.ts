import { Type } from 'typebox';
import type { Actor, Id, Outcome, Reader, Tx } from '../base/index.ts';
import { done, refuse, sql } from '../base/index.ts';
import { FilledIn, Text, Uuid } from './shapes.ts';

/** How many begun forms one officer may keep; who comes to it has forgotten some. */
const DRAFTS_MAX = 200;
/** As the table has it, with room for what the database writes between the parts. */
const BYTES_MAX = 150_000;

export const DraftInput = Type.Object({
  matter: Type.String({ maxLength: 60 }),
  title: Type.String({ maxLength: 100 }),
  body: FilledIn,
});
export const DraftItem = Type.Object({ id: Text, matter: Text, title: Text, savedAt: Text });
export const DraftRecord = Type.Object({
  id: Uuid,
  matter: Text,
  title: Text,
  body: FilledIn,
  savedAt: Text,
});

interface Row {
  readonly id: Id;
  readonly matter: string;
  readonly title: string;
  readonly saved_at: Temporal.Instant;
}

/** Keeps a form that is not finished. Refusals: `cases.draft.too-many`, `.too-large`. */
export async function keepDraft(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  id: Id,
  input: {
    readonly matter: string;
    readonly title: string;
    readonly body: Readonly<Record<string, unknown>>;
  },
): Promise<Outcome<{ id: Id; savedAt: string }>> {
  const body = JSON.stringify(input.body);
  if (Buffer.byteLength(body) > BYTES_MAX) return refuse('cases.draft.too-large', {}, { field: 'body' });
  const { count } = await tx.get<{ count: number }>(sql`select count(*)::int as count from case_draft
    where county_code = ${actor.countyCode} and user_id = ${actor.userId} and id <> ${id}`);
  if (count >= DRAFTS_MAX) return refuse('cases.draft.too-many', { count: DRAFTS_MAX });
  await tx.run(sql`insert into case_draft (county_code, id, user_id, matter, title, body, saved_at)
    values (${actor.countyCode}, ${id}, ${actor.userId}, ${input.matter}, ${input.title},
      ${body}::jsonb, ${at})
    on conflict (county_code, user_id, id) do update set matter = excluded.matter, title = excluded.title,
      body = excluded.body, saved_at = excluded.saved_at`);
  return done({ id, savedAt: at.toString() });
}

export async function listDrafts(reader: Reader, actor: Actor) {
  const rows = await reader.rows<Row>(sql`select id, matter, title, saved_at from case_draft
    where county_code = ${actor.countyCode} and user_id = ${actor.userId} order by saved_at desc, id`);
  return rows.map(({ id, matter, title, saved_at }) => ({ id, matter, title, savedAt: saved_at.toString() }));
}

export async function getDraft(reader: Reader, actor: Actor, id: Id) {
  const row = await reader.find<
    Row & { body: Record<string, unknown> }
  >(sql`select id, matter, title, body, saved_at
    from case_draft where county_code = ${actor.countyCode} and user_id = ${actor.userId} and id = ${id}`);
  if (!row) return refuse('http.missing');
  return done({
    id: row.id,
    matter: row.matter,
    title: row.title,
    body: row.body,
    savedAt: row.saved_at.toString(),
  });
}

export async function dropDraft(tx: Tx, actor: Actor, id: Id): Promise<Outcome<{ id: Id }>> {
  const gone = await tx.run(sql`delete from case_draft
    where county_code = ${actor.countyCode} and user_id = ${actor.userId} and id = ${id}`);
  return gone === 1 ? done({ id }) : refuse('http.missing');
}
