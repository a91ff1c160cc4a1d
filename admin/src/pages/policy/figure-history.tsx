import { DataTable, Mark, useLanguage, useTexts, yuanFromFen } from '../../kit/index.ts';
import { type Series, StepPlot } from '../../kit/step-plot.tsx';
import { dayNumber, dayOfNumber } from '../../kit/time-slider.tsx';
import type { History } from './figure-page.tsx';
import { type Figure, FigureSource, FigureSpan } from './figure-parts.tsx';
import { figureTexts } from './figure-texts.ts';
import type { Setting } from './setting-bar.tsx';
import { policyTexts } from './texts.ts';

type CellHistory = History['cells'][number];
type Level = CellHistory['levels'][number];

const FOREVER = '9999-12-31';
const TONES = ['first', 'second', 'second', 'third'] as const;
const OTHER_TONES = ['other-1', 'other-2', 'other-3'] as const;

/** One class of a parameter over time: the plot of every level, and the same as a table. */
export function FigureHistory({
  cell,
  history,
  setting,
}: {
  cell: CellHistory;
  history: History;
  setting: Setting;
}) {
  const t = useTexts(figureTexts);
  const words = useTexts(policyTexts);
  const { language } = useLanguage();
  const { parameter } = history;
  const sources = { assumed: words.assumed, separator: language === 'zh' ? '：' : ': ' };
  const series = cell.levels.map((level, place) => toSeries(level, place, cell, sources));
  const says = new Map(
    cell.levels.flatMap(({ figures }) => figures.map(({ held, said }) => [held, said] as const)),
  );
  const rows = cell.levels.flatMap((level) => level.figures.map((figure) => ({ level, figure })));
  const title = t.plotOf(parameter.title, cell.label);
  return (
    <section className="policy-history" aria-label={title}>
      {cell.label ? <h3>{cell.label}</h3> : null}
      <StepPlot
        label={title}
        series={series}
        day={setting.on}
        last={setting.today}
        unit={unitOf(cell)}
        sayValue={(held) => sayAxis(held, parameter.kind, says)}
      />
      <details>
        <summary>{t.table}</summary>
        <DataTable
          label={title}
          rows={rows}
          rowKey={({ level, figure }) => `${level.region} ${figure.from}`}
          columns={[
            {
              key: 'since',
              title: words.since,
              width: '22%',
              render: ({ figure }) => <FigureSpan figure={figure} />,
            },
            { key: 'region', title: words.setBy, width: '12%', render: ({ level }) => level.regionName },
            {
              key: 'value',
              title: words.value,
              width: '14%',
              render: ({ figure }) => <strong>{figure.said}</strong>,
            },
            {
              key: 'state',
              title: t.holds,
              width: '14%',
              render: ({ level, figure }) => <Holding level={level} figure={figure} cell={cell} />,
            },
            { key: 'source', title: words.source, render: ({ figure }) => <FigureSource figure={figure} /> },
          ]}
        />
      </details>
    </section>
  );
}

/** Whether the figure ever decided; a narrower region's may stand before it. */
function Holding({ level, figure, cell }: { level: Level; figure: Figure; cell: CellHistory }) {
  const t = useTexts(figureTexts);
  if (level.rank === null) return '—';
  const spans = spansOf(level.region, cell);
  const end = figure.until ?? FOREVER;
  const isHeld = spans.some(({ from, to }) => from <= end && figure.from <= to);
  return isHeld ? <Mark tone="ok">{t.holds}</Mark> : <Mark>{t.beaten}</Mark>;
}

function toSeries(
  level: Level,
  place: number,
  cell: CellHistory,
  words: { assumed: string; separator: string },
): Series {
  return {
    key: level.region,
    title: level.regionName,
    tone:
      level.rank === null
        ? (OTHER_TONES[place % OTHER_TONES.length] ?? 'other-1')
        : (TONES[level.rank] ?? 'third'),
    steps: level.figures.map((figure) => ({
      from: figure.from,
      until: figure.until,
      held: figure.held,
      said: figure.said,
      isAssumed: figure.assumed !== null,
      source: figure.source?.written ?? `${words.assumed}${words.separator}${figure.assumed ?? ''}`,
    })),
    holds: spansOf(level.region, cell),
  };
}

/** The days in which a region's figure is the one that holds. */
function spansOf(region: string, cell: CellHistory): { from: string; to: string }[] {
  return cell.holds.flatMap((hold, index) => {
    const next = cell.holds[index + 1];
    if (hold.region !== region) return [];
    return [{ from: hold.from, to: next ? dayOfNumber(dayNumber(next.from) - 1) : FOREVER }];
  });
}

/** `634元/月` without its figure; a choice has none. */
function unitOf({ levels }: CellHistory): string {
  const said = levels[0]?.figures[0]?.said ?? '';
  return /^\d/.test(said) ? said.replace(/^[\d,.]+\s*/, '') : '';
}

const MILLIONTHS_OF_PERCENT = 10_000;

/** A value as the axis has it: short, without its unit. */
function sayAxis(held: number, kind: string, says: ReadonlyMap<number, string>): string {
  if (kind === 'money') return yuanFromFen(Math.round(held)).replace(/\.00$/, '');
  if (kind === 'ratio') return `${held / MILLIONTHS_OF_PERCENT}%`;
  if (kind === 'count') return String(held);
  return says.get(held) ?? '';
}
