import type { AuditEntry } from './append.ts';

const ONE_LOOK_MINUTES = 15;
const KNOWN_MAX = 20_000;

/** A look at something of a person: the family reads in its record who took it. */
export type Look = Pick<AuditEntry, 'action' | 'subjectKind' | 'subjectId' | 'detail'> & {
  readonly subjectId: string;
};

/**
 * A page is opened again and again while somebody works on it, and shows a paper small and large: within a quarter of an
 * hour that is one look, and the audit log is told of it once. After a restart it is told again.
 */
export function rememberLooks(): {
  isNew(key: string, now: Temporal.Instant): boolean;
  /** The same for what is looked at by itself: told to the log where it is new. */
  note(by: string, look: Look, now: Temporal.Instant, audit: (entry: AuditEntry) => void): void;
} {
  const last = new Map<string, number>();
  const isNew = (key: string, now: Temporal.Instant): boolean => {
    const known = last.get(key);
    const at = now.epochMilliseconds;
    if (known !== undefined && at - known < ONE_LOOK_MINUTES * 60_000) return false;
    if (last.size >= KNOWN_MAX) last.clear();
    last.set(key, at);
    return true;
  };
  return {
    isNew,
    note(by, look, now, audit) {
      if (isNew(`${by} ${look.action} ${look.subjectId}`, now)) audit(look);
    },
  };
}
