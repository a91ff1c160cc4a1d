import assert from 'node:assert/strict';
import fc from 'fast-check';
import { getValue, type Id, type Outcome } from '../../base/index.ts';
import { endOrder, enterOrder } from '../../funds/index.ts';
import {
  type Account,
  type Accounts,
  anyAccount,
  anyAppointment,
  anyDismissal,
  openAccounts,
  type Post,
  type PostCommand,
  type Session,
} from '../../identity/testing/accounts.ts';
import { decideLines, endPayBank, enterPayBank, makeFile } from '../bank/index.ts';
import { enterHome } from '../payees/homes.ts';
import { endEntered } from '../payees/two-persons.ts';
import { signRun } from '../sign-run.ts';
import { openPayBank } from './bank-desk.ts';
import { addPerson } from './pairs.ts';
import {
  actOf,
  at,
  bureau,
  county,
  db,
  freeze,
  grant,
  openPurse,
  type Purse,
  payAll,
  prepare,
  services,
} from './pay-desk.ts';

/** What one enters and another person confirms; a roll that two persons sign; a file that another one decides on. */
const KINDS = ['bank', 'home', 'order', 'decide', 'roll'] as const;
type Kind = (typeof KINDS)[number];
type Command =
  | {
      readonly do: 'enter' | 'check';
      readonly kind: Kind;
      readonly account: number;
      readonly isStale: boolean;
    }
  | PostCommand;

interface Open {
  readonly id: Id;
  readonly makers: readonly Account[];
  readonly posts: readonly Post[];
}

const today = services.clock.today();

class World {
  readonly who: Accounts;
  readonly #purse: Purse;
  readonly open = new Map<Kind, Open>();
  tries = 0;
  /** Answers of the program with how often; `own` those in which a person met themselves. */
  readonly answers = new Map<string, number>();
  own = 0;
  #serial = 0;
  constructor(who: Accounts, purse: Purse) {
    this.who = who;
    this.#purse = purse;
  }

  /** Nothing is entered, a roll waits, and everybody holds a post. */
  async begin(): Promise<void> {
    this.open.clear();
    await this.who.begin();
    await this.#frozen();
  }

  /** A roll that nobody has signed yet. */
  async #frozen(): Promise<void> {
    const purse = await openPurse();
    await grant(purse, { personId: await addPerson() });
    const { id } = getValue(await prepare(purse));
    getValue(await freeze(id));
    this.open.set('roll', { id, makers: [], posts: [] });
  }

  async enter(kind: Kind, account: Account): Promise<string> {
    this.#serial += 1;
    const { cipher } = services;
    const number = '62999900000000001';
    const made = await this.who.act(account, account, async (tx, actor): Promise<Outcome<{ id: Id }>> => {
      if (kind === 'bank') {
        const bank = { bankName: '农商行', format: 'comma-utf-8', payerName: '民政局', account: number };
        return await enterPayBank(tx, actor, cipher, at, bank);
      }
      if (kind === 'home') {
        const home = { name: `院${this.#serial}`, holderName: '福利院', bankName: '农商行', account: number };
        return await enterHome(tx, actor, cipher, at, home);
      }
      const order = {
        kind: 'receive' as const,
        effectiveOn: today.toString(),
        document: `拨〔2026〕${this.#serial}号`,
      };
      const lines = [{ amountFen: '100' }];
      return await enterOrder(tx, actor, at, this.#purse.fundId, { ...order, lines });
    });
    if (made.ok) this.open.set(kind, { id: made.value.id, makers: [account], posts: [account.post] });
    return made.ok ? 'done' : made.refusal.code;
  }

  /** Makes the file of a signed roll: lines of it are decided on by another person. */
  async send(account: Account): Promise<string> {
    const purse = await openPurse();
    await grant(purse, { personId: await addPerson() });
    const runId = await payAll(purse, '2026-11-01').catch(() => '');
    if (runId === '') return 'no roll';
    const made = await this.who.act(account, account, (tx, actor) =>
      makeFile(tx, actor, services, runId, { title: '津贴' }),
    );
    if (made.ok) this.open.set('decide', { id: made.value.id, makers: [account], posts: [account.post] });
    return made.ok ? 'done' : made.refusal.code;
  }

  async check(kind: Kind, account: Account, session: Session): Promise<string> {
    const item = this.open.get(kind);
    assert.ok(item);
    const seen = kind === 'roll' ? await actOf(item.id) : undefined;
    const outcome = await this.who.act<unknown>(account, session, async (tx, actor) => {
      if (seen) return await signRun(tx, actor, at, seen);
      if (kind === 'bank') return await endPayBank(tx, actor, at, item.id, 'confirmed');
      if (kind === 'home') return await endEntered(tx, actor, at, 'home', item.id, 'confirmed');
      if (kind === 'order') return await endOrder(tx, actor, at, item.id, { how: 'confirmed' });
      return await decideLines(tx, actor, at, item.id, {
        how: 'noted',
        lineNos: [],
        findingNos: [],
        reason: '核实',
      });
    });
    return outcome.ok ? 'done' : outcome.refusal.code;
  }

  /** What the rules say, from persons alone: accounts and posts do not count. */
  expected(kind: Kind, account: Account, session: { post: Post }, isEnded: boolean): RegExp {
    const item = this.open.get(kind);
    if (isEnded) return /^http\.post-ended$/;
    if (item?.makers.some(({ person }) => person === account.person)) {
      this.own += 1;
      return /\.own(-file)?$|signed-already$/;
    }
    const isSecond = kind === 'roll' && item?.makers.length === 1;
    if (isSecond && ![session.post, ...item.posts].includes('director')) return /needs-director$/;
    return /^done$/;
  }

  async done(kind: Kind, account: Account, post: Post): Promise<void> {
    const item = this.open.get(kind);
    if (!item) return;
    if (kind === 'roll' && item.makers.length === 0) {
      this.open.set(kind, { ...item, makers: [account], posts: [post] });
      return;
    }
    // Whatever is decided on a file, the file stays, and may be decided on again.
    if (kind === 'decide') return;
    this.open.delete(kind);
    if (kind === 'roll') await this.#frozen();
  }
}

async function carryOut(world: World, command: Command): Promise<void> {
  if (command.do === 'dismiss' || command.do === 'appoint') {
    await world.who.follow(command);
    return;
  }
  const account = world.who.accounts[command.account];
  assert.ok(account);
  const { kind } = command;
  if (command.do === 'enter' || !world.open.has(kind)) {
    if (kind === 'roll') return;
    const made = kind === 'decide' ? await world.send(account) : await world.enter(kind, account);
    assert.equal(made, account.isHeld ? 'done' : 'http.post-ended', `${kind} entered`);
    return;
  }
  const stale = command.isStale ? account.stale : undefined;
  const session = stale ?? account;
  const expected = world.expected(kind, account, session, stale !== undefined || !account.isHeld);
  const answer = await world.check(kind, account, session);
  world.tries += 1;
  world.answers.set(answer, (world.answers.get(answer) ?? 0) + 1);
  assert.match(answer, expected, `${kind} by account ${command.account} of ${account.person}`);
  if (answer === 'done') await world.done(kind, account, session.post);
}

const acting = (what: 'enter' | 'check') =>
  fc.record({
    do: fc.constant(what),
    kind: fc.constantFrom(...KINDS),
    account: anyAccount,
    isStale: fc.boolean(),
  });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 1, arbitrary: acting('enter') },
  { weight: 12, arbitrary: acting('check') },
  { weight: 2, arbitrary: anyAppointment },
  { weight: 1, arbitrary: anyDismissal },
);

/**
 * Persons with several accounts, posts that are given and taken between two signatures, sessions of posts that have ended:
 * nobody ever confirms, signs or decides what they made themselves. @throws at the first time that somebody does.
 */
export async function tryPeople({ tries, seed }: { readonly tries: number; readonly seed: number }) {
  await openPayBank();
  const world = new World(await openAccounts({ db, county, bureau, services }), await openPurse());
  const LENGTH = 40;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: LENGTH, maxLength: LENGTH }), async (commands) => {
      if (world.tries >= tries) return;
      await world.begin();
      for (const one of commands) await carryOut(world, one);
    }),
    { seed, numRuns: Math.ceil(tries / 10), endOnFailure: true },
  );
  return { tries: world.tries, own: world.own, answers: world.answers };
}
