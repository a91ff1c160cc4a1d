import type { ReactNode } from 'react';

export interface TimelineEntry {
  readonly key: string;
  /** The day or moment, as it is said. */
  readonly when: string;
  /** What happened, in one short sentence. */
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** Who recorded it, from which document. */
  readonly source?: ReactNode;
  readonly tone?: 'plain' | 'blue' | 'warn' | 'seal';
}

/** What happened to somebody or something, newest first. */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key} className={`moment moment-${entry.tone ?? 'plain'}`}>
          <div className="moment-when figures">{entry.when}</div>
          <div className="moment-what">
            <p className="moment-title">{entry.title}</p>
            {entry.detail ? <div className="moment-detail">{entry.detail}</div> : null}
            {entry.source ? <p className="moment-source">{entry.source}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
