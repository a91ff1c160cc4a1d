import { Empty, ErrorBlock, useTexts, yuanFromFen } from '../../kit/index.ts';
import { calculatorTexts } from './calculator-texts.ts';
import { DecisionCard, isHad } from './decision-card.tsx';
import type { Calculating, Decision } from './use-calculation.ts';

/** First what can be had, then what still waits for an answer; the rest folds away. */
const rankOf = (decision: Decision): number => {
  if (isHad(decision)) return decision.isStanding ? 1 : 0;
  return decision.status === 'needs-facts' ? 2 : 3;
};

/** Whole fen a month of everything that can be had each month. */
export const monthlyFen = (decisions: readonly Decision[]): number =>
  decisions
    .filter((one) => isHad(one) && one.period === 'month')
    .reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);

export function Results({ calculating, search }: { calculating: Calculating; search: string }) {
  const t = useTexts(calculatorTexts);
  const { result, read, wrong } = calculating;
  if (read.error && wrong.size === 0)
    return <ErrorBlock error={read.error} onRetry={() => void read.refetch()} />;
  if (!result) return <Empty text={t.resultsWait} />;
  const sorted = result.decisions.toSorted((a, b) => rankOf(a) - rankOf(b));
  const had = sorted.filter(isHad);
  const waiting = sorted.filter(({ status }) => status === 'needs-facts');
  const others = sorted.filter((one) => rankOf(one) === 3);
  const total = monthlyFen(sorted);
  const card = (decision: Decision) => (
    <DecisionCard key={decision.scheme} decision={decision} calculating={calculating} search={search} />
  );
  return (
    <>
      <div className={had.length > 0 ? 'results-sum is-some' : 'results-sum'} role="status">
        <p>{t.summary(had.length, waiting.length)}</p>
        {total > 0 ? <strong>{t.total(yuanFromFen(total))}</strong> : null}
      </div>
      {[...had, ...waiting].map(card)}
      {others.length > 0 ? (
        <details className="results-others" open={had.length + waiting.length === 0}>
          <summary>
            {t.others}（{others.length}）
          </summary>
          {others.map(card)}
        </details>
      ) : null}
    </>
  );
}
