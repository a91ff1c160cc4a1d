import type { WorkingCalendar } from '../../engine/calendar/working-days.ts';
import {
  type Clock,
  type Database,
  inChina,
  type Keeper,
  keepDoing,
  listCounties,
  sql,
  systemActor,
} from '../base/index.ts';
import type { OpenCaseLaw } from './law.ts';
import { nearUntil } from './my-work.ts';

/** When officers find it on their desks. */
const HOUR = 8;
const LOOK_EVERY_SECONDS = 600;
/**
 * Tells every officer of a county how many of their cases are late or near their limit: one message a day, however
 * often this is called. @returns how many were told.
 */
export async function tellLimits(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  countyCode: string,
  calendar: WorkingCalendar,
): Promise<number> {
  const today = clock.today();
  const near = nearUntil(calendar, today);
  const { told } = await db.change(systemActor(countyCode, 'tell of limits'), (tx) =>
    tx.get<{ told: number }>(sql`select app.tell_limits(${today}, ${near}, ${clock.now()}) as told`),
  );
  return told;
}

/** A day without office is no day to be reminded on; a year of which there is no calendar is all office. */
const isOffice = (calendar: WorkingCalendar, day: Temporal.PlainDate): boolean =>
  !calendar.covers(day) || calendar.isWorkingDay(day);

/** Does so every working morning, while the program runs. */
export function keepTellingLimits(
  services: { readonly db: Database; readonly clock: Clock },
  openLaw: OpenCaseLaw,
  onError: (error: unknown) => void,
): Keeper {
  let toldOn: string | undefined;
  const work = async () => {
    const now = inChina(services.clock.now());
    const today = now.toPlainDate();
    if (now.hour < HOUR || toldOn === today.toString()) return;
    const { calendar } = (await openLaw()).books;
    if (isOffice(calendar, today)) {
      for (const countyCode of await listCounties(services.db))
        await tellLimits(services, countyCode, calendar);
    }
    toldOn = today.toString();
  };
  return keepDoing(work, { everySeconds: LOOK_EVERY_SECONDS, onError });
}
