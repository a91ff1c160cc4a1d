import { chinaDay } from '../../platform/base/index.ts';
import type { Change, Variant } from './changes.ts';
import type { findCheck } from './checks.ts';

type CheckRow = NonNullable<Awaited<ReturnType<typeof findCheck>>>;

/** The same changes in the same words, in whatever order their fields were kept. */
const written = (changes: readonly Change[]): string =>
  JSON.stringify(changes.map(({ code, cell, value, from, unit }) => [code, cell, value, from, unit]));

const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** Who tried what is adopted, and whether the database agreed; for the head of the file. */
export function sayNotes(
  userName: string,
  now: Temporal.Instant,
  variant: Variant,
  check: CheckRow | undefined,
): readonly string[] {
  const day = chinaDay(now);
  return [`${userName}于 ${day} 由政策试算生成，方案名称：${variant.name}。`, ...sayCheck(variant, check)];
}

function sayCheck(variant: Variant, check: CheckRow | undefined): readonly string[] {
  const place = check?.question.variants.findIndex(
    ({ changes }) => written(changes) === written(variant.changes),
  );
  const result = check?.result;
  const [base, tried] = [result?.plans[0], result?.plans[(place ?? -1) + 1]];
  if (!check || place === undefined || place < 0 || !result || !base || !tried)
    return ['没有附上这一方案在数据库内的核对。'];
  const told = result.isEqual ? '逐户逐项分毫不差' : '两种算法不一致，不得采用';
  return [
    `数据库内核对（${check.id}）：${result.month}，${result.households} 户，${told}；`,
    `全部事项每月 ${yuan(base.sqlFen)} 元变为 ${yuan(tried.sqlFen)} 元。`,
  ];
}
