import { fork } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { answerBatch, type BankHabits, fateOf } from '../../banks/index.ts';
import {
  type Actor,
  createFieldCipher,
  type Database,
  type FieldCipher,
  getValue,
  type Id,
  newId,
  openDatabase,
  openKeyRing,
  sql,
} from '../../base/index.ts';
import { checkBook } from '../../ledger/index.ts';
import { testActor } from '../../testing/actors.ts';
import { type KillsAtWork, killAtWork, openKillHouse, persist } from '../../testing/killing.ts';
import { reconcileCounty, reconcileRun } from '../bank/index.ts';
import { readSaidBatch } from '../bank/read-said.ts';
import { fillKillCounty, KILL_COUNTY, MONTHLY_FEN } from './kill-county.ts';
import type { BankAnswer, PaySaid } from './kill-pay-program.ts';

export interface PayKills extends KillsAtWork {
  /** Acts of which the program had been told that they are kept. */
  readonly kept: number;
  readonly ended: number;
  /** What the bank was asked to pay and did, in lines of its files. */
  readonly paid: number;
}

const habits: BankHabits = { failing: 0.15, late: 0.3, twice: 0, strange: 0, shuffled: true };
const KEPT_BETWEEN = 3;
const ORDER = ['preview', 'frozen', 'signed', 'ended'];

/** A bank that lives through everything: it carries a file out once, and says the same whenever it is asked again. */
class Bank {
  readonly files = new Map<string, string>();
  /** What was paid, by the line's reference: nothing is paid twice for one reference. */
  readonly paid = new Map<string, { readonly batchId: Id; readonly account: string; readonly fen: bigint }>();
  readonly #db: Database;
  readonly #officer: Actor;
  readonly #cipher: FieldCipher;
  constructor(db: Database, officer: Actor, cipher: FieldCipher) {
    this.#db = db;
    this.#officer = officer;
    this.#cipher = cipher;
  }

  async carryOut({ file, batchId, batchNo }: Extract<PaySaid, { file: string }>): Promise<BankAnswer> {
    const digest = hash('sha256', Buffer.from(file, 'base64'), 'hex');
    const known = this.files.get(batchNo) ?? digest;
    if (known !== digest) throw new Error(`the file ${batchNo} came twice and was not the same`);
    this.files.set(batchNo, digest);
    const batch = await persist(() =>
      this.#db.read(this.#officer, (reader) => readSaidBatch(reader, this.#cipher, KILL_COUNTY, batchId)),
    );
    for (const line of batch.lines) {
      if (!fateOf(line, habits).isPaid) continue;
      this.paid.set(line.reference, { batchId, account: line.account, fen: line.amountFen });
    }
    return { batchId, returns: answerBatch(batch, habits).map((bytes) => bytes.toString('base64')) };
  }
}

/**
 * Pays month after month in two schemes at once, from the roll to the end of each run, while program and database are
 * killed in turn by `kill -9`. After each kill: everything that was told as kept is there, the book adds up, roll, ledger
 * and bank agree, and nobody was paid a month twice by the bank or by the book.
 *
 * @throws at the first act lost, payment lost or payment twice.
 */
export async function killPayments(options: {
  readonly kills: number;
  readonly waitMsMax: number;
  say?(line: string): void;
}): Promise<PayKills> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'minzheng-kill-pay-'));
  const keyFile = path.join(folder, 'keys.json');
  const ring = openKeyRing(keyFile);
  const house = await openKillHouse(ring);
  const { ownerUrl, appUrl } = house;
  const db = openDatabase({ url: appUrl, connectionsMax: 3 });
  const officer = testActor({ countyCode: KILL_COUNTY });
  const director: Actor = { ...officer, userId: newId(), userName: '局长', post: 'director' };
  const cipher = createFieldCipher(ring);
  const bank = new Bank(db, officer, cipher);
  const kept = new Set<string>();
  let failure: unknown;
  try {
    const lanes = await fillKillCounty(ownerUrl, db, cipher, officer, director);
    const [plainOfficer, plainDirector] = [officer, director].map(({ permissions: _, ...plain }) => plain);
    const startProgram = () => {
      const child = fork(path.join(import.meta.dirname, 'kill-pay-program.ts'), {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      child.on('message', (said: PaySaid) => {
        if ('kept' in said) kept.add(`${said.kept} ${said.runId}`);
        else
          bank.carryOut(said).then(
            // A program that is killed between the question and the answer hears nothing, and asks anew.
            (answer) => child.connected && child.send(answer, () => undefined),
            (error: unknown) => {
              failure = error;
            },
          );
      });
      child.send({ appUrl, keyFile, officer: plainOfficer, director: plainDirector, lanes });
      return child;
    };
    const killed = await killAtWork({
      ...{ ...options, house, startProgram, keptBetween: KEPT_BETWEEN },
      listKept() {
        if (failure) throw failure;
        return [...kept];
      },
      judge: (there) => persist(() => judge(db, officer, cipher, bank, there)),
    });
    const ended = [...kept].filter((said) => said.startsWith('ended')).length;
    return { ...killed, kept: kept.size, ended, paid: bank.paid.size };
  } finally {
    await db.close();
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything that is wrong, in words; it asks the tables, the book and the bank, and none of the acts. */
async function judge(
  db: Database,
  officer: Actor,
  cipher: FieldCipher,
  bank: Bank,
  there: readonly string[],
): Promise<string[]> {
  // The bank goes on paying: what it had paid before the look has to be asked for in what is looked at.
  const paidBefore = new Map(bank.paid);
  return await db.snapshot(officer, async (reader) => {
    const faults = (await checkBook(reader, KILL_COUNTY)).map((fault) => `the book: ${String(fault)}`);
    const runs = await reader.rows<{ id: Id; state: string; scheme: string }>(
      sql`select id, state, scheme from pay_run where county_code = ${KILL_COUNTY} order by first_month desc`,
    );
    const states = new Map(runs.map(({ id, state }) => [id, state]));
    const rows = await reader.rows<{ id: Id }>(sql`select id from pay_batch where county_code = ${KILL_COUNTY}
      union all select id from pay_return where county_code = ${KILL_COUNTY}`);
    const files = new Set(rows.map(({ id }) => id));
    for (const said of there) {
      const [what = '', id = '', runId = id] = said.split(' ');
      if (ORDER.includes(what)) {
        if (ORDER.indexOf(states.get(runId) ?? '') < ORDER.indexOf(what)) faults.push(`lost: ${said}`);
      } else if (!files.has(id)) faults.push(`lost: ${said}`);
    }
    // What the bank paid beyond the roll of a payee, and what the book says was given without the bank.
    const lines = await reader.rows<{ reference: string; fen: bigint }>(
      sql`select reference, amount_fen as fen from pay_batch_line where county_code = ${KILL_COUNTY}`,
    );
    const asked = new Map(lines.map(({ reference, fen }) => [reference, fen]));
    for (const [reference, line] of paidBefore) {
      if (asked.get(reference) !== line.fen) faults.push(`paid and not asked for: ${reference}`);
    }
    const twice = await reader.rows<{ payee_id: Id }>(sql`select i.roll_no as payee_id
      from pay_batch_item i join pay_batch_line l
        on l.county_code = i.county_code and l.batch_id = i.batch_id and l.line_no = i.line_no
      where i.county_code = ${KILL_COUNTY} and l.reference = any(${[...bank.paid.keys()]}::text[])
      group by i.run_id, i.roll_no having count(*) > 1`);
    if (twice.length > 0) faults.push(`paid twice by the bank: ${twice.length} lines of rolls`);
    const months = await reader.rows(sql`select party_id from ledger_leg
      where county_code = ${KILL_COUNTY} and step > 0 group by scheme, party_id, period
      having sum(case when step % 2 = 1 then amount else -amount end) > ${MONTHLY_FEN}`);
    if (months.length > 0) faults.push(`given twice by the book: ${months.length} months`);
    for (const { id, state } of runs.slice(0, 4)) {
      if (state !== 'signed' && state !== 'ended') continue;
      if (!getValue(await reconcileRun(reader, officer, cipher, id)).agrees)
        faults.push(`differs: run ${id}`);
    }
    const county = await reconcileCounty(reader, officer);
    for (const one of county.items.filter(({ agrees }) => !agrees)) faults.push(`differs: ${one.scheme}`);
    const given = county.items.reduce((sum, { givenFen }) => sum + BigInt(givenFen), 0n);
    const paid = [...bank.paid.values()].reduce((sum, { fen }) => sum + fen, 0n);
    if (given > paid) faults.push(`the book gave ${given}, the bank ${paid}`);
    return faults;
  });
}
