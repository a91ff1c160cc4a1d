import { Mark, Notice, useTexts, yuanFromFen } from '../../kit/index.ts';
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
}) {
  const t = useTexts(fundTexts);
  const said: Readonly<Record<Warning, string>> = {
    'runs-out': t.runsOutNotice(fund.runsOutIn ?? '', yuanFromFen(fund.meanFen)),
    empty: t.emptyNotice,
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
  return (one: { readonly runsOutIn: string | null; readonly meanFen: string }): string => {
    if (one.meanFen === '0') return t.noUse;
    return one.runsOutIn === null ? t.lasts : t.lastsTo(one.runsOutIn);
  };
}
