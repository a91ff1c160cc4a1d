import { useList } from '../../api/index.ts';
import { List, sayMoment, useTexts } from '../../kit/index.ts';
import { historyTexts } from '../../parts/texts.ts';
import { recordTexts } from './record-texts.ts';

/** Who saw a full number of this person, when and why: what the person may ask. */
export function PersonReaders({ personId }: { personId: string }) {
  const t = useTexts(recordTexts);
  const history = useTexts(historyTexts);
  const list = useList('GET /api/v1/persons/{id}/readers', { params: { id: personId } });
  return (
    <List
      name="person-readers"
      label={t.readers}
      list={list}
      rowKey={(row) => row.id}
      empty={{ text: t.readersEmpty }}
      columns={[
        { key: 'who', title: t.who, render: (row) => row.recordedByName },
        { key: 'when', title: t.when, render: (row) => sayMoment(row.recordedAt) },
        {
          key: 'what',
          title: t.what,
          render: (row) => row.fields.map(({ field }) => history.fields[field] ?? field).join(),
        },
        { key: 'why', title: t.why, render: (row) => row.reason },
      ]}
    />
  );
}
