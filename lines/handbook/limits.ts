import { lastPublicityDay, type WorkingCalendar } from '../../engine/calendar/working-days.ts';
import { getYmd, type ParameterBook } from '../../engine/index.ts';
import { firstDayKinds } from './law/limits.ts';

/** Whose rules: a place, judged on the day on which the case was accepted. */
export interface CasePlace {
  readonly region: string;
  readonly acceptedOn: Temporal.PlainDate;
}

const figure = (book: ParameterBook, code: string, { region, acceptedOn }: CasePlace): number | undefined =>
  book.find(code, '', region, getYmd(acceptedOn.toString()))?.won.value;

/**
 * The last day of a limit in working days that starts after `from`; nothing when the place has no such limit.
 * @throws YearWithoutCalendarError
 */
export function findDeadline(
  book: ParameterBook,
  calendar: WorkingCalendar,
  code: `limits.${string}`,
  place: CasePlace,
  from: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const days = figure(book, code, place);
  return days === undefined ? undefined : calendar.addWorkingDays(from, days);
}

/** The last day of a publicity, counted as the place counts; nothing when none is held there. */
export function findPublicityEnd(
  book: ParameterBook,
  code: `publicity.${string}`,
  place: CasePlace,
  postedOn: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const days = figure(book, code, place);
  const first = firstDayKinds.values[figure(book, 'publicity.first-day', place) ?? -1];
  if (days === undefined || (first !== 'counted' && first !== 'not-counted')) return undefined;
  return lastPublicityDay(postedOn, days, first);
}
