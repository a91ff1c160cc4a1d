import { createHash, hkdfSync } from 'node:crypto';
import pg from 'pg';
import type { KeyRing } from '../base/index.ts';
import { codeOf, StartError } from './start-error.ts';

const PASSWORD_BYTES = 24;
const WRONG_LOGIN = new Set(['28P01', '28000']);
const CONNECT_MS_MAX = 10_000;

/** Each database has a login of its own, so that two installations on one server do not share one. */
function loginOf(databaseName: string): string {
  const hash = createHash('sha256').update(databaseName).digest('hex').slice(0, 8);
  return `minzheng_app_${hash}`;
}

/** Nobody has to keep this password: it follows from the keys of the installation. */
const passwordOf = (ring: KeyRing, login: string): string =>
  Buffer.from(hkdfSync('sm3', ring.indexKey, '', `database login ${login}`, PASSWORD_BYTES)).toString(
    'base64url',
  );

function withLogin(ownerUrl: string, login: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = '';
  url.password = '';
  url.searchParams.set('user', login);
  url.searchParams.set('password', password);
  return url.toString();
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS_MAX });
  try {
    await client.connect();
    const { rows } = await client.query<{ ok: boolean }>(
      `select pg_has_role(current_user, 'minzheng_app', 'member') as ok`,
    );
    return rows[0]?.ok === true;
  } catch (error) {
    if (WRONG_LOGIN.has(codeOf(error))) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeLogin(owner: pg.Client, login: string, password: string): Promise<void> {
  const [role, secret] = [pg.escapeIdentifier(login), pg.escapeLiteral(password)];
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [login]);
  if (!rowCount) await owner.query(`create role ${role} login nosuperuser nobypassrls`);
  await owner.query(`alter role ${role} login password ${secret}`);
  await owner.query(`grant minzheng_app to ${role}`);
  await keepOutOfServerLog(owner, role);
}

/**
 * A failed statement of the program is told to the program, which writes it down without values. The server's own
 * log would repeat them, since many messages begin with what was wrong. Only a superuser may set this: the owner of
 * the embedded server is one; elsewhere it is for whoever runs the server (docs/operations.md).
 */
async function keepOutOfServerLog(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ rolsuper: boolean }>(
    'select rolsuper from pg_roles where rolname = current_user',
  );
  if (rows[0]?.rolsuper === true) await owner.query(`alter role ${role} set log_min_messages = 'log'`);
}

/**
 * The address that the program itself uses: a login in the group `minzheng_app`, which owns nothing and
 * cannot step around row-level security. Made, or given its password again, when it does not get in.
 * @throws StartError when the owner may not make roles.
 */
export async function getAppUrl(ownerUrl: string, ring: KeyRing): Promise<string> {
  const owner = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: CONNECT_MS_MAX });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ name: string }>('select current_database() as name');
    const login = loginOf(rows[0]?.name ?? '');
    const password = passwordOf(ring, login);
    const url = withLogin(ownerUrl, login, password);
    if (await canLogIn(url)) return url;
    await makeLogin(owner, login, password);
    if (await canLogIn(url)) return url;
    throw new StartError(
      `数据库不接受程序自己的登录角色 ${login}：请在 pg_hba.conf 中允许它用密码（scram-sha-256）登录。`,
      `The database does not let the program's own role ${login} in: allow it by password (scram-sha-256) in pg_hba.conf.`,
    );
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    throw new StartError(
      'DATABASE_URL 的用户不能创建登录角色：请让数据库管理员执行 ALTER ROLE 该用户 CREATEROLE，再启动。',
      'The user of DATABASE_URL may not make login roles: have the database administrator run ALTER ROLE <user> CREATEROLE, then start again.',
      error,
    );
  } finally {
    await owner.end();
  }
}
