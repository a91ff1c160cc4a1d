import { type Column, DataTable, useTexts, yuanFromFen } from '../../kit/index.ts';
import { publicityTexts } from './texts.ts';

export interface ShownLine {
  readonly key: string;
  readonly no: number;
  readonly applicant: string | null;
  readonly members: number | null;
  readonly amountFen: number | null;
}

/** Lines with the columns that the public sees, and no other. */
export function LineTable<Line extends ShownLine>({
  lines,
  shows,
  amountPer,
  further = [],
}: {
  readonly lines: readonly Line[];
  readonly shows: readonly string[];
  readonly amountPer: string | null;
  /** Of the officers alone. */
  readonly further?: readonly Column<Line>[];
}) {
  const t = useTexts(publicityTexts);
  const columns: Column<Line>[] = [
    { key: 'no', title: t.no, width: 64, onCard: 'hide', render: (line) => line.no },
    {
      key: 'applicant',
      title: t.applicant,
      onCard: 'title',
      render: (line) => (shows.includes('applicant') ? (line.applicant ?? t.child) : '—'),
    },
    ...(shows.includes('members') && lines.some(({ members }) => members !== null)
      ? [{ key: 'members', title: t.members, render: (line: Line) => line.members ?? '—' }]
      : []),
    ...(shows.includes('amount') && lines.some(({ amountFen }) => amountFen !== null)
      ? [
          {
            key: 'amount',
            title: t.amount,
            render: (line: Line) =>
              line.amountFen === null
                ? '—'
                : `${yuanFromFen(line.amountFen)} ${t.per[amountPer ?? 'once'] ?? ''}`,
          },
        ]
      : []),
    ...further,
  ];
  return <DataTable<Line> label={t.asPublic} columns={columns} rows={lines} rowKey={(line) => line.key} />;
}
