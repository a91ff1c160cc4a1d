import { useState } from 'react';
import { useNavigate } from 'react-router';
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
  useSession,
  useTexts,
} from '../../kit/index.ts';
import { RankedBars } from '../../kit/ranked-bars.tsx';
import './cases.css';
import { CountedAsOf } from './counted-as-of.tsx';
import { caseTexts } from './texts.ts';

type Figures = ResponseOf<'GET /api/v1/cases/statistics'>;
type Row = Figures['byMatter'][number];
type LateStep = Figures['lateSteps'][number];

/** More places than this are read in the table. */
const BARS_MAX = 12;

/** The leader's view: how many, how fast, late where and at which step. */
export function StatisticsPage() {
  const t = useTexts(caseTexts);
  const filters = useFilters();
  const from = filters.values.from ?? `${chinaToday().slice(0, 4)}-01-01`;
  const to = filters.values.to ?? chinaToday();
  const [isAnew, setIsAnew] = useState(false);
  const query = { from, to, ...(isAnew ? { anew: true } : {}) };
  const figures = useRead('GET /api/v1/cases/statistics', { query }, { keepPrevious: true });
  const countAnew = () => (isAnew ? void figures.refetch() : setIsAnew(true));
  return (
    <>
      <PageHead
        title={t.statistics}
        intro={
          figures.data ? (
            <CountedAsOf asOf={figures.data.asOf} isCounting={figures.isFetching} onAnew={countAnew} />
          ) : undefined
        }
      />
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
  const level = useSession().post?.level;
  const late: Column<LateStep>[] = [
    { key: 'step', title: t.step, render: (row) => row.stepTitle ?? t.phases.applied },
    { key: 'matter', title: t.matter, render: (row) => row.matterTitle },
    { key: 'late', title: t.figLate, align: 'right', render: (row) => sayCount(row.late) },
  ];
  return (
    <>
      <Pictures figures={figures} />
      <FigureTable title={t.byMatter} first={t.matter} rows={figures.byMatter} />
      <FigureTable title={t.byPlace} first={level === 'county' ? t.town : t.village} rows={figures.byPlace} />
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

/** Where it lies and where it is late, longest first; the same stands below as tables. */
function Pictures({ figures }: { figures: Figures }) {
  const t = useTexts(caseTexts);
  const navigate = useNavigate();
  const byOpen = figures.byPlace
    .filter(({ open, lateNow }) => open + lateNow > 0)
    .toSorted((one, other) => other.open - one.open)
    .slice(0, BARS_MAX);
  const slow = figures.byMatter.filter(({ daysMedian }) => daysMedian !== null);
  if (byOpen.length === 0 && slow.length === 0) return null;
  const bar = (key: string, tone: 'first' | 'second', up: number, spoken: string, onOpen: () => void) => ({
    key,
    tone,
    up,
    down: 0,
    said: `${spoken} ${sayCount(up)}`,
    spoken,
    onOpen,
  });
  return (
    <div className="figure-pictures">
      {byOpen.length > 0 ? (
        <Section title={t.pictureOpen}>
          <RankedBars
            label={t.pictureOpen}
            rows={byOpen.map((row) => ({
              key: row.key,
              title: row.name,
              bars: [
                bar('open', 'first', row.open, t.figOpen, () => navigate('/cases?phase=running')),
                bar('late', 'second', row.lateNow, t.figLate, () => navigate('/work?state=late')),
              ],
            }))}
          />
        </Section>
      ) : null}
      {slow.length > 0 ? (
        <Section title={t.pictureDays}>
          <RankedBars
            label={t.pictureDays}
            rows={slow.map((row) => ({
              key: row.key,
              title: row.name,
              bars: [
                bar('median', 'first', Math.round(row.daysMedian ?? 0), t.figMedian, () =>
                  navigate(`/cases?matter=${row.key}`),
                ),
                bar('most', 'second', row.daysMost ?? 0, t.figMost, () =>
                  navigate(`/cases?matter=${row.key}`),
                ),
              ],
            }))}
          />
        </Section>
      ) : null}
    </div>
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
