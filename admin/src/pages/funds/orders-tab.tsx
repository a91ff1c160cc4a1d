import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWrite } from '../../api/index.ts';
import {
  ConfirmWithReason,
  DataTable,
  Empty,
  Field,
  FormDrawer,
  Mark,
  sayDate,
  sayMoment,
  toast,
  useLanguage,
  useMay,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { money } from './fund-list.tsx';
import type { Fund } from './fund-page.tsx';
import { fundTexts } from './texts.ts';

type Order = Fund['orders'][number];
type Asked = { readonly order: Order; readonly how: 'confirmed' | 'refused' | 'withdrawn' };
const tones = { confirmed: 'ok', refused: 'warn', withdrawn: 'plain' } as const;

/** What moved the fund and what waits to: entered by one, confirmed by another. */
export function OrdersTab({ page }: { page: Fund }) {
  const t = useTexts(fundTexts);
  const { language } = useLanguage();
  const mayManage = useMay('funds.manage');
  const [asked, setAsked] = useState<Asked | null>(null);
  const who = (name: string | null, at: string | null) => (name ? `${name} ${sayMoment(at)}` : t.soft);
  if (page.orders.length === 0) return <Empty text={t.ordersEmpty} next={t.emptyNext} />;
  return (
    <>
      <DataTable<Order>
        label={t.orders}
        rows={page.orders}
        rowKey={(order) => order.id}
        columns={[
          { key: 'document', title: t.document, render: (order) => order.document, onCard: 'title' },
          {
            key: 'kind',
            title: t.orderKind,
            render: (order) => (order.fromFundId ? t.carriedIn : t.orderKinds[order.kind]),
          },
          { key: 'total', title: t.total, align: 'right', render: (order) => money(order.totalFen) },
          { key: 'lines', title: t.place, render: (order) => <Lines order={order} /> },
          { key: 'on', title: t.effectiveOn, render: (order) => sayDate(order.effectiveOn, language) },
          { key: 'entered', title: t.entered, render: (order) => who(order.enteredByName, order.enteredAt) },
          { key: 'ended', title: t.ended, render: (order) => who(order.endedByName, order.endedAt) },
          {
            key: 'state',
            title: t.state,
            render: (order) =>
              order.how ? (
                <Mark tone={tones[order.how]}>{t.states[order.how]}</Mark>
              ) : (
                <Actions order={order} mayManage={mayManage} ask={setAsked} />
              ),
          },
        ]}
      />
      <Dialogs asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

function Lines({ order }: { order: Order }) {
  const t = useTexts(fundTexts);
  if (order.fromFundId)
    return <Link to={`/funds/${order.fromFundId}`}>{t.fromFund(order.fromFundName ?? '')}</Link>;
  if (order.toFundId) return <Link to={`/funds/${order.toFundId}`}>{order.toFundName}</Link>;
  if (order.lines.length === 0) return t.stages.county;
  const [first] = order.lines;
  if (order.lines.length === 1) return first?.name;
  return (
    <details>
      <summary>{`${first?.name ?? ''} +${order.lines.length - 1}`}</summary>
      <LineList order={order} />
    </details>
  );
}

function LineList({ order }: { order: Order }) {
  return (
    <ul className="order-lines">
      {order.lines.map((line) => (
        <li key={line.name}>
          <span>{line.name}</span>
          {money(line.amountFen)}
        </li>
      ))}
    </ul>
  );
}

function Actions({ order, mayManage, ask }: { order: Order; mayManage: boolean; ask(asked: Asked): void }) {
  const t = useTexts(fundTexts);
  if (!mayManage) return <Mark tone="blue">{t.waiting}</Mark>;
  if (order.isOwn) {
    return (
      <span className="order-actions">
        <Mark tone="blue">{t.ownWaits}</Mark>
        <Button size="small" onClick={() => ask({ order, how: 'withdrawn' })}>
          {t.withdraw}
        </Button>
      </span>
    );
  }
  return (
    <span className="order-actions">
      <Button size="small" onClick={() => ask({ order, how: 'confirmed' })}>
        {t.confirm}
      </Button>
      <Button size="small" onClick={() => ask({ order, how: 'refused' })}>
        {t.refuse}
      </Button>
    </span>
  );
}

function Dialogs({ asked, onClose }: { asked: Asked | null; onClose(): void }) {
  const t = useTexts(fundTexts);
  const end = useWrite('POST /api/v1/funds/orders/{orderId}/end');
  const orderId = asked?.order.id ?? '';
  const send = async (note: string): Promise<void> => {
    if (!asked) return;
    await end.mutateAsync({ params: { orderId }, body: { how: asked.how, note } });
    toast(t[asked.how]);
  };
  const isConfirming = asked?.how === 'confirmed';
  return (
    <>
      <FormDrawer<{ note?: string }>
        name={`fund-order-end.${orderId}`}
        title={t.confirm}
        isOpen={isConfirming}
        onClose={onClose}
        intro={t.confirmIntro}
        submitText={t.confirmText}
        keepsDraft={false}
        submit={({ note }) => send(note ?? '')}
      >
        {asked ? (
          <>
            <p>
              <b>{asked.order.document}</b> {t.orderKinds[asked.order.kind]}{' '}
              {t.totalOf(yuanFromFen(asked.order.totalFen))}
              {asked.order.toFundName ? ` → ${asked.order.toFundName}` : null}
            </p>
            <LineList order={asked.order} />
          </>
        ) : null}
        <Field name="note" label={t.note} isWide>
          <Input.TextArea maxLength={500} rows={2} />
        </Field>
      </FormDrawer>
      <ConfirmWithReason
        title={asked?.how === 'withdrawn' ? t.withdraw : t.refuse}
        isOpen={asked !== null && !isConfirming}
        onClose={onClose}
        confirm={send}
        confirmText={asked?.how === 'withdrawn' ? t.withdraw : t.refuse}
        reasonLabel={t.note}
      />
    </>
  );
}
