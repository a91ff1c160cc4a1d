import './award-rules.css';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useList } from '../../api/index.ts';
import {
  type Column,
  List,
  Mark,
  pickedFromText,
  sayDate,
  useFilters,
  useLanguage,
  useMay,
  useTexts,
} from '../../kit/index.ts';
import { useSayMonth } from '../../parts/months.ts';
import { useSchemeTitles } from '../../parts/schemes.ts';
import type { Finding } from './rules-page.tsx';
import { SettleFindings } from './settle-findings.tsx';
import { ruleTexts } from './texts.ts';

/** What rules found and nobody may let follow by itself; settled one by one or many alike. */
export function FindingList({
  mayClose,
  rules,
}: {
  mayClose: boolean;
  rules: readonly { readonly rule: string; readonly open: number }[];
}) {
  const t = useTexts(ruleTexts);
  const { values } = useFilters();
  const town = pickedFromText(values.town);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [isSettling, setIsSettling] = useState(false);
  const list = useList('GET /api/v1/awards/findings', {
    query: {
      limit: 50,
      isSettled: values.settled === 'yes',
      ...(values.rule ? { rule: values.rule } : {}),
      ...(town ? { townId: town.id } : {}),
    },
  });
  const pick = (id: string): void =>
    setPicked(
      (before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]),
    );
  const open = list.items.filter(({ settledHow }) => settledHow === null).map(({ id }) => id);
  const columns = useFindingColumns();
  const pickColumn: Column<Finding> = {
    key: 'pick',
    title: t.pick,
    width: 64,
    render: ({ id, holderName, settledHow }) =>
      settledHow === null ? (
        <Checkbox
          aria-label={t.pickOf(`${holderName} ${id.slice(-4)}`)}
          checked={picked.has(id)}
          onChange={() => pick(id)}
        />
      ) : null,
  };
  return (
    <>
      <List<Finding>
        name="award-findings"
        label={t.findings}
        list={list}
        filters={[
          {
            name: 'rule',
            label: t.rule,
            kind: 'choice',
            options: rules.map(({ rule, open: count }) => ({
              value: rule,
              label: `${t.ruleWords[rule] ?? rule} ${count}`,
            })),
          },
          {
            name: 'settled',
            label: t.state,
            kind: 'choice',
            whenNone: t.openOnly,
            options: [{ value: 'yes', label: t.settledOnly }],
          },
          { name: 'town', label: t.town, kind: 'place', level: 'town' },
        ]}
        above={
          mayClose && open.length > 0 ? (
            <div className="rules-pick">
              <Button onClick={() => setPicked(new Set(open))}>{t.pickAll}</Button>
              <Button disabled={picked.size === 0} onClick={() => setPicked(new Set())}>
                {t.unpick}
              </Button>
              <Button disabled={picked.size === 0} onClick={() => setIsSettling(true)}>
                {t.settlePicked(picked.size)}
              </Button>
            </div>
          ) : null
        }
        columns={mayClose ? [pickColumn, ...columns] : columns}
        rowKey={({ id }) => id}
        empty={{ text: t.empty, next: t.emptyNext }}
      />
      {isSettling ? (
        <SettleFindings
          ids={[...picked]}
          onClose={() => setIsSettling(false)}
          onDone={() => setPicked(new Set())}
        />
      ) : null}
    </>
  );
}

function useFindingColumns(): Column<Finding>[] {
  const t = useTexts(ruleTexts);
  const { language } = useLanguage();
  const schemes = useSchemeTitles();
  const sayMonth = useSayMonth();
  const mayReadCases = useMay('cases.read');
  return [
    {
      key: 'holder',
      title: t.holder,
      width: 96,
      onCard: 'title',
      render: ({ awardId, holderName }) => <Link to={`/awards/${awardId}`}>{holderName}</Link>,
    },
    { key: 'scheme', title: t.scheme, render: ({ scheme }) => schemes.say(scheme) },
    {
      key: 'place',
      title: t.place,
      render: ({ townName, villageName }) => `${townName ?? ''} ${villageName ?? ''}`.trim() || t.soft,
    },
    { key: 'rule', title: t.rule, render: ({ rule }) => t.ruleWords[rule] ?? rule },
    { key: 'about', title: t.about, render: ({ personName }) => personName ?? t.soft },
    { key: 'happened', title: t.happened, render: ({ happenedOn }) => sayDate(happenedOn, language) },
    { key: 'due', title: t.due, render: ({ dueOn }) => sayDate(dueOn, language) },
    {
      key: 'proposes',
      title: t.proposes,
      render: ({ proposes, fromMonth }) =>
        `${t.proposals[proposes] ?? proposes}${proposes === 'case' ? '' : ` ${t.from(sayMonth(fromMonth))}`}`,
    },
    {
      key: 'state',
      title: t.state,
      render: ({ settledHow, caseId }) =>
        settledHow === null ? (
          <Mark tone="blue">{t.waits}</Mark>
        ) : (
          <>
            {t.settled[settledHow] ?? settledHow}{' '}
            {caseId && mayReadCases ? (
              <Link className="within-text" to={`/cases/${caseId}`}>
                {t.toCase}
              </Link>
            ) : null}
          </>
        ),
    },
    { key: 'article', title: t.article, render: ({ article }) => article, isExtra: true },
    { key: 'reason', title: t.reason, render: ({ reason }) => reason ?? t.soft, isExtra: true },
    { key: 'by', title: t.by, render: ({ settledByName }) => settledByName ?? t.soft, isExtra: true },
  ];
}
