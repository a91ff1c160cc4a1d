import { type ItemOf, useList } from '../../api/index.ts';
import {
  chinaToday,
  LinkButton,
  ListPage,
  Mark,
  useFilters,
  useMay,
  useSession,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { fundTexts } from './texts.ts';
import { UseBar } from './use-bar.tsx';
import { WarningMarks } from './warnings.tsx';

type Fund = ItemOf<'GET /api/v1/funds'>;

/** The last five years, as the filter offers them. */
export function recentYears(): readonly string[] {
  const year = Number(chinaToday().slice(0, 4));
  return Array.from({ length: 5 }, (_, back) => String(year + 1 - back));
}

export function FundList() {
  const t = useTexts(fundTexts);
  const filters = useFilters();
  const isCounty = useSession().post?.level === 'county';
  const mayManage = useMay('funds.manage') && isCounty;
  const { year } = filters.values;
  return (
    <ListPage<Fund>
      name="funds"
      label={t.list}
      title={t.title}
      intro={t.intro}
      actions={
        mayManage ? (
          <LinkButton to="/funds/new" isPrimary>
            {t.add}
          </LinkButton>
        ) : null
      }
      filters={[
        {
          kind: 'choice',
          name: 'year',
          label: t.year,
          options: recentYears().map((value) => ({ value, label: t.yearOf(Number(value)) })),
          whenNone: t.allYears,
        },
      ]}
      list={useList('GET /api/v1/funds', {
        query: { limit: 20, ...(year ? { year: Number(year) } : {}) },
      })}
      columns={[
        { key: 'name', title: t.name, render: (fund) => fund.name },
        { key: 'year', title: t.year, render: (fund) => fund.year },
        { key: 'source', title: t.source, render: (fund) => <Mark>{t.sources[fund.source]}</Mark> },
        { key: 'received', title: t.received, align: 'right', render: (fund) => money(fund.receivedFen) },
        { key: 'used', title: t.used, align: 'right', render: (fund) => money(fund.usedFen) },
        { key: 'pool', title: t.pool, align: 'right', render: (fund) => money(fund.poolFen) },
        { key: 'use', title: t.use, width: 190, render: (fund) => <UseBar {...fund} /> },
        {
          key: 'state',
          title: t.state,
          render: (fund) => (
            <span className="fund-marks">
              {fund.waiting > 0 ? <Mark tone="blue">{t.waitingOf(fund.waiting)}</Mark> : null}
              <WarningMarks warnings={fund.warnings.filter((one) => isCounty || one !== 'empty')} />
            </span>
          ),
        },
      ]}
      rowKey={(fund) => fund.id}
      rowLink={(fund) => `/funds/${fund.id}`}
      empty={{ text: t.empty, next: t.emptyNext }}
    />
  );
}

export const money = (fen: string) => <span className="figures">{yuanFromFen(fen)}</span>;
