import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import {
  type Actor,
  createFieldCipher,
  type Database,
  type FieldCipher,
  getValue,
  type Id,
  migrate,
  newId,
  newKeyRing,
  type Outcome,
  openDatabase,
  sql,
  startEmbedded,
  type Tx,
} from '../../platform/base/index.ts';
import { openDueAccounts, openFund } from '../../platform/funds/index.ts';
import { post } from '../../platform/ledger/index.ts';
import {
  freezeRun,
  type PayLaw,
  prepareRun,
  settleFindings,
  signRun,
} from '../../platform/payments/index.ts';
import { embeddedSettings, getAppUrl } from '../../platform/server/index.ts';
import { testActor } from '../../platform/testing/actors.ts';
import { postmasterOf } from '../../platform/testing/postmaster.ts';
import { makeAwards, SCHEME, TOWNS } from './make-awards.ts';
import { handWritten } from './payments-by-hand.ts';
import { makeFolder } from './program.ts';

export const MONTH = Temporal.PlainDate.from('2026-03-01');
export const AT = Temporal.Instant.from('2026-03-02T01:00:00Z');

/** A county whose awards wait to be paid. */
export interface PayCounty {
  readonly code: string;
  readonly officer: Actor;
  readonly director: Actor;
  readonly fundId: Id;
  readonly poolId: Id;
  readonly outsideId: Id;
  readonly dues: readonly { readonly town: Id; readonly due: Id }[];
  readonly changesAfter: bigint;
}

export interface PayHouse {
  readonly db: Database;
  readonly owner: pg.Client;
  readonly ownerUrl: string;
  readonly cipher: FieldCipher;
  readonly counties: readonly PayCounty[];
  /** Seconds that the database has used of a processor so far. */
  processorSeconds(): number;
  close(): Promise<void>;
}

/** @param isSealed whether account numbers are sealed one by one, as a file for the bank needs them. */
export async function openPayHouse(given: {
  readonly counties: number;
  readonly awards: number;
  readonly months: number;
  readonly isSealed: boolean;
}): Promise<PayHouse> {
  const { folder, remove } = makeFolder('payments');
  const dataDir = path.join(folder, 'postgres');
  const server = await startEmbedded({ dataDir, password: 'bench-only', settings: embeddedSettings() });
  await migrate(server.ownerUrl);
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  const ring = newKeyRing();
  const cipher = createFieldCipher(ring);
  const db = openDatabase({
    url: await getAppUrl(server.ownerUrl, ring),
    connectionsMax: 8,
    statementTimeoutMs: 600_000,
  });
  const codes = Array.from({ length: given.counties }, (_, n) => String(420_201 + n));
  for (const code of codes) {
    await owner.query(`insert into county values ($1, '大冶市', '', '', 'bench', '2026-01-01')`, [code]);
  }
  const made = codes.map((code) => ({ code, scheme: SCHEME }));
  await makeAwards(owner, made, given.awards, MONTH.toString(), given.months, (no, rowId, countyCode) => {
    if (!given.isSealed) return [Buffer.alloc(40, 1), Buffer.from(rowId)];
    const number = `629999${String(no).padStart(11, '0')}`;
    const place = { countyCode, table: 'bank_account', column: 'account_sealed', rowId };
    return [cipher.seal(number, place), cipher.blindIndex('account', countyCode, number)];
  });
  const counties: PayCounty[] = [];
  for (const code of codes) counties.push(await openPayCounty(db, owner, code));
  return {
    ...{ db, owner, ownerUrl: server.ownerUrl, cipher, counties },
    processorSeconds: () => processorSecondsOf(postmasterOf(dataDir).pid),
    async close() {
      await db.close();
      await owner.end();
      await server.stop();
      remove();
    },
  };
}

const TICKS = 100;

/** Of a process, the children that it has waited for, and those that it has now. */
function processorSecondsOf(pid: number): number {
  const timesOf = (id: string) => {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ').map(Number) ?? [];
    const [parent = 0, user = 0, system = 0, gone = 0, goneSystem = 0] = [1, 11, 12, 13, 14].map(
      (n) => fields[n] ?? 0,
    );
    return { parent, own: user + system, gone: gone + goneSystem };
  };
  let ticks = timesOf(String(pid)).gone + timesOf(String(pid)).own;
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const times = timesOf(id);
      if (times.parent === pid) ticks += times.own;
    } catch {
      // It ended between the listing and the look.
    }
  }
  return ticks / TICKS;
}

async function openPayCounty(db: Database, owner: pg.Client, code: string): Promise<PayCounty> {
  const officer: Actor = testActor({ countyCode: code });
  const director: Actor = { ...officer, userId: newId(), userName: '局长', post: 'director' };
  const law = { schemes: [SCHEME], titleOf: (scheme: string) => scheme };
  const wish = { name: '高龄津贴资金', source: 'county' as const, year: 2026, schemes: [SCHEME] };
  const { id: fundId } = getValue(await db.write(officer, (tx) => openFund(tx, officer, AT, law, wish)));
  const fund = await db.read(officer, (reader) =>
    reader.get<{ outside_id: Id; pool_id: Id }>(
      sql`select outside_id, pool_id from fund where county_code = ${code} and id = ${fundId}`,
    ),
  );
  const legs = [{ from: fund.outside_id, to: fund.pool_id, amount: 10n ** 14n }];
  const head = { key: `receive-${code}`, kind: 'fund.receive', effectiveOn: MONTH };
  getValue(await db.write(officer, (tx) => post(tx, officer, AT, { ...head, legs })));
  const { rows: towns } = await owner.query<{ id: Id }>(
    'select distinct town_id as id from award where county_code = $1 order by 1',
    [code],
  );
  const wishes = towns.map(({ id }) => ({ scheme: SCHEME, townId: id }));
  const opened = getValue(await db.write(officer, (tx) => openDueAccounts(tx, officer, AT, fundId, wishes)));
  const { rows } = await owner.query<{ through: string }>(
    'select max(seq) as through from award_change where county_code = $1 and no = 1',
    [code],
  );
  const changesAfter = BigInt(rows[0]?.through ?? 0);
  // The month before was paid by a run: from then on only what was said since is looked back at.
  await owner.query(
    `insert into pay_run (county_code, id, run_no, scheme, fund_id, first_month, months, state, digest, changes_through,
       prepared_at, prepared_by, prepared_by_name)
     values ($1, $2, 'FF-before', $3, $4, $5, 1, 'signed', sha256('x'), $6, now(), $2, '甲')`,
    [code, newId(), SCHEME, fundId, MONTH.subtract({ months: 1 }).toString(), changesAfter.toString()],
  );
  const dues = opened.map(({ townId, dueId }) => ({ town: townId ?? '', due: dueId }));
  if (dues.length !== TOWNS) throw new Error(`${dues.length} townships, ${TOWNS} expected`);
  const { pool_id: poolId, outside_id: outsideId } = fund;
  return { code, officer, director, fundId, poolId, outsideId, dues, changesAfter };
}

/** A law by which what is for care is a line of its own. */
export const careLaw: PayLaw = {
  exclusiveWith: () => [],
  publicity: () => ({ shows: null, why: { zh: '', en: '' } }),
  rhythmOf: () => undefined,
  titleOf: (scheme) => scheme,
  careApart: () => ({ zh: '国发〔2016〕14号', en: 'Guofa 2016 no. 14' }),
};

/**
 * Half of a county's awards give something for care as well, to a carer by agreement; the others give nothing: as many
 * lines as before, each of them of a part.
 */
export async function giveCarers(owner: pg.Client, { code, director }: PayCounty): Promise<void> {
  const half = `(select id from (select id, row_number() over (order by id) as n from award where county_code = $1) a
    where n % 2 = 0)`;
  await owner.query('set session_replication_role = replica');
  await owner.query(`delete from award_span where county_code = $1 and award_id in ${half}`, [code]);
  await owner.query(
    'update award_span set amount_fen = amount_fen + 5000, care_fen = 5000 where county_code = $1',
    [code],
  );
  await owner.query(
    `insert into pay_agreement (county_code, id, award_id, kind, takes, payee_id, paper, from_on, entered_at, entered_by,
       entered_by_name)
     select $1, id, id, 'carer', 'care', lead(person_id, 1, person_id) over (order by id), '协议', '2025-01-01', now(), id, '甲'
     from award where county_code = $1 and id not in ${half}`,
    [code],
  );
  await owner.query(
    `insert into pay_agreement_end (county_code, agreement_id, entered_by, how, at, by_id, by_name)
     select county_code, id, entered_by, 'confirmed', now(), $2, '乙' from pay_agreement where county_code = $1`,
    [code, director.userId],
  );
  await owner.query('set session_replication_role = origin');
  await owner.query('vacuum analyze award_span, pay_agreement, pay_agreement_end');
}

/** The month of a county by hand. @returns how many lines are paid. */
export async function payByHand(client: pg.Client, county: PayCounty): Promise<number> {
  return await handWritten.pay(client, {
    ...{
      county: county.code,
      runId: newId(),
      scheme: SCHEME,
      month: MONTH.toString(),
      poolId: county.poolId,
    },
    changesAfter: county.changesAfter.toString(),
    towns: county.dues.map((one) => ({ ...one, transfer: newId() })),
  });
}

/** The same through our acts, each a transaction of its own, and what each took in seconds. */
export async function payByActs(
  db: Database,
  county: PayCounty,
  say: (act: string, seconds: number) => void,
  law?: PayLaw,
) {
  const { code, officer, director, fundId } = county;
  const act = async <T>(name: string, who: Actor, work: (tx: Tx) => Promise<Outcome<T>>): Promise<T> => {
    const startedAt = performance.now();
    const value = getValue(await db.write(who, work));
    say(name, (performance.now() - startedAt) / 1000);
    return value;
  };
  const wish = { scheme: SCHEME, fundId, firstMonth: MONTH, months: 1 };
  const { id: runId } = await act('preview', officer, (tx) => prepareRun(tx, officer, AT, wish, law));
  const seen = async (tx: Tx) => ({
    runId,
    version: (
      await tx.get<{ version: number }>(
        sql`select version from pay_run where county_code = ${code} and id = ${runId}`,
      )
    ).version,
  });
  await act('settle', officer, async (tx) => {
    const found = await tx.rows<{ no: number }>(
      sql`select no from pay_finding where county_code = ${code} and run_id = ${runId}`,
    );
    const settling = { findingNos: found.map(({ no }) => no), how: 'leave-out' as const, reason: '待核' };
    return settleFindings(tx, officer, AT, await seen(tx), settling);
  });
  await act('freeze', officer, async (tx) => freezeRun(tx, officer, AT, await seen(tx)));
  await act('first signature', officer, async (tx) => signRun(tx, officer, AT, await seen(tx)));
  await act('second signature', director, async (tx) => signRun(tx, director, AT, await seen(tx)));
  return runId;
}
