/**
 * Names the list of choices of a `Select` for screen readers: antd names the field, and leaves its list nameless.
 * Called when the list opens; it is in the page a moment later, and stays there.
 */
export function nameList(id: string | undefined, label: string | undefined): void {
  if (id === undefined || label === undefined) return;
  requestAnimationFrame(() => document.getElementById(`${id}_list`)?.setAttribute('aria-label', label));
}
