import pg from 'pg';
import { followDecisions } from '../../awards/index.ts';
import {
  type Actor,
  type Database,
  type FieldCipher,
  getValue,
  type Id,
  newId,
  sql,
} from '../../base/index.ts';
import { openFund } from '../../funds/index.ts';
import { post } from '../../ledger/index.ts';
import { endPayBank, enterPayBank } from '../index.ts';

export const KILL_COUNTY = '420281';
const SCHEMES = ['old-age-allowance', 'orphan-allowance'];
const TOWNS = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
const PEOPLE = 12;
export const MONTHLY_FEN = 10_000;
const AT = Temporal.Instant.from('2026-01-02T01:00:00Z');
const DAY = Temporal.PlainDate.from('2026-01-01');

/** A county with two schemes, each with its fund and a few people of two townships who get the same every month. */
export async function fillKillCounty(
  ownerUrl: string,
  db: Database,
  cipher: FieldCipher,
  officer: Actor,
  director: Actor,
): Promise<{ scheme: string; fundId: Id }[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`insert into county values ($1, '大冶市', '', '', 'test', '2026-01-01')`, [KILL_COUNTY]);
  await owner.end();
  const account = '62999900000000001';
  const bank = { bankName: '农商行', format: 'comma-utf-8', payerName: '大冶市民政局', account };
  const { id } = getValue(await db.write(officer, (tx) => enterPayBank(tx, officer, cipher, AT, bank)));
  getValue(await db.write(director, (tx) => endPayBank(tx, director, AT, id, 'confirmed')));
  const lanes: { scheme: string; fundId: Id }[] = [];
  for (const scheme of SCHEMES) {
    lanes.push({ scheme, fundId: await openPurse(db, officer, scheme) });
    await addPeople(db, officer, cipher, scheme, lanes.length * 1000);
  }
  return lanes;
}

async function openPurse(db: Database, officer: Actor, scheme: string): Promise<Id> {
  const law = { schemes: [scheme], titleOf: (one: string) => one };
  return getValue(
    await db.write(officer, async (tx) => {
      const wish = { name: `资金 ${scheme}`, source: 'county' as const, year: 2026, schemes: [scheme] };
      const opened = await openFund(tx, officer, AT, law, wish);
      if (!opened.ok) return opened;
      const fund = await tx.get<{ outside_id: Id; pool_id: Id }>(sql`select outside_id, pool_id from fund
        where county_code = ${KILL_COUNTY} and id = ${opened.value.id}`);
      const legs = [{ from: fund.outside_id, to: fund.pool_id, amount: 10n ** 13n }];
      const filled = await post(tx, officer, AT, {
        key: `fill-${scheme}`,
        kind: 'fund.receive',
        effectiveOn: DAY,
        legs,
      });
      return filled.ok ? opened : filled;
    }),
  ).id;
}

async function addPeople(db: Database, officer: Actor, cipher: FieldCipher, scheme: string, from: number) {
  const people = Array.from({ length: PEOPLE }, (_, no) => ({
    ...{ id: newId(), accountId: newId(), name: `王${from + no}`, townId: TOWNS[no % TOWNS.length] ?? '' },
    number: `629999${String(from + no).padStart(11, '0')}`,
  }));
  await db.change(officer, async (tx) => {
    for (const one of people) {
      await tx.run(sql`insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date, id_kind,
          town_id, village_id, source, created_at)
        values (${KILL_COUNTY}, ${one.id}, ${one.name}, ${one.name}, 'wang', 'w', 1, '1940-01-01', 'none', ${one.townId},
          ${one.townId}, 'demo', ${AT})`);
      const place = {
        countyCode: KILL_COUNTY,
        table: 'bank_account',
        column: 'account_sealed',
        rowId: one.accountId,
      };
      await tx.run(sql`insert into bank_account (county_code, id, person_id, holder_name, bank_name, account_sealed,
          account_hash, account_tail, since, created_at)
        values (${KILL_COUNTY}, ${one.accountId}, ${one.id}, ${one.name}, '农商行', ${cipher.seal(one.number, place)},
          ${cipher.blindIndex('account', KILL_COUNTY, one.number)}, ${one.number.slice(-4)}, '2020-01-01', ${AT})`);
    }
    await followDecisions(
      tx,
      officer,
      AT,
      people.map((one) => ({
        ...{
          caseId: newId(),
          scheme,
          kind: 'grant' as const,
          partyId: one.id,
          householdId: null,
          personId: one.id,
        },
        ...{ holderName: one.name, townId: one.townId, villageId: one.townId, isGranted: true },
        ...{ amountFen: MONTHLY_FEN, fromMonth: '2026-01-01', decidedOn: '2025-12-20' },
      })),
    );
  });
}
