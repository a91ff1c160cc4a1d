import { Link } from 'react-router';
import { useRead } from '../api/hooks.ts';
import { useTexts } from '../kit/language.tsx';
import { appTexts } from './texts.ts';

const LOOK_EVERY_MS = 60_000;
const SHOWN_MAX = 99;

/** How many messages wait, on every page. A count that cannot be had is not worth a word. */
export function Bell() {
  const t = useTexts(appTexts);
  const unread = useRead('GET /api/v1/notices/unread', {}, { everyMs: LOOK_EVERY_MS });
  const count = unread.data?.count ?? 0;
  return (
    <Link
      to="/notices"
      className="header-button bell"
      aria-label={t.messages(count)}
      title={t.messages(count)}
    >
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <path
          d="M10 2.5a5 5 0 0 0-5 5V11l-1.6 3h13.2L15 11V7.5a5 5 0 0 0-5-5ZM8 16a2 2 0 0 0 4 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinejoin="round"
        />
      </svg>
      {count > 0 ? (
        <span className="bell-count" aria-hidden="true">
          {count > SHOWN_MAX ? '99+' : count}
        </span>
      ) : null}
    </Link>
  );
}
