import assert from 'node:assert/strict';
import { adoptAdjustment, reckonAdjustment, writeDraft } from '../../../platform/adjustments/index.ts';
import { openAwards, prepareOpening, settleLines } from '../../../platform/awards/index.ts';
import {
  type Actor,
  type Clock,
  chinaMoment,
  createFieldCipher,
  getValue,
  type Id,
  newId,
  newKeyRing,
  sql,
} from '../../../platform/base/index.ts';
import { openFund } from '../../../platform/funds/index.ts';
import { post } from '../../../platform/ledger/index.ts';
import { freezeRun, prepareRun, signRun } from '../../../platform/payments/index.ts';
import { testActor } from '../../../platform/testing/actors.ts';
import { createTestCounty } from '../../../platform/testing/county.ts';
import { createTestDatabase } from '../../../platform/testing/database.ts';
import { openTestedDatabase } from '../../../platform/testing/fault-points.ts';
import { openOpeningLaw } from '../../awards/index.ts';
import { openFundLaw } from '../../funds/index.ts';
import { openAdjustmentLaw } from '../adjustment-law.ts';

export interface TestFamily {
  readonly roster: 'rural-allowance' | 'urban-allowance' | 'extreme-poverty';
  /** Years of birth of its members. */
  readonly births: readonly number[];
  readonly incomeFen?: number;
}

/** A county that begins with rosters, pays some months, and then raises a standard. */
export async function openAdjustHouse(code: string, name: string, firstDay: string) {
  const database = await createTestDatabase();
  const county = await createTestCounty(database.ownerUrl, code, name);
  const [town] = county.towns;
  const village = town.villages[0];
  let day = Temporal.PlainDate.from(firstDay);
  const now = () => chinaMoment(day, '10:00');
  const clock: Clock = { now, today: () => day };
  const db = openTestedDatabase(database, 6);
  const services = { db, clock, cipher: createFieldCipher(newKeyRing()) };
  const officer: Actor = testActor({ countyCode: code });
  const director: Actor = { ...testActor({ countyCode: code }), post: 'director', userName: '周国平' };
  const [law, openings, fundLaw] = await Promise.all([openAdjustmentLaw(), openOpeningLaw(), openFundLaw()]);
  const change = (query: ReturnType<typeof sql>) => db.change(officer, (tx) => tx.run(query));
  const rows = <T extends object>(query: ReturnType<typeof sql>) =>
    db.read(officer, (reader) => reader.rows<T>(query));
  let serial = 0;

  /** @returns the head. */
  async function addFamily({ roster, births, incomeFen = 0 }: TestFamily): Promise<Id> {
    const household = newId();
    const people = births.map((year) => ({ id: newId(), year }));
    const [head] = people;
    assert.ok(head);
    await change(sql`insert into household (county_code, id, head_id, head_name, town_id, village_id, formed_on, created_at)
      values (${code}, ${household}, ${head.id}, '王卫华', ${town.id}, ${village}, '2010-01-01', ${now()})`);
    for (const { id, year } of people) {
      serial += 1;
      await change(sql`insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date, id_kind,
          household_id, relation, town_id, village_id, source, created_at)
        values (${code}, ${id}, '王卫华', '王卫华', 'wang', 'w', 1, ${`${year}-03-08`}::date, 'none', ${household}, '02',
          ${town.id}, ${village}, 'demo', ${now()})`);
      const facts =
        roster === 'extreme-poverty'
          ? { supportMode: '分散供养', careLevel: '全自理', totalFen: '1' }
          : { category: '差额', incomeFen: String(incomeFen), amountFen: '1' };
      await change(sql`insert into roster_membership (county_code, id, roster, person_id, household_id, town_id, village_id,
          from_on, enter_reason, facts, created_at)
        values (${code}, ${newId()}, ${roster}, ${id}, ${household}, ${town.id}, ${village}, '2015-01-01', 'demo',
          ${JSON.stringify(facts)}::jsonb, ${now()})`);
      const place = { countyCode: code, table: 'bank_account', column: 'account_sealed', rowId: id };
      const number = `629999${String(serial).padStart(11, '0')}`;
      await change(sql`insert into bank_account (county_code, id, person_id, holder_name, bank_name, account_sealed,
          account_hash, account_tail, since, created_at)
        values (${code}, ${id}, ${id}, '王卫华', '农商行', ${services.cipher.seal(number, place)},
          ${services.cipher.blindIndex('account', code, number)}, ${number.slice(-4)}, '2015-01-01', ${now()})`);
    }
    return head.id;
  }

  /** Opens what the law gives to everybody on a roster from a month on. */
  async function takeOver(roster: TestFamily['roster'], month: string): Promise<void> {
    const firstMonth = Temporal.PlainDate.from(month);
    const { id } = getValue(
      await db.write(officer, (tx) => prepareOpening(tx, officer, now(), openings, { roster, firstMonth })),
    );
    const kinds = await rows<{ kind: string }>(sql`select distinct kind from award_opening_line
      where county_code = ${code} and opening_id = ${id} and settled_how is null`);
    for (const { kind } of kinds)
      getValue(
        await db.write(officer, (tx) =>
          settleLines(tx, officer, now(), id, { kind, how: 'law', reason: '核对过' }),
        ),
      );
    getValue(await db.write(director, (tx) => openAwards(tx, director, now(), id)));
  }

  async function openPurse(scheme: string, fen = 100_000_000_00n): Promise<Id> {
    serial += 1;
    const wish = { name: `资金${serial}`, source: 'county' as const, year: day.year, schemes: [scheme] };
    const { id } = getValue(await db.write(officer, (tx) => openFund(tx, officer, now(), fundLaw, wish)));
    const [fund] = await rows<{ outside_id: Id; pool_id: Id }>(sql`select outside_id, pool_id from fund
      where county_code = ${code} and id = ${id}`);
    assert.ok(fund);
    const legs = [{ from: fund.outside_id, to: fund.pool_id, amount: fen }];
    const received = { key: `fill-${serial}-${id}`, kind: 'fund.receive', effectiveOn: day, legs };
    getValue(await db.write(officer, (tx) => post(tx, officer, now(), received)));
    return id;
  }

  const versionOf = async (table: 'pay_run' | 'adjustment', id: Id): Promise<number> => {
    const [row] = await rows<{ version: number }>(
      table === 'pay_run'
        ? sql`select version from pay_run where county_code = ${code} and id = ${id}`
        : sql`select version from adjustment where county_code = ${code} and id = ${id}`,
    );
    assert.ok(row);
    return row.version;
  };

  /** Pays some months, signed by two. */
  async function pay(scheme: string, fundId: Id, month: string, months = 1): Promise<Id> {
    const wish = { scheme, fundId, firstMonth: Temporal.PlainDate.from(month), months };
    const { id } = getValue(await db.write(officer, (tx) => prepareRun(tx, officer, now(), wish)));
    const act = async () => ({ runId: id, version: await versionOf('pay_run', id) });
    const frozen = await act();
    getValue(await db.write(officer, (tx) => freezeRun(tx, officer, now(), frozen)));
    for (const who of [officer, director]) {
      const signed = await act();
      getValue(await db.write(who, (tx) => signRun(tx, who, now(), signed)));
    }
    return id;
  }

  const linesOf = (runId: Id) =>
    rows<{ payee_id: Id; period: string; amount_fen: bigint; item: string }>(sql`select payee_id,
        to_char(period, 'YYYY-MM') as period, amount_fen, item
      from pay_line where county_code = ${code} and run_id = ${runId} order by no`);

  /**
   * @param figures as officers write them, from the first day of `month`.
   * @param again of a draft that is there: who writes it anew.
   */
  async function draft(
    month: string,
    figures: readonly { code: string; cell: string; value: string }[],
    again?: { readonly id: Id; readonly actor: Actor },
  ): Promise<Id> {
    const fromOn = Temporal.PlainDate.from(month);
    const wish = {
      title: '关于提高标准的通知',
      number: '民发〔2023〕8号',
      issuer: '县民政局',
      publishedOn: day,
      fromOn,
      figures,
    };
    const actor = again?.actor ?? officer;
    const known = again && { id: again.id, version: await versionOf('adjustment', again.id) };
    return getValue(await db.write(actor, (tx) => writeDraft(tx, actor, now(), law, wish, 'zh', known))).id;
  }
  const reckon = async (id: Id) => {
    const version = await versionOf('adjustment', id);
    return db.write(officer, (tx) =>
      reckonAdjustment(tx, officer, now(), { law, openings }, { id, version }),
    );
  };
  const adopt = async (id: Id, actor: Actor = director, despite = '') => {
    const version = await versionOf('adjustment', id);
    const { cipher } = services;
    return db.write(actor, (tx) =>
      adoptAdjustment({ tx, actor, at: now(), cipher, law, openings }, { id, version, despite }),
    );
  };

  return {
    ...{ code, services, officer, director, law, rows, change, now },
    ...{ addFamily, takeOver, openPurse, pay, linesOf, draft, reckon, adopt },
    turnTo(iso: string) {
      day = Temporal.PlainDate.from(iso);
    },
    async close() {
      await db.close();
      await database.drop();
    },
  };
}
