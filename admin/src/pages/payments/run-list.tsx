import { useList } from '../../api/index.ts';
import {
  LinkButton,
  ListPage,
  Mark,
  sayCount,
  sayMoment,
  useFilters,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import { money, RUN_STATES, type RunRow, RunStateMark, rhythmOf, useSayMonths } from './run-parts.tsx';
import { paymentTexts } from './texts.ts';

/** Payment runs, the latest month first. */
export function RunList() {
  const t = useTexts(paymentTexts);
  const schemes = useSchemeTitles();
  const sayMonths = useSayMonths();
  const mayPrepare = useMay('payments.prepare');
  const { values } = useFilters();
  const state = RUN_STATES.find((one) => one === values.state);
  const query = {
    limit: 20,
    ...(values.scheme ? { scheme: values.scheme } : {}),
    ...(state ? { state } : {}),
  };
  return (
    <ListPage<RunRow>
      name="pay-runs"
      label={t.list}
      title={t.title}
      intro={t.intro}
      actions={
        mayPrepare ? (
          <LinkButton to="/payments/new" isPrimary>
            {t.add}
          </LinkButton>
        ) : null
      }
      filters={[
        { name: 'scheme', label: t.scheme, kind: 'choice', options: schemes.options },
        {
          name: 'state',
          label: t.state,
          kind: 'choice',
          options: RUN_STATES.map((value) => ({ value, label: t.states[value] ?? value })),
        },
      ]}
      list={useList('GET /api/v1/pay-runs', { query })}
      columns={[
        { key: 'no', title: t.number, render: (run) => <span className="figures">{run.runNo}</span> },
        { key: 'scheme', title: t.scheme, render: (run) => schemes.say(run.scheme) },
        {
          key: 'months',
          title: t.months,
          render: (run) => <span className="figures">{sayMonths(run)}</span>,
        },
        {
          key: 'rhythm',
          title: t.rhythm,
          render: (run) => t.rhythms[rhythmOf(run, schemes.periodOf(run.scheme))] ?? t.soft,
        },
        { key: 'state', title: t.state, render: (run) => <RunStateMark state={run.state} /> },
        {
          key: 'open',
          title: t.open,
          align: 'right',
          render: (run) =>
            run.openFindings > 0 ? <Mark tone="warn">{sayCount(run.openFindings)}</Mark> : t.soft,
        },
        {
          key: 'lines',
          title: t.lines,
          align: 'right',
          render: (run) => <span className="figures">{sayCount(run.lines)}</span>,
        },
        { key: 'amount', title: t.amount, align: 'right', render: (run) => money(run.amountFen) },
        { key: 'fund', title: t.fund, render: (run) => run.fundName },
        {
          key: 'prepared',
          title: t.prepared,
          render: (run) => `${run.preparedByName} ${sayMoment(run.preparedAt)}`,
        },
      ]}
      rowKey={(run) => run.id}
      rowLink={(run) => `/payments/${run.id}`}
      empty={{ text: t.empty, next: t.emptyNext }}
    />
  );
}
