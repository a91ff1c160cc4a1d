import { Link, useLocation } from 'react-router';
import { useLanguage, useTexts } from '../kit/language.tsx';
import { useSession } from '../kit/session.ts';
import { menuFor } from './page-registry.ts';
import { appTexts } from './texts.ts';

/** The menu: what this post may open, in groups. */
export function Menu({ onGo }: { onGo?: () => void }) {
  const t = useTexts(appTexts);
  const { language } = useLanguage();
  const { permissions } = useSession();
  const { pathname } = useLocation();
  const groups = menuFor(permissions);
  // Of two lines that both lead here, `/policy` and `/policy/limits`, the longer says it better.
  const current = groups
    .flatMap(({ lines }) => lines.map(({ path }) => path))
    .filter((path) => isWithin(pathname, path))
    .reduce((best, path) => (path.length > best.length ? path : best), '');
  return (
    <nav className="menu" aria-label={t.menu}>
      {groups.map(({ group, lines }) => (
        <div key={group}>
          <h2>{t.groups[group]}</h2>
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
        </div>
      ))}
      <div className="menu-foot">
        <a href="/api/docs" target="_blank" rel="noreferrer">
          {t.apiDocs}
        </a>
      </div>
    </nav>
  );
}

const isWithin = (pathname: string, path: string): boolean =>
  path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);
