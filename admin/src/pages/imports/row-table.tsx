import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ItemOf } from '../../api/index.ts';
import { scrollByKeyboard, useNarrow, useTexts } from '../../kit/index.ts';
import { VerdictMark } from './state-mark.tsx';
import { importTexts } from './texts.ts';

type Finding = ItemOf<'GET /api/v1/imports/{id}/rows'>['findings'][number];

export interface ShownRow {
  readonly key: string;
  readonly rowNo: number;
  readonly verdict: 'accepted' | 'warned' | 'refused';
  readonly cells: readonly string[];
  readonly findings: readonly Finding[];
  readonly personId?: string | null;
  readonly note?: string;
}

const isSpoken = ({ verdict }: Finding): boolean => verdict !== 'accept';
const toneOf = (findings: readonly Finding[]): string =>
  findings.some(({ verdict }) => verdict === 'reject') ? 'cell-refused' : 'cell-warned';

/** What was found, in words, the gravest first. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const spoken = findings
    .filter(isSpoken)
    .toSorted((a, b) => Number(b.verdict === 'reject') - Number(a.verdict === 'reject'));
  return (
    <ul className="finding-list">
      {spoken.map((one) => (
        <li
          key={`${one.kind}-${one.column}-${one.what}`}
          className={one.verdict === 'reject' ? 'finding-reject' : 'finding-warn'}
        >
          {one.title ? <strong>{one.title}</strong> : null} {one.what}{' '}
          <span className="import-soft">{one.next}</span>
        </li>
      ))}
    </ul>
  );
}

/** Rows as they stand in the file, coloured where something was found, with the reasons in words beside them. */
export function RowTable({
  label,
  titles,
  columns,
  rows,
}: {
  label: string;
  titles: readonly string[];
  /** Column of the file for each title; the titles' own order when left out. */
  columns?: readonly number[];
  rows: readonly ShownRow[];
}) {
  const t = useTexts(importTexts);
  if (useNarrow()) return <RowCards label={label} titles={titles} rows={rows} />;
  return (
    <section className="table-scroll" aria-label={label} ref={scrollByKeyboard}>
      <table className="table import-rows">
        <thead>
          <tr>
            <th scope="col">{t.row}</th>
            <th scope="col">{t.result}</th>
            <th scope="col" className="import-finding-head">
              {t.finding}
            </th>
            {titles.map((title, index) => (
              <th scope="col" key={`${title}-${columns?.[index] ?? index}`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td className="figures">{row.rowNo}</td>
              <td>
                <VerdictMark verdict={row.verdict} />
                {row.note ? <div className="import-soft">{row.note}</div> : null}
                {row.personId ? <Link to={`/people/${row.personId}`}>{t.person}</Link> : null}
              </td>
              <td className="import-finding">
                {row.findings.some(isSpoken) ? <FindingList findings={row.findings} /> : t.noFindings}
              </td>
              {titles.map((title, index) => {
                const column = columns?.[index] ?? index;
                const here = row.findings.filter((one) => one.column === column && isSpoken(one));
                return (
                  <td key={`${title}-${column}`} className={here.length > 0 ? toneOf(here) : undefined}>
                    {row.cells[index]}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RowCards({
  label,
  titles,
  rows,
}: {
  label: string;
  titles: readonly string[];
  rows: readonly ShownRow[];
}): ReactNode {
  const t = useTexts(importTexts);
  return (
    <ul className="cards" aria-label={label}>
      {rows.map((row) => (
        <li key={row.key} className="card">
          <div className="card-title">
            {t.row} {row.rowNo} <VerdictMark verdict={row.verdict} />
          </div>
          {row.findings.some(isSpoken) ? <FindingList findings={row.findings} /> : null}
          <details>
            <summary>
              {row.cells
                .filter((cell) => cell !== '')
                .slice(1, 6)
                .join(' ')}
            </summary>
            <dl className="card-facts">
              {titles.map((title, index) =>
                row.cells[index] ? (
                  <div key={`${title}-${String(index)}`}>
                    <dt>{title}</dt>
                    <dd>{row.cells[index]}</dd>
                  </div>
                ) : null,
              )}
            </dl>
          </details>
          {row.personId ? <Link to={`/people/${row.personId}`}>{t.person}</Link> : null}
        </li>
      ))}
    </ul>
  );
}
