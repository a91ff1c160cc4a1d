import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { type Actor, sql, systemActor, systemClock } from '../base/index.ts';
import { type ExportFormat, exportList, type ListCatalogue } from '../exports/index.ts';
import { type Post, permissionsOf, posts } from '../identity/index.ts';
import { type House, listsOf, StartError } from '../server/index.ts';
import { getOrSay } from './say.ts';
import { type Session, withSession } from './session.ts';

interface Wish {
  readonly county: string;
  readonly format: ExportFormat;
  readonly output: string;
  readonly filter: readonly string[];
  readonly columns?: string;
  readonly language: 'zh' | 'en';
}

/** Whoever has the machine acts in the county-wide post that may see the list; the log has their login. */
function operatorFor(lists: ListCatalogue, list: string, county: string): Actor {
  const permission = lists.get(list)?.permission ?? '';
  const named = (Object.keys(posts) as Post[]).find((post) => permissionsOf(post).has(permission));
  const post = named ?? 'bureau-officer';
  return {
    ...systemActor(county, `command line, ${os.userInfo().username}`),
    post,
    duty: posts[post].duty,
    level: 'county',
    permissions: permissionsOf(post),
  };
}

/** `townId=…` as the address of the page has it. */
function readFilter(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
      throw new StartError(`筛选条件应形如 名称=值：${pair}`, `A filter looks like name=value: ${pair}`);
    }),
  );
}

async function checkCounty({ db }: Session, county: string): Promise<void> {
  const found = await db.read(systemActor(county, 'command line'), (reader) =>
    reader.find(sql`select 1 from county where code = ${county}`),
  );
  if (!found) throw new StartError(`本系统没有代码为 ${county} 的县。`, `There is no county ${county} here.`);
}

async function write(session: Session, house: House, list: string, wish: Wish): Promise<void> {
  const lists = listsOf(house);
  await checkCounty(session, wish.county);
  const file = path.resolve(wish.output);
  // Under another name until it is whole: nobody takes half a list for the list.
  const part = `${file}.part`;
  const given = {
    list,
    lists,
    actor: operatorFor(lists, list, wish.county),
    format: wish.format,
    filter: readFilter(wish.filter),
    language: wish.language,
    columns: wish.columns?.split(','),
  };
  const services = { db: session.db, cipher: session.cipher, clock: systemClock };
  try {
    const target = createWriteStream(part, { mode: 0o600 });
    const { rowCount, byteCount, sha256 } = getOrSay(await exportList(services, given, target), house);
    await rename(part, file);
    console.log(`已导出 / exported: ${file}`);
    console.log(`${rowCount} 行 rows, ${byteCount} 字节 bytes, sha256 ${sha256.toString('hex')}`);
  } finally {
    await rm(part, { force: true });
  }
}

const gather = (value: string, before: readonly string[]) => [...before, value];

export function addExport(program: Command, house: House): void {
  const names = [...listsOf(house).values()].map(
    (list) => `  ${list.name}\t${list.title.zh} / ${list.title.en}`,
  );
  program
    .command('export')
    .argument('<list>', '名单 / list')
    .description('导出一份名单，并记入审计日志 / Export a list; the audit log knows of it')
    .requiredOption('--county <code>', '县级区划代码 / code of the county')
    .requiredOption('-o, --output <file>', '写入的文件 / file to write')
    .addOption(
      new Option('--format <format>', '格式 / format').choices(['xlsx', 'csv', 'pdf']).default('xlsx'),
    )
    .option('--filter <name=value>', '筛选条件，可多次给出 / filter, as often as needed', gather, [])
    .option('--columns <names>', '栏目，逗号分隔 / columns, with commas')
    .addOption(new Option('--language <language>', '语言 / language').choices(['zh', 'en']).default('zh'))
    .addHelpText('after', `\n名单 / Lists:\n${names.join('\n')}`)
    .action((list: string, wish: Wish) => withSession((session) => write(session, house, list, wish)));
}
