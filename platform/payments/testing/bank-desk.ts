import { getValue, type Id, sql, type Tx } from '../../base/index.ts';
import {
  decideLines,
  endPayBank,
  endRun,
  enterPayBank,
  leaveLines,
  listBatches,
  listBatchLines,
  listCameBack,
  listReturnFindings,
  makeFile,
  openBatchBytes,
  readReturn,
  reconcileRun,
  reissueLines,
  takeReturn,
} from '../bank/index.ts';
import { readSaidBatch } from '../bank/read-said.ts';
import { at, bureau, county, db, desk, director, services } from './pay-desk.ts';

const { cipher } = services;

/** A bank that two have confirmed: its files are separated by commas, in UTF-8, as are the returns. */
export async function openPayBank(format = 'comma-utf-8'): Promise<Id> {
  const account = '62999900000000001';
  const bank = { bankName: '大冶农商行', format, payerName: '大冶市民政局', account };
  const { id } = getValue(await desk.write((tx) => enterPayBank(tx, bureau, cipher, at, bank)));
  getValue(await db.write(director, (tx) => endPayBank(tx, director, at, id, 'confirmed')));
  return id;
}

export const makeFileOf = (runId: Id) =>
  desk.write((tx) => makeFile(tx, bureau, services, runId, { title: '高龄津贴' }));
export const reissueOf = (runId: Id, againNos: number[] = []) =>
  desk.write((tx) => reissueLines(tx, bureau, services, runId, { title: '高龄津贴', againNos }));
export const leaveOf = (runId: Id, rollNos: number[]) =>
  desk.write((tx) => leaveLines(tx, bureau, at, runId, { rollNos, reason: '本人已去世' }));
export const endOf = (runId: Id) => desk.write((tx) => endRun(tx, bureau, services, runId));
export const saidOf = (batchId: Id) =>
  db.read(bureau, (reader) => readSaidBatch(reader, cipher, county.code, batchId));
export const bytesOf = (batchId: Id) =>
  db.read(bureau, (reader) => openBatchBytes(reader, cipher, county.code, batchId, 'file'));

/** Takes a return in as the route does: read apart, then booked. */
export async function takeIn(batchId: Id, bytes: Buffer) {
  const said = await readReturn((work) => db.read(bureau, work), bureau, batchId, bytes);
  if (!said.ok) return said;
  return await desk.write((tx) =>
    takeReturn(tx, bureau, services, batchId, { fileName: '回盘.csv', bytes }, said.value),
  );
}

interface Said {
  readonly lineNos?: number[];
  readonly findingNos?: number[];
}
export const decide = (
  batchId: Id,
  how: 'paid' | 'failed' | 'noted',
  { lineNos = [], findingNos = [] }: Said,
  actor = director,
) =>
  db.write(actor, (tx) =>
    decideLines(tx, actor, at, batchId, { how, lineNos, findingNos, reason: '银行书面答复' }),
  );

export const batchesOf = (runId: Id) => db.read(bureau, (reader) => listBatches(reader, bureau, runId));
export const statesOf = async (batchId: Id) =>
  getValue(
    await db.read(bureau, (reader) => listBatchLines(reader, bureau, batchId, {}, { limit: 200 })),
  ).items.map(({ state }) => state);
export const openFindingsOf = async (batchId: Id) =>
  getValue(
    await db.read(bureau, (reader) =>
      listReturnFindings(reader, bureau, batchId, { open: true }, { limit: 200 }),
    ),
  ).items;
export const cameBackOf = async (runId: Id) =>
  getValue(await db.read(bureau, (reader) => listCameBack(reader, bureau, runId, { limit: 200 }))).items;
export const reconcileOf = async (runId: Id) =>
  getValue(await db.read(bureau, (reader) => reconcileRun(reader, bureau, cipher, runId)));

/** Due and given of a scheme in the ledger, in fen. */
export const standingOf = ({ scheme }: { readonly scheme: string }) =>
  db.read(bureau, (reader) =>
    reader.get<{ due: bigint; given: bigint }>(sql`select
        coalesce(sum(h.balance) filter (where a.kind = 'due'), 0)::bigint as due,
        coalesce(sum(h.balance) filter (where a.kind = 'given'), 0)::bigint as given
      from ledger_account a join ledger_head h on h.county_code = a.county_code and h.account_id = a.id
      where a.county_code = ${county.code} and a.scheme = ${scheme}`),
  );

export const runStatement = (work: (tx: Tx) => Promise<unknown>) => db.change(bureau, work);

const TITLES = '批次号,序号,账号,户名,应发金额,实发金额,处理结果,返回码,失败原因';

/** A return in which an officer of the bank wrote these words; `ok` and `no` of each line, or another paid amount in fen. */
export async function sayOf(
  batchId: Id,
  words: Readonly<Record<number, 'ok' | 'no' | 'wait' | number>>,
  extra: readonly string[] = [],
): Promise<Buffer> {
  const batch = await saidOf(batchId);
  const yuan = (fen: bigint) => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
  const rows = batch.lines.flatMap((line) => {
    const word = words[line.lineNo];
    if (word === undefined) return [];
    const paid = word === 'ok' ? line.amountFen : typeof word === 'number' ? BigInt(word) : 0n;
    const state = word === 'no' ? '失败' : word === 'wait' ? '处理中' : '成功';
    const tail = word === 'no' ? 'E101,账户已销户' : '0000,';
    return [
      `${batch.batchNo},${line.lineNo},${line.account},${line.holderName},${yuan(line.amountFen)},${yuan(paid)},${state},${tail}`,
    ];
  });
  return Buffer.from([TITLES, ...rows, ...extra].join('\r\n'), 'utf8');
}
