import type { ComponentType } from 'react';
import type { Bilingual } from './catalogue.ts';

/** Groups of the side menu, in the order in which it shows them. */
export type MenuGroup =
  | 'desk'
  | 'cases'
  | 'visits'
  | 'registry'
  | 'money'
  | 'policy'
  | 'exchange'
  | 'places'
  | 'oversight';

export interface PageRoute {
  /** As react-router has it: `/people/:personId`. A parameter is named by what it identifies. */
  readonly path: string;
  /** What a post needs to see it; also hides its menu line. `signed-in` for every officer. */
  readonly permission: string;
  readonly title: Bilingual;
  /** Loads the page when it is opened: `() => import('./people-list.tsx').then((m) => m.PeopleList)`. */
  load(): Promise<ComponentType>;
}

export interface MenuLine {
  readonly group: MenuGroup;
  /** Place within the group; steps of ten leave room. */
  readonly order: number;
  /** A route of the same folder, without parameters. */
  readonly path: string;
  readonly title: Bilingual;
  /** The work of the county: a township has no such line, though it may read something of the kind. */
  readonly isOfCounty?: true;
}

/** What a page folder's `index.ts` exports as `pages`; the shell finds it by itself. */
export interface Pages {
  readonly routes: readonly PageRoute[];
  readonly menu: readonly MenuLine[];
}

export function definePages(pages: Pages): Pages {
  return pages;
}
