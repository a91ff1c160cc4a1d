import { Button } from 'antd';
import { type Column, DataTable, sayCount, useTexts, yuanFromFen } from '../../kit/index.ts';
import type { Opening } from './opening-page.tsx';
import { openingTexts } from './texts.ts';

type Kind = Opening['kinds'][number];
const ORDER = [
  'unknown-person',
  'dead',
  'twice',
  'no-amount',
  'unknown-class',
  'cannot-reckon',
  'not-entitled',
  'higher',
  'lower',
  'running',
  'same',
];
/** Settled by themselves. */
const ALONE = new Set(['running', 'same']);

/** How many lines differ in which way, and what is done with them; settled by kind from here. */
export function KindTable({
  record,
  onSettle,
}: {
  record: Opening;
  onSettle: ((kind: string, count: number, open: number) => void) | undefined;
}) {
  const t = useTexts(openingTexts);
  const rows = record.kinds.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const money = (fen: number) => <span className="figures">{yuanFromFen(fen)}</span>;
  const columns: Column<Kind>[] = [
    {
      key: 'kind',
      title: t.kind,
      onCard: 'title',
      render: ({ kind }) => (
        <div className="opening-kind">
          <strong>{t.kinds[kind] ?? kind}</strong>
          <span>{t.kindHelp[kind]}</span>
        </div>
      ),
    },
    { key: 'lines', title: t.count, align: 'right', render: ({ lines }) => sayCount(lines) },
    { key: 'roster', title: t.rosterSum, align: 'right', render: ({ rosterFen }) => money(rosterFen) },
    { key: 'law', title: t.lawSum, align: 'right', render: ({ lawFen }) => money(lawFen) },
    {
      key: 'settled',
      title: t.progress,
      align: 'right',
      render: ({ settled, lines }) => t.settledOf(settled, lines),
    },
    { key: 'opens', title: t.opens, align: 'right', render: ({ opensFen }) => money(opensFen) },
    ...(onSettle
      ? [
          {
            key: 'settle',
            title: t.how,
            render: ({ kind, lines, settled }: Kind) =>
              ALONE.has(kind) ? (
                t.soft
              ) : (
                <Button size="small" onClick={() => onSettle(kind, lines, lines - settled)}>
                  {t.settleKind}
                </Button>
              ),
          },
        ]
      : []),
  ];
  return <DataTable<Kind> label={t.differences} rows={rows} rowKey={({ kind }) => kind} columns={columns} />;
}
