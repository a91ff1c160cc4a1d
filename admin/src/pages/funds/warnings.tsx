import { Mark, Notice, useTexts, yuanFromFen } from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { fundTexts } from './texts.ts';

type Warning = 'runs-out' | 'empty' | 'over-plan';
const tones = { 'runs-out': 'warn', empty: 'seal', 'over-plan': 'warn' } as const;

export function WarningMarks({ warnings }: { warnings: readonly Warning[] }) {
  const t = useTexts(fundTexts);
  return (
    <>
      {warnings.map((warning) => (
        <Mark key={warning} tone={tones[warning]}>
          {t.warnings[warning]}
        </Mark>
      ))}
    </>
  );
}

/** What a fund wants done, said whole. */
export function WarningNotices(fund: {
  readonly warnings: readonly Warning[];
  readonly runsOutIn: string | null;
  readonly meanFen: string;
  /** The fund into which what was left has been carried. */
  readonly carriedTo: string | null;
}) {
  const t = useTexts(fundTexts);
  const sayMonth = useSayMonth();
  const said: Readonly<Record<Warning, string>> = {
    'runs-out': t.runsOutNotice(sayMonth(fund.runsOutIn), yuanFromFen(fund.meanFen)),
    empty: fund.carriedTo === null ? t.emptyNotice : t.carriedNotice(fund.carriedTo),
    'over-plan': t.overNotice,
  };
  return (
    <>
      {fund.warnings.map((warning) => (
        <Notice key={warning} kind="warn">
          {said[warning]}
        </Notice>
      ))}
    </>
  );
}

/** How long it lasts, as a cell says it. */
export function useOutlook() {
  const t = useTexts(fundTexts);
  const sayMonth = useSayMonth();
  return (one: {
    readonly year: number;
    readonly runsOutIn: string | null;
    readonly meanFen: string;
    readonly balanceFen: string;
  }): string => {
    // The mark beside it says so already.
    if (one.balanceFen === '0' && one.meanFen !== '0') return '';
    if (one.meanFen === '0') return t.noUse;
    // Money of a year is for that year: how long it would last beyond is nobody’s question.
    const isShort = one.runsOutIn !== null && one.runsOutIn <= `${one.year}-12`;
    return isShort ? t.lastsTo(sayMonth(one.runsOutIn)) : t.lasts;
  };
}
