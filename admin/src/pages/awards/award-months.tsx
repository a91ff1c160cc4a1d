import './awards.css';
import { chinaToday, DataTable, Empty, useTexts, yuanFromFen } from '../../kit/index.ts';
import { StepPlot } from '../../kit/step-plot.tsx';
import { dayNumber, dayOfNumber } from '../../kit/time-slider.tsx';
import { useSayMonth } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import type { AwardRecord } from './award-page.tsx';
import { awardPageTexts } from './texts.ts';

type Span = AwardRecord['spans'][number];

const firstOf = (month: string): string => `${month}-01`;
/** The last day of what ends before a month. */
const lastBefore = (month: string): string => dayOfNumber(dayNumber(firstOf(month)) - 1);

/** What each month gives, as steps and as a table that says the same. */
export function AwardMonths({ record }: { record: AwardRecord }) {
  const t = useTexts(awardPageTexts);
  const schemes = useSchemeTitles();
  const sayMonth = useSayMonth();
  const { spans, holderName } = record;
  const today = chinaToday();
  if (spans.length === 0) return <Empty text={t.noMonths} />;
  const title = schemes.say(record.scheme);
  const steps = spans.map(({ fromMonth, toMonth, amountFen }) => ({
    from: firstOf(fromMonth),
    until: toMonth === null ? null : lastBefore(toMonth),
    held: amountFen / 100,
    said: yuanFromFen(amountFen),
    source: t.unit,
    isAssumed: false,
  }));
  const holds = steps.map(({ from, until }) => ({ from, to: until ?? today }));
  return (
    <div className="award-months">
      <StepPlot
        label={t.plotOf(holderName, title)}
        series={[{ key: 'given', title, tone: 'first', steps, holds }]}
        day={today}
        last={lastDay(spans, today)}
        unit={t.unit}
        sayValue={(held) => String(held)}
      />
      <DataTable<Span>
        label={t.given}
        rows={spans}
        rowKey={(span) => span.fromMonth}
        columns={[
          { key: 'from', title: t.from, render: (span) => sayMonth(span.fromMonth), onCard: 'title' },
          {
            key: 'to',
            title: t.to,
            render: (span) => (span.toMonth === null ? t.open : sayMonth(lastBefore(span.toMonth))),
          },
          {
            key: 'amount',
            title: t.amount,
            align: 'right',
            render: (span) => <span className="figures">{yuanFromFen(span.amountFen)}</span>,
          },
        ]}
      />
    </div>
  );
}

/** A step that begins later than today is drawn for a month. */
function lastDay(spans: readonly Span[], today: string): string {
  const begins = spans.map(({ fromMonth }) => dayNumber(firstOf(fromMonth)) + 30);
  return dayOfNumber(Math.max(dayNumber(today), ...begins));
}
