import '../../kit/plot.css';
import './received.css';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/index.ts';
import {
  type Column,
  chinaToday,
  DataTable,
  Empty,
  ErrorBlock,
  ExportButton,
  Facts,
  Loading,
  PageHead,
  Section,
  sayCount,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { awardTexts } from '../../parts/award-texts.ts';
import { useSayMonth } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { TooMuch } from '../../parts/too-much.tsx';
import { GiftTable } from './gift-table.tsx';
import { MonthLanes, YearScale } from './month-lanes.tsx';
import {
  makeLanes,
  placeOf,
  type Received,
  type ReceivedChange,
  type ReceivedRow,
  reasonOf,
  type SchemeSum,
  sumSchemes,
  sumYears,
  yearOf,
} from './shape.ts';
import { receivedTexts } from './texts.ts';
import { SHOWN_MAX, toneOf, YearPicture } from './year-picture.tsx';

/** 幸福清单 of a household: everything it ever received. */
export function HouseholdReceived() {
  const { householdId = '' } = useParams();
  const t = useTexts(receivedTexts);
  const read = useRead('GET /api/v1/households/{householdId}/received', { params: { householdId } });
  if (read.error) return <ErrorBlock error={read.error} isPage onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const crumbs = [
    { path: '/households', title: t.households },
    { path: `/households/${householdId}`, title: read.data.name },
  ];
  return <Whole received={read.data} crumbs={crumbs} intro={t.introHousehold} query={{ householdId }} />;
}

/** The same of a person. */
export function PersonReceived() {
  const { personId = '' } = useParams();
  const t = useTexts(receivedTexts);
  const read = useRead('GET /api/v1/persons/{personId}/received', { params: { personId } });
  if (read.error) return <ErrorBlock error={read.error} isPage onRetry={() => void read.refetch()} />;
  if (!read.data) return <Loading />;
  const crumbs = [
    { path: '/people', title: t.people },
    { path: `/people/${personId}`, title: read.data.name },
  ];
  return <Whole received={read.data} crumbs={crumbs} intro={t.introPerson} query={{ personId }} />;
}

function Whole({
  received,
  crumbs,
  intro,
  query,
}: {
  received: Received;
  crumbs: readonly { path: string; title: string }[];
  intro: string;
  query: { readonly householdId: string } | { readonly personId: string };
}) {
  const t = useTexts(receivedTexts);
  const { rows, gifts, name } = received;
  const isEmpty = rows.length === 0 && gifts.length === 0;
  return (
    <>
      <PageHead
        title={t.title(name)}
        crumbs={crumbs}
        intro={intro}
        actions={
          isEmpty ? null : (
            <>
              <Button onClick={() => window.print()}>{t.print}</Button>
              <ExportButton of={{ list: 'received', query }} label={t.takeOut} />
            </>
          )
        }
      />
      {isEmpty ? (
        <div className="panel">
          <Empty text={t.empty} next={t.emptyNext} />
        </div>
      ) : (
        <>
          <Everything received={received} isHousehold={'householdId' in query} />
          <TooMuch of={query} />
        </>
      )}
    </>
  );
}

function Everything({ received, isHousehold }: { received: Received; isHousehold: boolean }) {
  const t = useTexts(receivedTexts);
  const sayMonth = useSayMonth();
  const { rows, gifts, name } = received;
  const sums = sumSchemes(rows);
  const shown = sums.slice(0, SHOWN_MAX).map(({ scheme }) => scheme);
  const years = sumYears(rows, shown);
  const months = [...rows.map(({ period }) => period), ...gifts.map(({ on }) => on.slice(0, 7))].toSorted();
  const thisYear = years.find(({ year }) => year === chinaToday().slice(0, 4))?.fen ?? 0;
  const money = (fen: number) => <span className="figures">{yuanFromFen(fen)}</span>;
  return (
    <>
      <div className="panel">
        <Facts
          facts={[
            { label: t.total, value: <strong className="received-total">{money(received.totalFen)}</strong> },
            { label: t.thisYear, value: money(thisYear) },
            { label: t.waiting, value: money(received.waitingFen) },
            { label: t.giftCount, value: sayCount(gifts.length) },
            { label: t.span, value: t.spanOf(sayMonth(months[0] ?? ''), sayMonth(months.at(-1) ?? '')) },
            ...(isHousehold ? [{ label: t.persons, value: sayCount(received.persons) }] : []),
          ]}
        />
      </div>
      {rows.length > 0 ? (
        <>
          <Section title={t.picture}>
            <YearPicture name={name} years={years} schemes={shown} />
          </Section>
          <Section title={t.monthly}>
            <Lanes received={received} schemes={shown} />
          </Section>
        </>
      ) : null}
      {gifts.length > 0 ? (
        <Section title={t.gifts}>
          <GiftTable gifts={gifts} />
        </Section>
      ) : null}
      {rows.length > 0 ? (
        <>
          <Section title={t.byScheme}>
            <SchemeTable sums={sums} totalFen={received.totalFen} />
          </Section>
          <Section title={t.years}>
            {years.toReversed().map(({ year, fen }, place) => (
              <YearRows
                key={year}
                year={year}
                fen={fen}
                rows={rows}
                changes={received.changes}
                isOpen={place === 0}
              />
            ))}
          </Section>
        </>
      ) : null}
    </>
  );
}

function Lanes({ received, schemes }: { received: Received; schemes: readonly string[] }) {
  const { lanes, first, last } = makeLanes(received, placeOf(chinaToday().slice(0, 7)));
  return (
    <>
      <MonthLanes lanes={lanes} first={first} last={last} toneOf={toneOf(schemes)} />
      <YearScale first={first} last={last} />
    </>
  );
}

function SchemeTable({ sums, totalFen }: { sums: readonly SchemeSum[]; totalFen: number }) {
  const t = useTexts(receivedTexts);
  const schemes = useSchemeTitles();
  const sayMonth = useSayMonth();
  return (
    <DataTable<SchemeSum>
      label={t.byScheme}
      rows={sums}
      rowKey={({ scheme }) => scheme}
      columns={[
        { key: 'scheme', title: t.scheme, onCard: 'title', render: ({ scheme }) => schemes.say(scheme) },
        { key: 'first', title: t.first, render: ({ first }) => sayMonth(first) },
        { key: 'last', title: t.last, render: ({ last }) => sayMonth(last) },
        { key: 'times', title: t.months, align: 'right', render: ({ times }) => sayCount(times) },
        {
          key: 'fen',
          title: t.amount,
          align: 'right',
          render: ({ fen }) => <span className="figures">{yuanFromFen(fen)}</span>,
        },
        {
          key: 'share',
          title: t.share,
          align: 'right',
          render: ({ fen }) => (totalFen > 0 ? `${((100 * fen) / totalFen).toFixed(1)}%` : t.soft),
        },
      ]}
    />
  );
}

/** A year of more rows is opened by whoever wants it: the picture above says the same. */
const OPEN_MAX = 24;

/** A year folds together on the screen, and is open on paper. */
function YearRows({
  year,
  fen,
  rows,
  changes,
  isOpen,
}: {
  year: string;
  fen: number;
  rows: readonly ReceivedRow[];
  changes: readonly ReceivedChange[];
  isOpen: boolean;
}) {
  const t = useTexts(receivedTexts);
  const columns = useRowColumns(changes);
  const of = rows.filter((row) => yearOf(row) === year);
  if (of.length === 0) return null;
  const isShort = of.length <= OPEN_MAX;
  return (
    <details className="received-year-rows" open={isOpen && isShort}>
      <summary>
        {t.year(year)} <span className="figures">{t.sumOf(yuanFromFen(fen))}</span>
      </summary>
      <DataTable<ReceivedRow>
        label={t.year(year)}
        rows={of}
        rowKey={({ period, scheme, personId, origin, unit }) =>
          [period, scheme, personId ?? '', origin, unit].join(' ')
        }
        columns={columns}
      />
    </details>
  );
}

function useRowColumns(changes: readonly ReceivedChange[]): Column<ReceivedRow>[] {
  const t = useTexts(receivedTexts);
  const schemes = useSchemeTitles();
  const sayMonth = useSayMonth();
  const sayAmount = ({ unit }: ReceivedRow, amount: number): string =>
    unit === 'fen' ? yuanFromFen(amount) : `${sayCount(amount)} ${t.units[unit] ?? ''}`;
  return [
    { key: 'period', title: t.period, width: 120, render: ({ period }) => sayMonth(period) },
    { key: 'scheme', title: t.scheme, onCard: 'title', render: ({ scheme }) => schemes.say(scheme) },
    {
      key: 'whose',
      title: t.whose,
      render: ({ personId, personName }) =>
        personId ? <Link to={`/people/${personId}`}>{personName}</Link> : t.household,
    },
    {
      key: 'amount',
      title: t.amount,
      align: 'right',
      render: (row) => (
        <span className="figures">{sayAmount(row, row.amount === 0 ? row.waiting : row.amount)}</span>
      ),
    },
    {
      key: 'note',
      title: t.note,
      render: ({ amount, waiting, origin }) =>
        origin === 'roster'
          ? t.notes.roster
          : amount < 0
            ? t.notes.back
            : waiting > 0
              ? t.notes.waiting
              : t.soft,
    },
    {
      key: 'why',
      title: t.why,
      render: (row) => <Why reason={reasonOf(changes, row)} />,
    },
  ];
}

/** What was said last of the month, and the way to the whole reasoning. */
function Why({ reason }: { reason: ReceivedChange | undefined }) {
  const t = useTexts(receivedTexts);
  const { causes } = useTexts(awardTexts);
  if (!reason) return t.soft;
  return (
    <Link to={`/awards/${reason.awardId}`}>
      {reason.kind === 'open' ? t.whyOpen : (causes[reason.cause] ?? t.whyOpen)}
    </Link>
  );
}
