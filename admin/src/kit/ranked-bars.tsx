import './bars.css';

export interface Bar {
  readonly key: string;
  readonly tone: 'first' | 'second';
  /** Drawn to the right and to the left of the middle. */
  readonly up: number;
  readonly down: number;
  readonly said: string;
  readonly spoken: string;
  onOpen(): void;
}

/** Things of one kind one under another, each with a bar or two on one scale: to the right more, to the left less. */
export function RankedBars({
  label,
  rows,
}: {
  label: string;
  rows: readonly { readonly key: string; readonly title: string; readonly bars: readonly Bar[] }[];
}) {
  const bars = rows.flatMap((row) => row.bars);
  const [up, down] = [Math.max(1, ...bars.map((bar) => bar.up)), Math.max(0, ...bars.map((bar) => bar.down))];
  const percent = (value: number): string => `${(100 * value) / (up + down)}%`;
  return (
    <ul className="ranked-bars" aria-label={label}>
      {rows.map((row) => (
        <li key={row.key}>
          <span className="ranked-title">{row.title}</span>
          <div className="ranked-lines">
            {row.bars.map((bar) => (
              <button
                key={bar.key}
                type="button"
                className={`ranked-line is-${bar.tone}`}
                aria-label={`${bar.spoken} ${bar.said}`}
                onClick={bar.onOpen}
              >
                <span className="ranked-track" aria-hidden="true">
                  {down > 0 ? (
                    <span className="ranked-side" style={{ width: percent(down) }}>
                      <i className="is-down" style={{ width: `${(100 * bar.down) / down}%` }} />
                    </span>
                  ) : null}
                  <span className="ranked-side is-right" style={{ width: percent(up) }}>
                    <i style={{ width: `${(100 * bar.up) / up}%` }} />
                  </span>
                </span>
                <span className="ranked-said figures">{bar.said}</span>
              </button>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
