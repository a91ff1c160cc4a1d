import type { Command } from 'commander';
import {
  callMembers,
  type Decision,
  evaluate,
  explain,
  factsSchema,
  findYmd,
  type KnownFacts,
  type Language,
  layOver,
  makePlan,
  type ParameterBook,
  type Plan,
  problem,
  readFacts,
  writeExplanation,
} from '../../engine/index.ts';
import { handbook } from '../handbook/law/handbook.ts';
import { openPacks } from '../handbook/packs.ts';
import { decisionJson } from './decision-json.ts';
import { readOverlay, readText } from './overlay.ts';
import { overviewOf } from './overview.ts';
import { Refused, refuse, sayRefused } from './problems.ts';

interface Wish {
  readonly region?: string;
  readonly on?: string;
  readonly scheme: readonly string[];
  readonly with?: string;
  readonly knownOn?: string;
  readonly language: string;
  readonly json?: true;
  readonly factsSchema?: true;
}

const EXAMPLE = `
例 / Example:
  npx minzheng decide --region 420281 --on 2023-06-15 --scheme minimum-living-allowance facts.json
  npx minzheng decide --region 420281 --on 2023-06-15 --with overlay.yaml --json facts.json
说明 / More: docs/decide.md`;

/** Adds `decide`: judges one family by the rules of a place and a day. Needs no database. */
export function addDecide(program: Command): void {
  const collect = (given: string, before: readonly string[]): readonly string[] => [
    ...before,
    ...given.split(',').map((code) => code.trim()),
  ];
  program
    .command('decide')
    .description('按某地某日的规定判定一个家庭 / Judge a family by the rules of a place and a day')
    .argument('[facts]', '家庭情况的 JSON 文件，- 为标准输入 / facts as JSON, - for standard input')
    .option('--region <code>', '区划代码 / code of the region')
    .option('--on <day>', '按哪一天的规定 / judged by the rules of this day')
    .option('--scheme <code>', '只判定这一事项，可多次 / this scheme only; may be repeated', collect, [])
    .option('--with <file>', '叠加的参数（YAML 或 JSON）/ parameters to lay over those of the region')
    .option('--known-on <day>', '只用当时已知的标准 / only figures known by this day')
    .option('--language <zh|en>', '说明的语言 / language of the explanation', 'zh')
    .option('--json', '输出 JSON / print JSON')
    .option('--facts-schema', '输出家庭情况的 JSON Schema / print the JSON Schema of the facts')
    .addHelpText('after', EXAMPLE)
    .action((facts: string | undefined, wish: Wish) => {
      try {
        console.log(wish.factsSchema ? JSON.stringify(factsSchema(), null, 2) : decide(facts, wish));
      } catch (error) {
        sayRefused(error, wish.json === true);
      }
    });
}

/** What is printed. @throws Refused when region, day, scheme, overlay or facts are not good */
function decide(file: string | undefined, wish: Wish): string {
  const language = languageOf(wish.language);
  const day = dayOf(wish.on, '--on');
  if (wish.knownOn !== undefined) dayOf(wish.knownOn, '--known-on');
  const schemes = wish.scheme.map(schemeOf);
  const { region, book } = placeOf(wish);
  const plan = makePlan(handbook, book, {
    region,
    day,
    ...(schemes.length > 0 ? { schemes } : {}),
    ...(wish.knownOn === undefined ? {} : { knownOn: wish.knownOn }),
  });
  const facts = factsOf(file, day);
  const callings = callMembers(facts, plan.day, language);
  const decisions = evaluate(plan, facts);
  if (wish.json)
    return JSON.stringify(
      decisions.map((decision) => decisionJson(plan, decision, language, callings)),
      null,
      2,
    );
  const texts = decisions.map((decision) => textOf(plan, decision, language, callings));
  return (decisions.length > 1 ? [overviewOf(decisions, language), ...texts] : texts).join('\n\n');
}

const textOf = (plan: Plan, decision: Decision, language: Language, callings: readonly string[]): string => {
  const { title, code } = decision.scheme;
  return `== ${title[language]} ${code}\n${writeExplanation(explain(plan, decision, language, callings), language)}`;
};

function languageOf(given: string): Language {
  if (given === 'zh' || given === 'en') return given;
  return refuse('--language', 'not-a-language', '只能是 zh 或 en。', 'It is zh or en.');
}

function dayOf(given: string | undefined, option: string): string {
  if (given !== undefined && findYmd(given) !== undefined) return given;
  return refuse(option, 'not-a-day', '要写明日期，如 2023-06-15。', 'A day is needed, as 2023-06-15.');
}

function schemeOf(code: string): string {
  if (handbook.schemes.has(code)) return code;
  const known = [...handbook.schemes.values()].map((scheme) => `${scheme.code}（${scheme.title.zh}）`);
  const codes = [...handbook.schemes.keys()].join(', ');
  return refuse(
    '--scheme',
    'unknown-scheme',
    `没有事项 ${code}。现有：${known.join('、')}。`,
    `There is no scheme ${code}; there are: ${codes}.`,
  );
}

/** A region needs a pack of its own, or figures from a file to be judged by. */
function placeOf(wish: Wish): { readonly region: string; readonly book: ParameterBook } {
  const { book } = openPacks();
  const region = wish.region ?? '';
  const names = [...book.regions].map(([code, name]) => `${code} ${name.zh}`).join('、');
  const codes = [...book.regions].map(([code, name]) => `${code} ${name.en}`).join(', ');
  const known = [`现有：${names}。`, `There are: ${codes}.`];
  if (!/^\d{6}$/.test(region))
    return refuse(
      '--region',
      'no-region',
      `要写明六位区划代码。${known[0]}`,
      `A code of six digits is needed. ${known[1]}`,
    );
  if (wish.with !== undefined) return { region, book: layOver(book, readOverlay(wish.with, region, book)) };
  if (book.regions.has(region)) return { region, book };
  return refuse(
    '--region',
    'unknown-region',
    `没有 ${region} 的参数包；可用 --with 附上当地标准。${known[0]}`,
    `There is no pack of ${region}; give its figures by --with. ${known[1]}`,
  );
}

function factsOf(file: string | undefined, day: string): KnownFacts {
  if (file === undefined)
    return refuse('facts', 'no-facts', '要给出家庭情况文件。', 'The file with the facts is needed.');
  const text = readText(file, 'facts');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return refuse('facts', 'not-json', `${file} 不是正确的 JSON。`, `${file} is not JSON: ${String(error)}`);
  }
  const read = readFacts(given, findYmd(day) ?? 0);
  if (read.ok) return read.value;
  throw new Refused(
    read.problems.map(({ path, code, message }) => problem(path || 'facts', code, message.zh, message.en)),
  );
}
