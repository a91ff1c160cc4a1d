import type { Actor } from '../../base/index.ts';
import {
  createFieldCipher,
  type Database,
  type Id,
  openDatabase,
  openKeyRing,
  type Reader,
  sql,
  systemClock,
} from '../../base/index.ts';
import { openBatchBytes, reissueLines } from '../bank/index.ts';
import {
  endRun,
  freezeRun,
  makeFile,
  prepareRun,
  readReturn,
  rebuildRun,
  settleFindings,
  signRun,
  takeReturn,
} from '../index.ts';

/**
 * A program to be killed: pays month after month of its schemes, from the roll to the end of the run, and goes on from
 * whatever it finds. It tells each step only after the database has said that it is kept. The bank is the one who kills.
 */
export interface PayWish {
  readonly appUrl: string;
  readonly keyFile: string;
  readonly officer: Omit<Actor, 'permissions'>;
  readonly director: Omit<Actor, 'permissions'>;
  readonly lanes: readonly { readonly scheme: string; readonly fundId: Id }[];
}

/** What is told to whoever kills. `file`: to be carried out by the bank, which answers with its returns. */
export type PaySaid =
  | { readonly kept: string; readonly runId: Id }
  | { readonly file: string; readonly batchId: Id; readonly batchNo: string };
export interface BankAnswer {
  readonly batchId: Id;
  readonly returns: readonly string[];
}

interface RunNow {
  readonly id: Id;
  readonly state: string;
  readonly version: number;
  readonly first_month: Temporal.PlainDate;
  readonly signatures: number;
  readonly findings: number[] | null;
  readonly batch_id: Id | null;
  readonly batch_no: string | null;
  readonly has_answer: boolean;
}

const FIRST_MONTH = Temporal.PlainDate.from('2026-01-01');

const findRun = (reader: Reader, county: string, scheme: string) =>
  reader.find<RunNow>(sql`select r.id, r.state, r.version, r.first_month,
      (select count(*)::integer from pay_signature s where s.county_code = r.county_code and s.run_id = r.id) as signatures,
      (select array_agg(f.no) from pay_finding f where f.county_code = r.county_code and f.run_id = r.id
        and f.settled_how is null) as findings,
      b.id as batch_id, b.batch_no,
      exists (select 1 from pay_return t where t.county_code = b.county_code and t.batch_id = b.id) as has_answer
    from pay_run r left join lateral (select b.county_code, b.id, b.batch_no from pay_batch b
      where b.county_code = r.county_code and b.run_id = r.id order by b.no desc limit 1) b on true
    where r.county_code = ${county} and r.scheme = ${scheme} order by r.first_month desc, r.id desc limit 1`);

process.once('message', (wish: PayWish) => {
  const db = openDatabase({ url: wish.appUrl, connectionsMax: 4 });
  const services = { cipher: createFieldCipher(openKeyRing(wish.keyFile)), clock: systemClock };
  const people = [wish.officer, wish.director].map((one): Actor => ({ ...one, permissions: new Set() }));
  const waiting = new Map<Id, (returns: readonly string[]) => void>();
  process.on('message', ({ batchId, returns }: BankAnswer) => waiting.get(batchId)?.(returns));
  const ask = (said: Extract<PaySaid, { file: string }>) =>
    new Promise<readonly string[]>((resolve) => {
      waiting.set(said.batchId, resolve);
      process.send?.(said);
    });
  for (const lane of wish.lanes) void payForEver({ db, services, people, ask, ...lane });
});

interface Lane {
  readonly db: Database;
  readonly services: Parameters<typeof makeFile>[2];
  readonly people: readonly Actor[];
  readonly scheme: string;
  readonly fundId: Id;
  ask(said: Extract<PaySaid, { file: string }>): Promise<readonly string[]>;
}

async function payForEver(lane: Lane): Promise<void> {
  for (;;) {
    try {
      await step(lane);
    } catch {
      // The database is away: what was done is found again when it is back.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** The next act that the latest run of the scheme waits for. */
async function step(lane: Lane): Promise<void> {
  const { db, services, people, scheme, fundId } = lane;
  const [officer, director] = people;
  if (!officer || !director) throw new Error('two people pay');
  const at = services.clock.now();
  const run = await db.read(officer, (reader) => findRun(reader, officer.countyCode, scheme));
  const tell = (kept: string, runId: Id) => process.send?.({ kept, runId });
  if (!run || run.state === 'ended') {
    const firstMonth = run ? run.first_month.add({ months: 1 }) : FIRST_MONTH;
    const made = await db.write(officer, (tx) =>
      prepareRun(tx, officer, at, { scheme, fundId, firstMonth, months: 1 }),
    );
    if (made.ok) tell('preview', made.value.id);
    return;
  }
  const act = { runId: run.id, version: run.version };
  if (run.state === 'preview' && run.findings) {
    const settling = { findingNos: run.findings, how: 'leave-out' as const, reason: '待核' };
    await db.write(officer, (tx) => settleFindings(tx, officer, at, act, settling));
  } else if (run.state === 'preview') {
    if ((await db.write(officer, (tx) => freezeRun(tx, officer, at, act))).ok) tell('frozen', run.id);
    else await db.write(officer, (tx) => rebuildRun(tx, officer, at, act));
  } else if (run.state === 'frozen') {
    const who = run.signatures === 0 ? officer : director;
    const signed = await db.write(who, (tx) => signRun(tx, who, at, act));
    if (signed.ok) tell(signed.value.state, run.id);
  } else await payOut(lane, run, officer);
}

async function payOut({ db, services, ask }: Lane, run: RunNow, officer: Actor): Promise<void> {
  const tell = (kept: string) => process.send?.({ kept, runId: run.id });
  if (run.batch_id === null || run.batch_no === null) {
    const made = await db.write(officer, (tx) =>
      makeFile(tx, officer, services, run.id, { title: '高龄津贴' }),
    );
    if (made.ok) tell(`file ${made.value.id}`);
    return;
  }
  const { batch_id: batchId, batch_no: batchNo } = run;
  if (run.has_answer) {
    if ((await db.write(officer, (tx) => endRun(tx, officer, services, run.id))).ok)
      return void tell('ended');
  }
  const bytes = await db.read(officer, (reader) =>
    openBatchBytes(reader, services.cipher, officer.countyCode, batchId, 'file'),
  );
  for (const said of await ask({ file: bytes.toString('base64'), batchId, batchNo })) {
    const back = Buffer.from(said, 'base64');
    const read = await readReturn((work) => db.read(officer, work), officer, batchId, back);
    if (!read.ok) throw new Error(read.refusal.code);
    const upload = { fileName: '回盘.csv', bytes: back };
    const taken = await db.write(officer, (tx) =>
      takeReturn(tx, officer, services, batchId, upload, read.value),
    );
    if (taken.ok) tell(`return ${taken.value.id}`);
  }
  // The bank mended the accounts of those that came back: they go out once more.
  const againNos = Array.from({ length: 100 }, (_, no) => no + 1);
  const again = await db.write(officer, (tx) =>
    reissueLines(tx, officer, services, run.id, { title: '高龄津贴', againNos }),
  );
  if (again.ok) tell(`file ${again.value.id}`);
}
