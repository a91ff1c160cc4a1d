import { yuanFromFen } from '../../kit/index.ts';
import type { Answer } from './question.ts';
import { sayMonth } from './say.ts';
import type { WhatIfTexts } from './texts.ts';

type Cell = string | number;

/** Text that a spreadsheet would take for a formula is kept text. */
const quote = (cell: Cell): string => {
  const text = String(cell);
  const safe = typeof cell === 'string' && /^[=@\t\r]|^[+-](?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const yuan = (fen: number): string => yuanFromFen(fen).replaceAll(',', '');

/** All tables of the page behind one another, no household among them: counts and sums alone. */
export function writeCsv(answer: Answer, t: WhatIfTexts): string {
  const head = [
    ...[t.allHouseholds, t.gain, t.lose, t.entering, t.leaving],
    ...[t.recognised, t.derecognised, t.difference],
  ];
  const tally = (one: Answer['variants'][number]['total']): Cell[] => [
    ...[one.households, one.gain, one.lose, one.entering, one.leaving],
    ...[one.recognised, one.derecognised],
    yuan(one.gainFen - one.loseFen),
  ];
  const lines: Cell[][] = [
    [t.title, sayMonth(answer.month, t), t.perPeriod[answer.period] ?? ''],
    [t.now, yuan(answer.baseFen)],
  ];
  for (const variant of answer.variants) {
    lines.push([], [variant.name, ...head], [t.sum, ...tally(variant.total)], [t.towns]);
    for (const town of variant.towns) if (town.households > 0) lines.push([town.townName, ...tally(town)]);
    lines.push([t.families]);
    for (const family of variant.families)
      lines.push([t.familyTypes[family.type] ?? family.type, ...tally(family)]);
    lines.push([t.schemes, t.now, t.after, t.difference, t.entering, t.leaving]);
    for (const one of variant.schemes)
      lines.push([
        one.title,
        ...[one.baseFen, one.triedFen, one.triedFen - one.baseFen].map(yuan),
        ...[one.entering, one.leaving],
      ]);
  }
  if (answer.course) {
    lines.push([], [t.course, t.now, ...answer.variants.map(({ name }) => name)]);
    for (const { month, baseFen, variantFen } of answer.course.months)
      lines.push([sayMonth(month, t), yuan(baseFen), ...variantFen.map(yuan)]);
    lines.push([t.sum, yuan(answer.course.baseFen), ...answer.course.variantFen.map(yuan)]);
  }
  return `\uFEFF${lines.map((line) => line.map(quote).join(',')).join('\r\n')}\r\n`;
}
