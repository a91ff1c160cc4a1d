import { runDailyRules } from '../platform/awards/index.ts';
import { getValue, sql, type Tx } from '../platform/base/index.ts';
import { SCHEME } from './kit/make-awards.ts';
import { median, report } from './kit/measure.ts';
import { AT, openPayHouse, type PayCounty } from './kit/pay-house.ts';

/**
 * `AWARD_LINES=50000 AWARD_RUNS=3`: the rules of a night over all awards of a county, and a standard that raises each of
 * them; beside the rows that come of it written by hand, into tables with the same keys and indexes and no triggers.
 */
const AWARDS = Number(process.env.AWARD_LINES ?? 50_000);
const RUNS = Number(process.env.AWARD_RUNS ?? 3);
const TODAY = Temporal.PlainDate.from('2026-03-02');
const TABLES = ['award_change', 'award_span', 'award_state'];

const house = await openPayHouse({ counties: RUNS, awards: AWARDS, months: 2, isSealed: false });
const { db, owner, cipher } = house;
const services = { db, cipher, clock: { now: () => AT, today: () => TODAY } };
const law = {
  ...{ ofPersons: [SCHEME], ofFamilies: [], bands: [], ofCertificates: [], ends: [] },
  ...{ articleOf: () => '办法', titleOf: (scheme: string) => scheme, formOf: () => ({}) },
};

interface Timing {
  readonly seconds: number;
  readonly processor: number;
}
async function timed(work: () => Promise<unknown>): Promise<Timing> {
  await owner.query('checkpoint');
  const [startedAt, used] = [performance.now(), house.processorSeconds()];
  await work();
  return {
    seconds: (performance.now() - startedAt) / 1000,
    processor: house.processorSeconds() - used,
  };
}

/** Says of awards that they give `fen` from a month on, in the three tables that say what an award gives. */
async function sayByHand({ code }: PayCounty, which: string, kind: string, fen: string): Promise<void> {
  await owner.query('begin');
  await owner.query(
    `create temp table said on commit drop as select a.id, t.scheme, t.party_id, t.last_no + 1 as no, t.amount_fen
     from award a join award_state t on t.county_code = $1 and t.award_id = a.id and t.state = 'running'
       join person p on p.county_code = $1 and p.id = a.person_id
     where a.county_code = $1 and ${which}`,
    [code],
  );
  await owner.query(
    `insert into hand_award_change (county_code, award_id, no, kind, from_month, amount_fen, cause, decided_on, made_at,
       by_id, by_name)
     select $1, id, no, '${kind}', '2026-04-01', ${fen}, 'bench', '2026-03-02', now(), id, '甲' from said`,
    [code],
  );
  await owner.query(
    `update hand_award_span s set to_month = '2026-04-01' from said d
     where s.county_code = $1 and s.award_id = d.id and s.to_month is null`,
    [code],
  );
  if (kind === 'adjust') {
    await owner.query(`insert into hand_award_span select $1, id, '2026-04-01', null, ${fen}, no from said`, [
      code,
    ]);
  }
  await owner.query(
    `update hand_award_state s set state = '${kind === 'adjust' ? 'running' : 'stopped'}', amount_fen = ${fen.replace('amount_fen', 'd.amount_fen')},
       since_month = '2026-04-01', last_no = d.no from said d where s.county_code = $1 and s.award_id = d.id`,
    [code],
  );
  await owner.query('commit');
}

/** The statement with which a standard raises awards; what follows from it, the trigger writes. */
const raise = ({ code, officer }: PayCounty) =>
  db.write(officer, async (tx: Tx) => ({
    ok: true as const,
    value:
      await tx.run(sql`insert into award_change (county_code, award_id, no, kind, from_month, amount_fen, cause,
        document, decided_on, made_at, by_id, by_name)
      select ${code}, s.award_id, s.last_no + 1, 'adjust', '2026-04-01', s.amount_fen + 4000, 'standard', '文件', ${TODAY},
        ${AT}, ${officer.userId}, ${officer.userName}
      from award_state s where s.county_code = ${code} and s.state = 'running'`),
  }));

function say(name: string, ours: readonly Timing[], hand: readonly Timing[]): void {
  for (const [key, unit] of [
    ['seconds', 's'],
    ['processor', 's of a processor'],
  ] as const) {
    const [value, baseline] = [ours, hand].map((list) => median(list.map((one) => one[key])));
    if (value === undefined || baseline === undefined) throw new Error('nothing was measured');
    report({ name, value, unit, baseline, ratio: value / baseline, runs: RUNS });
  }
}

try {
  for (const table of TABLES) {
    await owner.query(`create table hand_${table} (like ${table} including all)`);
    await owner.query(`insert into hand_${table} overriding system value select * from ${table}`);
    await owner.query(`vacuum analyze hand_${table}`);
  }
  const nights: Timing[][] = [[], []];
  const raises: Timing[][] = [[], []];
  for (const county of house.counties) {
    nights[1]?.push(await timed(() => sayByHand(county, 'p.died_on is not null', 'stop', '0')));
    nights[0]?.push(
      await timed(async () => {
        if (!(await runDailyRules(services, county.code, async () => law))) throw new Error('no rules ran');
      }),
    );
    raises[1]?.push(await timed(() => sayByHand(county, 'p.died_on is null', 'adjust', 'amount_fen + 4000')));
    raises[0]?.push(await timed(async () => getValue(await raise(county))));
  }
  say(
    `awards: the rules of a night over ${AWARDS}, beside stopping those of the dead by hand`,
    nights[0] ?? [],
    nights[1] ?? [],
  );
  say(`awards: a standard that raises ${AWARDS}, beside the rows by hand`, raises[0] ?? [], raises[1] ?? []);
} finally {
  await house.close();
}
