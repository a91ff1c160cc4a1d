import { Section, sayCount, useTexts } from '../../kit/index.ts';
import { type Bar, RankedBars } from '../../kit/ranked-bars.tsx';
import { Legend } from './legend.tsx';
import type { Answer } from './question.ts';
import { roughYuan } from './say.ts';
import { whatIfTexts } from './texts.ts';

const netOf = ({ gainFen, loseFen }: { gainFen: number; loseFen: number }): number => gainFen - loseFen;

/** Townships ranked by what they gain less what they lose, both variants one above the other. */
export function TownBars({
  answer,
  places,
  onDrill,
}: {
  answer: Answer;
  places: readonly number[];
  onDrill(variant: number, townId: string, townName: string): void;
}) {
  const t = useTexts(whatIfTexts);
  const towns = answer.variants[0]?.towns ?? [];
  const rows = towns
    .map((town, at) => {
      const tallies = answer.variants.map((variant) => variant.towns[at] ?? town);
      const moved = tallies.some(({ gainFen, loseFen }) => gainFen + loseFen > 0);
      return { town, tallies, moved, most: Math.max(...tallies.map(netOf)) };
    })
    .filter(({ town, moved }) => town.households > 0 && moved)
    .sort((a, b) => b.most - a.most);
  if (rows.length === 0) return null;
  return (
    <Section title={t.towns}>
      <p className="what-if-help">{t.townsHelp}</p>
      <Legend answer={answer} places={places} />
      <RankedBars
        label={t.towns}
        rows={rows.map(({ town, tallies }) => ({
          key: town.townId,
          title: town.townName,
          bars: tallies.map(
            (tally, index): Bar => ({
              key: answer.variants[index]?.name ?? '',
              tone: places[index] === 1 ? 'second' : 'first',
              up: tally.gainFen,
              down: tally.loseFen,
              said: `${roughYuan(netOf(tally))} ${t.yuan} · ${t.households(sayCount(tally.gain + tally.lose))}`,
              spoken: `${answer.variants[index]?.name} ${town.townName}`,
              onOpen: () => onDrill(index, town.townId, town.townName),
            }),
          ),
        }))}
      />
    </Section>
  );
}
