import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type ItemOf, useList, useWrite } from '../../api/index.ts';
import { Field, FormDrawer, List, Mark, toast, useMay, useTexts } from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { FileDrawer } from './bank-tab.tsx';
import { bankTexts } from './bank-texts.ts';
import { PickBar, usePickColumn, usePicks } from './picks.tsx';
import { money, type Run } from './run-parts.tsx';

type Back = ItemOf<'GET /api/v1/pay-runs/{runId}/came-back'>;

/** What came back of a run: the account is corrected at the person, then it goes out again; or it is left with a reason. */
export function CameBackTab({ run }: { run: Run }) {
  const t = useTexts(bankTexts);
  const picks = usePicks();
  const [act, setAct] = useState<'reissue' | 'leave' | null>(null);
  const mayAct = useMay('payments.prepare') && run.state === 'signed';
  const list = useList('GET /api/v1/pay-runs/{runId}/came-back', {
    params: { runId: run.id },
    query: { limit: 100 },
  });
  const pick = usePickColumn<Back>(picks, ({ rollNo, holderName, barred }) => ({
    no: rollNo,
    name: holderName,
    canBe: barred !== 'left' && barred !== 'finding-open',
  }));
  const again = list.items.filter(
    ({ rollNo, barred }) => barred === 'same-account' && picks.picked.has(rollNo),
  );
  const columns = useBackColumns();
  const close = () => setAct(null);
  return (
    <>
      <p className="pay-none">{t.backIntro}</p>
      <List<Back>
        name="pay-came-back"
        label={t.back}
        list={list}
        above={
          mayAct && list.items.length > 0 ? (
            <PickBar picks={picks}>
              <Button type="primary" onClick={() => setAct('reissue')}>
                {t.reissue}
              </Button>
              <Button disabled={picks.picked.size === 0} onClick={() => setAct('leave')}>
                {t.leave}
              </Button>
            </PickBar>
          ) : null
        }
        columns={mayAct ? [pick, ...columns] : columns}
        rowKey={({ rollNo }) => String(rollNo)}
        empty={{ text: t.backEmpty }}
      />
      {act === 'reissue' ? (
        <FileDrawer run={run} act="reissue" againNos={again.map(({ rollNo }) => rollNo)} onClose={close} />
      ) : null}
      {act === 'leave' ? (
        <LeaveDrawer run={run} rollNos={[...picks.picked]} onClose={close} onDone={picks.clear} />
      ) : null}
    </>
  );
}

function useBackColumns() {
  const t = useTexts(bankTexts);
  const sayMonth = useSayMonth();
  const tail = (value: string | null) => (value ? <span className="figures">****{value}</span> : t.soft);
  return [
    {
      key: 'who',
      title: t.who,
      onCard: 'title' as const,
      render: (row: Back) => <Link to={`/people/${row.payeeId}`}>{row.holderName}</Link>,
    },
    { key: 'period', title: t.period, render: (row: Back) => sayMonth(row.period) },
    { key: 'amount', title: t.amount, align: 'right' as const, render: (row: Back) => money(row.amountFen) },
    { key: 'why', title: t.why, render: (row: Back) => row.reason || row.code || t.soft },
    { key: 'old', title: t.oldAccount, render: (row: Back) => tail(row.accountTail) },
    { key: 'new', title: t.newAccount, render: (row: Back) => tail(row.newAccountTail) },
    {
      key: 'can',
      title: t.canGo,
      render: (row: Back) =>
        row.barred === null ? (
          <Mark tone="ok">{t.ready}</Mark>
        ) : (
          <>
            <Mark tone={row.barred === 'left' ? 'plain' : 'warn'}>{t.bars[row.barred] ?? row.barred}</Mark>{' '}
            {row.leftReason ?? (
              <Link className="within-text" to={`/people/${row.payeeId}`}>
                {t.correct}
              </Link>
            )}
          </>
        ),
    },
  ];
}

function LeaveDrawer({
  run,
  rollNos,
  onClose,
  onDone,
}: {
  run: Run;
  rollNos: readonly number[];
  onClose(): void;
  onDone(): void;
}) {
  const t = useTexts(bankTexts);
  const leave = useWrite('POST /api/v1/pay-runs/{runId}/leave');
  return (
    <FormDrawer<{ reason: string }>
      name={`pay-leave.${run.id}`}
      title={t.leave}
      isOpen
      onClose={onClose}
      onDone={onDone}
      intro={t.leaveIntro(rollNos.length)}
      submitText={t.leave}
      submit={async ({ reason }) => {
        const body = { rollNos: [...rollNos], reason };
        const { left } = await leave.mutateAsync({ params: { runId: run.id }, body });
        toast(t.left(left));
      }}
    >
      <Field name="reason" label={t.reason} isRequired isWide>
        <Input.TextArea maxLength={500} rows={3} />
      </Field>
    </FormDrawer>
  );
}
