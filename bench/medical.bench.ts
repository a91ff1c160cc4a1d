import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { openMedicalLaw } from '../lines/medical/index.ts';
import { house } from '../lines/server/index.ts';
import {
  type Actor,
  createFieldCipher,
  fixedClock,
  getValue,
  type Id,
  migrate,
  newId,
  newKeyRing,
  openDatabase,
  sql,
  startEmbedded,
} from '../platform/base/index.ts';
import { openFund } from '../platform/funds/index.ts';
import { post } from '../platform/ledger/index.ts';
import { type Bill, endHospital, enterHospital, settleBill } from '../platform/medical/index.ts';
import { idHash } from '../platform/registry/index.ts';
import { assemble, embeddedSettings, getAppUrl } from '../platform/server/index.ts';
import { addKey, addSystem } from '../platform/systems/index.ts';
import { testActor } from '../platform/testing/actors.ts';
import { median, percentile, report } from './kit/measure.ts';
import { makeFolder } from './kit/program.ts';

/**
 * Bills settled at discharge, one after another and from eight counters at once, beside the same rows written by hand; and
 * over HTTP with the key of each hospital's system, as a counter calls it, the server and its callers in one process.
 */
const COUNTY = '420281';
const PATIENTS = 2_000;
const BILLS = 1_200;
const COUNTERS = 8;
const AT = Temporal.Instant.from('2026-11-23T04:00:00Z');

const { folder, remove } = makeFolder('medical');
const server = await startEmbedded({
  dataDir: path.join(folder, 'postgres'),
  password: 'bench-only',
  settings: embeddedSettings(),
});
await migrate(server.ownerUrl);
const keys = newKeyRing();
const appUrl = await getAppUrl(server.ownerUrl, keys);
const db = openDatabase({ url: appUrl, connectionsMax: COUNTERS + 2 });
const cipher = createFieldCipher(keys);
const owner = new pg.Client({ connectionString: server.ownerUrl });
await owner.connect();
const officer = testActor({ countyCode: COUNTY });
const director: Actor = { ...officer, userId: newId() };
const law = await openMedicalLaw();

const CHECK = '10X98765432';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
function idNumberOf(no: number): string {
  const month = String((no % 12) + 1).padStart(2, '0');
  const day = String((Math.floor(no / 12) % 28) + 1).padStart(2, '0');
  const body = `4202991960${month}${day}${String(no % 999).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((before, weight, place) => before + weight * Number(body[place]), 0);
  return body + CHECK.charAt(sum % 11);
}

async function makeCounty(): Promise<void> {
  const [county, town, village] = [newId(), newId(), newId()];
  await owner.query(`insert into county values ($1, '县', '', '', 'bench', '2026-01-01')`, [COUNTY]);
  await owner.query(
    `insert into division (county_code, id, code, name, level, kind, parent_id, town_id, pinyin, initials, valid_from)
     values ($1, $4, $1, '县', 'county', 'county', null, null, 'x', 'x', '2000-01-01'),
       ($1, $2, '420281100', '镇', 'town', 'town', $4, null, 'x', 'x', '2000-01-01'),
       ($1, $3, '420281100200', '村', 'village', 'village', $2, $2, 'x', 'x', '2000-01-01')`,
    [COUNTY, town, village, county],
  );
  for (let no = 0; no < PATIENTS; no++) {
    const id = newId();
    const hash = idHash(cipher, COUNTY, idNumberOf(no));
    await owner.query(
      `insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date, town_id, village_id,
         id_kind, id_area, id_sealed, id_hash, source, created_at)
       values ($1, $2, '某人', '某人', 'mou', 'm', 1, '1960-01-01', $3, $4, 'resident', '420299', '\\x00', $5, 'import', now())`,
      [COUNTY, id, town, village, hash],
    );
    await owner.query(
      `insert into roster_membership (county_code, id, roster, person_id, town_id, village_id, from_on, enter_reason, created_at)
       values ($1, $2, 'rural-allowance', $3, $4, $5, '2020-01-01', 'bench', now())`,
      [COUNTY, newId(), id, town, village],
    );
  }
  await owner.query('analyze');
}

async function openMoney(): Promise<void> {
  const scheme = law.scheme;
  const wish = { name: '医疗救助基金', source: 'county', year: 2026, schemes: [scheme] } as const;
  const fundLaw = { schemes: [scheme], titleOf: (code: string) => code };
  const { id } = getValue(await db.write(officer, (tx) => openFund(tx, officer, AT, fundLaw, wish)));
  const fund = await db.read(officer, (reader) =>
    reader.get<{ outside_id: Id; pool_id: Id }>(sql`select outside_id, pool_id from fund where id = ${id}`),
  );
  const legs = [{ from: fund.outside_id, to: fund.pool_id, amount: 10n ** 14n }];
  const effectiveOn = Temporal.PlainDate.from('2026-01-05');
  getValue(
    await db.write(officer, (tx) =>
      post(tx, officer, AT, { key: 'fill-bench', kind: 'fund.receive', effectiveOn, legs }),
    ),
  );
}

interface Counter {
  readonly code: string;
  readonly machine: Actor;
  /** What the hospital's system shows. */
  readonly key: string;
}
async function openCounter(no: number): Promise<Counter> {
  const code = `H42028100${no}`;
  const wish = {
    name: `系统${no}`,
    contact: '',
    document: '协议',
    permissions: ['medical.settle'] as const,
    callsPerMinute: 6_000,
  };
  const administrator: Actor = { ...officer, duty: 'system' };
  const system = getValue(
    await db.write(administrator, (tx) => addSystem({ tx, actor: administrator, now: AT }, wish)),
  );
  const hospital = { code, name: `医院${no}`, systemId: system.id, document: '定点协议' };
  const { id } = getValue(await db.write(officer, (tx) => enterHospital(tx, officer, AT, hospital)));
  getValue(await db.write(director, (tx) => endHospital(tx, director, AT, id, 'confirmed')));
  const context = { actor: administrator, now: AT };
  const { key } = getValue(await db.write(administrator, (tx) => addKey({ tx, ...context }, system.id, 30)));
  return { code, key, machine: { ...officer, userId: system.id, post: 'external-system' } };
}

let serial = 0;
const billOf = (counter: Counter): Bill => {
  serial += 1;
  return {
    ...{ hospitalCode: counter.code, billNo: `B${String(serial).padStart(8, '0')}`, name: '某人' },
    ...{ idNumber: idNumberOf(serial % PATIENTS), dischargedOn: '2026-11-20', isReferred: false },
    ...{
      totalFen: 1_000_000,
      reductionFen: 0,
      basicFen: 600_000,
      criticalFen: 0,
      otherFen: 0,
      inCatalogueFen: 950_000,
    },
  };
};
const services = { cipher, clock: fixedClock(AT.toString()) };
async function settleOne(counter: Counter): Promise<number> {
  const bill = billOf(counter);
  const started = performance.now();
  getValue(
    await db.write(counter.machine, (tx) =>
      settleBill(tx, { actor: counter.machine, services, law }, bill, 'zh'),
    ),
  );
  return performance.now() - started;
}

/** The same effect by hand: a look for the person, the year, one row, one transfer with its leg; nothing is checked. */
async function byHand(counter: Counter, accounts: { pool: Id; due: Id; hospital: Id }): Promise<number> {
  const bill = billOf(counter);
  const started = performance.now();
  await db.change(counter.machine, async (tx) => {
    const person = await tx.get<{ id: Id }>(sql`select id from person where county_code = ${COUNTY}
      and id_hash = ${idHash(cipher, COUNTY, bill.idNumber)}`);
    const { n } = await tx.get<{ n: number }>(sql`select coalesce(max(year_no), 0)::integer + 1 as n
      from medical_settlement where county_code = ${COUNTY} and person_id = ${person.id} and year = 2026`);
    const [transfer, at] = [newId(), AT.toString()];
    await tx.run(sql`insert into ledger_transfer (county_code, id, key, input_hash, kind, effective_on, booked_at, booked_by,
        booked_by_name) values (${COUNTY}, ${transfer}, ${`hand-${transfer}`}, ${Buffer.alloc(32)}, 'medical.due',
        '2026-11-20', ${at}, ${officer.userId}, 'x')`);
    await tx.run(sql`insert into ledger_leg (county_code, transfer_id, no, from_account, to_account, amount, scheme, party_id,
        period, item, step) values (${COUNTY}, ${transfer}, 1, ${accounts.pool}, ${accounts.due}, 245000, ${law.scheme},
        ${person.id}, '2026-11-01', ${bill.billNo}, 0)`);
    await tx.run(sql`insert into medical_settlement (county_code, id, hospital_id, bill_no, input_hash, person_id, year,
        year_no, discharged_on, class, known_by, known_id, total_fen, reduction_fen, basic_fen, critical_fen, other_fen,
        in_catalogue_fen, is_referred, counted_before_fen, share_before_fen, tilt_before_fen, counted_fen, share_fen,
        tilt_fen, assistance_fen, own_fen, fund_id, transfer_id, settled_at, by_id, by_name)
      select ${COUNTY}, ${newId()}, ${accounts.hospital}, ${bill.billNo}, ${Buffer.alloc(32)}, ${person.id}, 2026, ${n},
        '2026-11-20', 'dibao', 'roster', ${person.id}, 1000000, 0, 600000, 0, 0, 950000, false, 0, 0, 0, 0, 245000, 0,
        245000, 155000, f.id, ${transfer}, ${at}, ${officer.userId}, 'x' from fund f where f.county_code = ${COUNTY}`);
  });
  return performance.now() - started;
}

await makeCounty();
await openMoney();
const counters: Counter[] = [];
for (let no = 1; no <= COUNTERS; no++) counters.push(await openCounter(no));
const [first] = counters;
if (!first) throw new Error('no counter');
for (const counter of counters) await settleOne(counter);
const accounts = await db.read(officer, (reader) =>
  reader.get<{
    pool: Id;
    due: Id;
    hospital: Id;
  }>(sql`select f.pool_id as pool, a.due_id as due, a.hospital_id as hospital
    from medical_hospital_account a join fund f on f.county_code = a.county_code and f.id = a.fund_id
    where a.county_code = ${COUNTY} limit 1`),
);

const alone: number[] = [];
const hand: number[] = [];
for (let no = 0; no < 400; no++) {
  alone.push(await settleOne(first));
  hand.push(await byHand(first, accounts));
}
report({
  name: 'medical: one bill, median',
  value: median(alone),
  unit: 'ms',
  baseline: median(hand),
  ratio: median(alone) / median(hand),
  runs: alone.length,
});
report({
  name: 'medical: one bill, p95',
  value: percentile(alone, 0.95),
  unit: 'ms',
  runs: alone.length,
  target: '< 100 ms',
});

const agent = new http.Agent({ keepAlive: true, maxSockets: COUNTERS });
function settleByKey(port: number, counter: Counter): Promise<number> {
  const payload = JSON.stringify(billOf(counter));
  const headers = {
    authorization: `Bearer ${counter.key}`,
    'idempotency-key': newId(),
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(payload),
  };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const wanted = { agent, port, host: '127.0.0.1', method: 'POST', path: '/api/v1/medical/settlements' };
    const request = http.request({ ...wanted, headers }, (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => {
        const isSettled = response.statusCode === 200 && text.includes('"isRepeated":false');
        if (isSettled) resolve(performance.now() - started);
        else reject(new Error(`${response.statusCode} ${text}`));
      });
    });
    request.on('error', reject);
    request.end(payload);
  });
}

async function together(
  work: (counter: Counter) => Promise<number>,
): Promise<{ rate: number; times: number[] }> {
  const times: number[] = [];
  let left = BILLS;
  const started = performance.now();
  await Promise.all(
    counters.map(async (counter) => {
      while (left > 0) {
        left -= 1;
        times.push(await work(counter));
      }
    }),
  );
  return { rate: times.length / ((performance.now() - started) / 1000), times };
}
const ours = await together(settleOne);
const theirs = await together((counter) => byHand(counter, accounts));
report({
  name: `medical: settlements per second from ${COUNTERS} counters`,
  value: ours.rate,
  unit: '/s',
  baseline: theirs.rate,
  ratio: ours.rate / theirs.rate,
  runs: ours.times.length,
});
report({
  name: `medical: one bill of ${COUNTERS} at once, p95`,
  value: percentile(ours.times, 0.95),
  unit: 'ms',
  baseline: percentile(theirs.times, 0.95),
  runs: ours.times.length,
  target: '< 100 ms',
});

const assembly = await assemble({
  ...{ house, appUrl, keys, clock: services.clock },
  requestsPerMinuteMax: Number.MAX_SAFE_INTEGER,
});
await assembly.app.listen({ port: 0, host: '127.0.0.1' });
const { port } = assembly.app.server.address() as AddressInfo;
for (const counter of counters) await settleByKey(port, counter);
const calls: number[] = [];
for (let no = 0; no < 200; no++) calls.push(await settleByKey(port, first));
report({ name: 'medical: one bill over HTTP, median', value: median(calls), unit: 'ms', runs: calls.length });
const overHttp = await together((counter) => settleByKey(port, counter));
report({
  name: `medical: bills a second over HTTP from ${COUNTERS} counters`,
  value: overHttp.rate,
  unit: '/s',
  runs: overHttp.times.length,
});
report({
  name: `medical: one bill of ${COUNTERS} at once over HTTP, p95`,
  value: percentile(overHttp.times, 0.95),
  unit: 'ms',
  runs: overHttp.times.length,
  target: '< 100 ms',
});
await assembly.close();
await db.close();
await owner.end();
await server.stop();
remove();
