import { Columns } from '../../kit/columns.tsx';
import { Section, sayCount, useTexts } from '../../kit/index.ts';
import { Legend } from './legend.tsx';
import type { Answer } from './question.ts';
import { whatIfTexts } from './texts.ts';

/** How many households gain or lose how much. The ranges stand still while a slider moves. */
export function ChangeHistogram({ answer, places }: { answer: Answer; places: readonly number[] }) {
  const t = useTexts(whatIfTexts);
  const edges = answer.histogramFen.map((fen) => fen / 100);
  const half = edges.length + 1;
  const sayRange = (bin: number): string =>
    bin === edges.length
      ? t.beyond(String(edges.at(-1)))
      : t.upTo(String(bin === 0 ? 0 : edges[bin - 1]), String(edges[bin]));
  if (answer.variants.every(({ histogram }) => histogram.every((count) => count === 0))) return null;
  const columns = Array.from({ length: 2 * half }, (_, place) => {
    const isGain = place >= half;
    const bin = isGain ? place - half : half - 1 - place;
    return {
      key: String(place),
      title: `${isGain ? '+' : '−'}${sayRange(bin)}`,
      side: isGain ? ('up' as const) : ('down' as const),
      bars: answer.variants.map(({ name, histogram }, index) => ({
        key: name,
        tone: places[index] === 1 ? ('second' as const) : ('first' as const),
        value: histogram[place] ?? 0,
      })),
    };
  });
  // Empty ranges at the outer ends only take room away; one of each side stays, so that the middle is seen.
  const used = columns.map(({ bars }) => bars.some(({ value }) => value > 0));
  const from = Math.min(used.indexOf(true), half - 1);
  const to = Math.max(used.lastIndexOf(true), half);
  return (
    <Section title={t.histogram}>
      <p className="what-if-help">{t.histogramHelp}</p>
      <Legend answer={answer} places={places} />
      <Columns
        label={t.histogram}
        columns={columns.slice(from, to + 1)}
        sayValue={(count) => sayCount(count)}
        head={t.range}
        tableTitle={t.table}
      />
    </Section>
  );
}
