/** What a finding means for what is stored. */
export type Verdict = 'reject' | 'warn' | 'accept';

/** How far a rejection reaches: only the value is left out, the row, or everything of its household. */
export type Reach = 'value' | 'row' | 'household';

export interface FindingKindSpec {
  readonly verdict: Verdict;
  readonly reach: Reach;
  readonly zh: { readonly what: string; readonly next: string };
  readonly en: { readonly what: string; readonly next: string };
}

const make =
  (verdict: Verdict, reach: Reach) =>
  (zhWhat: string, zhNext: string, enWhat: string, enNext: string): FindingKindSpec => ({
    verdict,
    reach,
    zh: { what: zhWhat, next: zhNext },
    en: { what: enWhat, next: enNext },
  });

export const noRow = make('reject', 'row');
export const noHousehold = make('reject', 'household');
export const noValue = make('reject', 'value');
export const warn = make('warn', 'value');
export const tidied = (zh: string, en: string) =>
  make('accept', 'value')(zh, '已自动规范，无需处理。', en, 'Made regular; nothing to do.');
