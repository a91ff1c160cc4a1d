import assert from 'node:assert/strict';
import fc from 'fast-check';
import pg from 'pg';
import { adoptAdjustment, reckonAdjustment, writeDraft } from '../../../platform/adjustments/index.ts';
import { openAwards, prepareOpening, settleLines } from '../../../platform/awards/index.ts';
import {
  type Actor,
  getValue,
  type Id,
  newId,
  type Outcome,
  sql,
  type Tx,
} from '../../../platform/base/index.ts';
import {
  approveCampaign,
  makeCampaign,
  relistCampaign,
  withdrawCampaign,
} from '../../../platform/campaigns/index.ts';
import {
  type Account,
  type Accounts,
  anyAccount,
  anyAppointment,
  anyDismissal,
  openAccounts,
  type PostCommand,
} from '../../../platform/identity/testing/accounts.ts';
import { drawClearing, endClearing, endHospital, enterHospital } from '../../../platform/medical/index.ts';
import { openAdjustmentLaw } from '../../adjustments/adjustment-law.ts';
import { openOpeningLaw } from '../../awards/index.ts';
import { openCampaignLaw } from '../../campaigns/law.ts';
import {
  at,
  billOf,
  bureau,
  county,
  db,
  desk,
  director,
  grant,
  LATER,
  newPatient,
  openCounter,
  openMedicalFund,
  services,
  settle,
} from '../../medical/testing/counter.ts';

/** What one makes and another person lets take effect. */
interface Work {
  make(tx: Tx, actor: Actor): Promise<Outcome<{ id: Id }>>;
  /** Somebody takes it over, or has a part in it; absent where nobody can. */
  share?(tx: Tx, actor: Actor, id: Id): Promise<Outcome<unknown>>;
  /** Whose work it is after that. */
  readonly after?: 'theirs' | 'both' | 'as-it-was';
  check(tx: Tx, actor: Actor, id: Id): Promise<Outcome<unknown>>;
  /** Before it is made, and after it took effect: so that there is always something left to do. */
  before?(): Promise<unknown>;
  over?(id: Id): Promise<unknown>;
}

const versionOf = async (tx: Tx, table: 'campaign' | 'adjustment', id: Id): Promise<number> => {
  const { version } = await tx.get<{ version: number }>(
    table === 'campaign'
      ? sql`select version from campaign where county_code = ${county.code} and id = ${id}`
      : sql`select version from adjustment where county_code = ${county.code} and id = ${id}`,
  );
  return version;
};

async function adjustments(): Promise<Work> {
  const [law, openings] = await Promise.all([openAdjustmentLaw(), openOpeningLaw()]);
  const fromOn = Temporal.PlainDate.from('2026-11-01');
  const figures = [{ code: 'dibao.standard', cell: 'urban', value: '950' }];
  const wish = {
    title: '关于提高标准的通知',
    number: '8号',
    issuer: '民政局',
    publishedOn: fromOn,
    fromOn,
    figures,
  };
  const reckoned = async (tx: Tx, actor: Actor, written: Outcome<{ id: Id }>) => {
    if (!written.ok) return written;
    const { id } = written.value;
    const act = { id, version: await versionOf(tx, 'adjustment', id) };
    const told = await reckonAdjustment(tx, actor, at, { law, openings }, act);
    return told.ok ? written : told;
  };
  return {
    after: 'theirs',
    make: async (tx, actor) => reckoned(tx, actor, await writeDraft(tx, actor, at, law, wish, 'zh')),
    async share(tx, actor, id) {
      const known = { id, version: await versionOf(tx, 'adjustment', id) };
      return reckoned(tx, actor, await writeDraft(tx, actor, at, law, wish, 'zh', known));
    },
    async check(tx, actor, id) {
      const act = { id, version: await versionOf(tx, 'adjustment', id), despite: '按文件先行调整' };
      return adoptAdjustment({ tx, actor, at, cipher: services.cipher, law, openings }, act);
    },
  };
}

async function campaigns(): Promise<Work> {
  const law = await openCampaignLaw();
  const month = Temporal.PlainDate.from('2026-06-01');
  await grant(await newPatient(), 'orphan-allowance');
  const classes = [{ class: 'orphan', urbanFen: 2_000, ruralFen: 2_000 }];
  const wish = { kind: 'price-subsidy', title: '价格临时补贴', month, document: '纪要1号', classes };
  return {
    after: 'as-it-was',
    make: (tx, actor) => makeCampaign(tx, actor, at, law, { ...wish, pick: 'first' }),
    share: async (tx, actor, id) =>
      relistCampaign(tx, actor, at, law, { id, version: await versionOf(tx, 'campaign', id) }),
    check: async (tx, actor, id) =>
      approveCampaign(tx, actor, at, { id, version: await versionOf(tx, 'campaign', id) }),
    over: (id) =>
      desk.write(async (tx) => {
        const act = { id, version: await versionOf(tx, 'campaign', id) };
        return withdrawCampaign(tx, bureau, at, act, '重新生成');
      }),
  };
}

async function hospitals(): Promise<Work> {
  const { machine } = await openCounter('系统医院');
  let serial = 0;
  return {
    make(tx, actor) {
      serial += 1;
      const hospital = { code: `H4202${String(serial).padStart(6, '0')}`, name: `医院${serial}` };
      return enterHospital(tx, actor, at, { ...hospital, systemId: machine.userId, document: '协议' });
    },
    check: (tx, actor, id) => endHospital(tx, actor, at, id, 'confirmed'),
  };
}

async function clearings(): Promise<Work> {
  await openMedicalFund(10_000_000_000n);
  const counter = await openCounter();
  const month = Temporal.PlainDate.from('2026-11-01');
  const scheme = 'medical-assistance';
  return {
    async before() {
      const patient = await newPatient();
      await grant(patient, 'extreme-poverty');
      getValue(await settle(counter, billOf(counter, patient)));
      const open = await db.read(bureau, (reader) =>
        reader.rows<{ id: Id }>(sql`select c.id from medical_clearing c
            left join medical_clearing_end e on e.county_code = c.county_code and e.clearing_id = c.id
          where c.county_code = ${county.code} and e.how is null`),
      );
      for (const { id } of open)
        getValue(
          await db.write(director, (tx) =>
            endClearing(tx, director, LATER, id, { how: 'withdrawn', document: '重做' }, scheme),
          ),
        );
    },
    make: (tx, actor) => drawClearing(tx, actor, LATER, { hospitalId: counter.hospitalId, month }),
    check: (tx, actor, id) =>
      endClearing(tx, actor, LATER, id, { how: 'paid', document: '国库支付令' }, scheme),
  };
}

async function openings(): Promise<Work> {
  const law = await openOpeningLaw();
  const wish = { roster: 'extreme-poverty', firstMonth: Temporal.PlainDate.from('2026-11-01') };
  const facts = JSON.stringify({ supportMode: '分散供养', careLevel: '全自理', totalFen: '100' });
  const reviewBy = Temporal.PlainDate.from('2027-03-31');
  const kept = { how: 'keep' as const, reason: '核对过', reviewBy };
  const endRoster = () =>
    db.change(bureau, (tx) =>
      tx.run(sql`update roster_membership set to_on = '2020-01-01'
        where county_code = ${county.code} and roster = ${wish.roster} and to_on is null`),
    );
  return {
    after: 'both',
    async before() {
      await endRoster();
      for (const { id } of [await newPatient(), await newPatient()])
        await db.change(bureau, (tx) =>
          tx.run(sql`insert into roster_membership (county_code, id, roster, person_id, town_id, village_id, from_on,
              enter_reason, facts, created_at)
            values (${county.code}, ${newId()}, ${wish.roster}, ${id}, ${county.towns[0].id}, ${desk.villageA},
              '2015-01-01', 'test', ${facts}::jsonb, ${at})`),
        );
    },
    async make(tx, actor) {
      const made = await prepareOpening(tx, actor, at, law, wish);
      if (!made.ok) return made;
      const settled = await settleLines(tx, actor, at, made.value.id, { nos: [1, 2], ...kept });
      return settled.ok ? made : settled;
    },
    // The first line stays with whoever settled it.
    share: (tx, actor, id) => settleLines(tx, actor, at, id, { nos: [2], ...kept }),
    check: (tx, actor, id) => openAwards(tx, actor, at, id),
  };
}

const KINDS = ['adjustment', 'campaign', 'hospital', 'clearing', 'opening'] as const;
type Kind = (typeof KINDS)[number];

interface Act {
  readonly do: 'make' | 'share' | 'check';
  readonly kind: Kind;
  readonly account: number;
  readonly isStale: boolean;
  /** The path that is gone does not know that persons have several accounts. */
  readonly hasForgotten: boolean;
}

class World {
  readonly who: Accounts;
  readonly #works: Readonly<Record<Kind, Work>>;
  readonly #open = new Map<Kind, { readonly id: Id; readonly makers: readonly Account[] }>();
  readonly answers = new Map<string, number>();
  tries = 0;
  /** Those in which a person met their own work; and of them those in which the database alone knew it. */
  own = 0;
  walls = 0;
  constructor(who: Accounts, works: Readonly<Record<Kind, Work>>) {
    this.who = who;
    this.#works = works;
  }

  /** @returns the code of the refusal, `done`, or the rule of the database that stood in the way. */
  async #try<T>(
    account: Account,
    { isStale, hasForgotten }: Act,
    work: (tx: Tx, actor: Actor) => Promise<Outcome<T>>,
  ): Promise<{ readonly answer: string; readonly value?: T }> {
    const session = (isStale ? account.stale : undefined) ?? account;
    try {
      const outcome = await this.who.act(account, session, work, { hasForgotten });
      return outcome.ok ? { answer: 'done', value: outcome.value } : { answer: outcome.refusal.code };
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      return { answer: `wall: ${error.constraint ?? error.message}` };
    }
  }

  #hasEnded = (account: Account, { isStale }: Act): boolean =>
    (isStale && account.stale !== undefined) || !account.isHeld;

  async follow(act: Act): Promise<void> {
    const account = this.who.accounts[act.account];
    assert.ok(account);
    const open = this.#open.get(act.kind);
    if (act.do === 'make' || open === undefined) return this.#make(account, act);
    if (act.do === 'share') return this.#share(account, act, open);
    return this.#check(account, act, open);
  }

  async #make(account: Account, act: Act): Promise<void> {
    const work = this.#works[act.kind];
    this.#open.delete(act.kind);
    await work.before?.();
    const { answer, value } = await this.#try(account, act, (tx, actor) => work.make(tx, actor));
    assert.equal(answer, this.#hasEnded(account, act) ? 'http.post-ended' : 'done', `${act.kind} made`);
    if (value) this.#open.set(act.kind, { id: value.id, makers: [account] });
  }

  async #share(account: Account, act: Act, { id, makers }: { id: Id; makers: readonly Account[] }) {
    const { share, after } = this.#works[act.kind];
    if (!share) return;
    const { answer } = await this.#try(account, act, (tx, actor) => share(tx, actor, id));
    assert.equal(answer, this.#hasEnded(account, act) ? 'http.post-ended' : 'done', `${act.kind} shared`);
    if (answer !== 'done' || after === 'as-it-was') return;
    const [first = account] = makers;
    this.#open.set(act.kind, { id, makers: after === 'both' ? [first, account] : [account] });
  }

  async #check(account: Account, act: Act, { id, makers }: { id: Id; makers: readonly Account[] }) {
    const work = this.#works[act.kind];
    const { answer } = await this.#try(account, act, (tx, actor) => work.check(tx, actor, id));
    this.tries += 1;
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
    const isOwn = makers.some(({ person }) => person === account.person);
    const isSeen = !act.hasForgotten || makers.some((maker) => maker.id === account.id);
    const hasEnded = this.#hasEnded(account, act);
    const expected = hasEnded
      ? /^http\.post-ended$/
      : !isOwn
        ? /^done$/
        : isSeen
          ? /\.own(-work)?$/
          : /^wall: \w+_two_persons$/;
    assert.match(answer, expected, `${act.kind} by account ${act.account} of ${account.person}`);
    if (isOwn && !hasEnded) this.own += 1;
    if (answer.startsWith('wall')) this.walls += 1;
    if (answer !== 'done') return;
    this.#open.delete(act.kind);
    await work.over?.(id);
  }
}

const acting = (what: Act['do']): fc.Arbitrary<Act> =>
  fc.record({
    ...{ do: fc.constant(what), kind: fc.constantFrom(...KINDS), account: anyAccount },
    ...{ isStale: fc.boolean(), hasForgotten: fc.boolean() },
  });
const command: fc.Arbitrary<Act | PostCommand> = fc.oneof(
  { weight: 1, arbitrary: acting('make') },
  { weight: 4, arbitrary: acting('share') },
  { weight: 12, arbitrary: acting('check') },
  { weight: 2, arbitrary: anyAppointment },
  { weight: 1, arbitrary: anyDismissal },
);

/**
 * Whatever accounts and posts a person has, and whoever took their work over meanwhile: nobody adopts, approves, confirms,
 * pays or opens what they made. Every other time the path does not ask for the person, and the database has to know.
 * @throws at the first time that somebody does.
 */
export async function tryPeopleOfLines({ tries, seed }: { readonly tries: number; readonly seed: number }) {
  const who = await openAccounts({ db, county, bureau, services });
  const world = new World(who, {
    adjustment: await adjustments(),
    campaign: await campaigns(),
    hospital: await hospitals(),
    clearing: await clearings(),
    opening: await openings(),
  });
  const LENGTH = 40;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: LENGTH, maxLength: LENGTH }), async (commands) => {
      if (world.tries >= tries) return;
      await world.who.begin();
      for (const one of commands)
        await (one.do === 'appoint' || one.do === 'dismiss' ? world.who.follow(one) : world.follow(one));
    }),
    { seed, numRuns: Math.ceil(tries / 10), endOnFailure: true },
  );
  return { tries: world.tries, own: world.own, walls: world.walls, answers: world.answers };
}
