import os from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { type Problem, type Read, toIso } from '../../engine/index.ts';
import { type Actor, sql, systemActor } from '../../platform/base/index.ts';
import { type Session, withSession } from '../../platform/cli/index.ts';
import { permissionsOf } from '../../platform/identity/index.ts';
import { handbook } from '../handbook/law/handbook.ts';
import { openPacks } from '../handbook/packs.ts';
import { PopulationTooLarge, readPopulation, takePopulation } from '../population/index.ts';
import { type Change, type Law, readChange, readVariant } from '../what-if/changes.ts';
import { checkPlans } from '../what-if/check.ts';
import { firstDay, isMonth, later } from '../what-if/months.ts';
import { wishOf } from '../what-if/snapshots.ts';
import { populationDay, type Question, WhatIf } from '../what-if/what-if.ts';
import { readOverlay } from './overlay.ts';
import { Refused, refuse, sayRefused } from './problems.ts';
import { checkLines, whatIfJson, whatIfLines } from './what-if-words.ts';

interface Wish {
  readonly region: string;
  readonly month: string;
  readonly set: readonly string[];
  readonly against?: string;
  readonly check?: true;
  readonly json?: true;
}

const EXAMPLE = `
例 / Example:
  npx minzheng what-if --region 420281 --month 2023-06 --set "dibao.standard.rural=680 from 2024-04" \\
    --set "dibao.supplement-share=20% from 2024-04" --against variant2.yaml
  方案文件与 decide --with 相同 / a variant file is as for decide --with：docs/decide.md
  参数名称 / parameters：npx minzheng packs --parameters`;

/** A province fits: some hundred bytes a person. */
const BYTES_MAX = 4 * 1024 ** 3;

/** Adds `what-if`: what other figures would give, take and cost, on the population in the database. */
export function addWhatIf(program: Command): void {
  const gather = (value: string, before: readonly string[]) => [...before, value];
  program
    .command('what-if')
    .description('在全县家庭上试算政策调整 / Try figures on a county’s population')
    .requiredOption('--region <code>', '县级区划代码 / code of the county')
    .requiredOption(
      '--month <yyyy-mm>',
      '以哪个月的人口和政策为准 / population and rules of this month',
      readMonth,
    )
    .option('--set <change>', '调整一项参数，可多次 / change a figure; may be repeated', gather, [])
    .option('--against <file>', '另一方案，YAML 或 JSON / a second variant, from a file')
    .option(
      '--check',
      '在数据库内按 SQL 重算并逐户核对 / compute it by SQL as well, and compare each household',
    )
    .option('--json', '输出 JSON / print JSON')
    .addHelpText('after', EXAMPLE)
    .action(async (wish: Wish) => {
      try {
        await withSession((session) => run(session, wish));
      } catch (error) {
        sayRefused(error, wish.json === true);
      }
    });
}

function readMonth(text: string): string {
  if (isMonth(text)) return text;
  throw new InvalidArgumentError('应形如 2024-04 / as in 2024-04');
}

/** Whoever has the machine acts for the county. */
const operatorOf = (county: string): Actor => ({
  ...systemActor(county, `command line, ${os.userInfo().username}`),
  post: 'bureau-officer',
  level: 'county',
  permissions: permissionsOf('bureau-officer'),
});

async function run(session: Session, wished: Wish): Promise<void> {
  const law: Law = { handbook, book: openPacks().book };
  const question = readQuestion(law, wished);
  const actor = operatorOf(wished.region);
  const known = await session.db.read(actor, (reader) =>
    reader.find(sql`select 1 from county where code = ${wished.region}`),
  );
  if (!known)
    refuse(
      '--region',
      'unknown-county',
      `本系统没有代码为 ${wished.region} 的县。`,
      `There is no county ${wished.region} here.`,
    );
  const wish = wishOf(actor, populationDay(wished.month));
  const population = await session.db
    .change(actor, async (tx) => readPopulation(tx, actor, wish, await takePopulation(tx, wish), BYTES_MAX))
    .catch(refuseTooLarge);
  const whatIf = new WhatIf(law, wished.region, population);
  const answer = whatIf.ask(question);
  const course = answer.period === 'month' ? await whatIf.course(question) : null;
  const check = wished.check
    ? await session.db.change(actor, (tx) => checkPlans(tx, actor, law, question, BYTES_MAX))
    : null;
  if (wished.json) console.log(JSON.stringify(whatIfJson(whatIf, answer, course, check), null, 2));
  else console.log([...whatIfLines(whatIf, answer, course), ...(check ? checkLines(check) : [])].join('\n'));
  if (check && !check.isEqual) process.exitCode = 1;
}

function refuseTooLarge(error: unknown): never {
  if (!(error instanceof PopulationTooLarge)) throw error;
  return refuse(
    '--region',
    'too-large',
    '家庭太多，内存放不下。',
    'There are too many households for the memory.',
  );
}

function readQuestion(law: Law, wish: Wish): Question {
  const changes = wish.set.flatMap((text) =>
    getOrRefuse(readChange(law, wish.region, text, firstDay(wish.month)), '--set'),
  );
  const first = { name: '方案一', changes };
  const book = getOrRefuse(readVariant(law, wish.region, wish.month, first), '--set');
  const variants: Question['variants'][number][] = changes.length > 0 ? [{ ...first, book }] : [];
  if (wish.against !== undefined) {
    const changed = changesOf(law, wish);
    const second = { name: '方案二', changes: changed };
    variants.push({
      ...second,
      book: getOrRefuse(readVariant(law, wish.region, wish.month, second), wish.against),
    });
  }
  if (variants.length === 0)
    refuse(
      '--set',
      'nothing-to-try',
      '请用 --set 或 --against 写明要试算的调整。',
      'Say what to try by --set or --against.',
    );
  return { month: wish.month, variants };
}

/** A variant's file, figure by figure. What holds already in the month holds in it from its first day. */
function changesOf(law: Law, { against = '', region, month }: Wish): readonly Change[] {
  return readOverlay(against, region, law.book).values.map(({ parameter, cell, written, from }) => {
    const blank = written.indexOf(' ');
    return {
      code: parameter,
      cell,
      value: written.slice(0, blank),
      unit: written.slice(blank + 1),
      from: later(toIso(from), firstDay(month)),
    };
  });
}

function getOrRefuse<T>(read: Read<T>, where: string): T {
  if (read.ok) return read.value;
  throw new Refused(read.problems.map((one: Problem) => ({ ...one, path: `${where} ${one.path}` })));
}
