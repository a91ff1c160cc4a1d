import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { rollList } from '../lines/funds/roll-list.ts';
import { answerBatch, kindBank } from '../platform/banks/index.ts';
import { getValue, type Id, sql } from '../platform/base/index.ts';
import { exportList, listCatalogue } from '../platform/exports/index.ts';
import { leaveLines } from '../platform/payments/bank/index.ts';
import { readSaidBatch } from '../platform/payments/bank/read-said.ts';
import {
  endPayBank,
  endRun,
  enterPayBank,
  lineOrders,
  listLines,
  makeFile,
  readReturn,
  reconcileCounty,
  reconcileRun,
  takeReturn,
} from '../platform/payments/index.ts';
import { median, report } from './kit/measure.ts';
import {
  AT,
  careLaw,
  giveCarers,
  openPayHouse,
  type PayCounty,
  payByActs,
  payByHand,
} from './kit/pay-house.ts';
import { handWritten } from './kit/payments-by-hand.ts';
import { makeFolder } from './kit/program.ts';

/** `PAY_LINES=60000 PAY_RUNS=3`: a month of a county from awards to the book, its file to the bank, and the return. */
const LINES = Number(process.env.PAY_LINES ?? 60_000);
const RUNS = Number(process.env.PAY_RUNS ?? 3);
const MONTHS_BEFORE = 12;
const ROLL_PAGES = 9;

const house = await openPayHouse({
  counties: RUNS + 1,
  awards: LINES,
  months: MONTHS_BEFORE,
  isSealed: true,
});
const { db, owner, cipher } = house;
const services = { cipher, clock: { now: () => AT, today: () => Temporal.PlainDate.from('2026-03-02') } };

interface Timing {
  readonly seconds: number;
  readonly processor: number;
}
async function timed<T>(work: () => Promise<T>): Promise<Timing & { value: T }> {
  await owner.query('checkpoint');
  const [startedAt, used] = [performance.now(), house.processorSeconds()];
  const value = await work();
  return {
    value,
    seconds: (performance.now() - startedAt) / 1000,
    processor: house.processorSeconds() - used,
  };
}

const acts = new Map<string, number[]>();
const say = (act: string, seconds: number) => acts.set(act, [...(acts.get(act) ?? []), seconds]);

async function measureMonth(): Promise<Id[]> {
  const [hand, ours, bare]: Timing[][] = [[], [], []];
  const runs: Id[] = [];
  await handWritten.open(owner);
  for (const county of house.counties.slice(0, RUNS)) {
    const byHand = await timed(() => payByHand(owner, county));
    const byActs = await timed(() => payByActs(db, county, say));
    runs.push(byActs.value);
    const { lines } = await db.read(county.officer, (reader) =>
      reader.get<{ lines: number }>(
        sql`select lines from pay_run where county_code = ${county.code} and id = ${byActs.value}`,
      ),
    );
    if (lines !== byHand.value) throw new Error(`${lines} lines by acts, ${byHand.value} by hand`);
    hand?.push(byHand);
    ours?.push(byActs);
    bare?.push(await timed(() => writeBare(county)));
    console.error(`${county.code}: by hand ${byHand.seconds} s, ours ${byActs.seconds} s`);
  }
  const of = (list: Timing[] | undefined, key: keyof Timing) => median((list ?? []).map((one) => one[key]));
  const name = `payments: ${LINES} lines from awards to the book`;
  for (const [key, unit] of [
    ['seconds', 's'],
    ['processor', 's of a processor'],
  ] as const) {
    const [value, baseline] = [of(ours, key), of(hand, key)];
    report({
      name: `${name}, against SQL by hand`,
      value,
      unit,
      baseline,
      ratio: value / baseline,
      runs: RUNS,
    });
  }
  report({ name: `${name}, the bare write alone`, value: of(bare, 'seconds'), unit: 's', runs: RUNS });
  for (const [act, took] of acts) {
    const target = act === 'preview' ? { target: '≤ 3 s' } : {};
    report({
      name: `payments: ${LINES} lines, ${act}`,
      value: median(took),
      unit: 's',
      runs: RUNS,
      ...target,
    });
  }
  return runs;
}

/** The same month where what is for care goes to a carer: as many lines, of half the awards. */
async function measureCare(county: PayCounty): Promise<void> {
  await giveCarers(owner, county);
  const took: Record<string, number> = {};
  const all = await timed(() =>
    payByActs(
      db,
      county,
      (act, seconds) => {
        took[act] = seconds;
      },
      careLaw,
    ),
  );
  const { care } = await db.read(county.officer, (reader) =>
    reader.get<{ care: number }>(sql`select count(*)::integer as care from pay_line
      where county_code = ${county.code} and run_id = ${all.value} and item = 'care' and payee_kind = 'carer'`),
  );
  if (care < LINES / 3) throw new Error(`${care} lines for care`);
  const name = `payments: ${LINES} lines, of each award one for care`;
  report({ name: `${name}, preview`, value: took.preview ?? 0, unit: 's', runs: 1, target: '≤ 3 s' });
  for (const key of ['seconds', 'processor'] as const)
    report({
      name: `${name}, from awards to the book`,
      value: all[key],
      unit: key === 'seconds' ? 's' : 's of a processor',
      runs: 1,
    });
}

async function writeBare({ code }: PayCounty): Promise<void> {
  for (const table of ['hand_pay_line', 'hand_ledger_leg']) {
    await owner.query(`create table bare as select * from ${table} where county_code = '${code}'`);
    await owner.query('drop table bare');
  }
}

/** Out to the bank and back: what a clerk waits for at each step. */
async function measureBank(county: PayCounty, runId: Id): Promise<void> {
  const { officer, director, code } = county;
  const entered = {
    bankName: '农商行',
    format: 'comma-utf-8',
    payerName: '大冶市民政局',
    account: '62999900000000001',
  };
  const bank = getValue(await db.write(officer, (tx) => enterPayBank(tx, officer, cipher, AT, entered)));
  getValue(await db.write(director, (tx) => endPayBank(tx, director, AT, bank.id, 'confirmed')));
  const made = await timed(() =>
    db.write(officer, (tx) => makeFile(tx, officer, services, runId, { title: '高龄津贴' })),
  );
  const { id: batchId } = getValue(made.value);
  const said = await db.read(officer, (reader) => readSaidBatch(reader, cipher, code, batchId));
  const [bytes] = answerBatch(said, kindBank);
  if (bytes === undefined) throw new Error('the bank says nothing');
  const read = await timed(() => readReturn((work) => db.read(officer, work), officer, batchId, bytes));
  const answer = getValue(read.value);
  const upload = { fileName: '回盘.csv', bytes };
  const booked = await timed(() =>
    db.write(officer, (tx) => takeReturn(tx, officer, services, batchId, upload, answer)),
  );
  const { paid, failed, open } = getValue(booked.value);
  if (paid === 0 || failed === 0 || open > 0) throw new Error(`paid ${paid}, failed ${failed}, open ${open}`);
  const byHand = await timed(() => bookByHand(county, batchId, runId));
  const lines = said.lines.length;
  report({ name: `payments: file of ${lines} lines for the bank`, value: made.seconds, unit: 's', runs: 1 });
  report({ name: `payments: return of ${lines} lines, read apart`, value: read.seconds, unit: 's', runs: 1 });
  report({
    name: `payments: return of ${lines} lines, read and booked; beside the booking alone by hand`,
    ...{
      value: read.seconds + booked.seconds,
      unit: 's',
      baseline: byHand.seconds,
      runs: 1,
      target: '≤ 5 s',
    },
    ratio: (read.seconds + booked.seconds) / byHand.seconds,
  });
  const held = await timed(() => db.read(officer, (reader) => reconcileRun(reader, officer, cipher, runId)));
  if (!getValue(held.value).agrees) throw new Error('roll, ledger and bank differ');
  report({
    name: `payments: roll, ledger and bank of ${lines} lines, line by line`,
    value: held.seconds,
    unit: 's',
    runs: 1,
  });
  const ended = await timed(() => db.write(officer, (tx) => endRun(tx, officer, services, runId)));
  if (ended.value.ok) throw new Error('a run ended with lines that came back');
  await measureCounty(county, runId);
}

/** The whole county held together while the run is open, and when it has ended and its sums are kept. */
async function measureCounty({ officer, code }: PayCounty, runId: Id): Promise<void> {
  const county = async (fromLines: boolean) => {
    const { value, seconds } = await timed(() =>
      db.read(officer, (reader) => reconcileCounty(reader, officer, fromLines)),
    );
    if (value.items.some(({ agrees }) => !agrees)) throw new Error(`the sums of ${code} differ`);
    return seconds;
  };
  const open = await county(false);
  const back = await db.read(officer, (reader) =>
    reader.rows<{ no: number }>(sql`select distinct i.roll_no as no from pay_batch_item i
      join pay_result r on r.county_code = i.county_code and r.batch_id = i.batch_id and r.line_no = i.line_no
      where i.county_code = ${code} and i.run_id = ${runId} and r.how = 'failed'`),
  );
  const rollNos = back.map(({ no }) => no);
  getValue(
    await db.write(officer, (tx) => leaveLines(tx, officer, AT, runId, { rollNos, reason: '无法发放' })),
  );
  const ended = await timed(() => db.write(officer, (tx) => endRun(tx, officer, services, runId)));
  getValue(ended.value);
  const name = `payments: the county's reconciliation, one run of ${LINES} lines`;
  for (const [what, value] of [
    ['open', open],
    ['ended, every line again', await county(true)],
    ['ended', await county(false)],
  ] as const)
    report({ name: `${name}, ${what}`, value, unit: 's', runs: 1 });
  report({ name: `payments: the end of a run of ${LINES} lines`, value: ended.seconds, unit: 's', runs: 1 });
}

/** What somebody waits for who puts the whole roll in another order, and turns to a page in its midst, or takes it out. */
async function measureRoll(county: PayCounty, runId: Id): Promise<void> {
  const { code } = county;
  const officer = { ...county.officer, permissions: new Set(['payments.read', 'exports.run']) };
  for (const sort of lineOrders) {
    const took: number[] = [];
    let after: string | undefined;
    for (let page = 0; page < ROLL_PAGES; page++) {
      const read = await timed(() =>
        db.read(officer, (reader) => listLines(reader, officer, runId, { sort }, { limit: 100, after })),
      );
      after = getValue(read.value).next ?? undefined;
      took.push(read.seconds);
    }
    report({
      name: `payments: a page of a roll of ${LINES} lines by ${sort}`,
      value: median(took),
      unit: 's',
      runs: ROLL_PAGES,
    });
  }
  const { folder, remove } = makeFolder('roll');
  for (const [format, sort] of [
    ['csv', 'no'],
    ['xlsx', 'no'],
    ['csv', '-amount'],
    ['xlsx', '-amount'],
  ] as const) {
    const wish = {
      lists: listCatalogue(rollList),
      actor: officer,
      language: 'zh',
      list: 'pay-roll',
      format,
    } as const;
    const made = await timed(() =>
      exportList(
        { ...services, db },
        { ...wish, filter: { runId, sort } },
        createWriteStream(path.join(folder, `roll.${format}`)),
      ),
    );
    const { rowCount } = getValue(made.value);
    if (rowCount < LINES) throw new Error(`${rowCount} of ${LINES} lines of a roll of ${code} came out`);
    report({
      name: `payments: the whole roll of ${LINES} lines as ${format} by ${sort}`,
      value: made.seconds,
      unit: 's',
      runs: 1,
    });
  }
  remove();
}

/** What became of each line and the legs from due to given, in two statements, as if the return stood in a table. */
async function bookByHand({ code, poolId }: PayCounty, batchId: Id, runId: Id): Promise<void> {
  await owner.query('create table if not exists hand_pay_result (like pay_result including all)');
  await owner.query(
    `insert into hand_pay_result select * from pay_result where county_code = $1 and batch_id = $2`,
    [code, batchId],
  );
  await owner.query(
    `insert into hand_ledger_leg select $1, $3, row_number() over (order by l.period, l.party_id), a.id, $4, l.amount_fen,
       a.scheme, l.party_id, l.period, l.item, 1
     from pay_line l
       join pay_batch_item i on i.county_code = l.county_code and i.run_id = l.run_id and i.roll_no = l.no
       join hand_pay_result r on r.county_code = l.county_code and r.batch_id = i.batch_id and r.line_no = i.line_no and r.how = 'paid'
       join ledger_account a on a.county_code = l.county_code and a.town_id = l.town_id and a.kind = 'due'
     where l.county_code = $1 and l.run_id = $2`,
    [code, runId, batchId, poolId],
  );
}

try {
  const runs = await measureMonth();
  const [county] = house.counties;
  const [runId] = runs;
  if (county && runId) await measureRoll(county, runId);
  if (county && runId) await measureBank(county, runId);
  const last = house.counties.at(-1);
  if (last) await measureCare(last);
} finally {
  await house.close();
}
