import { type Column, DataTable, sayCount, useTexts, yuanFromFen } from '../../kit/index.ts';
import type { Answer, VariantAnswer } from './question.ts';
import { sayMonth, signedYuan } from './say.ts';
import { whatIfTexts } from './texts.ts';

/** What each scheme gives and costs, with a variant and without. */
export function SchemeTable({ answer }: { answer: Answer }) {
  const t = useTexts(whatIfTexts);
  return (
    <>
      {answer.variants.map((variant) => (
        <div key={variant.name} className="what-if-table">
          <h3>{variant.name}</h3>
          <DataTable
            label={`${t.schemes} ${variant.name}`}
            rows={variant.schemes.filter(isMoved)}
            rowKey={({ code }) => code}
            columns={schemeColumns(t)}
          />
        </div>
      ))}
    </>
  );
}

type SchemeRow = VariantAnswer['schemes'][number];
const isMoved = (one: SchemeRow): boolean =>
  one.baseFen !== one.triedFen || one.basePayees !== one.triedPayees;

function schemeColumns(t: ReturnType<typeof useTexts<(typeof whatIfTexts)['zh']>>): Column<SchemeRow>[] {
  const payees = (unit: string, count: number) =>
    unit === 'household' ? t.households(sayCount(count)) : t.people(sayCount(count));
  return [
    {
      key: 'title',
      title: t.scheme,
      render: ({ title, period }) => (period === 'month' ? title : `${title} · ${t.perPeriod[period] ?? ''}`),
    },
    {
      key: 'payees',
      title: t.payees,
      align: 'right',
      render: ({ unit, basePayees, triedPayees }) => (
        <span className="figures">
          {payees(unit, basePayees)} → {payees(unit, triedPayees)}
        </span>
      ),
    },
    {
      key: 'amount',
      title: t.amount,
      align: 'right',
      render: ({ baseFen, triedFen }) => (
        <span className="figures">
          {yuanFromFen(baseFen)} → {yuanFromFen(triedFen)}
        </span>
      ),
    },
    {
      key: 'change',
      title: t.difference,
      align: 'right',
      render: ({ baseFen, triedFen }) => <b className="figures">{signedYuan(triedFen - baseFen)}</b>,
    },
  ];
}

/** Kinds of family with who gains and loses, one table a variant. */
export function FamilyTable({ answer }: { answer: Answer }) {
  const t = useTexts(whatIfTexts);
  const number = (
    key: 'households' | 'gain' | 'lose' | 'entering' | 'leaving',
    title: string,
  ): Column<FamilyRow> => ({
    key,
    title,
    align: 'right',
    render: (row) => <span className="figures">{sayCount(row[key])}</span>,
  });
  return (
    <>
      {answer.variants.map((variant) => (
        <div key={variant.name} className="what-if-table">
          <h3>{variant.name}</h3>
          <DataTable
            label={`${t.families} ${variant.name}`}
            rows={variant.families}
            rowKey={({ type }) => type}
            columns={[
              { key: 'type', title: t.family, render: ({ type }) => t.familyTypes[type] ?? type },
              number('households', t.allHouseholds),
              number('gain', t.gain),
              number('lose', t.lose),
              number('entering', t.entering),
              number('leaving', t.leaving),
              {
                key: 'change',
                title: t.difference,
                align: 'right',
                render: ({ gainFen, loseFen }) => <b className="figures">{signedYuan(gainFen - loseFen)}</b>,
              },
            ]}
          />
        </div>
      ))}
    </>
  );
}

type FamilyRow = VariantAnswer['families'][number];

/** Months until the end of the year, and their sum. */
export function CourseTable({ answer }: { answer: Answer }) {
  const t = useTexts(whatIfTexts);
  const { course, variants } = answer;
  if (!course) return null;
  type Row = { key: string; baseFen: number; variantFen: readonly number[] };
  const rows: Row[] = [
    ...course.months.map((one) => ({ ...one, key: sayMonth(one.month, t) })),
    { ...course, key: t.sum },
  ];
  const amount = (
    key: string,
    title: string,
    fenOf: (row: Row) => number,
    isChange: boolean,
  ): Column<Row> => ({
    key,
    title,
    align: 'right',
    render: (row) => (
      <span className="figures">{isChange ? signedYuan(fenOf(row)) : yuanFromFen(fenOf(row))}</span>
    ),
  });
  return (
    <>
      <p className="what-if-help">{t.courseHelp}</p>
      <DataTable
        label={t.course}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'month', title: '', render: ({ key }) => key },
          amount('now', t.now, ({ baseFen }) => baseFen, false),
          ...variants.flatMap(({ name }, index) => [
            amount(`v${index}`, name, ({ variantFen }) => variantFen[index] ?? 0, false),
            amount(
              `d${index}`,
              `${name} · ${t.difference}`,
              (row) => (row.variantFen[index] ?? 0) - row.baseFen,
              true,
            ),
          ]),
        ]}
      />
    </>
  );
}
