import {
  type Actor,
  chinaDay,
  done,
  type Id,
  type Language,
  newId,
  type Outcome,
  refuse,
  sql,
  type Tx,
} from '../base/index.ts';
import type { AdjustmentLaw, Figure, FigureWish } from './law.ts';

export interface DraftWish {
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  readonly publishedOn: Temporal.PlainDate;
  /** First day of a month; may lie in the past. */
  readonly fromOn: Temporal.PlainDate;
  readonly figures: readonly FigureWish[];
}

export interface Held {
  readonly id: Id;
  readonly state: string;
  readonly version: number;
  readonly title: string;
  readonly number: string;
  readonly from_on: Temporal.PlainDate;
  readonly figures: readonly Figure[];
  readonly schemes: readonly string[];
  readonly made_by: Id;
}

/** Locks an adjustment. Refusals: `http.missing`, `adjustments.moved-on`, `adjustments.state`. */
export async function lockAdjustment(
  tx: Tx,
  actor: Actor,
  { id, version }: { readonly id: Id; readonly version: number },
  states: readonly string[],
): Promise<Outcome<Held>> {
  const held =
    await tx.find<Held>(sql`select id, state, version, title, number, from_on, figures, schemes, made_by
    from adjustment where county_code = ${actor.countyCode} and id = ${id} for update`);
  if (!held) return refuse('http.missing');
  if (held.version !== version) return refuse('adjustments.moved-on');
  return states.includes(held.state) ? done(held) : refuse('adjustments.state', { state: held.state });
}

/**
 * Writes a draft down, or writes it anew while nothing is adopted; what was reckoned is over then, and it is the work of
 * whoever wrote it last: another person adopts it. Refusals: those of
 * `AdjustmentLaw.read` and `lockAdjustment`, `adjustments.published` for a document of a day to come,
 * `adjustments.figure.nothing` for a figure of nothing: a field that was left empty would take a standard away.
 */
export async function writeDraft(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  law: AdjustmentLaw,
  wish: DraftWish,
  language: Language,
  known?: { readonly id: Id; readonly version: number },
): Promise<Outcome<{ id: Id }>> {
  const county = actor.countyCode;
  const today = chinaDay(at);
  if (Temporal.PlainDate.compare(wish.publishedOn, today) > 0)
    return refuse('adjustments.published', {}, { field: 'publishedOn' });
  const nothing = wish.figures.findIndex(({ value }) => Number(value) <= 0);
  if (nothing >= 0) return refuse('adjustments.figure.nothing', {}, { field: `figures.${nothing}.value` });
  const read = law.read(county, wish.fromOn, wish.figures, language);
  if (!read.ok) return read;
  const { figures, schemes } = read.value;
  if (known) {
    const held = await lockAdjustment(tx, actor, known, ['draft', 'reckoned']);
    if (!held.ok) return held;
    await tx.run(
      sql`delete from adjustment_line where county_code = ${county} and adjustment_id = ${known.id}`,
    );
    await tx.run(sql`update adjustment set title = ${wish.title}, number = ${wish.number}, issuer = ${wish.issuer},
        published_on = ${wish.publishedOn}, from_on = ${wish.fromOn}, figures = ${JSON.stringify(figures)}::jsonb,
        schemes = ${[...schemes]}::text[], state = 'draft', reckoned_at = null, made_at = ${at}, made_by = ${actor.userId},
        made_by_name = ${actor.userName}, version = version + 1
      where county_code = ${county} and id = ${known.id}`);
    return done({ id: known.id });
  }
  const id = newId();
  await tx.run(sql`insert into adjustment (county_code, id, title, number, issuer, published_on, from_on, figures, schemes,
      made_at, made_by, made_by_name)
    values (${county}, ${id}, ${wish.title}, ${wish.number}, ${wish.issuer}, ${wish.publishedOn}, ${wish.fromOn},
      ${JSON.stringify(figures)}::jsonb, ${[...schemes]}::text[], ${at}, ${actor.userId}, ${actor.userName})`);
  return done({ id });
}

/** Gives a draft up. Refusals: those of `lockAdjustment`. */
export async function dropDraft(
  tx: Tx,
  actor: Actor,
  act: { readonly id: Id; readonly version: number },
): Promise<Outcome<{ id: Id }>> {
  const held = await lockAdjustment(tx, actor, act, ['draft', 'reckoned']);
  if (!held.ok) return held;
  await tx.run(sql`update adjustment set state = 'dropped', version = version + 1
    where county_code = ${actor.countyCode} and id = ${act.id}`);
  return done({ id: act.id });
}
