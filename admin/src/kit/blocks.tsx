import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Refused } from '../api/refused.ts';
import { useTexts } from './language.tsx';
import { kitTexts } from './texts.ts';

/** Nothing to show: says so, and what one can do about it. */
export function Empty({ text, next, action }: { text?: string; next?: string; action?: ReactNode }) {
  const t = useTexts(kitTexts);
  return (
    <div className="block-empty">
      <svg width="56" height="40" viewBox="0 0 56 40" aria-hidden="true">
        <path d="M6 12h16l4 5h24v19H6z" fill="#eef2f6" stroke="#aab6c3" strokeWidth="1.5" />
        <path d="M14 26h28M14 30h18" stroke="#c3ccd6" strokeWidth="1.5" />
      </svg>
      <p className="block-title">{text ?? t.nothingYet}</p>
      {next ? <p>{next}</p> : null}
      {action ? <div className="block-action">{action}</div> : null}
    </div>
  );
}

const GONE = 404;

/** What was refused or broke: the sentence of the server, what to do next, and a way to try again. */
export function ErrorBlock({
  error,
  onRetry,
  isPage = false,
}: {
  error: Refused;
  onRetry?: () => void;
  /** Nothing else stands on the page: this heads it. */
  isPage?: boolean;
}) {
  const t = useTexts(kitTexts);
  // What is not there will not be there the next time either.
  const isGone = error.status === GONE;
  return (
    <div className={isPage ? 'panel block-error' : 'block-error'} role="alert">
      {isPage ? (
        <h1 className="block-title">{error.refusal.what}</h1>
      ) : (
        <p className="block-title">{error.refusal.what}</p>
      )}
      <p>{error.refusal.next}</p>
      <div className="block-error-actions">
        {onRetry && !isGone ? <Button onClick={onRetry}>{t.retry}</Button> : null}
        {isPage ? <Button onClick={() => window.history.back()}>{t.back}</Button> : null}
      </div>
    </div>
  );
}

const BAR_WIDTHS = ['92%', '78%', '85%', '64%', '88%', '71%'];

export function Loading({ rows = BAR_WIDTHS.length }: { rows?: number }) {
  const t = useTexts(kitTexts);
  return (
    <div className="block-loading" role="status">
      <span className="sr-only">{t.loading}</span>
      {BAR_WIDTHS.slice(0, rows).map((width) => (
        <div key={width} className="block-bar" style={{ width }} />
      ))}
    </div>
  );
}

/** A notice within a page: `info`, `warn` for what to mind, `ok` for what went well. */
export function Notice({
  kind = 'info',
  title,
  children,
  action,
}: {
  kind?: 'info' | 'warn' | 'ok' | 'problem';
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'problem' ? 'alert' : 'note'}>
      <div className="notice-text">
        {title ? <p className="notice-title">{title}</p> : null}
        {children}
      </div>
      {action}
    </div>
  );
}

/** A short word with a ground of its own: states, kinds, rosters. */
export function Mark({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'blue' | 'ok' | 'warn' | 'seal';
  children: ReactNode;
}) {
  return <span className={`mark mark-${tone}`}>{children}</span>;
}

/** Beside a day that was counted into a year whose notice on working days is still to come. */
export function Provisional() {
  const t = useTexts(kitTexts);
  return <small className="provisional">{t.provisional}</small>;
}
