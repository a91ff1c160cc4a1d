import {
  findProcedure,
  findRules,
  type LawBooks,
  type Matter,
  type RulesInForce,
} from '../../engine/matters/index.ts';
import { matterBook } from './law/matters.ts';
import { openCalendar } from './open-calendar.ts';
import { openPacks } from './packs.ts';
import { actStates, writeActTable } from './testing/act-table.ts';

/** The calendar of working days begins here; a procedure that is older is looked at from this day on. */
const FIRST_DAY = '2018-03-01';

export function openMatterLaw(): LawBooks {
  return { book: openPacks().book, calendar: openCalendar() };
}

export interface Setting {
  readonly matter: Matter;
  readonly name: string;
  readonly rules: RulesInForce;
}

/** Every procedure of every matter in one place, and again with the right to decide given to townships. */
export function settingsOf(books: LawBooks, region = '420281'): readonly Setting[] {
  return [...matterBook.matters.values()].flatMap((matter) =>
    matter.procedures.flatMap(({ from, end }) => {
      const day = from < FIRST_DAY ? FIRST_DAY : from;
      if (findProcedure(matter, day)?.from !== from || (end !== undefined && day >= end)) return [];
      const rules = findRules(matter, books, region, day);
      if (!rules) return [];
      return [
        { matter, name: `${matter.code} of ${from}`, rules: { ...rules, isDelegated: false } },
        ...(rules.procedure.delegation
          ? [{ matter, name: `${matter.code} of ${from}, delegated`, rules: { ...rules, isDelegated: true } }]
          : []),
      ];
    }),
  );
}

/** The page of a matter: who may do what in every state that its acts lead to. */
export function actPage(matter: Matter, settings: readonly Setting[]): string {
  const own = settings.filter((one) => one.matter === matter);
  const head = `# ${matter.title.zh}：每个状态下谁可以做什么

由声明生成（\`lines/handbook/write-act-tables.ts\`），逐对试过：表里没有的，拒绝。状态写作“阶段 · 步骤（状态）”。`;
  const parts = own.map(({ name, rules }) => writeActTable(name, actStates(rules)));
  return `${[head, ...parts].join('\n\n').trimEnd()}\n`;
}
