import { type ResponseOf, useRead } from '../../api/index.ts';
import { DataTable, ErrorBlock, Loading, Notice, Section, useTexts } from '../../kit/index.ts';
import { bankTexts } from './bank-texts.ts';
import { money, type Run } from './run-parts.tsx';

type Sums = ResponseOf<'GET /api/v1/pay-runs/{runId}/reconciliation'>;
type Difference = Sums['differences'][number];

/** One thing that more than one side tells; a part of it stands under the whole. */
interface Side {
  readonly side: string;
  readonly roll?: number;
  readonly ledger?: number;
  readonly bank?: number;
  readonly isPart?: true;
}

function sidesOf(sums: Sums): readonly Side[] {
  const { rollFen, dueFen, givenFen, bankPaidFen, decidedFen, failedFen, leftFen, openFen } = sums;
  return [
    { side: 'due', roll: rollFen, ledger: dueFen },
    { side: 'given', ledger: givenFen, bank: bankPaidFen + decidedFen },
    { side: 'decided', bank: decidedFen, isPart: true },
    { side: 'unpaid', ledger: dueFen - givenFen, bank: failedFen + leftFen + openFen },
    { side: 'failed', bank: failedFen, isPart: true },
    { side: 'left', bank: leftFen, isPart: true },
    { side: 'open', bank: openFen, isPart: true },
  ];
}

/** Roll, ledger and bank of a run beside one another, to the fen, and where they differ. */
export function ReconcileTab({ run }: { run: Run }) {
  const t = useTexts(bankTexts);
  const page = useRead('GET /api/v1/pay-runs/{runId}/reconciliation', { params: { runId: run.id } });
  if (page.error) return <ErrorBlock error={page.error} onRetry={() => void page.refetch()} />;
  if (!page.data) return <Loading />;
  const sums = page.data;
  const sides = sidesOf(sums);
  return (
    <>
      <Notice kind={sums.agrees ? 'ok' : 'problem'} title={sums.agrees ? t.agrees : t.differs}>
        {sums.agrees ? null : <p>{t.differsNext}</p>}
      </Notice>
      <DataTable
        label={t.sides}
        rows={sides}
        rowKey={({ side }) => side}
        columns={[
          {
            key: 'side',
            title: t.side,
            onCard: 'title',
            render: ({ side, isPart }) => (
              <span className={isPart ? 'pay-part' : ''}>{t.sideNames[side] ?? side}</span>
            ),
          },
          ...(['roll', 'ledger', 'bank'] as const).map((of) => ({
            key: of,
            title: t.threeSides[of],
            align: 'right' as const,
            render: (row: Side) => {
              const fen = row[of];
              return fen === undefined ? t.soft : money(fen);
            },
          })),
        ]}
      />
      {sums.differences.length > 0 ? <Differences rows={sums.differences} /> : null}
    </>
  );
}

function Differences({ rows }: { rows: readonly Difference[] }) {
  const t = useTexts(bankTexts);
  const say = (kind: string, value: string) =>
    kind === 'bank' ? (t.states[value] ?? value) : money(Number(value));
  return (
    <Section title={t.differences}>
      <DataTable<Difference>
        label={t.differences}
        rows={rows}
        rowKey={(row) => `${row.kind} ${row.batchNo ?? ''} ${row.lineNo ?? ''}`}
        columns={[
          {
            key: 'kind',
            title: t.side,
            onCard: 'title',
            render: (row) => t.differenceKinds[row.kind] ?? row.kind,
          },
          { key: 'batch', title: t.batchNo, render: (row) => row.batchNo ?? t.soft },
          { key: 'line', title: t.lineNo, align: 'right', render: (row) => row.lineNo ?? t.soft },
          {
            key: 'expected',
            title: t.expected,
            align: 'right',
            render: (row) => say(row.kind, row.expected),
          },
          { key: 'found', title: t.found, align: 'right', render: (row) => say(row.kind, row.found) },
        ]}
      />
    </Section>
  );
}
