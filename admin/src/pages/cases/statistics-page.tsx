import { type ResponseOf, useRead } from '../../api/index.ts';
import {
  type Column,
  chinaToday,
  DataTable,
  DateInput,
  Empty,
  ErrorBlock,
  Loading,
  PageHead,
  Section,
  sayCount,
  useFilters,
  useTexts,
} from '../../kit/index.ts';
import './cases.css';
import { caseTexts } from './texts.ts';

type Figures = ResponseOf<'GET /api/v1/cases/statistics'>;
type Row = Figures['byMatter'][number];
type LateStep = Figures['lateSteps'][number];

/** The leader's view: how many, how fast, late where and at which step. */
export function StatisticsPage() {
  const t = useTexts(caseTexts);
  const filters = useFilters();
  const from = filters.values.from ?? `${chinaToday().slice(0, 4)}-01-01`;
  const to = filters.values.to ?? chinaToday();
  const figures = useRead('GET /api/v1/cases/statistics', { query: { from, to } }, { keepPrevious: true });
  return (
    <>
      <PageHead title={t.statistics} />
      <div className="panel matter-day">
        <label htmlFor="figures-from">{t.applied}</label>
        <DateInput
          id="figures-from"
          value={from}
          onChange={(day: string | null) => filters.set('from', day ?? '')}
        />
        <span aria-hidden="true">—</span>
        <DateInput
          id="figures-to"
          aria-label={t.applied}
          value={to}
          onChange={(day: string | null) => filters.set('to', day ?? '')}
        />
      </div>
      {figures.error ? <ErrorBlock error={figures.error} onRetry={() => void figures.refetch()} /> : null}
      {figures.data ? <Tables figures={figures.data} /> : figures.error ? null : <Loading />}
    </>
  );
}

function Tables({ figures }: { figures: Figures }) {
  const t = useTexts(caseTexts);
  const late: Column<LateStep>[] = [
    { key: 'step', title: t.step, render: (row) => row.stepTitle ?? t.phases.applied },
    { key: 'matter', title: t.matter, render: (row) => row.matterTitle },
    { key: 'late', title: t.figLate, align: 'right', render: (row) => sayCount(row.late) },
  ];
  return (
    <>
      <FigureTable title={t.byMatter} first={t.matter} rows={figures.byMatter} />
      <FigureTable title={t.byPlace} first={t.place} rows={figures.byPlace} />
      <Section title={t.lateSteps}>
        {figures.lateSteps.length === 0 ? (
          <Empty text={t.nothingLate} />
        ) : (
          <DataTable<LateStep>
            label={t.lateSteps}
            columns={late}
            rows={figures.lateSteps}
            rowKey={(row) => `${row.matter} ${row.step}`}
          />
        )}
      </Section>
    </>
  );
}

function FigureTable({ title, first, rows }: { title: string; first: string; rows: readonly Row[] }) {
  const t = useTexts(caseTexts);
  const count = (key: string, head: string, of: (row: Row) => number | null): Column<Row> => ({
    key,
    title: head,
    align: 'right',
    render: (row) => {
      const value = of(row);
      return <span className="figures">{value === null ? '—' : sayCount(value)}</span>;
    },
  });
  const columns: Column<Row>[] = [
    { key: 'name', title: first, render: (row) => row.name },
    count('applied', t.figApplied, (row) => row.applied),
    count('open', t.figOpen, (row) => row.open),
    count('late', t.figLate, (row) => row.lateNow),
    count('granted', t.figGranted, (row) => row.granted),
    count('refused', t.figRefused, (row) => row.refused),
    count('ended', t.figEnded, (row) => row.ended),
    count('missed', t.figMissed, (row) => row.missed),
    count('median', t.figMedian, (row) => (row.daysMedian === null ? null : Math.round(row.daysMedian))),
    count('most', t.figMost, (row) => row.daysMost),
  ];
  return (
    <Section title={title}>
      {rows.length === 0 ? (
        <Empty text={t.nobody} />
      ) : (
        <DataTable<Row> label={title} columns={columns} rows={rows} rowKey={(row) => row.key} />
      )}
    </Section>
  );
}
