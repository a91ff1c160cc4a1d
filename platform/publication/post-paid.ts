import type { ShownField } from '../../engine/matters/index.ts';
import { canonicalJson } from '../audit/index.ts';
import type { Actor, Id, Reader, Tx } from '../base/index.ts';
import { newId, sql } from '../base/index.ts';
import { emitEvents } from '../webhooks/index.ts';
import { digestOf, type ListHead, type PaidFor, type Snapshot } from './keep-list.ts';
import type { AmountPer } from './law.ts';
import { makeRow, type PublicRow } from './public-row.ts';
import { queueTakeDown } from './queue.ts';

/** Somebody who was paid, as far as any list may tell it. */
export interface PaidPerson {
  readonly personId: Id;
  readonly name: string;
  readonly birthDate: Temporal.PlainDate | null;
  readonly amountFen: number;
  readonly townId: Id;
  readonly townName: string;
  readonly villageId: Id;
  readonly villageName: string;
}

export interface PaidLists {
  readonly runId: Id;
  readonly scheme: string;
  readonly paidFor: PaidFor;
  readonly amountPer: AmountPer;
  /** What the law lets anybody see of those who are given this scheme. */
  readonly shows: readonly ShownField[];
  readonly telephone: string;
  readonly today: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
  readonly people: readonly PaidPerson[];
}

interface Line {
  readonly personId: Id;
  readonly row: PublicRow;
}

/**
 * Puts up who was paid by a run, a list for each village, in a fixed number of statements. Whose age nobody knows and whose
 * name is none is not put up; a child has no name. @returns how many lists and lines, and how many were kept off.
 */
export async function postPaid(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  wish: PaidLists,
): Promise<{ lists: number; lines: number; keptOff: number }> {
  const { people, shows, today, lastDay, scheme, runId, paidFor } = wish;
  let keptOff = 0;
  const lists = [...Map.groupBy(people, ({ villageId }) => villageId).values()].flatMap((ofVillage) => {
    const [first] = ofVillage;
    const lines = ofVillage.flatMap((one): Line[] => {
      const row = makeRow(shows, { ...one, members: null }, today);
      return row.ok ? [{ personId: one.personId, row: row.value }] : [];
    });
    keptOff += ofVillage.length - lines.length;
    return first && lines.length > 0 ? [writeList(actor, wish, first, lines)] : [];
  });
  if (lists.length === 0) return { lists: 0, lines: 0, keptOff };
  const heads = JSON.stringify(lists.map(({ lines, ...head }) => ({ ...head, size: lines.length })));
  const rows = lists.flatMap(({ id, lines }) =>
    lines.map(({ personId, row: { applicant, amountFen } }, place) => ({
      ...{ id, no: place + 1, personId, applicant, amountFen },
    })),
  );
  const { countyCode: county, userId, userName } = actor;
  const head = sql`jsonb_to_recordset(${heads}::jsonb) as h (id uuid, "townId" uuid, "villageId" uuid, size integer,
    snapshot text, digest text)`;
  await tx.run(sql`insert into publication_list (county_code, id, kind, matter, step, town_id, village_id, posted_on,
      last_day, size, snapshot, digest, posted_at, posted_by, posted_by_name, source_id)
    select ${county}, h.id, 'paid', ${scheme}, null, h."townId", h."villageId", ${today}, ${lastDay}, h.size, h.snapshot,
      h.digest, ${at}, ${userId}, ${userName}, ${runId} from ${head}`);
  await tx.run(sql`insert into public_list (county_code, id, kind, matter, step, town_id, village_id, office_level,
      posted_on, last_day, telephone, amount_per, shows, paid_from, paid_months)
    select ${county}, h.id, 'paid', ${scheme}, null, h."townId", h."villageId", 'county', ${today}, ${lastDay},
      ${wish.telephone}, ${wish.amountPer}, ${[...shows]}, ${paidFor.from}, ${paidFor.months} from ${head}`);
  const line = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, no integer, "personId" uuid,
    applicant text, "amountFen" integer)`;
  await tx.run(sql`insert into public_row (county_code, list_id, no, applicant, members, amount_fen)
    select ${county}, r.id, r.no, r.applicant, null, r."amountFen" from ${line}`);
  await tx.run(sql`insert into publication_entry (county_code, list_id, no, person_id)
    select ${county}, r.id, r.no, r."personId" from ${line}`);
  await queueTakeDown(tx, actor, lastDay.add({ days: 1 }));
  const days = { postedOn: today.toString(), lastDay: lastDay.toString() };
  await emitEvents(
    tx,
    at,
    lists.map(({ id, townId, villageId }) => ({
      ...{ type: 'publication.posted' as const, subject: { kind: 'publication', id }, townId, villageId },
      data: { listId: id, kind: 'paid', matter: scheme, ...days },
    })),
  );
  return { lists: lists.length, lines: rows.length, keptOff };
}

/** One list with what the public will see of it, word for word. */
function writeList(
  { countyCode: county }: Actor,
  { scheme, paidFor, shows, telephone, today, lastDay, amountPer }: PaidLists,
  { townId, townName, villageId, villageName }: PaidPerson,
  lines: readonly Line[],
) {
  const id = newId();
  const head: ListHead = {
    ...{ kind: 'paid', matter: scheme, step: null, townId, villageId, townName, villageName },
    ...{ officeLevel: 'county', postedOn: today.toString(), lastDay: lastDay.toString(), telephone },
    ...{ amountPer, shows },
  };
  const rows = lines.map(({ row }, place) => ({ no: place + 1, ...row }));
  const shown: Snapshot & { readonly paidFor: PaidFor } = { county, id, ...head, rows, paidFor };
  const snapshot = canonicalJson(shown);
  return { id, townId, villageId, snapshot, digest: digestOf(snapshot), lines };
}

/** The telephone that the county's last list said. */
export async function findOfficeTelephone(reader: Reader, { countyCode }: Actor): Promise<string | null> {
  const found = await reader.find<{ telephone: string }>(sql`select telephone from public_list
    where county_code = ${countyCode} and office_level = 'county' order by posted_on desc, id desc limit 1`);
  return found?.telephone ?? null;
}
