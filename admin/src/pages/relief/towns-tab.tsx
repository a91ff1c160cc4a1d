import './relief.css';
import { Link } from 'react-router';
import { type ItemOf, useRead } from '../../api/index.ts';
import {
  Choice,
  chinaToday,
  DataTable,
  ErrorBlock,
  Loading,
  sayCount,
  useFilters,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { yearOptions } from './relief-page.tsx';
import { reliefPageTexts } from './texts.ts';

type Town = ItemOf<'GET /api/v1/relief-towns'>;
const money = (fen: string) => <span className="figures">{yuanFromFen(fen)}</span>;
const count = (n: number) => <span className="figures">{sayCount(n)}</span>;

/** A year of each township, and all of them together. */
export function TownsTab() {
  const t = useTexts(reliefPageTexts);
  const { values, set } = useFilters();
  const year = Number(values.year ?? chinaToday().slice(0, 4));
  const page = useRead('GET /api/v1/relief-towns', { query: { year } });
  if (page.error) return <ErrorBlock error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const { items } = page.data;
  const add = (of: (one: Town) => string | null) =>
    items.reduce((sum, one) => sum + BigInt(of(one) ?? 0), 0n).toString();
  const countAll = (of: (one: Town) => number) => items.reduce((sum, one) => sum + of(one), 0);
  const all: Town = {
    townId: '',
    townName: t.all,
    receivedFen: add((one) => one.receivedFen),
    leftFen: add((one) => one.leftFen),
    reserveGrants: countAll((one) => one.reserveGrants),
    reserveFen: add((one) => one.reserveFen),
    countyGrants: countAll((one) => one.countyGrants),
    countyFen: add((one) => one.countyFen),
    otherGrants: countAll((one) => one.otherGrants),
    people: countAll((one) => one.people),
  };
  return (
    <>
      <div className="relief-year">
        <Choice
          aria-label={t.year}
          options={yearOptions()}
          value={String(year)}
          onChange={(chosen) => set('year', chosen)}
        />
      </div>
      <DataTable<Town>
        label={t.towns}
        rows={items.length > 1 ? [...items, all] : items}
        rowKey={({ townId }) => townId}
        columns={[
          {
            key: 'town',
            title: t.town,
            onCard: 'title',
            render: (one) =>
              one.townId === '' ? (
                <b>{one.townName}</b>
              ) : (
                <Link to={`?tab=ledger&year=${year}&town=${one.townId}`}>{one.townName}</Link>
              ),
          },
          {
            key: 'received',
            title: t.received,
            align: 'right',
            render: (one) => (one.receivedFen === null ? t.none : money(one.receivedFen)),
          },
          {
            key: 'left',
            title: t.left,
            align: 'right',
            render: (one) => (one.leftFen === null ? t.soft : money(one.leftFen)),
          },
          {
            key: 'reserve',
            title: t.reserveGrants,
            align: 'right',
            render: (one) => count(one.reserveGrants),
          },
          { key: 'reserveFen', title: t.reserveFen, align: 'right', render: (one) => money(one.reserveFen) },
          { key: 'county', title: t.countyGrants, align: 'right', render: (one) => count(one.countyGrants) },
          { key: 'countyFen', title: t.countyFen, align: 'right', render: (one) => money(one.countyFen) },
          { key: 'others', title: t.others, align: 'right', render: (one) => count(one.otherGrants) },
          { key: 'people', title: t.people, align: 'right', render: (one) => count(one.people) },
        ]}
      />
    </>
  );
}
