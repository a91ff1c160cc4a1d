const PREFIX = 'minzheng.draft.';

/**
 * What was typed into a form and not yet sent, kept for this browser tab only (`sessionStorage`): it outlives
 * a reload, a lost connection and an ended session, and goes with the tab or with signing out.
 */
export function readDraft(name: string): Record<string, unknown> | null {
  const stored = sessionStorage.getItem(PREFIX + name);
  if (stored === null) return null;
  try {
    return JSON.parse(stored) as Record<string, unknown>;
  } catch {
    return null;
  }
}

export function keepDraft(name: string, values: unknown): void {
  sessionStorage.setItem(PREFIX + name, JSON.stringify(values));
}

export function dropDraft(name: string): void {
  sessionStorage.removeItem(PREFIX + name);
}

export function dropAllDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

/** Names of the forms with something typed and not sent. */
export function listDrafts(): string[] {
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length));
}
