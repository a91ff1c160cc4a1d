import assert from 'node:assert/strict';
import type { ReturnFile } from '../../banks/index.ts';
import { type Actor, type Id, newId, type Outcome, type Reader, sql, type Tx } from '../../base/index.ts';
import { decideLines, endRun, leaveLines, makeFile, reissueLines, takeReturn } from '../bank/index.ts';
import { abandonRun, freezeRun } from '../freeze-run.ts';
import { prepareRun } from '../prepare-run.ts';
import { signRun } from '../sign-run.ts';
import { addAccountIn, at, bureau, county, db, director, grant, type Purse, services } from './pay-desk.ts';
import {
  isDue,
  type PayState,
  type Person,
  paidOf,
  type RunEvent,
  type Word,
  wordsFor,
} from './run-model.ts';

const FEN = 10_000;
export const people: Readonly<Record<Person, Actor>> = { maker: bureau, other: director };
const MONTH = Temporal.PlainDate.from('2026-11-01');

/** A purse and those whom it pays, one line of the roll each, in the order of the roll. */
export interface World {
  readonly purse: Purse;
  readonly payees: readonly Id[];
}

export async function openWorld(purse: Purse, count: number): Promise<World> {
  for (let no = 0; no < count; no++) await grant(purse, { amountFen: FEN + no });
  const rows = await db.read(bureau, (reader) =>
    reader.rows<{ party_id: Id }>(sql`select party_id from award
      where county_code = ${county.code} and scheme = ${purse.scheme} order by id`),
  );
  return { purse, payees: rows.map(({ party_id }) => party_id) };
}

interface Now {
  readonly id: Id;
  readonly version: number;
  readonly batch_id: Id | null;
  readonly batch_no: string | null;
}

const findNow = (reader: Reader, { purse }: World) =>
  reader.find<Now>(sql`select r.id, r.version, b.id as batch_id, b.batch_no
    from pay_run r left join lateral (select t.id, t.batch_no from pay_batch t
      where t.county_code = r.county_code and t.run_id = r.id order by t.no desc limit 1) b on true
    where r.county_code = ${county.code} and r.scheme = ${purse.scheme} order by r.id desc limit 1`);

export const runIdOf = async (world: World): Promise<Id | undefined> =>
  (await db.read(bureau, (reader) => findNow(reader, world)))?.id;

/** Carries out with the program what the page of paper is asked. @returns the answer in the same words. */
export async function carryOut(tx: Tx, world: World, event: RunEvent, person: Person): Promise<string> {
  const actor = people[person];
  const run = await findNow(tx, world);
  const runId = run?.id ?? newId();
  const act = { runId, version: run?.version ?? 0 };
  const said = (outcome: Outcome<{ isNew?: boolean } | object>): string => {
    if (!outcome.ok) return outcome.refusal.code;
    return 'isNew' in outcome.value && !outcome.value.isNew ? 'again' : 'done';
  };
  const title = '高龄津贴';
  switch (event.kind) {
    case 'prepare': {
      const { scheme, fundId } = world.purse;
      return said(await prepareRun(tx, actor, at, { scheme, fundId, firstMonth: MONTH, months: 1 }));
    }
    case 'freeze':
      return said(await freezeRun(tx, actor, at, act));
    case 'abandon':
      return said(await abandonRun(tx, actor, at, act));
    case 'sign':
      return said(await signRun(tx, actor, at, act));
    case 'file':
      return said(await makeFile(tx, actor, services, runId, { title }));
    case 'reissue':
      return said(await reissueLines(tx, actor, services, runId, { title, againNos: rollNos(world) }));
    case 'leave':
      return said(await leaveLines(tx, actor, at, runId, { rollNos: rollNos(world), reason: '无法联系' }));
    case 'end':
      return said(await endRun(tx, actor, services, runId));
    case 'account':
      return await changeAccount(tx, world.payees[event.roll] ?? '');
    case 'return':
    case 'decide':
    case 'note':
      return said(await ofFile(tx, actor, run, event));
    case 'death':
      await tx.run(sql`update person set died_on = '2026-11-20'
        where county_code = ${county.code} and id = ${world.payees[event.roll] ?? ''}`);
      return 'done';
  }
}

const rollNos = ({ payees }: World) => payees.map((_, place) => place + 1);

async function changeAccount(tx: Tx, personId: Id): Promise<string> {
  await tx.run(sql`update bank_account set closed_on = '2026-11-20'
    where county_code = ${county.code} and person_id = ${personId} and closed_on is null`);
  await addAccountIn(tx, personId);
  return 'done';
}

async function ofFile(
  tx: Tx,
  actor: Actor,
  run: Now | undefined,
  event: Extract<RunEvent, { kind: 'return' | 'decide' | 'note' }>,
): Promise<Outcome<object>> {
  const batchId = run?.batch_id ?? newId();
  const lines = await tx.rows<{ line_no: number; amount_fen: bigint; reference: string }>(sql`select line_no,
      amount_fen, reference from pay_batch_line where county_code = ${county.code} and batch_id = ${batchId}
    order by line_no`);
  if (event.kind === 'return') {
    const rolls = lines.map((_, place) => place);
    const words = wordsFor({ rolls }, event.words);
    const file = returnOf(run?.batch_no ?? '', lines, words, event.isStrange);
    const bytes = Buffer.from(JSON.stringify([words, event.isStrange]));
    return await takeReturn(tx, actor, services, batchId, { fileName: '回盘.csv', bytes }, file);
  }
  const reason = '银行书面答复';
  if (event.kind === 'decide') {
    const lineNos = lines.length === 0 ? [] : [1 + (event.line % lines.length)];
    return await decideLines(tx, actor, at, batchId, { how: event.how, lineNos, findingNos: [], reason });
  }
  const strange = await tx.rows<{ no: number }>(sql`select f.no from pay_return_finding f
    where f.county_code = ${county.code} and f.batch_id = ${batchId} and f.kind = 'unknown-line' and not exists (
      select 1 from pay_return_finding_end e
      where e.county_code = f.county_code and e.batch_id = f.batch_id and e.no = f.no)`);
  const findingNos = strange.map(({ no }) => no);
  return await decideLines(tx, actor, at, batchId, { how: 'noted', lineNos: [], findingNos, reason });
}

function returnOf(
  batchNo: string,
  lines: readonly { line_no: number; amount_fen: bigint; reference: string }[],
  words: readonly (Word | null)[],
  isStrange: boolean,
): ReturnFile {
  const bare = { batchNo, account: null, holderName: null, dueFen: null, code: '', reason: '' };
  const said = lines.flatMap(({ line_no: lineNo, amount_fen: fen, reference }, place) => {
    const state = words[place];
    if (state == null) return [];
    return [{ ...bare, place, lineNo, reference, paidFen: state === 'paid' ? fen : 0n, state }];
  });
  const strange = { ...bare, place: 99, lineNo: 900, reference: null, paidFen: 1n, state: 'paid' as const };
  return {
    lines: isStrange ? [...said, strange] : said,
    refusedWhole: null,
    stated: { paidLines: null, failedLines: null, paidFen: null },
  };
}

/** What the ledger says of the purse has to be what the page says, to the fen. */
export async function compare(reader: Reader, world: World, state: PayState): Promise<void> {
  const { due, given } = await reader.get<{ due: bigint; given: bigint }>(sql`select
      coalesce(sum(h.balance) filter (where a.kind = 'due'), 0)::bigint as due,
      coalesce(sum(h.balance) filter (where a.kind = 'given'), 0)::bigint as given
    from ledger_account a join ledger_head h on h.county_code = a.county_code and h.account_id = a.id
    where a.county_code = ${county.code} and a.scheme = ${world.purse.scheme}`);
  const rows = await reader.rows<{ party_id: Id; fen: bigint; given: bigint }>(sql`select party_id,
      sum(amount) filter (where step = 0)::bigint as fen,
      coalesce(sum(case when step <= 0 then 0 when step % 2 = 1 then amount else -amount end), 0)::bigint as given
    from ledger_leg where county_code = ${county.code} and scheme = ${world.purse.scheme}
    group by party_id`);
  const all = rows.reduce((sum, { fen }) => sum + fen, 0n);
  assert.equal(due + given, all, 'approved is what is due and what was given');
  assert.equal(rows.length, isDue(state) ? world.payees.length : 0, 'who has fallen due');
  const paid = paidOf(state);
  for (const { party_id, fen, given: had } of rows) {
    const isPaid = paid[world.payees.indexOf(party_id)] === true;
    assert.equal(had, isPaid ? fen : 0n, isPaid ? 'paid once' : 'not paid');
  }
}
