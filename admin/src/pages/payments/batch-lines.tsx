import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useList } from '../../api/index.ts';
import { List, Mark, sayMoment, useFilters, useMay, useTexts } from '../../kit/index.ts';
import type { Batch } from './bank-tab.tsx';
import { bankTexts } from './bank-texts.ts';
import { DecideDrawer } from './decide-drawer.tsx';
import { PickBar, usePickColumn, usePicks } from './picks.tsx';
import { money, type Run } from './run-parts.tsx';

type Line = ItemOf<'GET /api/v1/pay-batches/{batchId}/lines'>;
const STATES = ['paid', 'failed', 'open'] as const;
const tones = { paid: 'ok', failed: 'warn', open: 'plain' } as const;

/** What became of each line of a file; another person than who made it says what its returns leave open. */
export function BatchLines({ run, batch }: { run: Run; batch: Batch }) {
  const t = useTexts(bankTexts);
  const { values } = useFilters();
  const isSigner = useMay('payments.sign') && run.state === 'signed';
  const mayDecide = isSigner && !batch.isOwn;
  const picks = usePicks();
  const [isDeciding, setIsDeciding] = useState(false);
  const state = STATES.find((one) => one === values.state);
  const list = useList('GET /api/v1/pay-batches/{batchId}/lines', {
    params: { batchId: batch.id },
    query: { limit: 50, ...(state ? { state } : {}) },
  });
  const pick = usePickColumn<Line>(picks, (line) => ({
    no: line.lineNo,
    name: line.holderName,
    canBe: true,
  }));
  const columns = useLineColumns();
  return (
    <>
      <List<Line>
        name="pay-batch-lines"
        label={t.outcomes}
        list={list}
        filters={[
          {
            name: 'state',
            label: t.result,
            kind: 'choice',
            options: STATES.map((value) => ({ value, label: t.states[value] ?? value })),
          },
        ]}
        above={
          mayDecide ? (
            <PickBar picks={picks}>
              <Button disabled={picks.picked.size === 0} onClick={() => setIsDeciding(true)}>
                {picks.picked.size === 0 ? t.decide : t.decideOf(picks.picked.size)}
              </Button>
            </PickBar>
          ) : isSigner && batch.openFindings === 0 ? (
            <p className="pay-none">{t.decideOwn}</p>
          ) : null
        }
        columns={mayDecide ? [pick, ...columns] : columns}
        rowKey={(line) => String(line.lineNo)}
        empty={{ text: t.outcomesEmpty }}
      />
      {isDeciding ? (
        <DecideDrawer
          batchId={batch.id}
          lineNos={[...picks.picked]}
          onClose={() => setIsDeciding(false)}
          onDone={picks.clear}
        />
      ) : null}
    </>
  );
}

function useLineColumns() {
  const t = useTexts(bankTexts);
  return [
    {
      key: 'no',
      title: t.lineNo,
      align: 'right' as const,
      render: (line: Line) => <span className="figures">{line.lineNo}</span>,
    },
    {
      key: 'who',
      title: t.who,
      onCard: 'title' as const,
      render: (line: Line) => <Link to={`/people/${line.payeeId}`}>{line.holderName}</Link>,
    },
    {
      key: 'tail',
      title: t.tail,
      render: (line: Line) => <span className="figures">****{line.accountTail}</span>,
    },
    {
      key: 'amount',
      title: t.amount,
      align: 'right' as const,
      render: (line: Line) => money(line.amountFen),
    },
    {
      key: 'state',
      title: t.result,
      render: (line: Line) => <Mark tone={tones[line.state]}>{t.states[line.state] ?? line.state}</Mark>,
    },
    {
      key: 'why',
      title: t.why,
      render: (line: Line) => (line.isDecided ? `${t.decided}：${line.reason}` : line.reason || t.soft),
    },
    { key: 'at', title: t.at, render: (line: Line) => (line.at ? sayMoment(line.at) : t.soft) },
  ];
}
