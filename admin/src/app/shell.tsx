import { Suspense, useEffect, useRef, useState } from 'react';
import { Link, Route, Routes, useLocation } from 'react-router';
import { Loading } from '../kit/blocks.tsx';
import { useTexts } from '../kit/language.tsx';
import { useSession } from '../kit/session.ts';
import { Toasts } from '../kit/toast.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Header, PostSwitch } from './header.tsx';
import { Menu } from './menu.tsx';
import { NotFound, NotYours } from './not-found.tsx';
import { routes } from './page-registry.ts';
import { PrintNote } from './print-note.tsx';
import { signOut } from './session-calls.ts';
import { appTexts } from './texts.ts';

/** What stands around every page: header, menu (a drawer on a phone), and the page itself. */
export function Shell() {
  const t = useTexts(appTexts);
  const { permissions } = useSession();
  const { pathname } = useLocation();
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  useEffect(() => {
    if (pathname !== '') window.scrollTo(0, 0);
  }, [pathname]);
  const isOpen = (permission: string): boolean => permission === 'signed-in' || permissions.has(permission);
  return (
    <>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <Header onOpenMenu={() => setIsMenuOpen(true)} />
      <MenuDrawer isOpen={isMenuOpen} onClose={() => setIsMenuOpen(false)} />
      <div className="frame">
        <aside className="sider">
          <Menu />
        </aside>
        <main id="content" className="content" tabIndex={-1}>
          <PrintNote />
          <ErrorBoundary address={pathname}>
            <Suspense fallback={<Loading />}>
              <Routes>
                {routes.map(({ path, permission, Page }) => (
                  <Route key={path} path={path} element={isOpen(permission) ? <Page /> : <NotYours />} />
                ))}
                <Route path="*" element={<NotFound />} />
              </Routes>
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Toasts />
    </>
  );
}

/** The menu on a phone. The browser's own dialog keeps the focus within and closes on Escape. */
function MenuDrawer({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const t = useTexts(appTexts);
  const { user } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="menu-drawer" aria-label={t.menu} onClose={onClose}>
      {isOpen ? (
        <>
          <div className="menu-drawer-head">
            {t.productPlain}
            <button type="button" aria-label={t.closeMenu} onClick={onClose}>
              ×
            </button>
          </div>
          <div className="drawer-account">
            <Link to="/account" onClick={onClose}>
              {user.name}
            </Link>
            <PostSwitch />
            <button type="button" onClick={() => void signOut()}>
              {t.signOut}
            </button>
          </div>
          <Menu onGo={onClose} />
        </>
      ) : null}
    </dialog>
  );
}
