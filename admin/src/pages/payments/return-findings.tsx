import { Button } from 'antd';
import { useState } from 'react';
import { type ItemOf, useList } from '../../api/index.ts';
import { List, Mark, Notice, Section, sayMoment, useMay, useTexts, yuanFromFen } from '../../kit/index.ts';
import type { Batch } from './bank-tab.tsx';
import { bankTexts } from './bank-texts.ts';
import { DecideDrawer } from './decide-drawer.tsx';
import { PickBar, usePickColumn, usePicks } from './picks.tsx';
import type { Run } from './run-parts.tsx';

type Finding = ItemOf<'GET /api/v1/pay-batches/{batchId}/findings'>;

/** What in the returns of a file does not fit: it books nothing until somebody has asked the bank. */
export function ReturnFindings({ run, batch }: { run: Run; batch: Batch }) {
  const t = useTexts(bankTexts);
  const maySign = useMay('payments.sign');
  const mayDecide = maySign && run.state === 'signed' && !batch.isOwn;
  const picks = usePicks();
  const [isDeciding, setIsDeciding] = useState(false);
  const sayFacts = useSayFacts();
  const list = useList('GET /api/v1/pay-batches/{batchId}/findings', {
    params: { batchId: batch.id },
    query: { limit: 50 },
  });
  const pick = usePickColumn<Finding>(picks, ({ no, kind, isOpen }) => ({
    no,
    name: t.kinds[kind] ?? t.otherKind,
    canBe: isOpen,
  }));
  if (batch.returns.length === 0) return null;
  const columns = [
    {
      key: 'kind',
      title: t.findings,
      onCard: 'title' as const,
      render: ({ kind }: Finding) => <Mark tone="warn">{t.kinds[kind] ?? t.otherKind}</Mark>,
    },
    {
      key: 'line',
      title: t.lineNo,
      align: 'right' as const,
      render: ({ lineNo }: Finding) => <span className="figures">{lineNo ?? t.soft}</span>,
    },
    { key: 'seen', title: t.seen, render: ({ facts }: Finding) => sayFacts(facts) || t.soft },
    {
      key: 'how',
      title: t.how,
      render: ({ isOpen, how }: Finding) =>
        isOpen ? <Mark tone="blue">{t.open}</Mark> : how ? (t.hows[how] ?? how) : t.decided,
    },
    { key: 'reason', title: t.reason, render: ({ reason }: Finding) => reason ?? t.soft },
    { key: 'by', title: t.by, render: ({ endedByName }: Finding) => endedByName ?? t.soft },
    { key: 'at', title: t.at, render: ({ foundAt }: Finding) => sayMoment(foundAt) },
  ];
  return (
    <Section title={t.findings}>
      {batch.openFindings > 0 && !mayDecide ? (
        <Notice kind="info">{maySign && batch.isOwn ? t.decideOwn : t.decideOther}</Notice>
      ) : null}
      <List<Finding>
        name="pay-return-findings"
        label={t.findings}
        list={list}
        above={
          mayDecide && batch.openFindings > 0 ? (
            <PickBar picks={picks}>
              <Button disabled={picks.picked.size === 0} onClick={() => setIsDeciding(true)}>
                {picks.picked.size === 0 ? t.decide : t.decideOf(picks.picked.size)}
              </Button>
            </PickBar>
          ) : null
        }
        columns={mayDecide ? [pick, ...columns] : columns}
        rowKey={({ no }) => String(no)}
        empty={{ text: t.findingsNone }}
      />
      {isDeciding ? (
        <DecideDrawer
          batchId={batch.id}
          findingNos={[...picks.picked]}
          onClose={() => setIsDeciding(false)}
          onDone={picks.clear}
        />
      ) : null}
    </Section>
  );
}

/** What the bank said, in words. */
function useSayFacts(): (facts: Finding['facts']) => string {
  const t = useTexts(bankTexts);
  return ({ holderName, accountTail, dueFen, paidFen, reason, state, stated, counted }) =>
    [
      holderName,
      accountTail && t.saidTail(String(accountTail)),
      dueFen && t.saidDue(yuanFromFen(Number(dueFen))),
      paidFen && t.saidPaid(yuanFromFen(Number(paidFen))),
      stated !== undefined && t.saidTotals(String(stated), String(counted ?? '')),
      reason || state,
    ]
      .filter((part) => part !== undefined && part !== null && part !== '' && part !== false)
      .join(' · ');
}
