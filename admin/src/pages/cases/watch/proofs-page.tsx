import '../cases.css';
import './watch.css';
import { useState } from 'react';
import { type ResponseOf, useRead } from '../../../api/index.ts';
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
} from '../../../kit/index.ts';
import { CountedAsOf } from '../counted-as-of.tsx';
import { ProofCases } from './proof-cases.tsx';
import { watchTexts } from './texts.ts';

type Figures = ResponseOf<'GET /api/v1/cases/proofs'>;
type Row = Figures['total'];
export const proofNames = ['visit', 'calculation', 'appraisal', 'publicity'] as const;
export type ProofName = (typeof proofNames)[number] | 'sample';

const percent = ({ asked, proven }: { asked: number; proven: number }): string =>
  asked === 0 ? '—' : `${Math.floor((100 * proven) / asked)}%`;

const isName = (one: string | undefined): one is ProofName =>
  one !== undefined && ['visit', 'calculation', 'appraisal', 'publicity', 'sample'].includes(one);

/** The four of which a hundred in a hundred are asked, as figures that lead to what proves them. */
export function ProofsPage() {
  const t = useTexts(watchTexts);
  const filters = useFilters();
  const { values } = filters;
  const from = values.from ?? `${chinaToday().slice(0, 4)}-01-01`;
  const to = values.to ?? chinaToday();
  const [isAnew, setIsAnew] = useState(false);
  const query = { from, to, ...(isAnew ? { anew: true } : {}) };
  const figures = useRead('GET /api/v1/cases/proofs', { query }, { keepPrevious: true });
  const countAnew = () => (isAnew ? void figures.refetch() : setIsAnew(true));
  const proof = isName(values.proof) ? values.proof : 'visit';
  const choose = (next: ProofName, isLacking: boolean): void => {
    filters.set('proof', next);
    filters.set('lacking', isLacking ? 'yes' : '');
  };
  return (
    <>
      <PageHead
        title={t.proofs}
        intro={
          <>
            {t.proofsIntro}{' '}
            {figures.data ? (
              <CountedAsOf asOf={figures.data.asOf} isCounting={figures.isFetching} onAnew={countAnew} />
            ) : null}
          </>
        }
      />
      <div className="panel matter-day">
        <label htmlFor="proofs-from">{t.from}</label>
        <DateInput
          id="proofs-from"
          value={from}
          onChange={(day: string | null) => filters.set('from', day ?? '')}
        />
        <label htmlFor="proofs-to">{t.to}</label>
        <DateInput
          id="proofs-to"
          value={to}
          onChange={(day: string | null) => filters.set('to', day ?? '')}
        />
      </div>
      {figures.error ? <ErrorBlock error={figures.error} onRetry={() => void figures.refetch()} /> : null}
      {figures.isLoading ? <Loading /> : null}
      {figures.data ? (
        <>
          <Cards
            total={figures.data.total}
            chosen={proof}
            isLacking={values.lacking === 'yes'}
            onChoose={choose}
          />
          <ProofCases span={{ from, to }} proof={proof} isLacking={values.lacking === 'yes'} />
          <Table title={t.byPlace} head={t.place} rows={figures.data.byPlace} />
          <Table title={t.byMatter} head={t.matter} rows={figures.data.byMatter} />
        </>
      ) : null}
    </>
  );
}

function Cards({
  total,
  chosen,
  isLacking,
  onChoose,
}: {
  total: Row;
  chosen: ProofName;
  isLacking: boolean;
  onChoose(next: ProofName, isLacking: boolean): void;
}) {
  const t = useTexts(watchTexts);
  const { drawn, looked, unlisted } = total.sampled;
  const cards = [
    ...proofNames.map((name) => ({ name, ...total[name] })),
    { name: 'sample' as const, asked: drawn + unlisted, proven: looked },
  ];
  return (
    <ul className="proof-cards">
      {cards.map(({ name, asked, proven }) => (
        <li key={name} className={name === chosen ? 'panel is-chosen' : 'panel'}>
          <h2>{t.figures[name]}</h2>
          <p className="proof-figure figures">{percent({ asked, proven })}</p>
          <p className="proof-share">
            {asked === 0
              ? name === 'sample'
                ? t.notDrawn
                : t.notAsked
              : name === 'sample'
                ? t.drawn(looked, drawn, unlisted)
                : t.share(proven, asked)}
          </p>
          <p className="proof-links">
            <button
              type="button"
              aria-pressed={name === chosen && !isLacking}
              onClick={() => onChoose(name, false)}
            >
              {t.proven}
            </button>
            <button
              type="button"
              aria-pressed={name === chosen && isLacking}
              onClick={() => onChoose(name, true)}
            >
              {t.labelled(t.lacking, sayCount(asked - proven))}
            </button>
          </p>
        </li>
      ))}
    </ul>
  );
}

function Table({ title, head, rows }: { title: string; head: string; rows: readonly Row[] }) {
  const t = useTexts(watchTexts);
  const columns: Column<Row>[] = [
    { key: 'name', title: head, render: (row) => row.name },
    { key: 'decided', title: t.decided, align: 'right', render: (row) => sayCount(row.decided) },
    ...proofNames.map(
      (name): Column<Row> => ({
        key: name,
        title: t.figures[name] ?? name,
        align: 'right',
        render: (row) => (
          <span className="figures" title={t.share(row[name].proven, row[name].asked)}>
            {percent(row[name])}
          </span>
        ),
      }),
    ),
    {
      key: 'sample',
      title: t.figures.sample ?? '',
      align: 'right',
      render: (row) => `${row.sampled.looked} / ${row.sampled.drawn}`,
    },
  ];
  return (
    <Section title={title}>
      {rows.length === 0 ? (
        <Empty text={t.noCases} next={t.noCasesNext} />
      ) : (
        <DataTable<Row> label={title} columns={columns} rows={rows} rowKey={(row) => row.key} />
      )}
    </Section>
  );
}
