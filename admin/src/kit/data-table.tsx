import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useNarrow } from './use-narrow.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  render(row: Row): ReactNode;
  /** Hidden until chosen, when the officer may choose columns. */
  readonly isExtra?: boolean;
  readonly align?: 'right';
  readonly width?: number | string;
  /** On a phone: `title` heads the card (the first column, when none is named), `hide` stays away. */
  readonly onCard?: 'title' | 'hide';
}

interface TableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  rowKey(row: Row): string;
  /** Where a row leads; the first column becomes the link. */
  rowLink?(row: Row): string | undefined;
}

/** Rows in columns on a desk, cards on a phone. */
export function DataTable<Row>(props: TableProps<Row>) {
  return useNarrow() ? <Cards {...props} /> : <Grid {...props} />;
}

/** A table that is wider than its page scrolls by itself, and then it must take the focus for the arrow keys. */
export function scrollByKeyboard(region: HTMLElement | null): (() => void) | undefined {
  if (region === null) return undefined;
  const watcher = new ResizeObserver(() => {
    if (region.scrollWidth > region.clientWidth) region.setAttribute('tabindex', '0');
    else region.removeAttribute('tabindex');
  });
  watcher.observe(region);
  return () => watcher.disconnect();
}

function Grid<Row>({ label, columns, rows, rowKey, rowLink }: TableProps<Row>) {
  return (
    <section className="table-scroll" aria-label={label} ref={scrollByKeyboard}>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" style={{ width: column.width, textAlign: column.align }}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => (
                <td key={column.key} style={{ textAlign: column.align }}>
                  {index === 0 ? (
                    <Linked to={rowLink?.(row)}>{column.render(row)}</Linked>
                  ) : (
                    column.render(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Linked({ to, children }: { to: string | undefined; children: ReactNode }) {
  return to === undefined ? children : <Link to={to}>{children}</Link>;
}

function Cards<Row>({ label, columns, rows, rowKey, rowLink }: TableProps<Row>) {
  const head = columns.find((column) => column.onCard === 'title') ?? columns[0];
  const rest = columns.filter((column) => column !== head && column.onCard !== 'hide');
  return (
    <ul className="cards" aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="card">
          {head ? (
            <div className="card-title">
              <Linked to={rowLink?.(row)}>{head.render(row)}</Linked>
            </div>
          ) : null}
          <dl className="card-facts">
            {rest.map((column) => (
              <CardFact key={column.key} title={column.title} value={column.render(row)} />
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** A card says what there is; a dash would only take room. */
function CardFact({ title, value }: { title: string; value: ReactNode }) {
  if (value === '—' || value === null || value === '') return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </div>
  );
}
