import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useLanguage, useTexts } from '../kit/language.tsx';
import type { MenuGroup } from '../kit/page.ts';
import { useSession } from '../kit/session.ts';
import { menuFor } from './page-registry.ts';
import { appTexts } from './texts.ts';

const FOLDED = 'minzheng.menu.folded';

/** The menu: what this post may open, in groups. */
export function Menu({ onGo }: { onGo?: () => void }) {
  const t = useTexts(appTexts);
  const { language } = useLanguage();
  const { permissions, post } = useSession();
  const { pathname } = useLocation();
  const groups = menuFor(permissions, post?.level);
  const [folded, fold] = useFolded();
  // Of two lines that both lead here, `/policy` and `/policy/limits`, the longer says it better.
  const current = groups
    .flatMap(({ lines }) => lines.map(({ path }) => path))
    .filter((path) => isWithin(pathname, path))
    .reduce((best, path) => (path.length > best.length ? path : best), '');
  return (
    <nav className="menu" aria-label={t.menu}>
      {groups.map(({ group, lines }) => (
        <details
          key={group}
          open={!folded.has(group) || lines.some(({ path }) => path === current)}
          onToggle={(event) => fold(group, !event.currentTarget.open)}
        >
          <summary>{t.groups[group]}</summary>
          <ul>
            {lines.map((line) => (
              <li key={line.path}>
                <Link
                  to={line.path}
                  {...(onGo ? { onClick: onGo } : {})}
                  aria-current={line.path === current ? 'page' : undefined}
                >
                  {line.title[language]}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <div className="menu-foot">
        <a href="/api/docs" target="_blank" rel="noreferrer">
          {t.apiDocs}
        </a>
      </div>
    </nav>
  );
}

/** Groups that somebody folded away stay so on this machine. */
function useFolded(): [ReadonlySet<string>, (group: MenuGroup, isFolded: boolean) => void] {
  const [folded, setFolded] = useState<ReadonlySet<string>>(
    () => new Set((localStorage.getItem(FOLDED) ?? '').split(' ').filter(Boolean)),
  );
  const fold = (group: MenuGroup, isFolded: boolean) => {
    if (folded.has(group) === isFolded) return;
    const next = new Set(folded);
    if (isFolded) next.add(group);
    else next.delete(group);
    localStorage.setItem(FOLDED, [...next].join(' '));
    setFolded(next);
  };
  return [folded, fold];
}

const isWithin = (pathname: string, path: string): boolean =>
  path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);
