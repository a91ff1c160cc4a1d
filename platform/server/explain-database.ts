import { DatabaseNewerError, MigrationChangedError } from '../base/index.ts';
import { codeOf, StartError } from './start-error.ts';

/** Host, port and database, without the password. */
export function sayAddress(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const host = url.searchParams.get('host') ?? (url.hostname || 'localhost');
  return `${host}:${url.port || '5432'}${url.pathname}`;
}

const AWAY = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
const WRONG_LOGIN = new Set(['28P01', '28000']);

/** What PostgreSQL or the network said, as a sentence for whoever starts the program. */
export function explainDatabase(error: unknown, databaseUrl: string): StartError {
  if (error instanceof StartError) return error;
  const [code, address] = [codeOf(error), sayAddress(databaseUrl)];
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof DatabaseNewerError) return explainNewer(error);
  if (error instanceof MigrationChangedError) {
    return new StartError(
      `数据库 ${address} 由另一个版本的程序建立（${error.file} 不一致）：请使用建立它的程序版本。`,
      `The database at ${address} was made by another edition of the program (${error.file} differs): use that one.`,
      error,
    );
  }
  if (AWAY.has(code) || /timeout|terminated unexpectedly/i.test(reason)) {
    return new StartError(
      `连不上数据库 ${address}（${code || reason}）：请检查 DATABASE_URL、网络和数据库服务。`,
      `The database at ${address} cannot be reached (${code || reason}): check DATABASE_URL, the network and the server.`,
      error,
    );
  }
  if (WRONG_LOGIN.has(code)) {
    return new StartError(
      `数据库 ${address} 拒绝了登录：请检查 DATABASE_URL 中的用户名和密码，以及服务器的 pg_hba.conf。`,
      `The database at ${address} refused the login: check user and password in DATABASE_URL, and the server's pg_hba.conf.`,
      error,
    );
  }
  if (code === '3D000') {
    return new StartError(
      `数据库 ${address} 不存在：请先用 CREATE DATABASE 建库（编码 UTF8）。`,
      `The database ${address} does not exist: make it first with CREATE DATABASE (encoding UTF8).`,
      error,
    );
  }
  if (code === '42501') {
    return new StartError(
      `数据库用户的权限不够（${reason}）：它应是数据库的所有者，并有 CREATEROLE 权限。`,
      `The database user may not do enough (${reason}): it should own the database and have CREATEROLE.`,
      error,
    );
  }
  return new StartError(
    `数据库 ${address} 出错：${reason}`,
    `The database at ${address} failed: ${reason}`,
    error,
  );
}

function explainNewer(error: DatabaseNewerError): StartError {
  return new StartError(
    `数据库已升级到第 ${error.databaseNo} 步，本程序只认识到第 ${error.programNo} 步：请使用更新版本的程序。`,
    `The database is at step ${error.databaseNo}, this program knows up to ${error.programNo}: use a newer version of the program.`,
    error,
  );
}
