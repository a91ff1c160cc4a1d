import { Link } from 'react-router';
import type { ItemOf } from '../../api/index.ts';
import { Mark, sayDate, useLanguage, useTexts } from '../../kit/index.ts';
import { policyTexts } from './texts.ts';

export type ParameterItem = ItemOf<'GET /api/v1/policy/parameters'>;
export type Cell = ParameterItem['cells'][number];
export type Figure = NonNullable<Cell['won']>;
export type Source = NonNullable<Figure['source']>;

/** Where something comes from; the note of what is to be checked stands apart from the words of the document. */
export function SourceText({ source }: { source: Source }) {
  const t = useTexts(policyTexts);
  const number = source.number ? `（${source.number}）` : '';
  return (
    <span className="policy-source" lang="zh-CN">
      《{source.title}》{number}
      {source.place}
      {source.isUnchecked ? <Mark>{t.unchecked}</Mark> : null}
    </span>
  );
}

/** The document of a figure, or why there is none. */
export function FigureSource({ figure }: { figure: Figure }) {
  const t = useTexts(policyTexts);
  return (
    <div className="policy-figure-source">
      {figure.source ? <SourceText source={figure.source} /> : null}
      {figure.assumed ? (
        <p className="policy-assumed">
          <Mark tone="warn">{figure.source ? t.partlyAssumed : t.assumed}</Mark> {figure.assumed}
        </p>
      ) : null}
    </div>
  );
}

/** 2023年4月1日起, or from … to … */
export function FigureSpan({ figure }: { figure: Figure }) {
  const t = useTexts(policyTexts);
  const { language } = useLanguage();
  const from = sayDate(figure.from, language);
  return figure.until ? t.span(from, sayDate(figure.until, language)) : t.from(from);
}

/** Whose figure it is, and which wider ones it takes the place of. */
export function FigureRegion({ cell }: { cell: Cell }) {
  const t = useTexts(policyTexts);
  if (!cell.won) return '—';
  return (
    <>
      {cell.won.regionName}
      {cell.beaten.map((one) => (
        <span key={one.region} className="policy-beaten">
          {t.insteadOf(one.regionName, one.said)}
        </span>
      ))}
    </>
  );
}

/** What two classes share: set by the same region, from the same day, by the same document or for the same reason. */
const groundOf = ({ won, beaten }: Cell): string =>
  JSON.stringify([won?.region, won?.from, won?.until, won?.source?.written, won?.assumed, beaten.length]);

/** For each row, over how many rows its ground is said; nothing where the row above has said it. */
function spansOf(cells: readonly Cell[]): readonly number[] {
  return cells.map((cell, index) => {
    const ground = groundOf(cell);
    const above = cells[index - 1];
    if (above && groundOf(above) === ground) return 0;
    const next = cells.findIndex((other, at) => at > index && groundOf(other) !== ground);
    return (next < 0 ? cells.length : next) - index;
  });
}

/** The figures of one parameter, class by class, as rows of a table. */
export function FigureRows({ item, search }: { item: ParameterItem; search: string }) {
  const told = item.cells.filter((cell) => cell.won !== null);
  const cells = told.length > 0 ? told : item.cells.slice(0, 1);
  const spans = spansOf(cells);
  return cells.map((cell, index) => (
    <tr key={cell.cell}>
      {index === 0 ? (
        <th scope="rowgroup" rowSpan={cells.length}>
          <Link to={`/policy/figures/${item.code}${search}`}>{item.title}</Link>
        </th>
      ) : null}
      <td>{cell.label}</td>
      <td className="policy-value">
        <FigureValue cell={cell} />
      </td>
      <Ground cell={cell} span={spans[index] ?? 1} />
    </tr>
  ));
}

/** Set by whom, since when, by which document: once for all classes that share it. */
function Ground({ cell, span }: { cell: Cell; span: number }) {
  if (span === 0) return null;
  return (
    <>
      <td rowSpan={span}>
        <FigureRegion cell={cell} />
      </td>
      <td rowSpan={span}>{cell.won ? <FigureSpan figure={cell.won} /> : null}</td>
      <td rowSpan={span}>{cell.won ? <FigureSource figure={cell.won} /> : null}</td>
    </>
  );
}

function FigureValue({ cell: { won } }: { cell: Cell }) {
  const t = useTexts(policyTexts);
  if (!won) return <span className="policy-unset">{t.notSet}</span>;
  if (!won.assumed) return won.said;
  return (
    <>
      {won.said}
      <Mark tone="warn">{won.source ? t.partlyAssumed : t.assumed}</Mark>
    </>
  );
}
