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
  useSession,
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
import { YearEnd } from './year-end.tsx';
import { sumOf } from './yuan.ts';

export type Fund = ResponseOf<'GET /api/v1/funds/{fundId}'>;

/** One fund: what it is for, how far it is used, where it went, and who moved it. */
export function FundPage() {
  const { fundId = '' } = useParams();
  const t = useTexts(fundTexts);
  const isCounty = useSession().post?.level === 'county';
  const mayManage = useMay('funds.manage') && isCounty;
  const page = useRead('GET /api/v1/funds/{fundId}', { params: { fundId } });
  if (page.error) return <ErrorBlock error={page.error} isPage onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const { fund, shares, poolAccountId, orders } = page.data;
  const carried = orders.filter(({ kind, how }) => kind === 'carry-over' && how === 'confirmed');
  const carriedIn = carried.filter(({ fromFundId }) => fromFundId !== null);
  const carriedOut = carried.filter(({ fromFundId }) => fromFundId === null);
  const carriedTo = carriedOut[0]?.toFundName ?? null;
  const sumOfOrders = (some: typeof carried): string =>
    yuanFromFen(sumOf(some.map(({ totalFen }) => totalFen)));
  return (
    <>
      <PageHead
        title={t.nameOf(fund.name, fund.year)}
        crumbs={[{ path: '/funds', title: t.title }]}
        actions={
          mayManage ? (
            <LinkButton to={`/funds/${fundId}/orders/new`} isPrimary>
              {t.order}
            </LinkButton>
          ) : null
        }
      />
      <WarningNotices
        {...fund}
        // Of what the county pays by itself nothing ever lies in a township: that it is empty there alarms nobody.
        warnings={fund.warnings.filter((one) => isCounty || shares.length > 0 || one !== 'empty')}
        carriedTo={carriedTo}
      />
      {mayManage ? <YearEnd fund={fund} /> : null}
      <Section
        title={t.use}
        actions={isCounty ? <Link to={`/funds/accounts/${poolAccountId}`}>{t.countyAccount}</Link> : null}
      >
        <Facts
          facts={[
            { label: t.year, value: t.yearOf(fund.year) },
            { label: t.source, value: t.sources[fund.source] },
            { label: t.received, value: <span className="figures">{yuanFromFen(fund.receivedFen)}</span> },
            ...(carriedIn.length > 0 ? [{ label: t.carriedInOf, value: sumOfOrders(carriedIn) }] : []),
            ...(carriedOut.length > 0 ? [{ label: t.carriedOutOf, value: sumOfOrders(carriedOut) }] : []),
            ...(isCounty
              ? [
                  {
                    label: t.planned,
                    value: fund.plannedFen === null ? t.noPlan : yuanFromFen(fund.plannedFen),
                  },
                ]
              : []),
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
          ...(isCounty
            ? [
                { key: 'plan', title: t.plan, draw: () => <PlanTab page={page.data} /> },
                { key: 'orders', title: t.orders, draw: () => <OrdersTab page={page.data} /> },
              ]
            : []),
        ]}
      />
    </>
  );
}
