import { type Static, Type } from 'typebox';
import type { Actor, Id, Language, Reader, Sql } from '../../base/index.ts';
import { sql } from '../../base/index.ts';

const Text = Type.String();
const MaybeText = Type.Union([Type.String(), Type.Null()]);

/** What reached a family otherwise than as money of the book. */
export const Gift = Type.Object({
  /** `exemption`: a fee that was not asked of them. */
  kind: Type.Union([Type.Literal('goods'), Type.Literal('service'), Type.Literal('exemption')]),
  /** The day, or the first of a span. */
  on: Text,
  /** The last day of a span; null for a single day, and while it goes on. */
  to: MaybeText,
  isGoingOn: Type.Boolean(),
  title: Text,
  detail: Text,
  /** Worth in fen where it is known. Never added to money. */
  worthFen: Type.Union([Type.Integer(), Type.Null()]),
  /** Of which person; null for what is the household’s. */
  personId: MaybeText,
  personName: MaybeText,
  /** By which case it was decided. */
  caseId: MaybeText,
});
export type Gift = Static<typeof Gift>;

/** With what a list is read: always in the scope of whoever asks, who was found to see the family. */
export interface ReceivedContext {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly today: Temporal.PlainDate;
  readonly language: Language;
}

/** A row as a source reads it: the person by their id alone. */
export interface GiftRow {
  readonly kind: Gift['kind'];
  readonly on: Temporal.PlainDate;
  readonly to?: Temporal.PlainDate | null;
  readonly isGoingOn?: boolean;
  readonly title: string;
  readonly detail: string;
  readonly worthFen?: bigint | null;
  readonly personId: Id | null;
  readonly caseId?: Id | null;
}

/**
 * What a mechanism or line gives besides money. `who` is a table: `party_id` (a household or a person), and the days
 * `first` to `last` of which it is asked. A source gives what began within them, and says nothing of what the book has.
 */
export interface GiftSource {
  readonly name: string;
  read(context: ReceivedContext, who: Sql): Promise<readonly GiftRow[]>;
}

/** Of every source, the latest first. */
export async function readGifts(
  context: ReceivedContext,
  sources: readonly GiftSource[],
  who: Sql,
): Promise<Gift[]> {
  const { reader, actor } = context;
  const rows: GiftRow[] = [];
  // One connection: one after the other.
  for (const source of sources) rows.push(...(await source.read(context, who)));
  const ids = [...new Set(rows.flatMap(({ personId }) => personId ?? []))];
  const people =
    ids.length === 0
      ? []
      : await reader.rows<{ id: Id; name: string }>(
          sql`select id, name from person where county_code = ${actor.countyCode} and id = any(${ids}::uuid[])`,
        );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows
    .toSorted((a, b) => Temporal.PlainDate.compare(b.on, a.on))
    .map((row) => ({
      kind: row.kind,
      on: row.on.toString(),
      to: row.to?.toString() ?? null,
      isGoingOn: row.isGoingOn ?? false,
      title: row.title,
      detail: row.detail,
      worthFen: row.worthFen === undefined || row.worthFen === null ? null : Number(row.worthFen),
      personId: row.personId !== null && names.has(row.personId) ? row.personId : null,
      personName: row.personId === null ? null : (names.get(row.personId) ?? null),
      caseId: row.caseId ?? null,
    }));
}
