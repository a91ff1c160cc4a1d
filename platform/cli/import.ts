import os from 'node:os';
import type { Command } from 'commander';
import { type Actor, sql, systemActor, systemClock } from '../base/index.ts';
import { permissionsOf } from '../identity/index.ts';
import { importFile } from '../imports/index.ts';
import { StartError } from '../server/index.ts';
import { getOrSay } from './say.ts';
import { type Session, withSession } from './session.ts';

interface Wish {
  readonly county: string;
  readonly dryRun?: boolean;
}

/** Whoever has the machine acts for the county; the log has their login. */
const operatorOf = (county: string): Actor => ({
  ...systemActor(county, `command line, ${os.userInfo().username}`),
  post: 'bureau-officer',
  level: 'county',
  permissions: permissionsOf('bureau-officer'),
});

async function bringIn(session: Session, file: string, { county, dryRun }: Wish): Promise<void> {
  const found = await session.db.read(systemActor(county, 'command line'), (reader) =>
    reader.find(sql`select 1 from county where code = ${county}`),
  );
  if (!found) throw new StartError(`本系统没有代码为 ${county} 的县。`, `There is no county ${county} here.`);
  const services = { db: session.db, cipher: session.cipher, clock: systemClock };
  const record = getOrSay(await importFile(services, operatorOf(county), { file, dryRun: dryRun === true }));
  for (const { sheet, table, skip } of record.recognition?.sheets ?? []) {
    const columns = (table?.columns ?? []).map(({ title, field }) => `${title}→${field ?? '—'}`).join('，');
    console.log(`${sheet.name || file}: ${skip ?? table?.roster ?? '?'} ${table?.period ?? ''} ${columns}`);
  }
  if (dryRun === true) return;
  const { rowsDone, rowsAccepted, rowsWarned, rowsRefused } = record;
  console.log(
    `${rowsDone} 行 rows: 通过 accepted ${rowsAccepted}, 需留意 to look at ${rowsWarned}, 未导入 refused ${rowsRefused}`,
  );
  if (record.state !== 'finished') {
    throw new StartError(
      '导入没有完成，可在导入中心继续。',
      'The import did not finish; resume it in the import centre.',
    );
  }
}

export function addImport(program: Command): void {
  program
    .command('import')
    .argument('<file>', '花名册或台账 / roster or ledger: xlsx, xls, csv')
    .description('导入一份名册，识别结果即视为确认 / Import a roster, taking what is understood as confirmed')
    .requiredOption('--county <code>', '县级区划代码 / code of the county')
    .option('--dry-run', '只说明识别结果，不导入 / only say what is understood')
    .action((file: string, wish: Wish) => withSession((session) => bringIn(session, file, wish)));
}
