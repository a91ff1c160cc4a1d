import type { ShownField } from '../../engine/matters/index.ts';
import type { Id, Reader } from '../base/index.ts';
import { isId, sql } from '../base/index.ts';
import type { ListKind } from './keep-list.ts';
import type { AmountPer } from './law.ts';

/** What the public reads: only these functions, by `publicVisitor`, stand behind the public pages. */
export interface PublicPlace {
  readonly code: string;
  readonly name: string;
  readonly townCode: string | null;
  readonly townName: string | null;
  /** Lists that hang there today. */
  readonly hanging: number;
}

export interface PublicHead {
  readonly id: Id;
  readonly kind: ListKind;
  readonly matter: string;
  readonly step: string | null;
  readonly townName: string;
  readonly townKind: string;
  readonly townCode: string;
  readonly villageName: string;
  readonly villageCode: string;
  readonly officeLevel: 'town' | 'county';
  readonly postedOn: string;
  readonly lastDay: string | null;
  readonly telephone: string;
  readonly amountPer: AmountPer | null;
  readonly shows: readonly ShownField[];
  readonly isHanging: boolean;
  readonly takenDownHow: 'over' | 'early' | 'replaced' | null;
  readonly size: number;
  /** Of what was paid: the first day of the first month, and how many; null of any other list. */
  readonly paidFrom: string | null;
  readonly paidMonths: number | null;
}

export interface PublicLine {
  readonly no: number;
  readonly applicant: string | null;
  readonly members: number | null;
  readonly amountFen: number | null;
}

/** Hangs today: also when the job that takes down what is over is late. */
const hanging = (today: Temporal.PlainDate) => sql`(l.taken_down_on is null and l.posted_on <= ${today}
  and (l.last_day is null or l.last_day >= ${today}))`;

const headColumns = (today: Temporal.PlainDate) => sql`l.id, l.kind, l.matter, l.step, t.name as "townName",
  t.kind as "townKind", t.code as "townCode", v.name as "villageName", v.code as "villageCode",
  l.office_level as "officeLevel", l.posted_on::text as "postedOn", l.last_day::text as "lastDay", l.telephone,
  l.amount_per as "amountPer", l.shows, l.paid_from::text as "paidFrom", l.paid_months as "paidMonths", ${hanging(today)} as "isHanging",
  coalesce(l.taken_down_how, case when ${hanging(today)} then null else 'over' end) as "takenDownHow",
  (select count(*)::int from public_row r where r.county_code = l.county_code and r.list_id = l.id) as size`;

/** Townships, or the villages of one, with what hangs in each; found by part of a name, by pinyin or its initials. */
export function listPublicPlaces(
  reader: Reader,
  countyCode: string,
  today: Temporal.PlainDate,
  asked: { readonly within?: string; readonly q?: string },
): Promise<PublicPlace[]> {
  const q = (asked.q ?? '').normalize('NFKC').replace(/[\s·]/g, '').toLowerCase();
  const within = asked.within ?? null;
  const isTowns = q === '' && within === null;
  return reader.rows<PublicPlace>(sql`
    select d.code, d.name, p.code as "townCode", p.name as "townName", coalesce(c.n, 0)::int as hanging
    from division d
    left join division p on p.county_code = d.county_code and p.id = d.town_id
    left join (select case when ${isTowns} then l.town_id else l.village_id end as id, count(*) as n from public_list l
      where l.county_code = ${countyCode} and ${hanging(today)} group by 1) c on c.id = d.id
    where d.county_code = ${countyCode} and d.valid_to is null and d.level = ${isTowns ? 'town' : 'village'}
      and (${within}::text is null or p.code = ${within})
      and (${q} = '' or strpos(d.name, ${q}) > 0 or starts_with(d.pinyin, ${q}) or starts_with(d.initials, ${q})
        or strpos(p.name, ${q}) > 0 or starts_with(p.pinyin, ${q}) or starts_with(p.initials, ${q}))
    order by d.code limit 1000`);
}

const from = sql`public_list l
  join division v on v.county_code = l.county_code and v.id = l.village_id
  join division t on t.county_code = l.county_code and t.id = l.town_id`;

/** What hangs in a village today, with what was taken down in the last weeks, without names. */
export function listPublicHeads(
  reader: Reader,
  countyCode: string,
  villageCode: string,
  today: Temporal.PlainDate,
): Promise<PublicHead[]> {
  return reader.rows<PublicHead>(sql`select ${headColumns(today)} from ${from}
    where l.county_code = ${countyCode} and v.code = ${villageCode} and v.valid_to is null and ${hanging(today)}
    order by l.posted_on desc, l.id desc limit 200`);
}

/** One list; nothing when there was never one. Of one that does not hang there are no lines. */
export async function findPublicList(
  reader: Reader,
  countyCode: string,
  id: string,
  today: Temporal.PlainDate,
): Promise<(PublicHead & { readonly lines: readonly PublicLine[] }) | undefined> {
  if (!isId(id)) return undefined;
  const head = await reader.find<PublicHead>(sql`select ${headColumns(today)} from ${from}
    where l.county_code = ${countyCode} and l.id = ${id}`);
  if (!head) return undefined;
  const lines = head.isHanging
    ? await reader.rows<PublicLine>(sql`select no, applicant, members, amount_fen as "amountFen" from public_row
        where county_code = ${countyCode} and list_id = ${id} order by no`)
    : [];
  return { ...head, lines };
}
