import './campaigns.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { isRefused, useRead, useWrite } from '../../api/index.ts';
import {
  ConfirmWithReason,
  DataTable,
  ErrorBlock,
  Facts,
  FormDrawer,
  LinkButton,
  Loading,
  Notice,
  PageHead,
  Section,
  sayCount,
  sayMoment,
  Tabs,
  toast,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { GoodsActs } from './goods.tsx';
import { LinesTab } from './lines-tab.tsx';
import { type Campaign, CampaignMark, CampaignSum, isGoodsOnly, money } from './parts.tsx';
import { campaignTexts } from './texts.ts';

/** One grant: classes, townships, list, who approved it. */
export function CampaignPage() {
  const { campaignId = '' } = useParams();
  const t = useTexts(campaignTexts);
  const mayManage = useMay('campaigns.manage');
  const mayPay = useMay('payments.prepare');
  const page = useRead('GET /api/v1/campaigns/{campaignId}', { params: { campaignId } });
  if (page.error) return <ErrorBlock error={page.error} isPage onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const one = page.data;
  const people = { key: 'lines', title: t.lines, draw: () => <LinesTab campaign={one} /> };
  const sums = [
    { key: 'classes', title: t.perClass, draw: () => <Classes one={one} /> },
    { key: 'towns', title: t.perTown, draw: () => <Towns one={one} /> },
  ];
  return (
    <>
      <PageHead
        title={one.title}
        crumbs={[{ path: '/campaigns', title: t.title }]}
        actions={<Acts one={one} onStale={() => void page.refetch()} />}
      />
      {one.state === 'approved' && mayPay && waitsForPay(one) ? <Notice>{t.payNext}</Notice> : null}
      <Section title={t.facts}>
        <CampaignFacts one={one} />
      </Section>
      <Tabs
        label={one.title}
        // Whoever only goes there wants the people first.
        tabs={mayManage ? [...sums, people] : [people, ...sums]}
      />
    </>
  );
}

function CampaignFacts({ one }: { one: Campaign }) {
  const t = useTexts(campaignTexts);
  const sayMonth = useSayMonth();
  return (
    <Facts
      facts={[
        { label: t.kind, value: one.kindTitle },
        { label: t.month, value: sayMonth(one.month) },
        { label: t.state, value: <CampaignMark state={one.state} /> },
        { label: t.document, value: one.document },
        { label: t.people, value: <span className="figures">{sayCount(one.people)}</span> },
        ...(isGoodsOnly(one) ? [] : [{ label: t.amount, value: money(one.amountFen) }]),
        ...goodsFacts(t, one),
        ...paidFacts(t, one),
        { label: t.pick, value: t.picks[one.pick] },
        { label: t.several, value: <span className="figures">{sayCount(one.several)}</span> },
        { label: t.listed, value: `${one.listedByName} ${sayMoment(one.listedAt)}` },
        {
          label: t.approvedBy,
          value: one.approvedAt ? `${one.approvedByName ?? ''} ${sayMoment(one.approvedAt)}` : t.waiting,
        },
        ...(one.withdrawnAt
          ? [
              {
                label: t.withdrawnBy,
                value: `${one.withdrawnByName ?? ''} ${sayMoment(one.withdrawnAt)}：${one.reason}`,
                isWide: true,
              },
            ]
          : []),
      ]}
    />
  );
}

/** Somebody of the list has money coming that no signed roll has yet. */
const waitsForPay = ({ payable }: Campaign): boolean => payable !== null && payable.due < payable.people;

function paidFacts(t: ReturnType<typeof useTexts<typeof campaignTexts.zh>>, { state, payable }: Campaign) {
  if (state !== 'approved' || payable === null || payable.people === 0) return [];
  const said = t.progress(sayCount(payable.due), sayCount(payable.people));
  return [{ label: t.onRolls, value: <span className="figures">{said}</span> }];
}

function goodsFacts(t: ReturnType<typeof useTexts<typeof campaignTexts.zh>>, { goods }: Campaign) {
  if (!goods) return [];
  const { store } = goods;
  const stored = store
    ? t.goodsStored(sayCount(store.received), sayCount(store.returned), sayCount(store.left))
    : t.goodsNone;
  return [
    { label: t.goods, value: t.onePiece(sayCount(goods.pieces), goods.what) },
    {
      label: t.goodsHanded,
      value: <span className="figures">{t.progress(sayCount(goods.handedOut), sayCount(goods.pieces))}</span>,
    },
    { label: t.goodsStore, value: stored },
  ];
}

type Act = 'approve' | 'relist' | 'withdraw';

function Acts({ one, onStale }: { one: Campaign; onStale(): void }) {
  const t = useTexts(campaignTexts);
  const may = useMay('campaigns.manage');
  const mayPay = useMay('payments.prepare');
  const [act, setAct] = useState<Act | null>(null);
  if (!may) return null;
  return (
    <>
      {one.state === 'listed' ? (
        <>
          <Button
            type="primary"
            disabled={one.isOwn}
            title={one.isOwn ? t.ownList : undefined}
            onClick={() => setAct('approve')}
          >
            {t.approve}
          </Button>
          <Button onClick={() => setAct('relist')}>{t.relist}</Button>
        </>
      ) : null}
      {one.state === 'approved' && mayPay && waitsForPay(one) ? (
        <LinkButton to="/payments/new" isPrimary>
          {t.pay}
        </LinkButton>
      ) : null}
      <GoodsActs one={one} onStale={onStale} />
      {one.mayWithdraw ? (
        <Button danger onClick={() => setAct('withdraw')}>
          {t.withdraw}
        </Button>
      ) : null}
      {act ? <ActOn one={one} act={act} onClose={() => setAct(null)} onStale={onStale} /> : null}
    </>
  );
}

function ActOn({
  one,
  act,
  onClose,
  onStale,
}: {
  one: Campaign;
  act: Act;
  onClose(): void;
  onStale(): void;
}) {
  const t = useTexts(campaignTexts);
  const params = { campaignId: one.id };
  const { version } = one;
  const approve = useWrite('POST /api/v1/campaigns/{campaignId}/approve');
  const relist = useWrite('POST /api/v1/campaigns/{campaignId}/relist');
  const withdraw = useWrite('POST /api/v1/campaigns/{campaignId}/withdraw');
  const orStale = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (isRefused(error)) onStale();
      throw error;
    }
  };
  if (act === 'withdraw') {
    return (
      <ConfirmWithReason
        title={t.withdraw}
        isOpen
        onClose={onClose}
        isDanger
        confirmText={t.withdraw}
        reasonLabel={t.reason}
        confirm={(reason) =>
          orStale(async () => {
            await withdraw.mutateAsync({ params, body: { version, reason } });
            toast(t.withdrawn);
          })
        }
      >
        <p>{t.withdrawIntro}</p>
      </ConfirmWithReason>
    );
  }
  const submit = (): Promise<void> =>
    orStale(async () => {
      if (act === 'approve') {
        const { people } = await approve.mutateAsync({ params, body: { version } });
        toast(t.approved(sayCount(people)));
      } else {
        const { people } = await relist.mutateAsync({ params, body: { version } });
        toast(t.made(sayCount(people)));
      }
    });
  return (
    <FormDrawer
      name={`campaign-${act}.${one.id}`}
      title={t[act]}
      isOpen
      onClose={onClose}
      intro={act === 'approve' ? t.approveIntro : t.relistIntro}
      submitText={t[act]}
      keepsDraft={false}
      submit={submit}
    >
      <Facts
        facts={[
          { label: t.name, value: one.title },
          { label: t.document, value: one.document },
          { label: t.people, value: <span className="figures">{sayCount(one.people)}</span> },
          { label: t.amount, value: <CampaignSum one={one} /> },
        ]}
      />
    </FormDrawer>
  );
}

function Classes({ one }: { one: Campaign }) {
  const t = useTexts(campaignTexts);
  return (
    <DataTable
      label={t.perClass}
      rows={one.classes}
      rowKey={(row) => row.class}
      rowLink={(row) => `?tab=lines&class=${row.class}`}
      columns={[
        { key: 'class', title: t.class, render: (row) => row.title, onCard: 'title' },
        { key: 'urban', title: t.urban, align: 'right', render: (row) => money(row.urbanFen) },
        { key: 'rural', title: t.rural, align: 'right', render: (row) => money(row.ruralFen) },
        ...(one.goods
          ? [
              {
                key: 'pieces',
                title: t.pieces,
                align: 'right' as const,
                render: (row: Campaign['classes'][number]) => (
                  <span className="figures">{sayCount(row.pieces)}</span>
                ),
              },
            ]
          : []),
        {
          key: 'people',
          title: t.people,
          align: 'right',
          render: (row) => <span className="figures">{sayCount(row.people)}</span>,
        },
        { key: 'amount', title: t.amount, align: 'right', render: (row) => money(row.amountFen) },
      ]}
    />
  );
}

function Towns({ one }: { one: Campaign }) {
  const t = useTexts(campaignTexts);
  return (
    <DataTable
      label={t.perTown}
      rows={one.towns}
      rowKey={(row) => row.townId}
      rowLink={(row) => `?tab=lines&town=${row.townId}`}
      columns={[
        { key: 'town', title: t.town, render: (row) => row.townName ?? t.soft, onCard: 'title' },
        {
          key: 'people',
          title: t.people,
          align: 'right',
          render: (row) => <span className="figures">{sayCount(row.people)}</span>,
        },
        { key: 'amount', title: t.amount, align: 'right', render: (row) => money(row.amountFen) },
        ...(one.isSignedFor
          ? [
              {
                key: 'signed',
                title: t.signed,
                align: 'right' as const,
                render: (row: Campaign['towns'][number]) => (
                  <span className="figures">{t.progress(sayCount(row.signed), sayCount(row.people))}</span>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
