import { type AdjustmentLaw, closeAdjustment, writeDraft } from '../../platform/adjustments/index.ts';
import { tellAwardChanges } from '../../platform/awards/index.ts';
import {
  type Actor,
  chinaMoment,
  type FieldCipher,
  getValue,
  type Id,
  sql,
  type Tx,
} from '../../platform/base/index.ts';
import { RAISE, readMakers } from '../funds/index.ts';

/** The month whose roll paid what the months before it lacked. */
const PAID_WITH = Temporal.PlainDate.from('2023-06-01');

/**
 * The standard of April 2023 as the act that it was: a document that came in May, adopted by a second person, from 600 to
 * 634 yuan in the country and from 690 to 730 in town; every family raised and told, April and May paid with the roll of
 * June, the notice on the wall. Awards were raised with the rest of their history; this tells what raised them.
 */
export async function inventPastAdjustment(
  tx: Tx,
  system: Actor,
  {
    now,
    cipher,
    law,
  }: { readonly now: Temporal.Instant; readonly cipher: FieldCipher; readonly law: AdjustmentLaw },
): Promise<void> {
  const { officer, director } = await readMakers(tx, system, now);
  const county = officer.countyCode;
  const made = chinaMoment(RAISE.adoptedOn.subtract({ days: 1 }), '15:00');
  const adopted = chinaMoment(RAISE.adoptedOn, '10:30');
  const wish = {
    ...{ title: RAISE.title, number: RAISE.number, issuer: '大冶市民政局、大冶市财政局' },
    ...{ publishedOn: RAISE.adoptedOn.subtract({ days: 2 }), fromOn: RAISE.on },
    figures: [
      { code: 'dibao.standard', cell: 'urban', value: '730' },
      { code: 'dibao.standard', cell: 'rural', value: '634' },
    ],
  };
  const { id } = getValue(await writeDraft(tx, officer, made, law, wish, 'zh'));
  const raised = await writeLines(tx, county, id);
  if (raised === 0) return;
  await tx.run(sql`update adjustment set state = 'reckoned', version = version + 1, reckoned_at = ${made.add({ minutes: 5 })}
    where county_code = ${county} and id = ${id}`);
  const told = await tellThem({ tx, actor: officer, at: adopted, cipher, law }, id);
  await tx.run(sql`update adjustment set state = 'adopted', version = version + 1, adopted_at = ${adopted},
      adopted_by = ${director.userId}, adopted_by_name = ${director.userName}, awards_raised = ${raised},
      families_told = ${told}
    where county_code = ${county} and id = ${id}`);
  const { version } = await tx.get<{ version: number }>(
    sql`select version from adjustment where county_code = ${county} and id = ${id}`,
  );
  const wall = {
    postedOn: RAISE.adoptedOn.add({ days: 6 }),
    where: '市政府网站、各乡镇街道和村（社区）公示栏',
  };
  const closed = chinaMoment(RAISE.adoptedOn.add({ days: 6 }), '16:00');
  getValue(await closeAdjustment(tx, officer, closed, { id, version, ...wall }));
}

/** What it did to each award, as was said of it. */
const writeLines = (tx: Tx, county: string, id: Id): Promise<number> =>
  tx.run(sql`insert into adjustment_line (county_code, adjustment_id, award_id, scheme, kind, persons, from_month, before_fen,
      difference_fen, back_months, last_no)
    select ${county}, ${id}, a.id, a.scheme, 'raise', n.persons, c.from_month, p.amount_fen, c.amount_fen - p.amount_fen,
      coalesce(back.months, 0), c.no - 1
    from award_change c
      join award a on a.county_code = c.county_code and a.id = c.award_id
      join award_change p on p.county_code = c.county_code and p.award_id = c.award_id and p.no = c.no - 1
      left join (select l.award_id, count(distinct l.period)::integer as months
        from pay_line l
          join pay_run r on r.county_code = l.county_code and r.id = l.run_id and r.first_month = ${PAID_WITH}
        where l.county_code = ${county} and l.item <> 'regular'
        group by l.award_id) back on back.award_id = a.id
      cross join lateral (select case when (c.amount_fen - p.amount_fen) % ${RAISE.urbanFen}::bigint = 0
        then (c.amount_fen - p.amount_fen) / ${RAISE.urbanFen}::bigint
        else (c.amount_fen - p.amount_fen) / ${RAISE.ruralFen}::bigint end as persons) n
    where c.county_code = ${county} and c.cause = 'new-standard' and c.from_month >= ${RAISE.on}`);

interface Telling {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly at: Temporal.Instant;
  readonly cipher: FieldCipher;
  readonly law: AdjustmentLaw;
}

/** Each family had its message, and the network said long ago that it arrived. */
async function tellThem(telling: Telling, id: Id): Promise<number> {
  const { tx, actor, at } = telling;
  const county = actor.countyCode;
  const changes = await tx.rows<{
    award_id: Id;
    from_month: Temporal.PlainDate;
  }>(sql`select award_id, from_month
    from adjustment_line where county_code = ${county} and adjustment_id = ${id}`);
  const told = await tellAwardChanges(
    telling,
    changes.map(({ award_id, from_month }) => ({
      ...{ awardId: award_id, kind: 'adjust' as const, fromMonth: from_month.toString().slice(0, 7) },
    })),
  );
  await tx.run(sql`update sms_message set state = 'delivered', sent_at = ${at.add({ minutes: 20 })},
      reported_at = ${at.add({ minutes: 21 })}, gateway = 'demo', attempt = 1
    where county_code = ${county} and written_at = ${at} and subject_kind = 'award' and state = 'waiting'`);
  return told;
}
