import { type DelegationItem, delegationsOn } from '../../platform/cases/index.ts';
import type { Services } from '../../platform/http/index.ts';
import { publicVisitor } from '../../platform/publication/index.ts';
import { openCaseLaw } from '../cases/open-case-law.ts';
import { guideTexts } from './guide-texts.ts';
import type { Setting } from './setting.ts';

/** By matter, the townships that decide it themselves on the day of the page, each with its document. */
export type TownshipsThatDecide = ReadonlyMap<string, readonly string[]>;

export async function findTownshipsThatDecide(
  { db }: Pick<Services, 'db'>,
  { county, language, on }: Setting,
): Promise<TownshipsThatDecide> {
  const law = await openCaseLaw();
  const actor = publicVisitor(county);
  const items = await db.read(actor, (reader) =>
    delegationsOn({ reader, countyCode: county, law, language }, on),
  );
  const say = ({ townName, fromOn, untilOn, document }: DelegationItem): string =>
    guideTexts[language].townshipDecides(townName, fromOn, untilOn, document);
  const groups = Map.groupBy(items, ({ matter }) => matter);
  return new Map([...groups].map(([matter, group]) => [matter, group.map(say)]));
}
