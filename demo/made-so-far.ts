import pg from 'pg';
import { appendAudit } from '../platform/audit/index.ts';
import type { Actor, Tx } from '../platform/base/index.ts';
import { StartError } from '../platform/server/index.ts';

/** What was asked for: the same again goes on with what was begun, another wish does not fit to it. */
export interface DemoWish {
  readonly people: number;
  readonly seed: string;
}

/** How far a county made in many transactions has come, as its own log says. */
export interface MadeSoFar {
  readonly begun: DemoWish | undefined;
  /** Names of the steps done, `people` among them. */
  readonly steps: ReadonlySet<string>;
  /** When the people were finished; all that follows is of that moment, whenever it is gone on with. */
  readonly at: Temporal.Instant | undefined;
  readonly counts: { readonly people: number; readonly households: number };
  readonly isWhole: boolean;
}

export async function readMadeSoFar(owner: pg.Client, county: string): Promise<MadeSoFar> {
  const { rows } = await owner.query<{ action: string; at: string; detail: string }>(
    `select action, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, detail from audit_log
     where county_code = $1 and action in ('demo.begin', 'demo.step', 'demo.make') order by seq`,
    [county],
  );
  const said = rows.map(({ action, at, detail }) => ({ action, at, detail: JSON.parse(detail) }));
  const begun = said.find(({ action }) => action === 'demo.begin');
  const people = said.find(({ action, detail }) => action === 'demo.step' && detail.step === 'people');
  return {
    begun: begun && { people: Number(begun.detail.people), seed: String(begun.detail.seed) },
    steps: new Set(
      said.flatMap(({ action, detail }) => (action === 'demo.step' ? [String(detail.step)] : [])),
    ),
    at: people && Temporal.Instant.from(people.at),
    counts: {
      people: Number(people?.detail.people ?? 0),
      households: Number(people?.detail.households ?? 0),
    },
    isWhole: said.some(({ action }) => action === 'demo.make'),
  };
}

/** Says in the step's own transaction that it was done: it is there with its entry, or neither is. */
export async function noteStep(
  tx: Tx,
  actor: Actor,
  at: Temporal.Instant,
  detail: { readonly step: string; readonly people?: number; readonly households?: number },
): Promise<void> {
  await appendAudit(tx, actor, at, [{ action: 'demo.step', detail }]);
}

/**
 * For who makes a county in one transaction, and may not read the log by which an unfinished one is known.
 * @throws StartError when one of many transactions was begun here and not finished: it has no indexes, or lacks its money.
 */
export async function refuseUnfinished(ownerUrl: string, county: string, wish: DemoWish): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'minzheng-demo' });
  await owner.connect();
  try {
    const { begun, isWhole } = await readMadeSoFar(owner, county);
    if (begun && !isWhole) refuseOther(begun, wish);
  } finally {
    await owner.end();
  }
}

/** @throws StartError when another county was begun here: the two would be mixed. */
export function refuseOther(begun: DemoWish, wish: DemoWish): void {
  if (begun.people === wish.people && begun.seed === wish.seed) return;
  const same = `minzheng demo --people ${begun.people} --seed ${begun.seed}`;
  throw new StartError(
    `这里已经开始生成 ${begun.people} 人的演示县（种子 ${begun.seed}），还没有完成。请用同样的人数和种子继续（${same}），或用 DATA_DIR 另选一个空的数据目录。`,
    `A demo county of ${begun.people} people (seed ${begun.seed}) was begun here and is not finished. Go on with the same number and seed (${same}), or take an empty data folder by DATA_DIR.`,
  );
}
