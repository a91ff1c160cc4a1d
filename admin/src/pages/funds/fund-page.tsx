import './funds.css';
import { Link, useParams } from 'react-router';
import { type ResponseOf, useRead } from '../../api/index.ts';
import {
  ErrorBlock,
  Facts,
  LinkButton,
  Loading,
  PageHead,
  Section,
  Tabs,
  useMay,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { FlowTab } from './flow-picture.tsx';
import { OrdersTab } from './orders-tab.tsx';
import { PlanTab } from './plan-tab.tsx';
import { ShareTable } from './share-table.tsx';
import { fundTexts } from './texts.ts';
import { UseBar, UseLegend } from './use-bar.tsx';
import { WarningNotices } from './warnings.tsx';

export type Fund = ResponseOf<'GET /api/v1/funds/{fundId}'>;

/** One fund: what it is for, how far it is used, where it went, and who moved it. */
export function FundPage() {
  const { fundId = '' } = useParams();
  const t = useTexts(fundTexts);
  const mayManage = useMay('funds.manage');
  const page = useRead('GET /api/v1/funds/{fundId}', { params: { fundId } });
  if (page.error) return <ErrorBlock error={page.error} isPage onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const { fund, shares, poolAccountId } = page.data;
  return (
    <>
      <PageHead
        title={fund.name}
        crumbs={[{ path: '/funds', title: t.title }]}
        actions={
          mayManage ? (
            <LinkButton to={`/funds/${fundId}/orders/new`} isPrimary>
              {t.order}
            </LinkButton>
          ) : null
        }
      />
      <WarningNotices {...fund} />
      <Section title={t.use} actions={<Link to={`/funds/accounts/${poolAccountId}`}>{t.countyAccount}</Link>}>
        <Facts
          facts={[
            { label: t.year, value: t.yearOf(fund.year) },
            { label: t.source, value: t.sources[fund.source] },
            { label: t.received, value: <span className="figures">{yuanFromFen(fund.receivedFen)}</span> },
            {
              label: t.planned,
              value: fund.plannedFen === null ? t.noPlan : yuanFromFen(fund.plannedFen),
            },
            { label: t.purposes, value: fund.schemes.map(({ title }) => title).join('、'), isWide: true },
          ]}
        />
        <div className="fund-use">
          <UseBar {...fund} />
          <UseLegend {...fund} />
        </div>
      </Section>
      <Tabs
        label={fund.name}
        tabs={[
          {
            key: 'flow',
            title: t.flow,
            draw: () => <FlowTab fundId={fundId} name={fund.name} source={fund.source} />,
          },
          { key: 'shares', title: t.shares, draw: () => <ShareTable shares={shares} /> },
          { key: 'plan', title: t.plan, draw: () => <PlanTab page={page.data} /> },
          { key: 'orders', title: t.orders, draw: () => <OrdersTab page={page.data} /> },
        ]}
      />
    </>
  );
}
