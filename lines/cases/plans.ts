import { collect, getYmd, makePlan, type Plan, toIso } from '../../engine/index.ts';
import type { Law } from '../policy/open-law.ts';
import { createMemory } from './memory.ts';

export interface Planned {
  readonly region: string;
  readonly day: string;
  readonly scheme: string;
}

const PLANS_MAX = 500;

/**
 * Plans of schemes for places and days. Between two days on which a text or a figure changes they differ in the day
 * alone, so that one tree serves all days between.
 */
export function createPlans(law: Law): (asked: Planned) => Plan {
  let figures = law.book.values;
  let planOf = plansOf(law);
  // Figures that were adopted meanwhile change days and trees alike.
  return (asked) => {
    if (law.book.values !== figures) {
      figures = law.book.values;
      planOf = plansOf(law);
    }
    return planOf(asked);
  };
}

function plansOf(law: Law): (asked: Planned) => Plan {
  const days = changeDays(law);
  const trees = createMemory<Plan>(PLANS_MAX);
  const plans = createMemory<Plan>(PLANS_MAX);
  const treeOf = ({ region, day, scheme }: Planned): Plan => {
    const ymd = getYmd(day);
    const from = days.findLast((one) => one <= ymd);
    const since = from === undefined ? day : toIso(from);
    return trees(`${region} ${since} ${scheme}`, () =>
      makePlan(law.handbook, law.book, { region, day: since, schemes: [scheme] }),
    );
  };
  return (asked) =>
    plans(`${asked.region} ${asked.day} ${asked.scheme}`, () => ({
      ...treeOf(asked),
      day: getYmd(asked.day),
    }));
}

/** Every day from which a rule, a scheme or a figure of any place is another than on the day before. */
function changeDays({ handbook, book }: Law): readonly number[] {
  const variants = [...handbook.rules.values()].flatMap((rule) => rule.variants);
  const nodes = collect([
    ...variants.map(({ value }) => value),
    ...[...handbook.schemes.values()].flatMap(({ eligible, amount, memberShare }) => [
      eligible,
      amount,
      ...(memberShare ? [memberShare] : []),
    ]),
  ]);
  return [
    ...new Set([
      ...variants.map(({ from }) => from),
      ...nodes.flatMap((node) => (node.op === 'since' ? [node.from] : [])),
      ...[...handbook.schemes.values()].flatMap(({ from, end }) =>
        end === undefined ? [from] : [from, end],
      ),
      ...book.values.flatMap(({ from, until }) => (until === undefined ? [from] : [from, dayAfter(until)])),
    ]),
  ]
    .filter((day) => day > 0)
    .toSorted((a, b) => a - b);
}

const dayAfter = (day: number): number =>
  getYmd(Temporal.PlainDate.from(toIso(day)).add({ days: 1 }).toString());
