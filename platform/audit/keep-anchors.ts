import type { Clock, Database } from '../base/index.ts';
import { sql, systemActor } from '../base/index.ts';
import { type Anchor, appendAnchors, readAnchors } from './anchor.ts';
import { auditReader } from './verify.ts';

export interface AnchorKeeper {
  /** Anchors what is not yet anchored, at once: at the end of the program, and before a backup. */
  anchorNow(): Promise<number>;
  /** Stops looking, after a last anchor. */
  stop(): Promise<void>;
}

export interface AnchorOptions {
  readonly db: Database;
  readonly clock: Clock;
  /** Outside the database; best on a medium of the audit administrator. */
  readonly file: string;
  /** `KeyRing.anchorKey`. */
  readonly key: Buffer;
  readonly rowsMax?: number;
  readonly minutesMax?: number;
  readonly lookEverySeconds?: number;
  /** Told when an anchor could not be written; the next look tries again. */
  onError(error: unknown): void;
}

const ROWS_MAX = 1_000;
const MINUTES_MAX = 10;
const LOOK_EVERY_SECONDS = 10;

/** Writes the state of every county's chain outside the database: each 1,000 rows or ten minutes, whichever first. */
export function keepAnchors(options: AnchorOptions): AnchorKeeper {
  const { db, clock, file, key } = options;
  const rowsMax = BigInt(options.rowsMax ?? ROWS_MAX);
  const minutesMax = options.minutesMax ?? MINUTES_MAX;
  let anchoredAt = clock.now();
  let running: Promise<unknown> = Promise.resolve();

  async function look(force: boolean): Promise<number> {
    const before = new Map(readAnchors(file, key).anchors.map((anchor) => [anchor.countyCode, anchor.seq]));
    const now = clock.now();
    const isDue = force || anchoredAt.until(now).total('minutes') >= minutesMax;
    const heads = await readHeads(db, now);
    const fresh = heads.filter((head) => {
      const grown = head.seq - (before.get(head.countyCode) ?? 0n);
      return isDue ? grown > 0n : grown >= rowsMax;
    });
    if (isDue) anchoredAt = now;
    if (fresh.length > 0) appendAnchors(file, key, fresh);
    return fresh.length;
  }

  /** One look behind the other: two at once would write two lines on one signature. */
  function inTurn(force: boolean): Promise<number> {
    const turn = running.then(() => look(force));
    running = turn.catch(() => undefined);
    return turn;
  }

  const timer = setInterval(
    () => void inTurn(false).catch(options.onError),
    (options.lookEverySeconds ?? LOOK_EVERY_SECONDS) * 1000,
  );
  timer.unref();
  return {
    anchorNow: () => inTurn(true),
    async stop() {
      clearInterval(timer);
      await inTurn(true).catch(options.onError);
    },
  };
}

async function readHeads(db: Database, now: Temporal.Instant): Promise<Anchor[]> {
  const counties = await db.read(systemActor('', 'anchor the audit log'), (reader) =>
    reader.rows<{ code: string }>(sql`select code from county order by code`),
  );
  const anchors: Anchor[] = [];
  for (const { code } of counties) {
    const head = await db.read(auditReader(code), (reader) =>
      reader.find<{ seq: bigint; hash: Buffer }>(sql`select seq, hash from audit_head
        where county_code = ${code}`),
    );
    if (head && head.seq > 0n) {
      anchors.push({ countyCode: code, seq: head.seq, hash: head.hash.toString('hex'), at: now.toString() });
    }
  }
  return anchors;
}
