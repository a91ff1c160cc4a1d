import type { Static } from 'typebox';
import { YearWithoutCalendarError } from '../../engine/calendar/working-days.ts';
import { stages } from '../../engine/index.ts';
import { done, type Outcome, refuse } from '../../platform/base/index.ts';
import { findDeadline, findPublicityEnd } from '../handbook/limits.ts';
import { sayFigure } from './say-figures.ts';
import type { Setting } from './setting.ts';
import type { Limit } from './shapes.ts';

/** Limits and publicities of a region; with a start, their last days, judged by the rules of the setting's day. */
export function listLimits(setting: Setting, start?: Temporal.PlainDate): Static<typeof Limit>[] {
  const { handbook, book, region, day, language } = setting;
  return [...handbook.parameters.values()].flatMap((definition) => {
    const [prefix] = definition.code.split('.');
    const isDays = definition.kind.kind === 'count' && (prefix === 'limits' || prefix === 'publicity');
    const found = isDays ? book.find(definition.code, '', region, day)?.won : undefined;
    if (!found) return [];
    return [
      {
        code: definition.code,
        title: definition.title[language],
        schemes: schemesOf(setting, definition.code),
        counts: prefix === 'limits' ? ('working-days' as const) : ('days' as const),
        days: found.value,
        figure: sayFigure(found, definition, setting),
        ...lastDayOf(definition.code, setting, start),
      },
    ];
  });
}

const schemesOf = (setting: Setting, code: string): string[] =>
  [...setting.handbook.schemes.values()].flatMap((scheme) =>
    isLimitOf(setting, scheme.code, code) ? [scheme.title[setting.language]] : [],
  );

/** Nothing where there is no start to count from, and where no calendar reaches. */
function lastDayOf(
  code: string,
  { law, book, region, on }: Setting,
  start: Temporal.PlainDate | undefined,
): { readonly lastDay: string | null; readonly isProvisional: boolean } {
  if (start === undefined) return { lastDay: null, isProvisional: false };
  const place = { region, acceptedOn: Temporal.PlainDate.from(on) };
  const day = withinCalendar(() =>
    code.startsWith('limits.')
      ? findDeadline(book, law.calendar, code as `limits.${string}`, place, start)
      : findPublicityEnd(book, code as `publicity.${string}`, place, start),
  );
  if (day === undefined || day instanceof YearWithoutCalendarError)
    return { lastDay: null, isProvisional: false };
  const isProvisional = code.startsWith('limits.') && law.calendar.isProvisional(day);
  return { lastDay: day.toString(), isProvisional };
}

function withinCalendar<T>(work: () => T): T | YearWithoutCalendarError {
  try {
    return work();
  } catch (error) {
    if (error instanceof YearWithoutCalendarError) return error;
    throw error;
  }
}

/** Whether a limit belongs to a scheme's procedure, such as `limits.dibao.total` to the minimum living allowance. */
export function isLimitOf({ handbook }: Setting, scheme: string, code: string): boolean {
  const procedure = handbook.procedures.get(scheme);
  if (!procedure) return false;
  return stages.some((stage) => {
    const { parameters, further = [] } = procedure.stages[stage];
    return parameters.includes(code) || further.includes(code);
  });
}

/** The last day of so many working days after a day, and the days off on the way that are no weekends. */
export function countWorkingDays(
  { law }: Setting,
  start: Temporal.PlainDate,
  days: number,
): Outcome<{ lastDay: string; isProvisional: boolean; holidays: string[]; workedWeekendDays: string[] }> {
  const found = withinCalendar(() => {
    const last = law.calendar.addWorkingDays(start, days);
    const [holidays, workedWeekendDays]: [string[], string[]] = [[], []];
    for (
      let day = start.add({ days: 1 });
      Temporal.PlainDate.compare(day, last) <= 0;
      day = day.add({ days: 1 })
    ) {
      const isWeekend = day.dayOfWeek >= 6;
      const isWorked = law.calendar.isWorkingDay(day);
      if (!isWeekend && !isWorked) holidays.push(day.toString());
      if (isWeekend && isWorked) workedWeekendDays.push(day.toString());
    }
    const isProvisional = law.calendar.isProvisional(last);
    return { lastDay: last.toString(), isProvisional, holidays, workedWeekendDays };
  });
  if (found instanceof YearWithoutCalendarError) return refuse('policy.calendar.year', { year: found.year });
  return done(found);
}
