import assert from 'node:assert/strict';
import { getValue, type Id, newId, type Outcome, sql } from '../../base/index.ts';
import { endOrder, enterOrder } from '../../funds/index.ts';
import type { Pair } from '../../testing/interleavings.ts';
import { abandonRun, freezeRun } from '../freeze-run.ts';
import type { RunAct } from '../lock-run.ts';
import { rebuildRun } from '../prepare-run.ts';
import { signRun } from '../sign-run.ts';
import { decide, makeFileOf, openPayBank } from './bank-desk.ts';
import {
  actOf,
  addAccount,
  at,
  bureau,
  county,
  db,
  desk,
  director,
  freeze,
  grant,
  openPurse,
  type Purse,
  prepare,
  second,
  sign,
} from './pay-desk.ts';

/** A purse, whom it pays, and the run of a month as far as it has come; what an officer saw of it before. */
interface World {
  readonly purse: Purse;
  readonly personId: Id;
  readonly accountId: Id;
  readonly personVersion: number;
  readonly runId: Id;
  readonly seen: RunAct;
  readonly batchId: Id;
  /** An allocation out of the fund that somebody else may confirm. */
  readonly orderId: Id;
}
type Stage = 'none' | 'preview' | 'frozen' | 'signed-once' | 'signed' | 'sent';
const STAGES: readonly Stage[] = ['none', 'preview', 'frozen', 'signed-once', 'signed', 'sent'];

/** Without a number: a night needs more people than a day of birth has. */
export async function addPerson(): Promise<Id> {
  const id = newId();
  await db.change(bureau, (tx) =>
    tx.run(sql`insert into person (county_code, id, name, search_name, pinyin, initials, sex, birth_date, id_kind, town_id,
        village_id, source, created_at)
      values (${county.code}, ${id}, '王卫华', '王卫华', 'wangweihua', 'wwh', 1, '1950-03-08', 'none',
        ${county.towns[0].id}, ${desk.villageA}, 'officer', ${at})`),
  );
  await addAccount(id);
  return id;
}

/** How much is in the purse, and how much of it an order would allocate. */
interface Money {
  readonly purseFen?: bigint;
  readonly orderFen?: string;
}

async function enterAllocation({ fundId }: Purse, amountFen: string): Promise<Id> {
  const order = {
    ...{ kind: 'allocate' as const, effectiveOn: '2026-11-05', document: '鄂财社〔2026〕9号' },
    lines: [{ kind: 'town' as const, townId: county.towns[0].id, amountFen }],
  };
  return getValue(await db.write(bureau, (tx) => enterOrder(tx, bureau, at, fundId, order))).id;
}

async function openWorld(stage: Stage, { purseFen, orderFen }: Money = {}): Promise<World> {
  const purse = await openPurse(purseFen);
  const personId = await addPerson();
  await grant(purse, { personId, amountFen: 10_000 });
  await grant(purse, { personId: await addPerson(), amountFen: 20_000 });
  const has = (one: Stage) => STAGES.indexOf(stage) >= STAGES.indexOf(one);
  const runId = has('preview') ? getValue(await prepare(purse)).id : '';
  if (has('frozen')) getValue(await freeze(runId));
  if (has('signed-once')) getValue(await sign(runId, second));
  if (has('signed')) getValue(await sign(runId, director));
  const batchId = has('sent') ? getValue(await makeFileOf(runId)).id : '';
  const known = await db.read(bureau, (reader) =>
    reader.get<{ version: number; account: Id }>(sql`select p.version, b.id as account from person p
      join bank_account b on b.county_code = p.county_code and b.person_id = p.id
      where p.county_code = ${county.code} and p.id = ${personId}`),
  );
  const orderId = orderFen === undefined ? '' : await enterAllocation(purse, orderFen);
  const seen = has('preview') ? await actOf(runId) : { runId, version: 0 };
  const { version: personVersion, account: accountId } = known;
  return { purse, personId, accountId, personVersion, runId, seen, batchId, orderId };
}

/** Everything that either act of a pair may leave: the run, its roll, its findings, signatures, files, money, and people. */
async function look({ purse, personId }: World): Promise<string> {
  const own = sql`r.county_code = ${county.code} and r.scheme = ${purse.scheme}`;
  const row = await db.read(bureau, (reader) =>
    reader.get<Record<string, string>>(sql`select
      (select string_agg(r.state, ',' order by r.state) from pay_run r where ${own}) as runs,
      (select string_agg(l.amount_fen || ':' || l.is_excluded || ':' || coalesce(b.closed_on is null, false), ','
          order by l.amount_fen)
        from pay_run r join pay_line l on l.county_code = r.county_code and l.run_id = r.id
          left join bank_account b on b.county_code = l.county_code and b.id = l.account_id where ${own}) as lines,
      (select string_agg(f.kind || ':' || coalesce(f.settled_how, 'open'), ',' order by f.kind, f.settled_how)
        from pay_run r join pay_finding f on f.county_code = r.county_code and f.run_id = r.id where ${own}) as findings,
      (select count(*) || '/' || count(distinct s.by_id) from pay_run r
        join pay_signature s on s.county_code = r.county_code and s.run_id = r.id where ${own}) as signatures,
      (select count(*)::text from pay_run r join pay_batch t on t.county_code = r.county_code and t.run_id = r.id
        where ${own}) as files,
      (select string_agg(i.amount_fen || ':' || (b.closed_on is null), ',' order by i.amount_fen) from pay_run r
        join pay_batch t on t.county_code = r.county_code and t.run_id = r.id
        join pay_batch_line i on i.county_code = t.county_code and i.batch_id = t.id
        join bank_account b on b.county_code = i.county_code and b.id = i.account_id where ${own}) as sent,
      (select string_agg(x.how, ',' order by x.how) from pay_run r
        join pay_batch t on t.county_code = r.county_code and t.run_id = r.id
        join pay_result x on x.county_code = t.county_code and x.batch_id = t.id where ${own}) as results,
      (select string_agg(a.kind || ':' || h.balance, ',' order by a.kind, h.balance) from ledger_account a
        join ledger_head h on h.county_code = a.county_code and h.account_id = a.id
        where a.county_code = ${county.code} and a.scheme = ${purse.scheme}) as money,
      (select h.balance || '/' || h.held from ledger_head h
        where h.county_code = ${county.code} and h.account_id = ${purse.poolId}) as pool,
      (select coalesce(p.died_on::text, 'alive') || '/' || (select count(*) from bank_account b
          where b.county_code = p.county_code and b.person_id = p.id and b.closed_on is null)
        from person p where p.county_code = ${county.code} and p.id = ${personId}) as person`),
  );
  return JSON.stringify(row);
}

const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'done' : outcome.refusal.code);
type Act = (world: World) => Promise<string>;
const signs =
  (actor: typeof bureau): Act =>
  async ({ seen }) =>
    codeOf(await db.write(actor, (tx) => signRun(tx, actor, at, seen)));
const rebuilds: Act = async ({ seen }) => codeOf(await desk.write((tx) => rebuildRun(tx, bureau, at, seen)));
const freezes: Act = async ({ seen }) => codeOf(await desk.write((tx) => freezeRun(tx, bureau, at, seen)));
const abandons: Act = async ({ seen }) => codeOf(await desk.write((tx) => abandonRun(tx, bureau, at, seen)));
const dies: Act = async ({ personId }) => codeOf(await desk.tellDeath(personId, '2026-10-15'));
const changesAccount: Act = async ({ personId, personVersion, accountId }) =>
  codeOf(await desk.changeAccount(personId, personVersion, accountId));
const builds: Act = async ({ purse }) => codeOf(await prepare(purse));
const sends: Act = async ({ runId }) => codeOf(await makeFileOf(runId));
/** What is said of the money is part of the answer: the one that comes too late is to hear it. */
const allocates: Act = async ({ orderId }) => {
  const ended = await db.write(director, (tx) => endOrder(tx, director, at, orderId, { how: 'confirmed' }));
  if (ended.ok) return 'done';
  const { code, facts } = ended.refusal;
  return [code, facts.free, facts.held, facts.missing].join(' ');
};
const changesAward: Act = async ({ purse, personId }) => {
  await grant(purse, { personId, kind: 'change', amountFen: 7_000 });
  return 'done';
};
const decides =
  (how: 'paid' | 'failed', actor: typeof bureau): Act =>
  async ({ batchId }) =>
    codeOf(await decide(batchId, how, { lineNos: [1] }, actor));

const pair = (
  name: string,
  stage: Stage,
  first: Act,
  other: Act,
  check?: (answers: readonly string[]) => void,
  money?: Money,
): Pair<World> => ({
  name,
  prepare: () => openWorld(stage, money),
  acts: [first, other],
  look,
  ...(check ? { check: (_, answers) => check(answers) } : {}),
});

/** One of the two is done, and the other is told why not. */
const justOne = (answers: readonly string[]): void => {
  assert.equal(answers.filter((answer) => answer === 'done').length, 1, answers.join(' / '));
  assert.ok(
    answers.every((answer) => answer === 'done' || /^[a-z]+(\.[a-z-]+)+$/.test(answer)),
    answers.join(),
  );
};

/** As much as the run takes, of which somebody would allocate some. */
const SCARCE: Money = { purseFen: 30_000n, orderFen: '12000' };
/** Nobody hears in bare words that the book has too little: of which fund it lacks, and for whom it is kept. */
const saidKindly = (answers: readonly string[]): void =>
  assert.ok(!answers.some((answer) => answer.startsWith('ledger.')), answers.join(' / '));

/** The same officer by another account of theirs. */
const secondAgain = { ...director, otherAccounts: [second.userId] };

export const payPairs: readonly Pair<World>[] = [
  pair('sign / sign', 'frozen', signs(second), signs(director), justOne),
  pair(
    'sign the second time / the same person by another account',
    'signed-once',
    signs(director),
    signs(secondAgain),
    justOne,
  ),
  pair('sign / abandon', 'signed-once', signs(director), abandons, justOne),
  pair('sign / death told', 'signed-once', signs(director), dies),
  pair('sign / award changed', 'signed-once', signs(director), changesAward),
  pair('freeze / build anew', 'preview', freezes, rebuilds, justOne),
  pair('freeze / allocate', 'preview', freezes, allocates, saidKindly, SCARCE),
  pair('sign the second time / allocate', 'signed-once', signs(director), allocates, saidKindly, SCARCE),
  pair('build / build', 'none', builds, builds),
  pair('build / account changed', 'none', builds, changesAccount),
  pair('make file / account changed', 'signed', sends, changesAccount),
  pair('make file / make file', 'signed', sends, sends),
  pair('decided as paid / decided as failed', 'sent', decides('paid', director), decides('failed', second)),
];

/** The lock and the look at what the officer saw taken out of the signature: what the kit has to find. */
export const unlocked: Pair<World> = {
  ...pair('sign without a lock / abandon', 'signed-once', signs(director), abandons),
  rewrite: (text) => (text.includes('from pay_run') ? text.replace(' for update', '') : text),
};

/** The wait for those who take at the same time taken out: the book refuses what was free a moment ago. */
export const unwaited: Pair<World> = {
  ...pair('freeze without a wait / allocate', 'preview', freezes, allocates, saidKindly, SCARCE),
  rewrite: (text) => text.replace(/select app\.ledger_wait\(\$1, \$2\)/, 'select $1::text, $2::uuid'),
};

export const openPayPairs = (): Promise<unknown> => openPayBank();
