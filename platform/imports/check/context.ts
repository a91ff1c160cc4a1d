import type { PlaceDirectory } from '../../divisions/index.ts';
import { isReasonTitle } from '../recognise/assign-columns.ts';
import { readCaptionDay } from '../recognise/caption.ts';
import type { TableMapping } from '../recognise/mapping.ts';
import type { CheckContext } from './row-reader.ts';
import { readRules } from './rules.ts';

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(a, b) < 0 ? a : b;

/** What the checks of one table know: its days, its printed rules, the places of the county. */
export function checkContextOf(given: {
  readonly table: TableMapping;
  readonly notes: readonly string[];
  readonly directory: PlaceDirectory;
  readonly today: Temporal.PlainDate;
  readonly format: string;
}): CheckContext {
  const { table, notes, directory, today } = given;
  const filledOn = readCaptionDay(notes);
  const lastDay = table.lastDay === null ? today : Temporal.PlainDate.from(table.lastDay);
  return {
    table,
    directory,
    today,
    lastDay,
    ageDay: filledOn === null ? earlier(lastDay, today) : Temporal.PlainDate.from(filledOn),
    isText: given.format === 'csv',
    isMended: table.columns.some(({ title }) => isReasonTitle(title)),
    rules: readRules(notes),
  };
}
