import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { MenuGroup, MenuLine, PageRoute, Pages } from '../kit/page.ts';

const folders = import.meta.glob<{ pages: Pages }>('../pages/*/index.ts', { eager: true });

export interface RegisteredRoute extends PageRoute {
  readonly Page: LazyExoticComponent<ComponentType>;
}

export const routes: readonly RegisteredRoute[] = Object.values(folders)
  .flatMap(({ pages }) => pages.routes)
  .map((route) => ({ ...route, Page: lazy(async () => ({ default: await route.load() })) }));

const groupOrder: readonly MenuGroup[] = [
  'desk',
  'cases',
  'visits',
  'registry',
  'money',
  'policy',
  'exchange',
  'places',
  'oversight',
];

/** The menu lines that these permissions open to a post of this level, in groups. */
export function menuFor(
  permissions: ReadonlySet<string>,
  level: string | undefined,
): { group: MenuGroup; lines: MenuLine[] }[] {
  const isOpen = (line: MenuLine): boolean => {
    if (line.isOfCounty && level !== 'county') return false;
    const permission = routes.find((route) => route.path === line.path)?.permission;
    return permission === 'signed-in' || (permission !== undefined && permissions.has(permission));
  };
  const lines = Object.values(folders)
    .flatMap(({ pages }) => pages.menu)
    .filter(isOpen);
  return groupOrder
    .map((group) => ({
      group,
      lines: lines.filter((line) => line.group === group).sort((a, b) => a.order - b.order),
    }))
    .filter(({ lines }) => lines.length > 0);
}
