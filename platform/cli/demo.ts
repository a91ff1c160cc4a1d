import { type Command, InvalidArgumentError } from 'commander';
import {
  DEMO_COUNTY,
  DEMO_PEOPLE,
  DEMO_SEED,
  makeDemo,
  makeLargeDemo,
  refuseUnfinished,
  sayDemo,
} from '../../demo/index.ts';
import { systemClock } from '../base/index.ts';
import { type Session, withSession } from './session.ts';

const PEOPLE_MAX = 5_000_000;
/** Above this, the county is written in many transactions, and indexes are made at the end. */
const LARGE_PEOPLE = 300_000;
const PROGRESS_PEOPLE = 100_000;

/** The steps of a large county, which take minutes each. */
const STEPS: Readonly<Record<string, string>> = {
  people: '人员',
  cases: '申请',
  funds: '资金',
  payments: '发放',
  allowances: '补贴',
  openings: '在册待遇',
  recoveries: '追回',
  adjustment: '调标',
  runs: '本月批次',
};

interface Wish {
  readonly people: number;
  readonly seed?: string;
}

function readPeople(text: string): number {
  const people = Number(text);
  if (Number.isInteger(people) && people >= 1 && people <= PEOPLE_MAX) return people;
  throw new InvalidArgumentError(`应为 1 到 ${PEOPLE_MAX} 的整数 / a whole number from 1 to ${PEOPLE_MAX}`);
}

async function make({ db, cipher, store }: Session, wish: Wish): Promise<void> {
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  let said = 0;
  const options = {
    ...wish,
    db,
    cipher,
    now: systemClock.now(),
    onProgress(people: number) {
      if (people - said < PROGRESS_PEOPLE) return;
      said = people;
      console.log(`${people} 人 people (${seconds()} s)`);
    },
  };
  const onStep = (name: string, took: number) =>
    console.log(`${STEPS[name] ?? name} ${name} ${took.toFixed(1)} s (${seconds()} s)`);
  const isLarge = wish.people > LARGE_PEOPLE;
  if (!isLarge) await refuseUnfinished(store.ownerUrl, DEMO_COUNTY, { seed: DEMO_SEED, ...wish });
  const made = isLarge
    ? await makeLargeDemo({ ...options, ownerUrl: store.ownerUrl, onStep })
    : await makeDemo(options);
  if (made.made) {
    console.log(`${made.people} 人 people, ${made.households} 户 households (${seconds()} s)\n${sayDemo()}`);
  } else {
    console.log('县里已经有人，没有改动。The county has people already; nothing was changed.');
  }
}

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('生成演示县（人员全部虚构）/ Make the demo county, everybody in it invented')
    .option('--people <number>', '人数 / how many people', readPeople, DEMO_PEOPLE)
    .option('--seed <text>', '同样的种子得到同样的县 / the same seed gives the same county')
    .action((wish: Wish) => withSession((session) => make(session, wish)));
}
