import type { Language } from '../../platform/base/index.ts';
import type { ListColumn } from '../../platform/exports/index.ts';
import { openFundLaw } from './open-fund-law.ts';

/** A row of a list with the title of its scheme, as the list says it. */
export type Titled<Item> = Item & { readonly schemeTitle: string };

export const schemeColumn = <Item>(): ListColumn<Titled<Item>> => ({
  name: 'scheme',
  title: { zh: '项目', en: 'Scheme' },
  kind: 'text',
  width: 24,
  value: ({ schemeTitle }) => schemeTitle,
});

/** The same rows with titles; a scheme that the law no longer knows keeps its code. */
export async function giveTitles<Item extends { readonly scheme: string }>(
  rows: readonly Item[],
  language: Language,
): Promise<Titled<Item>[]> {
  const { titleOf } = await openFundLaw();
  return rows.map((row) => ({ ...row, schemeTitle: titleOf(row.scheme, language) ?? row.scheme }));
}
