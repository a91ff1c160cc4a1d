import './bars.css';

interface ColumnOfBars {
  readonly key: string;
  readonly title: string;
  /** On which side of nothing it stands. */
  readonly side: 'up' | 'down';
  readonly bars: readonly {
    readonly key: string;
    readonly tone: 'first' | 'second';
    readonly value: number;
  }[];
}

/** Numbers in ranges as columns side by side; the same stands below as a table. */
export function Columns({
  label,
  columns,
  sayValue,
  head,
  tableTitle,
}: {
  label: string;
  columns: readonly ColumnOfBars[];
  sayValue(value: number): string;
  /** What the ranges are. */
  head: string;
  tableTitle: string;
}) {
  const most = Math.max(1, ...columns.flatMap(({ bars }) => bars.map(({ value }) => value)));
  const names = columns[0]?.bars.map(({ key }) => key) ?? [];
  return (
    <figure className="columns">
      <div className="columns-plot" aria-hidden="true">
        {columns.map((column) => (
          <div key={column.key} className={`column is-${column.side}`}>
            <div className="column-bars">
              {column.bars.map((bar) => (
                <span key={bar.key} className={`is-${bar.tone}`}>
                  <b className="figures">{bar.value > 0 ? sayValue(bar.value) : ''}</b>
                  <i style={{ height: `${(100 * bar.value) / most}%` }} />
                </span>
              ))}
            </div>
            <span className="column-title figures">{column.title}</span>
          </div>
        ))}
      </div>
      <details>
        <summary>{tableTitle}</summary>
        <table className="table" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {names.map((name) => (
                <th key={name} scope="col" style={{ textAlign: 'right' }}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.key}>
                <td>{column.title}</td>
                {column.bars.map((bar) => (
                  <td key={bar.key} className="figures" style={{ textAlign: 'right' }}>
                    {sayValue(bar.value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
