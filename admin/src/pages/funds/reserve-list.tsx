import { useList } from '../../api/index.ts';
import { ListPage, useFilters, useTexts } from '../../kit/index.ts';
import { recentYears } from './fund-list.tsx';
import { type Share, useShareColumns } from './share-table.tsx';
import { fundTexts } from './texts.ts';

/** What each township may give at once, and how long it lasts. */
export function ReserveList() {
  const t = useTexts(fundTexts);
  const filters = useFilters();
  const { year } = filters.values;
  const columns = useShareColumns().filter(({ key }) => key !== 'kind');
  return (
    <ListPage<Share>
      name="fund-reserves"
      label={t.reserves}
      title={t.reserves}
      intro={t.reservesIntro}
      filters={[
        {
          kind: 'choice',
          name: 'year',
          label: t.year,
          options: recentYears().map((value) => ({ value, label: t.yearOf(Number(value)) })),
          whenNone: t.allYears,
        },
      ]}
      list={useList('GET /api/v1/funds/shares', {
        query: { limit: 50, kind: 'reserve' as const, ...(year ? { year: Number(year) } : {}) },
      })}
      columns={[
        ...columns,
        { key: 'fund', title: t.fund, render: (share) => `${share.fundName} ${t.yearOf(share.year)}` },
      ]}
      rowKey={(share) => share.id}
      rowLink={(share) => `/funds/accounts/${share.id}`}
      empty={{ text: t.reserveEmpty, next: t.reserveEmptyNext }}
    />
  );
}
