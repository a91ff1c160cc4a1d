import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type pg from 'pg';

const PROGRAM = path.join(import.meta.dirname, 'platform-program.ts');
const END_MS_MAX = 60_000;

export interface KeysRun {
  readonly child: ChildProcess;
  /** Its exit code, and what it said when something was wrong; rejects when it does not come to an end. */
  readonly ended: Promise<{ readonly code: number | null; readonly complaint: string }>;
}

/** Starts `minzheng keys <verb>` as a process of its own. */
export function runKeys(env: Readonly<Record<string, string>>, verb: string): KeysRun {
  const child = spawn(process.execPath, [PROGRAM, 'keys', verb], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: '', ...env },
  });
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const ended = new Promise<{ code: number | null; complaint: string }>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`keys ${verb} does not end: ${complaint}`)), END_MS_MAX);
    child.once('close', (code) => {
      clearTimeout(late);
      resolve({ code, complaint });
    });
  });
  return { child, ended };
}

/** The login that the program made itself would outlast the database on the server of the tests. */
export async function dropLogin(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ role: string }>(`select quote_ident(rolname) as role from pg_roles
    where rolname = 'minzheng_app_' || left(encode(sha256(convert_to(current_database(), 'UTF8')), 'hex'), 8)`);
  for (const { role } of rows) await owner.query(`drop owned by ${role}; drop role ${role}`);
}
