import { Link } from 'react-router';
import { type ItemOf, useList, useRead } from '../../api/index.ts';
import {
  List,
  Mark,
  sayCount,
  sayDate,
  useFilters,
  useLanguage,
  useTexts,
  yuanFromFen,
} from '../../kit/index.ts';
import { yearOptions } from './relief-page.tsx';
import { reliefPageTexts } from './texts.ts';

type Grant = ItemOf<'GET /api/v1/relief'>;
const SOURCES = ['reserve', 'county', 'none'] as const;

/** Every grant, in the columns of the ledgers that bureaus keep. */
export function LedgerTab() {
  const { language } = useLanguage();
  const t = useTexts(reliefPageTexts);
  const { values } = useFilters();
  const towns = useRead('GET /api/v1/divisions/search', { query: { level: 'town', limit: 50 } });
  const source = SOURCES.find((one) => one === values.source);
  const query = {
    ...(values.year ? { year: Number(values.year) } : {}),
    ...(values.town ? { townId: values.town } : {}),
    ...(source ? { source } : {}),
  };
  const kinds: Readonly<Record<string, string>> = t.kinds;
  const wayOf = (one: Grant) =>
    one.way === 'cash' && one.source === 'county' ? t.transfer : t.ways[one.way];
  return (
    <List<Grant>
      name="relief"
      label={t.ledger}
      list={useList('GET /api/v1/relief', { query: { limit: 50, ...query } })}
      exportOf={{ list: 'relief', query }}
      filters={[
        { name: 'year', label: t.year, kind: 'choice', options: yearOptions() },
        {
          name: 'town',
          label: t.town,
          kind: 'choice',
          options: (towns.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          name: 'source',
          label: t.source,
          kind: 'choice',
          options: SOURCES.map((value) => ({ value, label: t.sources[value] })),
        },
      ]}
      columns={[
        {
          key: 'number',
          title: t.number,
          render: (one) => (
            <Link to={`/cases/${one.caseId}`}>
              <span className="figures">{one.caseNo}</span>
            </Link>
          ),
        },
        { key: 'holder', title: t.holder, render: (one) => one.holderName, onCard: 'title' },
        { key: 'town', title: t.town, render: (one) => one.townName ?? t.soft },
        { key: 'village', title: t.village, render: (one) => one.villageName ?? t.soft },
        { key: 'cause', title: t.cause, render: (one) => one.cause },
        {
          key: 'amount',
          title: t.amount,
          align: 'right',
          render: (one) => (
            <span className="figures">{one.amountFen > 0 ? yuanFromFen(one.amountFen) : t.soft}</span>
          ),
        },
        { key: 'source', title: t.source, render: (one) => t.sources[one.source] },
        { key: 'way', title: t.way, render: wayOf },
        { key: 'what', title: t.what, render: (one) => one.what || t.soft, isExtra: true },
        { key: 'decided', title: t.decided, render: (one) => sayDate(one.decidedOn, language) },
        {
          key: 'paid',
          title: t.paid,
          render: (one) =>
            one.isTakenBack ? (
              <Mark tone="warn">{t.takenBack}</Mark>
            ) : one.paidOn ? (
              sayDate(one.paidOn, language)
            ) : (
              <Mark tone="blue">{t.unpaid}</Mark>
            ),
        },
        { key: 'kind', title: t.kind, render: (one) => kinds[one.kind] ?? one.kind, isExtra: true },
        { key: 'standing', title: t.standing, render: (one) => t.standings[one.standing], isExtra: true },
        {
          key: 'persons',
          title: t.persons,
          align: 'right',
          render: (one) => (one.persons === null ? t.soft : sayCount(one.persons)),
          isExtra: true,
        },
        { key: 'decider', title: t.decider, render: (one) => t.deciders[one.decidedBy], isExtra: true },
        {
          key: 'accepted',
          title: t.accepted,
          render: (one) => (one.acceptedOn ? sayDate(one.acceptedOn, language) : t.soft),
          isExtra: true,
        },
        { key: 'officer', title: t.officer, render: (one) => one.byName, isExtra: true },
      ]}
      rowKey={(one) => one.id}
      empty={{ text: t.empty, next: t.emptyNext }}
    />
  );
}
