import {
  createFieldCipher,
  type Database,
  type KeyRing,
  openDatabase,
  sql,
  systemActor,
  systemClock,
} from '../platform/base/index.ts';
import { posts } from '../platform/identity/index.ts';
import { DEMO_COUNTY, DEMO_PEOPLE, type DemoMade, findDemo, makeDemo } from './make-demo.ts';
import { DEMO_PASSWORD, demoOfficers } from './officers.ts';

const STATEMENT_MS_MAX = 60 * 60_000;

/**
 * On the first start of an installation: fills Daye with invented people. Nothing is done where the county is
 * not served, where anybody has an account already, or where `MINZHENG_DEMO=0` says so.
 * @returns undefined when there is no demo county.
 */
export async function prepareDemo(opened: {
  readonly appUrl: string;
  readonly keys: KeyRing;
  readonly env: NodeJS.ProcessEnv;
  /** Makes it elsewhere: the memory that this takes must not stay with a server. */
  make?(): Promise<void>;
}): Promise<DemoMade | undefined> {
  if (opened.env.MINZHENG_DEMO === '0') return undefined;
  const db = openDatabase({ url: opened.appUrl, connectionsMax: 2, statementTimeoutMs: STATEMENT_MS_MAX });
  try {
    const state = await readState(db);
    if (state === 'demo') return { made: false, people: 0, households: 0 };
    if (state !== 'empty') return undefined;
    if (opened.make) {
      await opened.make();
      return { made: true, people: DEMO_PEOPLE, households: 0 };
    }
    return await makeDemo({ db, cipher: createFieldCipher(opened.keys), now: systemClock.now() });
  } finally {
    await db.close();
  }
}

type State = 'demo' | 'empty' | 'real' | 'not-served';

async function readState(db: Database): Promise<State> {
  return await db.read(systemActor(DEMO_COUNTY, 'demo county'), async (reader) => {
    if (await findDemo(reader)) return 'demo';
    const served = await reader.find(sql`select 1 from county where code = ${DEMO_COUNTY}`);
    if (!served) return 'not-served';
    const user = await reader.find(sql`select 1 from app_user limit 1`);
    const home = await reader.find(sql`select 1 from household where county_code = ${DEMO_COUNTY} limit 1`);
    return user || home ? 'real' : 'empty';
  });
}

/** What stands below the addresses when the program has started. */
export function sayDemo(): string {
  const width = Math.max(...demoOfficers.map(({ login }) => login.length));
  const lines = demoOfficers.map(({ login, post, place }) => {
    const { zh, en } = posts[post].name;
    return `  ${login.padEnd(width)}  ${zh}${place ? `（${place}）` : ''} / ${en}`;
  });
  return [
    `演示县 大冶市（人员全部虚构），密码均为 ${DEMO_PASSWORD}`,
    `Demo county Daye, everybody in it invented; the password of each account is ${DEMO_PASSWORD}`,
    ...lines,
  ].join('\n');
}
