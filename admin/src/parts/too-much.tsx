import { Link } from 'react-router';
import { useList } from '../api/index.ts';
import { type Column, DataTable, Section, useMay, useTexts, yuanFromFen } from '../kit/index.ts';
import { tooMuchTexts } from './overpaid-texts.ts';
import { useSchemeTitles } from './schemes.ts';

type Whose = { readonly personId: string } | { readonly householdId: string };
interface Row {
  readonly key: string;
  readonly path: string;
  readonly holderName: string;
  readonly scheme: string;
  readonly overFen: number;
  readonly backFen: number;
  readonly remittedFen: number;
  readonly leftFen: number;
}

/** What a family or somebody was paid too much, and what became of it; nothing where there never was any. */
export function TooMuch({ of }: { of: Whose }) {
  return useMay('awards.read') ? <Found of={of} /> : null;
}

function Found({ of }: { of: Whose }) {
  const t = useTexts(tooMuchTexts);
  const schemes = useSchemeTitles();
  const overpaid = useList('GET /api/v1/recoveries/overpaid', { query: { limit: 50, ...of } });
  const recoveries = useList('GET /api/v1/recoveries', { query: { limit: 50, ...of } });
  const rows: readonly Row[] = [
    ...overpaid.items.map(({ awardId, holderName, scheme, overFen }) => ({
      ...{ key: awardId, path: '/recoveries', holderName, scheme },
      ...{ overFen, backFen: 0, remittedFen: 0, leftFen: overFen },
    })),
    ...recoveries.items.map((one) => ({ ...one, key: one.id, path: `/recoveries/${one.id}` })),
  ];
  if (rows.length === 0) return null;
  const sum = (key: string, title: string, pick: (row: Row) => number): Column<Row> => ({
    ...{ key, title, align: 'right' },
    render: (row) => <span className="figures">{yuanFromFen(pick(row))}</span>,
  });
  return (
    <Section title={t.title}>
      <DataTable<Row>
        label={t.title}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'scheme',
            title: t.scheme,
            onCard: 'title',
            render: ({ path, scheme }) => <Link to={path}>{schemes.say(scheme)}</Link>,
          },
          { key: 'holder', title: t.holder, render: ({ holderName }) => holderName },
          sum('over', t.over, ({ overFen }) => overFen),
          sum('back', t.back, ({ backFen }) => backFen),
          sum('remitted', t.remitted, ({ remittedFen }) => remittedFen),
          sum('left', t.left, ({ leftFen }) => leftFen),
        ]}
      />
    </Section>
  );
}
