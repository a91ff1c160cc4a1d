import { answerBatch, kindBank } from '../platform/banks/index.ts';
import { getValue, type Id, sql } from '../platform/base/index.ts';
import { readSaidBatch } from '../platform/payments/bank/read-said.ts';
import {
  endPayBank,
  endRun,
  enterPayBank,
  makeFile,
  readReturn,
  reconcileRun,
  takeReturn,
} from '../platform/payments/index.ts';
import { median, report } from './kit/measure.ts';
import { AT, openPayHouse, type PayCounty, payByActs, payByHand } from './kit/pay-house.ts';
import { handWritten } from './kit/payments-by-hand.ts';

/** `PAY_LINES=60000 PAY_RUNS=3`: a month of a county from awards to the book, its file to the bank, and the return. */
const LINES = Number(process.env.PAY_LINES ?? 60_000);
const RUNS = Number(process.env.PAY_RUNS ?? 3);
const MONTHS_BEFORE = 12;

const house = await openPayHouse({ counties: RUNS, awards: LINES, months: MONTHS_BEFORE, isSealed: true });
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
  for (const county of house.counties) {
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
  if (county && runId) await measureBank(county, runId);
} finally {
  await house.close();
}
