import assert from 'node:assert/strict';
import { followDecisions } from '../../awards/index.ts';
import { type Actor, getValue, type Id, newId, type Outcome, sql, type Tx } from '../../base/index.ts';
import { openFund } from '../../funds/index.ts';
import { post } from '../../ledger/index.ts';
import { openRegistryDesk } from '../../registry/testing/desk.ts';
import { freezeRun } from '../freeze-run.ts';
import { noPayLaw, type PayLaw } from '../law.ts';
import { listLines } from '../list-lines.ts';
import type { RunAct } from '../lock-run.ts';
import { prepareRun } from '../prepare-run.ts';
import { getRun, listFindings } from '../read-runs.ts';
import { settleFindings } from '../settle-findings.ts';
import { signRun } from '../sign-run.ts';

export const desk = await openRegistryDesk();
export const { db, bureau, clerkB, county, services } = desk;
export const at = services.clock.now();
export const director: Actor = { ...bureau, userId: newId(), userName: '周国平', post: 'director' };
export const second: Actor = { ...bureau, userId: newId(), userName: '柯晓岚' };
const law = {
  schemes: [] as string[],
  titleOf: (scheme: string) => scheme,
};
const SCHEME = 'old-age-allowance';
/** A law by which what is for care goes to whoever cares. */
export const careLaw: PayLaw = {
  ...noPayLaw,
  careApart: () => ({ zh: '国发〔2016〕14号', en: 'Guofa 2016 no. 14' }),
};
let serial = 0;
let accounts = 0;

/** A fund of its own scheme, so that tests do not see one another's people. */
export async function openPurse(amountFen = 100_000_000n): Promise<Purse> {
  serial += 1;
  const scheme = `${SCHEME}-${serial}`;
  const fundId = getValue(
    await db.write(bureau, (tx) =>
      openFund(tx, bureau, at, law, {
        name: `资金${serial}`,
        source: 'county',
        year: 2026,
        schemes: [scheme],
      }),
    ),
  ).id;
  const fund = await db.read(bureau, (reader) =>
    reader.get<{ outside_id: Id; pool_id: Id }>(
      sql`select outside_id, pool_id from fund where county_code = ${county.code} and id = ${fundId}`,
    ),
  );
  const purse = { scheme, name: `资金${serial}`, fundId, poolId: fund.pool_id, outsideId: fund.outside_id };
  if (amountFen > 0n) await fillPurse(purse, amountFen);
  return purse;
}
export interface Purse {
  readonly scheme: string;
  readonly name: string;
  readonly fundId: Id;
  readonly poolId: Id;
  readonly outsideId: Id;
}

export async function fillPurse({ fundId, poolId, outsideId }: Purse, amountFen: bigint): Promise<void> {
  const transfer = {
    ...{ key: `fill-${newId()}-${fundId}`, kind: 'fund.receive', effectiveOn: services.clock.today() },
    legs: [{ from: outsideId, to: poolId, amount: amountFen }],
  };
  getValue(await db.write(bureau, (tx) => post(tx, bureau, at, transfer)));
}

interface GivenAccount {
  readonly holderName?: string;
  readonly account?: string;
}
export const addAccount = (personId: Id, given: GivenAccount = {}) =>
  db.change(bureau, (tx) => addAccountIn(tx, personId, given));

export async function addAccountIn(tx: Tx, personId: Id, given: GivenAccount = {}): Promise<void> {
  accounts += 1;
  const number = given.account ?? `629999${String(accounts).padStart(11, '0')}`;
  const id = newId();
  const place = { countyCode: county.code, table: 'bank_account', column: 'account_sealed', rowId: id };
  await tx.run(sql`insert into bank_account (county_code, id, person_id, holder_name, bank_name, account_sealed,
      account_hash, account_tail, since, created_at)
    values (${county.code}, ${id}, ${personId}, ${given.holderName ?? '王卫华'}, '农商行',
      ${services.cipher.seal(number, place)}, ${services.cipher.blindIndex('account', county.code, number)},
      ${number.slice(-4)}, '2020-01-01', ${at})`);
}

interface Grant {
  readonly amountFen?: number;
  readonly careFen?: number;
  readonly fromMonth?: string;
  readonly personId?: Id;
  readonly villageId?: Id;
  readonly townId?: Id;
  readonly kind?: 'grant' | 'change';
  readonly hasAccount?: boolean;
}
export async function grant({ scheme }: Purse, given: Grant = {}): Promise<Id> {
  const villageId = given.villageId ?? desk.villageA;
  const personId = given.personId ?? ((await desk.create({ villageId })) as Id);
  if (given.personId === undefined && given.hasAccount !== false) await addAccount(personId);
  await db.change(bureau, (tx) =>
    followDecisions(tx, bureau, at, [
      {
        caseId: newId(),
        scheme,
        kind: given.kind ?? 'grant',
        partyId: personId,
        householdId: null,
        personId,
        holderName: '王卫华',
        townId: given.townId ?? county.towns[0].id,
        villageId,
        isGranted: true,
        amountFen: given.amountFen ?? 10_000,
        careFen: given.careFen ?? 0,
        fromMonth: given.fromMonth ?? '2026-11-01',
        decidedOn: '2026-10-20',
      },
    ]),
  );
  return personId;
}

export const prepare = ({ scheme, fundId }: Purse, firstMonth = '2026-11-01', months = 1, law = noPayLaw) =>
  desk.write((tx) =>
    prepareRun(
      tx,
      bureau,
      at,
      { scheme, fundId, firstMonth: Temporal.PlainDate.from(firstMonth), months },
      law,
    ),
  );
export const runOf = async (id: Id) =>
  getValue(await db.read(bureau, (reader) => getRun(reader, bureau, id)));
export const actOf = async (id: Id): Promise<RunAct> => ({ runId: id, version: (await runOf(id)).version });
export const linesOf = async (id: Id, actor = bureau) =>
  getValue(await db.read(actor, (reader) => listLines(reader, actor, id, {}, { limit: 200 }))).items;
export const findingsOf = async (id: Id) =>
  getValue(await db.read(bureau, (reader) => listFindings(reader, bureau, id, {}, { limit: 200 }))).items;
export const settle = async (id: Id, findingNos: number[], how: 'pay' | 'leave-out') => {
  const act = await actOf(id);
  return desk.write((tx) => settleFindings(tx, bureau, at, act, { findingNos, how, reason: '已核实' }));
};
export const freeze = async (id: Id) => {
  const act = await actOf(id);
  return desk.write((tx) => freezeRun(tx, bureau, at, act));
};
export const sign = async (id: Id, actor: Actor): Promise<Outcome<{ state: string }>> => {
  const act = await actOf(id);
  return db.write(actor, (tx) => signRun(tx, actor, at, act));
};
export async function payAll(purse: Purse, month: string, months = 1, law = noPayLaw): Promise<Id> {
  const { id } = getValue(await prepare(purse, month, months, law));
  getValue(await freeze(id));
  getValue(await sign(id, second));
  assert.equal(getValue(await sign(id, director)).state, 'signed');
  return id;
}
export const poolOf = ({ poolId }: Purse) =>
  db.read(bureau, (reader) =>
    reader.get<{ balance: bigint; held: bigint }>(
      sql`select balance, held from ledger_head where county_code = ${county.code} and account_id = ${poolId}`,
    ),
  );
