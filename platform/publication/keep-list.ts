import { createHash } from 'node:crypto';
import type { ShownField } from '../../engine/matters/index.ts';
import { canonicalJson } from '../audit/index.ts';
import type { Actor, Id, Tx } from '../base/index.ts';
import { newId, sql } from '../base/index.ts';
import { emitEvents } from '../webhooks/index.ts';
import type { AmountPer } from './law.ts';
import type { PublicRow } from './public-row.ts';

export type ListKind = 'case' | 'standing' | 'paid';

/** The head of a list, in what the public tables hold of it. */
export interface ListHead {
  readonly kind: ListKind;
  readonly matter: string;
  readonly step: string | null;
  readonly townId: Id;
  readonly villageId: Id;
  readonly townName: string;
  readonly villageName: string;
  readonly officeLevel: 'town' | 'county';
  readonly postedOn: string;
  readonly lastDay: string | null;
  readonly telephone: string;
  readonly amountPer: AmountPer | null;
  readonly shows: readonly ShownField[];
}

export interface KeptLine {
  readonly caseId: Id;
  readonly actNo: number;
  readonly row: PublicRow;
}

/** What the public saw, word for word, as the auditor finds it again. */
export interface Snapshot extends ListHead {
  readonly county: string;
  readonly id: Id;
  readonly rows: readonly (PublicRow & { readonly no: number })[];
}

/** Of what was paid: for which months. */
export interface PaidFor {
  readonly from: string;
  readonly months: number;
}

export const digestOf = (snapshot: string): string => createHash('sm3').update(snapshot).digest('hex');

/** Writes a list down: for officers with its cases and its snapshot, for the public without. Four statements. */
export async function keepList(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  head: ListHead,
  lines: readonly KeptLine[],
): Promise<{ readonly id: Id; readonly digest: string }> {
  const id = newId();
  const rows = lines.map(({ row: { applicant, members, amountFen } }, place) => ({
    no: place + 1,
    applicant,
    members,
    amountFen,
  }));
  const shown: Snapshot = { county: actor.countyCode, id, ...head, rows };
  const snapshot = canonicalJson(shown);
  const digest = digestOf(snapshot);
  const { kind, matter, step, townId, villageId, postedOn, lastDay } = head;
  await tx.run(sql`insert into publication_list (county_code, id, kind, matter, step, town_id, village_id, posted_on,
      last_day, size, snapshot, digest, posted_at, posted_by, posted_by_name)
    values (${actor.countyCode}, ${id}, ${kind}, ${matter}, ${step}, ${townId}, ${villageId}, ${postedOn}, ${lastDay},
      ${rows.length}, ${snapshot}, ${digest}, ${at}, ${actor.userId}, ${actor.userName})`);
  await tx.run(sql`insert into public_list (county_code, id, kind, matter, step, town_id, village_id, office_level,
      posted_on, last_day, telephone, amount_per, shows)
    values (${actor.countyCode}, ${id}, ${kind}, ${matter}, ${step}, ${townId}, ${villageId}, ${head.officeLevel},
      ${postedOn}, ${lastDay}, ${head.telephone}, ${head.amountPer}, ${[...head.shows]})`);
  await tx.run(sql`insert into public_row (county_code, list_id, no, applicant, members, amount_fen)
    select ${actor.countyCode}, ${id}, r.no, r.applicant, r.members, r."amountFen"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (no integer, applicant text, members smallint, "amountFen" integer)`);
  const entries = lines.map(({ caseId, actNo }, place) => ({ no: place + 1, caseId, actNo }));
  await tx.run(sql`insert into publication_entry (county_code, list_id, no, case_id, act_no)
    select ${actor.countyCode}, ${id}, e.no, e."caseId", e."actNo"
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e (no integer, "caseId" uuid, "actNo" integer)`);
  const place = { townId, villageId };
  const subject = { kind: 'publication', id };
  const data = { listId: id, kind, matter, postedOn, lastDay };
  await emitEvents(tx, at, [{ type: 'publication.posted', subject, ...place, data }]);
  return { id, digest };
}
