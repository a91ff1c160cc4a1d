import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';

let isFirstPage = true;

/** Head of every page: its one `h1`, which takes the focus when the page is opened, and the page's actions. */
export function PageHead({
  title,
  crumbs = [],
  intro,
  actions,
}: {
  title: string;
  /** The way back, outermost first. */
  crumbs?: readonly { path: string; title: string }[];
  intro?: ReactNode | undefined;
  actions?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    // A page that has put the focus into a field of its own keeps it there. The page that the browser itself
    // opened is read from its top, where the link to the content stands.
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (isFree && !isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <header className="page-head">
      {crumbs.length > 0 ? (
        <nav className="crumbs" aria-label={crumbs.map((crumb) => crumb.title).join(' / ')}>
          {crumbs.map((crumb) => (
            <span key={crumb.path}>
              <Link to={crumb.path}>{crumb.title}</Link>
              <span aria-hidden="true"> / </span>
            </span>
          ))}
        </nav>
      ) : null}
      <div className="page-head-row">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </div>
      {intro ? <div className="page-intro">{intro}</div> : null}
    </header>
  );
}
