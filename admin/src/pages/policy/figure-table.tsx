import { Link } from 'react-router';
import { Mark, scrollByKeyboard, useNarrow, useTexts } from '../../kit/index.ts';
import {
  type Cell,
  FigureRegion,
  FigureRows,
  FigureSource,
  FigureSpan,
  type ParameterItem,
} from './figure-parts.tsx';
import { policyTexts } from './texts.ts';

interface FigureTableProps {
  readonly label: string;
  readonly items: readonly ParameterItem[];
  readonly search: string;
}

/** Parameters with their figures; those that nobody set here are only named, below. */
export function FigureTable({ label, items, search }: FigureTableProps) {
  const t = useTexts(policyTexts);
  const set = items.filter(({ isSet }) => isSet);
  const unset = items.filter(({ isSet }) => !isSet);
  return (
    <>
      {set.length > 0 ? <SetFigures label={label} items={set} search={search} /> : null}
      {unset.length > 0 ? (
        <details className="policy-unset-list" open={set.length === 0 && unset.length < UNSET_SHOWN}>
          <summary>{t.unsetHere(unset.length)}</summary>
          <ul>
            {unset.map(({ code, title }) => (
              <li key={code}>
                <Link to={`/policy/figures/${code}${search}`}>{title}</Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

const UNSET_SHOWN = 4;

/** A table on a desk, cards on a phone. */
function SetFigures({ label, items, search }: FigureTableProps) {
  const t = useTexts(policyTexts);
  const isNarrow = useNarrow();
  if (isNarrow) {
    return (
      <ul className="cards" aria-label={label}>
        {items.map((item) => (
          <FigureCard key={item.code} item={item} search={search} />
        ))}
      </ul>
    );
  }
  return (
    <section className="table-scroll" aria-label={label} ref={scrollByKeyboard}>
      <table className="table policy-figures">
        <thead>
          <tr>
            {[t.parameter, t.class, t.value, t.setBy, t.since, t.source].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {items.map((item) => (
          <tbody key={item.code}>
            <FigureRows item={item} search={search} />
          </tbody>
        ))}
      </table>
    </section>
  );
}

function FigureCard({ item, search }: { item: ParameterItem; search: string }) {
  const told = item.cells.filter((cell) => cell.won !== null);
  return (
    <li className="card">
      <div className="card-title">
        <Link to={`/policy/figures/${item.code}${search}`}>{item.title}</Link>
      </div>
      {told.map((cell, index) => (
        <CardCell key={cell.cell} cell={cell} before={told[index - 1]} />
      ))}
    </li>
  );
}

/** One source for several classes is said once, after the last of them would be too late: with the first. */
function CardCell({ cell, before }: { cell: Cell; before: Cell | undefined }) {
  const t = useTexts(policyTexts);
  if (!cell.won) return null;
  const sourceOf = (one: Cell | undefined) =>
    `${one?.won?.source?.written} ${one?.won?.assumed} ${one?.won?.from} ${one?.won?.region}`;
  const isSaid = sourceOf(before) === sourceOf(cell);
  return (
    <div className="policy-card-cell">
      {isSaid ? null : (
        <div className="policy-card-source">
          <FigureRegion cell={cell} /> · <FigureSpan figure={cell.won} />
          <FigureSource figure={cell.won} />
        </div>
      )}
      <p className="policy-card-value">
        <span>{cell.label}</span>
        <strong>{cell.won.said}</strong>
        {cell.won.assumed ? <Mark tone="warn">{t.assumed}</Mark> : null}
      </p>
    </div>
  );
}
