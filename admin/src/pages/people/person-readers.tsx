import { useRead } from '../../api/index.ts';
import { DataTable, Empty, ErrorBlock, Loading, sayMoment, useTexts } from '../../kit/index.ts';
import { historyTexts } from '../../parts/texts.ts';
import { recordTexts } from './record-texts.ts';

/** Who saw a full number of this person, when and why: what the person may ask. */
export function PersonReaders({ personId }: { personId: string }) {
  const t = useTexts(recordTexts);
  const words = useTexts(historyTexts);
  const history = useRead('GET /api/v1/persons/{id}/timeline', { params: { id: personId } });
  if (history.error) return <ErrorBlock error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Loading />;
  const rows = history.data.items.filter((fact) => fact.act === 'reveal');
  if (rows.length === 0) return <Empty text={t.readersEmpty} />;
  return (
    <DataTable
      label={t.readers}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'who', title: t.who, render: (row) => row.byName },
        { key: 'when', title: t.when, render: (row) => sayMoment(row.at) },
        {
          key: 'what',
          title: t.what,
          render: (row) => row.fields.map(({ field }) => words.fields[field] ?? field).join(),
        },
        { key: 'why', title: t.why, render: (row) => row.reason },
      ]}
    />
  );
}
