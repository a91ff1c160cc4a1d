import './funds.css';
import { useSession, useTexts, yuanFromFen } from '../../kit/index.ts';
import { fundTexts } from './texts.ts';

export interface Used {
  readonly receivedFen: string;
  readonly usedFen: string;
  readonly placedFen?: string;
}

/** Whole percent of a part, exact however large; nothing of nothing is nothing. */
export function percentOf(part: string, whole: string): number {
  const [a, b] = [BigInt(part), BigInt(whole)];
  return b <= 0n ? 0 : Number((a * 100n) / b);
}

/** How much of what came in was given, and how much of the rest lies in places. */
export function UseBar({ receivedFen, usedFen, placedFen = '0' }: Used) {
  const t = useTexts(fundTexts);
  const [used, placed] = [percentOf(usedFen, receivedFen), percentOf(placedFen, receivedFen)];
  return (
    <span className="use-bar-line">
      <span className="use-bar" aria-hidden="true">
        <i className="is-used" style={{ width: `${Math.min(100, used)}%` }} />
        <i className="is-placed" style={{ width: `${Math.min(100 - Math.min(100, used), placed)}%` }} />
      </span>
      <span className="figures use-said">{t.useOf(used)}</span>
    </span>
  );
}

/** The parts of a fund with their amounts, under the bar. */
export function UseLegend({ usedFen, placedFen, poolFen }: Used & { placedFen: string; poolFen: string }) {
  const t = useTexts(fundTexts);
  const isCounty = useSession().post?.level === 'county';
  const parts = [
    ['used', t.parts.used, usedFen],
    ['placed', isCounty ? t.parts.placed : t.ownPlaced, placedFen],
    // What lies with the county is not told to a township.
    ...(isCounty ? ([['pool', t.parts.pool, poolFen]] as const) : []),
  ] as const;
  return (
    <ul className="use-legend">
      {parts.map(([part, name, fen]) => (
        <li key={part}>
          <i className={`is-${part}`} aria-hidden="true" />
          {name} <b className="figures">{yuanFromFen(fen)}</b>
        </li>
      ))}
    </ul>
  );
}
