import path from 'node:path';
import { StartError } from './start-error.ts';

export interface Config {
  readonly port: number;
  /** Where to listen: this machine alone, unless `HOST` opens it (`0.0.0.0` for the office network). */
  readonly host: string;
  readonly dataDir: string;
  /** The bureau's own PostgreSQL; undefined means the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly keyFile: string;
  /** The signed end of the audit log; best on a medium that is not the database administrator's. */
  readonly anchorFile: string;
  /** Codes of the counties that this installation serves; undefined means every one that has a pack of places. */
  readonly counties: readonly string[] | undefined;
  /** A proxy of the county stands in front; its `X-Forwarded-For` is believed. */
  readonly trustProxy: boolean;
}

const PORT_DEFAULT = 8080;
const PORT_MAX = 65_535;

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return PORT_DEFAULT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= PORT_MAX) return port;
  throw new StartError(
    `PORT 应为 1 到 65535 之间的整数，现在是“${text}”。`,
    `PORT must be a whole number from 1 to 65535, not “${text}”.`,
  );
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const isUrl = /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
  if (isUrl) return text;
  throw new StartError(
    'DATABASE_URL 不是有效的地址，应形如 postgres://用户:密码@主机:5432/数据库（密码中的特殊字符须转义）。',
    'DATABASE_URL is not a valid address; it should look like postgres://user:password@host:5432/database (special characters escaped).',
  );
}

/**
 * What the environment says. Relative paths start at `root`, the folder of the project.
 * @throws StartError for a value that cannot be right.
 */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const dataDir = path.resolve(root, env.DATA_DIR || 'data');
  const placeOf = (named: string | undefined, file: string) =>
    named ? path.resolve(root, named) : path.join(dataDir, file);
  return {
    port: readPort(env.PORT),
    host: env.HOST || 'localhost',
    dataDir,
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    keyFile: placeOf(env.MINZHENG_KEY_FILE, 'keys.json'),
    anchorFile: placeOf(env.MINZHENG_ANCHOR_FILE, 'audit-anchors.jsonl'),
    counties: env.MINZHENG_COUNTIES?.split(',').map((code) => code.trim()),
    trustProxy: env.TRUST_PROXY === '1',
  };
}
