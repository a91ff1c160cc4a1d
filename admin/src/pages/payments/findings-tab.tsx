import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, isRefused, useList, useWrite } from '../../api/index.ts';
import {
  Choice,
  type Column,
  Field,
  FormDrawer,
  List,
  Mark,
  sayDate,
  toast,
  useFilters,
  useLanguage,
  useMay,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { money, type Run } from './run-parts.tsx';
import { paymentTexts } from './texts.ts';

type Finding = ItemOf<'GET /api/v1/pay-runs/{runId}/findings'>;

/** What was found before payment; each is settled by somebody, one by one or many alike. */
export function FindingsTab({ run, onStale }: { run: Run; onStale(): void }) {
  const t = useTexts(paymentTexts);
  const { values } = useFilters();
  const maySettle = useMay('payments.prepare') && run.state === 'preview';
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const [isSettling, setIsSettling] = useState(false);
  const list = useList('GET /api/v1/pay-runs/{runId}/findings', {
    params: { runId: run.id },
    query: {
      limit: 100,
      ...(values.kind ? { kind: values.kind } : {}),
      ...(values.open ? { open: values.open === 'yes' } : {}),
    },
  });
  const pick = (no: number): void =>
    setPicked(
      (before) => new Set(before.has(no) ? [...before].filter((one) => one !== no) : [...before, no]),
    );
  const open = list.items.filter(({ settledHow }) => settledHow === null).map(({ no }) => no);
  const columns = useFindingColumns();
  return (
    <>
      <List<Finding>
        name="pay-findings"
        label={t.findings}
        list={list}
        filters={[
          {
            name: 'kind',
            label: t.finding,
            kind: 'choice',
            options: run.findings.map(({ kind, all }) => ({
              value: kind,
              label: `${t.kinds[kind] ?? t.otherKind} ${all}`,
            })),
          },
          {
            name: 'open',
            label: t.isOpen,
            kind: 'choice',
            options: [
              { value: 'yes', label: t.openOnly },
              { value: 'no', label: t.closedOnly },
            ],
          },
        ]}
        above={
          maySettle && list.items.length > 0 ? (
            <div className="pay-settle">
              <Button onClick={() => setPicked(new Set(open.slice(0, SETTLED_AT_ONCE)))}>{t.pickAll}</Button>
              <Button disabled={picked.size === 0} onClick={() => setPicked(new Set())}>
                {t.unpick}
              </Button>
              <Button type="primary" disabled={picked.size === 0} onClick={() => setIsSettling(true)}>
                {picked.size === 0 ? t.settle : t.settleOf(picked.size)}
              </Button>
            </div>
          ) : null
        }
        columns={maySettle ? [pickColumn(t, picked, pick), ...columns] : columns}
        rowKey={(finding) => String(finding.no)}
        empty={{ text: t.findingsEmpty }}
      />
      {isSettling ? (
        <SettleDrawer
          run={run}
          findingNos={[...picked]}
          onClose={() => setIsSettling(false)}
          onDone={() => setPicked(new Set())}
          onStale={onStale}
        />
      ) : null}
    </>
  );
}

/** As many as the server takes in one go. */
const SETTLED_AT_ONCE = 1000;

function pickColumn(
  t: { pick: string; pickOf(name: string): string },
  picked: ReadonlySet<number>,
  pick: (no: number) => void,
): Column<Finding> {
  return {
    key: 'pick',
    title: t.pick,
    width: 64,
    render: ({ no, holderName }) => (
      <Checkbox
        aria-label={t.pickOf(`${holderName ?? ''} ${no}`)}
        checked={picked.has(no)}
        onChange={() => pick(no)}
      />
    ),
  };
}

function useFindingColumns(): Column<Finding>[] {
  const t = useTexts(paymentTexts);
  const sayFacts = useSayFacts();
  return [
    {
      key: 'who',
      title: t.who,
      onCard: 'title',
      render: ({ holderName, payeeId }) =>
        payeeId && holderName ? <Link to={`/people/${payeeId}`}>{holderName}</Link> : t.soft,
    },
    {
      key: 'kind',
      title: t.finding,
      render: ({ kind }) => <Mark tone="warn">{t.kinds[kind] ?? t.otherKind}</Mark>,
    },
    { key: 'facts', title: t.seen, render: ({ facts }) => sayFacts(facts) || t.soft },
    {
      key: 'amount',
      title: t.amount,
      align: 'right',
      render: ({ amountFen }) => (amountFen === null ? t.soft : money(amountFen)),
    },
    {
      key: 'how',
      title: t.how,
      render: ({ settledHow }) =>
        settledHow === null ? <Mark tone="blue">{t.waits}</Mark> : (t.hows[settledHow] ?? settledHow),
    },
    { key: 'reason', title: t.reason, render: ({ reason }) => reason ?? t.soft },
    { key: 'by', title: t.settledBy, render: ({ settledByName }) => settledByName ?? t.soft },
  ];
}

/** What a check saw, in words. */
function useSayFacts(): (facts: Finding['facts']) => string {
  const { findingFacts: t } = useTexts(paymentTexts);
  const { language } = useLanguage();
  const sayMonth = useSayMonth();
  const schemes = useSchemeTitles();
  return ({
    diedOn,
    period,
    holder,
    payees,
    tail,
    beforeFen,
    months,
    since,
    source,
    people,
    days,
    scheme,
    missingFen,
  }) =>
    [
      diedOn === undefined ? '' : t.diedOn(sayDate(String(diedOn), language)),
      period === undefined ? '' : t.period(sayMonth(String(period).slice(0, 7))),
      holder === undefined ? '' : t.holder(String(holder), String(tail ?? '')),
      payees === undefined ? '' : t.payees(Number(payees), String(tail ?? '')),
      beforeFen === undefined ? '' : t.before(yuanFromFen(beforeFen)),
      months === undefined ? '' : t.months(Number(months)),
      since === undefined ? '' : t.since(sayDate(String(since), language), String(source ?? '')),
      people === undefined ? '' : t.people(Number(people)),
      days === undefined ? '' : t.days(Number(days)),
      scheme === undefined ? '' : t.scheme(schemes.say(String(scheme))),
      missingFen === undefined ? '' : t.missing(yuanFromFen(Number(missingFen))),
    ]
      .filter((part) => part !== '')
      .join(' · ');
}

interface Values {
  readonly how: 'pay' | 'leave-out';
  readonly reason: string;
}

function SettleDrawer({
  run,
  findingNos,
  onClose,
  onDone,
  onStale,
}: {
  run: Run;
  findingNos: readonly number[];
  onClose(): void;
  onDone(): void;
  /** Refused: the run may stand otherwise than it was seen; what was typed stays. */
  onStale(): void;
}) {
  const t = useTexts(paymentTexts);
  const settle = useWrite('POST /api/v1/pay-runs/{runId}/settle');
  const submit = async (values: Values): Promise<void> => {
    try {
      const body = { ...values, version: run.version, findingNos: [...findingNos] };
      const { settled } = await settle.mutateAsync({ params: { runId: run.id }, body });
      toast(t.settled(settled));
    } catch (error) {
      if (isRefused(error)) onStale();
      throw error;
    }
  };
  return (
    <FormDrawer<Values>
      name={`pay-settle.${run.id}`}
      title={t.settleTitle}
      isOpen
      onClose={onClose}
      onDone={onDone}
      intro={t.settleIntro(findingNos.length)}
      submitText={t.settleOf(findingNos.length)}
      submit={submit}
    >
      <Field name="how" label={t.how} help={t.howHelp} isRequired isWide>
        <Choice options={['pay', 'leave-out'].map((value) => ({ value, label: t.hows[value] ?? value }))} />
      </Field>
      <Field name="reason" label={t.reason} isRequired isWide>
        <Input.TextArea maxLength={500} rows={3} />
      </Field>
    </FormDrawer>
  );
}
