import { Link } from 'react-router';
import { DataTable, Empty, sayCount, useTexts } from '../../kit/index.ts';
import { money, type Run } from './run-parts.tsx';
import { paymentTexts } from './texts.ts';

type Town = Run['towns'][number];

/** What each township gets of a run, and all of them together. */
export function TownsTab({ run }: { run: Run }) {
  const t = useTexts(paymentTexts);
  if (run.towns.length === 0) return <Empty text={t.rollEmpty} />;
  // Of the townships that are seen here: a township's clerk sees one.
  const sum = (of: 'lines' | 'amountFen') => run.towns.reduce((total, town) => total + town[of], 0);
  const all = { townId: '', townName: t.all, lines: sum('lines'), amountFen: sum('amountFen') };
  const nameOf = (town: Town) => {
    const name = town.townName ?? t.hidden;
    return town.townId === '' ? <b>{name}</b> : <Link to={`?tab=roll&town=${town.townId}`}>{name}</Link>;
  };
  return (
    <DataTable<Town>
      label={t.towns}
      rows={[...run.towns, all]}
      rowKey={(town) => town.townId}
      columns={[
        { key: 'town', title: t.town, render: nameOf, onCard: 'title' },
        {
          key: 'lines',
          title: t.lines,
          align: 'right',
          render: (town) => <span className="figures">{sayCount(town.lines)}</span>,
        },
        { key: 'amount', title: t.amount, align: 'right', render: (town) => money(town.amountFen) },
      ]}
    />
  );
}
