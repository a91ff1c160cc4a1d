import { useInsertionEffect } from 'react';

/** Where the focus was when something opened over the page; a line of a menu is gone by then, its button is not. */
function findWay(): HTMLElement | null {
  const active = document.activeElement;
  if (active?.closest('.ant-dropdown')) return document.querySelector<HTMLElement>('.ant-dropdown-trigger');
  return active instanceof HTMLElement && active !== document.body ? active : null;
}

const isThere = (element: HTMLElement): boolean => element.isConnected && element.offsetParent !== null;

/**
 * Takes the focus back to where it came from when what stood over the page closes, so that work goes on by the
 * keyboard from the same place; to the head of the page when that place is gone.
 */
export function useReturnFocus(isOpen: boolean): void {
  // Before any layout effect: a drawer takes the focus in one of its own.
  useInsertionEffect(() => {
    if (!isOpen) return undefined;
    const origin = findWay();
    return () => {
      setTimeout(() => {
        const active = document.activeElement;
        const isLost = active === null || active === document.body || active.closest('.ant-drawer') !== null;
        const isNextOpen = document.querySelector('.ant-drawer-open, .ant-modal-wrap:not([style*="none"])');
        if (!isLost || isNextOpen) return;
        const head = document.querySelector<HTMLElement>('#content h1');
        (origin && isThere(origin) ? origin : head)?.focus();
      });
    };
  }, [isOpen]);
}
