import { Button } from 'antd';
import { type ItemOf, type ResponseOf, useRead, useWrite } from '../../api/index.ts';
import {
  type Column,
  DataTable,
  ErrorBlock,
  Loading,
  Mark,
  PageHead,
  Section,
  sayCount,
  sayMoment,
  toast,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { FindingList } from './finding-list.tsx';
import { ruleTexts } from './texts.ts';

type Rules = ResponseOf<'GET /api/v1/awards/rules'>;
type Rule = Rules['items'][number];
export type Finding = ItemOf<'GET /api/v1/awards/findings'>;

/** Rules by which awards change of themselves, when they ran last, and what waits for somebody. */
export function RulesPage() {
  const t = useTexts(ruleTexts);
  const mayRun = useMay('awards.change');
  const rules = useRead('GET /api/v1/awards/rules', {});
  const run = useWrite('POST /api/v1/awards/rules/run');
  if (rules.error) return <ErrorBlock error={rules.error} isPage onRetry={() => void rules.refetch()} />;
  if (!rules.data) return <Loading />;
  const { items, runs } = rules.data;
  const runNow = async (): Promise<void> => {
    const { results } = await run.mutateAsync({});
    const sum = (isApplied: boolean): number =>
      items
        .filter((one) => one.isApplied === isApplied)
        .reduce((all, { rule }) => all + (results[rule] ?? 0), 0);
    toast(t.runDone(sum(true), sum(false)));
  };
  return (
    <>
      <PageHead
        title={t.title}
        intro={t.intro}
        actions={
          mayRun ? (
            <Button type="primary" loading={run.isPending} onClick={() => void runNow()}>
              {t.run}
            </Button>
          ) : null
        }
      />
      <Section title={t.rules}>
        <RuleTable items={items} last={runs[0]} />
      </Section>
      <Section title={t.findings}>
        <FindingList mayClose={mayRun} rules={items.filter(({ isApplied }) => !isApplied)} />
      </Section>
    </>
  );
}

function RuleTable({ items, last }: { items: readonly Rule[]; last: Rules['runs'][number] | undefined }) {
  const t = useTexts(ruleTexts);
  const columns: Column<Rule>[] = [
    {
      key: 'rule',
      title: t.rule,
      onCard: 'title',
      render: ({ rule }) => <strong>{t.ruleWords[rule] ?? rule}</strong>,
    },
    { key: 'does', title: t.what, render: ({ rule }) => t.does[rule] ?? t.soft },
    { key: 'article', title: t.article, render: ({ article }) => article },
    {
      key: 'mode',
      title: t.mode,
      width: 104,
      render: ({ isApplied }) => (
        <Mark tone={isApplied ? 'ok' : 'blue'}>{isApplied ? t.applied : t.found}</Mark>
      ),
    },
    {
      key: 'last',
      title: t.changedLast,
      align: 'right',
      width: 96,
      render: ({ rule }) => (last ? sayCount(last.results[rule] ?? 0) : t.soft),
    },
    {
      key: 'open',
      title: t.open,
      align: 'right',
      width: 80,
      render: ({ isApplied, open }) => (isApplied ? t.soft : sayCount(open)),
    },
  ];
  return (
    <>
      <p className="page-intro">{last ? `${t.lastRun} ${sayMoment(last.ranAt)}` : t.neverRun}</p>
      <DataTable<Rule> label={t.rules} rows={items} rowKey={({ rule }) => rule} columns={columns} />
    </>
  );
}
