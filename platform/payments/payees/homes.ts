import type { Actor, FieldCipher, Id, Outcome, Reader, Tx } from '../../base/index.ts';
import { done, isOwnAccount, newId, refuse, sql } from '../../base/index.ts';
import { parseAccountNumber } from '../../registry/index.ts';
import type { HomeItem } from './shapes.ts';

export interface NewHome {
  readonly name: string;
  readonly holderName: string;
  readonly bankName: string;
  readonly account: string;
}

/** Enters a care home with its account; it can be a payee once another officer has confirmed it. Refusal: `payments.bank.account`. */
export async function enterHome(
  tx: Tx,
  actor: Actor,
  cipher: FieldCipher,
  at: Temporal.Instant,
  { name, holderName, bankName, account }: NewHome,
): Promise<Outcome<{ id: Id }>> {
  const parsed = parseAccountNumber(account);
  if (!parsed.ok) return refuse('payments.bank.account', {}, { field: 'account' });
  const id = newId();
  const { number } = parsed.value;
  const county = actor.countyCode;
  const place = { countyCode: county, table: 'pay_home', column: 'account_sealed', rowId: id };
  await tx.run(sql`insert into pay_home (county_code, id, name, holder_name, bank_name, account_sealed, account_hash,
      account_tail, entered_at, entered_by, entered_by_name)
    values (${county}, ${id}, ${name}, ${holderName}, ${bankName}, ${cipher.seal(number, place)},
      ${cipher.blindIndex('account', county, number)}, ${number.slice(-4)}, ${at}, ${actor.userId}, ${actor.userName})`);
  return done({ id });
}

interface Row {
  readonly id: Id;
  readonly name: string;
  readonly holder_name: string;
  readonly bank_name: string;
  readonly account_tail: string;
  readonly entered_at: Temporal.Instant;
  readonly entered_by: Id;
  readonly entered_by_name: string;
  readonly how: string | null;
  readonly ended_at: Temporal.Instant | null;
  readonly residents: number;
  readonly ended_by_name: string | null;
}

const HOMES_MAX = 500;

/** Care homes of the county, by name, with the awards whose money each takes on a day. */
export async function listHomes(
  reader: Reader,
  actor: Actor,
  day: Temporal.PlainDate,
  state?: 'open' | 'confirmed' | 'refused' | 'withdrawn',
): Promise<HomeItem[]> {
  const { countyCode: county } = actor;
  const rows =
    await reader.rows<Row>(sql`select b.id, b.name, b.holder_name, b.bank_name, b.account_tail, b.entered_at,
      b.entered_by, b.entered_by_name, e.how, e.at as ended_at, e.by_name as ended_by_name,
      (select count(*)::integer from pay_agreement g
          join pay_agreement_end n on n.county_code = g.county_code and n.agreement_id = g.id and n.how = 'confirmed'
          left join pay_agreement_over o on o.county_code = g.county_code and o.agreement_id = g.id
        where g.county_code = ${county} and g.home_id = b.id and g.from_on <= ${day}
          and (g.to_on is null or g.to_on >= ${day}) and (o.on_day is null or o.on_day > ${day})) as residents
    from pay_home b left join pay_home_end e on e.county_code = b.county_code and e.home_id = b.id
    where b.county_code = ${county} ${state === undefined ? sql`` : sql`and coalesce(e.how, 'open') = ${state}`}
    order by b.name, b.entered_at desc limit ${HOMES_MAX}::integer`);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    holderName: row.holder_name,
    bankName: row.bank_name,
    accountTail: row.account_tail,
    enteredAt: row.entered_at.toString(),
    enteredByName: row.entered_by_name,
    isOwn: isOwnAccount(actor, row.entered_by),
    how: row.how,
    endedAt: row.ended_at?.toString() ?? null,
    endedByName: row.ended_by_name,
    residents: row.residents,
  }));
}
