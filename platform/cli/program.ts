import { Command } from 'commander';
import { type House, sayStartError } from '../server/index.ts';
import { addBackup } from './backup.ts';
import { addDemo } from './demo.ts';
import { addDuplicates } from './duplicates.ts';
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import { addKeys } from './keys.ts';
import { addMigrate } from './migrate.ts';
import { addRestore } from './restore.ts';
import { addServe } from './serve.ts';
import { addUser } from './user.ts';
import { addVerifyAudit } from './verify-audit.ts';

/** The operators' commands, for a house. What stands above the platform adds its own before it runs them. */
export function createProgram(house: House): Command {
  const program = new Command('minzheng')
    .description('民政平台的程序 / The program of the Minzheng platform')
    .addHelpText(
      'after',
      `
环境变量 / Environment:
  DATA_DIR          数据目录，默认 ./data / data folder
  DATABASE_URL      自有 PostgreSQL（15 或更高）/ the bureau's own PostgreSQL, 15 or newer
  MINZHENG_KEY_FILE 密钥文件，默认在数据目录中 / key file, in the data folder by default
  MINZHENG_COUNTIES 服务的县（区划代码，逗号分隔）/ codes of the counties served
  MINZHENG_ANCHOR_FILE 审计日志的外部存证文件 / anchors of the audit log, outside the database
  PORT, HOST        服务地址 / where to serve`,
    )
    .showHelpAfterError();
  const adders = [
    addServe,
    addMigrate,
    addBackup,
    addRestore,
    addUser,
    addKeys,
    addVerifyAudit,
    addExport,
    addImport,
    addDuplicates,
    addDemo,
  ];
  for (const add of adders) add(program, house);
  return program;
}

/** Runs the command of the command line; a failure is told in both languages and ends with 1. */
export async function runProgram(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    sayStartError(error);
    process.exitCode = 1;
  }
}
