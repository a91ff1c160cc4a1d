import type { WorkingCalendar } from '../../engine/calendar/working-days.ts';
import { appendAudit } from '../audit/index.ts';
import type { Clock, Database } from '../base/index.ts';
import { type Keeper, keepDoing, listCounties, sql, systemActor } from '../base/index.ts';
import { rederive } from './check-readings.ts';
import type { CaseLaw, OpenCaseLaw } from './law.ts';

const LOOK_EVERY_SECONDS = 600;

interface Known {
  readonly last_year: number;
  readonly days: readonly string[];
}

/**
 * The first day on which two states of the notices can differ; nothing when they are the same. A notice may move days
 * of the year before its own, and in its own every day was counted without it.
 */
export function firstChange(known: Known, { lastYear, noticedDays }: WorkingCalendar): string | undefined {
  const [before, after] = [new Set(known.days), new Set(noticedDays)];
  const moved = [...before.symmetricDifference(after)];
  if (known.last_year !== lastYear) moved.push(`${Math.min(known.last_year, lastYear) + 1}-01-01`);
  return moved.toSorted()[0];
}

/**
 * Counts the limits of a county's cases anew where a notice on working days has come or was mended since they were last
 * counted: of those that ran on the first day that it can move, or later. What happened stays as it is.
 * @returns how many cases changed; nothing when there was nothing to do.
 */
export async function followCalendar(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  law: CaseLaw,
  countyCode: string,
): Promise<number | undefined> {
  const { calendar } = law.books;
  const actor = systemActor(countyCode, 'follow the calendar');
  return await db.change(actor, async (tx) => {
    const known = await tx.find<Known>(sql`select last_year, days::text[] as days from case_calendar
      where county_code = ${countyCode} for update`);
    const since = known && firstChange(known, calendar);
    if (known && since === undefined) return undefined;
    await tx.run(sql`insert into case_calendar as c (county_code, last_year, days)
      values (${countyCode}, ${calendar.lastYear}, ${[...calendar.noticedDays]}::date[])
      on conflict (county_code) do update set last_year = excluded.last_year, days = excluded.days`);
    if (since === undefined) return undefined;
    const changed = await rederive(tx, actor, law, clock.now(), since);
    const detail = { changed, lastYear: calendar.lastYear };
    await appendAudit(tx, actor, clock.now(), [{ action: 'cases.rederive', detail }]);
    return changed;
  });
}

/** Does so at the start of the program; the calendar does not change while it runs. */
export function keepFollowingCalendar(
  services: { readonly db: Database; readonly clock: Clock },
  openLaw: OpenCaseLaw,
  onError: (error: unknown) => void,
): Keeper {
  const followed = new Set<string>();
  const work = async () => {
    const law = await openLaw();
    for (const countyCode of await listCounties(services.db)) {
      if (followed.has(countyCode)) continue;
      await followCalendar(services, law, countyCode);
      followed.add(countyCode);
    }
  };
  return keepDoing(work, { everySeconds: LOOK_EVERY_SECONDS, onError });
}
