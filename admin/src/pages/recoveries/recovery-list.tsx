import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useList, useRead } from '../../api/index.ts';
import {
  DataTable,
  Empty,
  ErrorBlock,
  List,
  Loading,
  Mark,
  PageHead,
  Section,
  useFilters,
  useMay,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { AgreeDrawer } from './agree-drawer.tsx';
import { recoveryTexts } from './texts.ts';

export type Overpaid = ItemOf<'GET /api/v1/recoveries/overpaid'>;
type Recovery = ItemOf<'GET /api/v1/recoveries'>;

const money = (fen: number) => <span className="figures">{yuanFromFen(fen)}</span>;
const placeOf = ({
  townName,
  villageName,
}: {
  townName: string | null;
  villageName: string | null;
}): string => `${townName ?? ''} ${villageName ?? ''}`.trim();

/** Who was paid too much, and how it comes back. */
export function RecoveryList() {
  const t = useTexts(recoveryTexts);
  return (
    <>
      <PageHead title={t.title} intro={t.intro} />
      <Section title={t.overpaid}>
        <OverpaidTable />
      </Section>
      <Section title={t.agreements}>
        <Agreements />
      </Section>
    </>
  );
}

function OverpaidTable() {
  const t = useTexts(recoveryTexts);
  const schemes = useSchemeTitles();
  const sayMonth = useSayMonth();
  const mayAgree = useMay('awards.change');
  const [chosen, setChosen] = useState<Overpaid | null>(null);
  const read = useRead('GET /api/v1/recoveries/overpaid', {});
  if (read.error) return <ErrorBlock error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading rows={2} />;
  if (read.data.items.length === 0) return <Empty text={t.overpaidEmpty} next={t.overpaidNext} />;
  return (
    <>
      <DataTable<Overpaid>
        label={t.overpaid}
        rows={read.data.items}
        rowKey={({ awardId }) => awardId}
        columns={[
          {
            key: 'holder',
            title: t.holder,
            width: 96,
            onCard: 'title',
            render: ({ awardId, holderName }) => <Link to={`/awards/${awardId}`}>{holderName}</Link>,
          },
          { key: 'scheme', title: t.scheme, render: ({ scheme }) => schemes.say(scheme) },
          { key: 'place', title: t.place, render: (one) => placeOf(one) || t.soft },
          {
            key: 'months',
            title: t.months,
            render: ({ months, firstMonth, lastMonth }) =>
              t.monthsOf(months, sayMonth(firstMonth), sayMonth(lastMonth)),
          },
          { key: 'over', title: t.over, align: 'right', render: ({ overFen }) => money(overFen) },
          { key: 'now', title: t.now, align: 'right', render: ({ nowFen }) => money(nowFen) },
          ...(mayAgree
            ? [
                {
                  key: 'act',
                  title: t.act,
                  render: (one: Overpaid) => (
                    <Button size="small" onClick={() => setChosen(one)}>
                      {t.agree}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {chosen ? <AgreeDrawer overpaid={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}

function Agreements() {
  const t = useTexts(recoveryTexts);
  const { values } = useFilters();
  const schemes = useSchemeTitles();
  const sayMonth = useSayMonth();
  const list = useList('GET /api/v1/recoveries', {
    query: { limit: 20, ...(values.state ? { isOpen: values.state === 'open' } : {}) },
  });
  return (
    <List<Recovery>
      name="recoveries"
      label={t.agreements}
      list={list}
      filters={[
        {
          name: 'state',
          label: t.filterState,
          kind: 'choice',
          options: [
            { value: 'open', label: t.open },
            { value: 'closed', label: t.closed },
          ],
        },
      ]}
      columns={[
        {
          key: 'holder',
          title: t.holder,
          width: 96,
          onCard: 'title',
          render: ({ holderName }) => holderName,
        },
        { key: 'scheme', title: t.scheme, render: ({ scheme }) => schemes.say(scheme) },
        { key: 'place', title: t.place, render: (one) => placeOf(one) || t.soft },
        { key: 'how', title: t.how, render: ({ how }) => t.hows[how] ?? how },
        { key: 'from', title: t.fromMonth, render: ({ fromMonth }) => sayMonth(fromMonth) },
        { key: 'over', title: t.over, align: 'right', render: ({ overFen }) => money(overFen) },
        { key: 'back', title: t.back, align: 'right', render: ({ backFen }) => money(backFen) },
        {
          key: 'state',
          title: t.state,
          render: ({ received, instalments }) => (
            <>
              <Mark tone={received === instalments ? 'ok' : 'blue'}>
                {received === instalments ? t.closed : t.open}
              </Mark>{' '}
              {t.received(received, instalments)}
            </>
          ),
        },
      ]}
      rowKey={({ id }) => id}
      rowLink={({ id }) => `/recoveries/${id}`}
      empty={{ text: t.agreementsEmpty }}
    />
  );
}
