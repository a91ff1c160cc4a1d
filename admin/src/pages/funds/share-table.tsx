import type { ItemOf } from '../../api/index.ts';
import { type Column, DataTable, Empty, Mark, useSession, useTexts } from '../../kit/index.ts';
import { money } from './fund-list.tsx';
import { fundTexts } from './texts.ts';
import { UseBar } from './use-bar.tsx';
import { useOutlook, WarningMarks } from './warnings.tsx';

export type Share = ItemOf<'GET /api/v1/funds/shares'>;

/** The columns of what was allocated to a place, on the page of a fund and in the list of reserves. */
export function useShareColumns(): readonly Column<Share>[] {
  const t = useTexts(fundTexts);
  const outlook = useOutlook();
  return [
    { key: 'name', title: t.place, render: (share) => share.name },
    { key: 'kind', title: t.kind, render: (share) => <Mark>{t.kinds[share.kind]}</Mark> },
    { key: 'got', title: t.got, align: 'right', render: (share) => money(share.receivedFen) },
    { key: 'used', title: t.used, align: 'right', render: (share) => money(share.usedFen) },
    { key: 'balance', title: t.balance, align: 'right', render: (share) => money(share.balanceFen) },
    { key: 'use', title: t.use, width: 170, render: (share) => <UseBar {...share} /> },
    {
      key: 'outlook',
      title: t.outlook,
      render: (share) => (
        <span className="fund-marks">
          {outlook(share)}
          <WarningMarks warnings={share.warnings} />
        </span>
      ),
    },
  ];
}

export function ShareTable({ shares }: { shares: readonly Share[] }) {
  const t = useTexts(fundTexts);
  const columns = useShareColumns();
  const isCounty = useSession().post?.level === 'county';
  if (shares.length === 0) {
    return isCounty ? (
      <Empty text={t.sharesEmpty} next={t.sharesEmptyNext} />
    ) : (
      <Empty text={t.townEmpty} next={t.townEmptyNext} />
    );
  }
  return (
    <DataTable<Share>
      label={t.shares}
      rows={shares}
      rowKey={(share) => share.id}
      rowLink={(share) => `/funds/accounts/${share.id}`}
      columns={columns}
    />
  );
}
