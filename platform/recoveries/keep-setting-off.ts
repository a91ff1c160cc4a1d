import { appendAudit } from '../audit/index.ts';
import {
  type Clock,
  type Database,
  getValue,
  type Keeper,
  keepDoing,
  listCounties,
  systemActor,
} from '../base/index.ts';
import { setOffMonth } from './collect.ts';

const LOOK_EVERY_SECONDS = 900;

/** Sets off what was agreed for this month, each time that there is something: before the roll of the month is made. */
export function keepSettingOff(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  onError: (error: unknown) => void,
): Keeper {
  const work = async () => {
    for (const county of await listCounties(db)) {
      const actor = systemActor(county, 'set off what was agreed');
      await db.change(actor, async (tx) => {
        const month = clock.today().with({ day: 1 });
        const { count, fen } = getValue(await setOffMonth(tx, actor, clock.now(), month));
        if (count === 0) return;
        const detail = { month: month.toString().slice(0, 7), count, fen: Number(fen) };
        await appendAudit(tx, actor, clock.now(), [{ action: 'recoveries.set-off', detail }]);
      });
    }
  };
  return keepDoing(work, { everySeconds: LOOK_EVERY_SECONDS, onError });
}
