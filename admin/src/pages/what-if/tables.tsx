import { type Column, DataTable, sayCount, useTexts, yuanFromFen } from '../../kit/index.ts';
import type { Answer, VariantAnswer } from './question.ts';
import { sayMonth, signedYuan } from './say.ts';
import { type WhatIfTexts, whatIfTexts } from './texts.ts';

export type DrillScheme = (
  variant: number,
  group: 'entering' | 'leaving',
  scheme: { readonly code: string; readonly title: string; readonly isStanding: boolean },
) => void;

/** What each scheme gives and costs, with a variant and without, and who comes into it or is out. */
export function SchemeTable({ answer, onDrill }: { answer: Answer; onDrill: DrillScheme }) {
  const t = useTexts(whatIfTexts);
  return (
    <>
      {answer.variants.map((variant, index) => (
        <div key={variant.name} className="what-if-table">
          <h3>{variant.name}</h3>
          <DataTable
            label={`${t.schemes} ${variant.name}`}
            rows={variant.schemes.filter(isMoved)}
            rowKey={({ code }) => code}
            columns={schemeColumns(t, (group, scheme) => onDrill(index, group, scheme))}
          />
        </div>
      ))}
    </>
  );
}

type SchemeRow = VariantAnswer['schemes'][number];
const isMoved = (one: SchemeRow): boolean =>
  one.baseFen !== one.triedFen || one.basePayees !== one.triedPayees || one.entering + one.leaving > 0;

function schemeColumns(
  t: WhatIfTexts,
  onDrill: (group: 'entering' | 'leaving', scheme: SchemeRow) => void,
): Column<SchemeRow>[] {
  const moves = (group: 'entering' | 'leaving'): Column<SchemeRow> => ({
    key: group,
    title: t[group],
    align: 'right',
    render: (row) =>
      row[group] === 0 ? (
        <span className="figures">0</span>
      ) : (
        <button
          type="button"
          className="what-if-number-link figures"
          aria-label={`${row.title} ${t[group]} ${t.households(sayCount(row[group]))}`}
          onClick={() => onDrill(group, row)}
        >
          {t.howMany(sayCount(row[group]))}
        </button>
      ),
  });
  const payees = (unit: string, count: number) =>
    unit === 'household' ? t.households(sayCount(count)) : t.people(sayCount(count));
  return [
    {
      key: 'title',
      title: t.scheme,
      render: ({ title, period, isStanding }) => (
        <>
          {period === 'month' || isStanding ? title : `${title} · ${t.perPeriod[period] ?? ''}`}
          {isStanding ? <span className="what-if-standing">{t.standing}</span> : null}
        </>
      ),
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
    moves('entering'),
    moves('leaving'),
    {
      key: 'amount',
      title: t.amount,
      align: 'right',
      render: ({ baseFen, triedFen, isStanding }) => (
        <span className="figures">
          {isStanding ? '—' : `${yuanFromFen(baseFen)} → ${yuanFromFen(triedFen)}`}
        </span>
      ),
    },
    {
      key: 'change',
      title: t.difference,
      align: 'right',
      render: ({ baseFen, triedFen, isStanding }) => (
        <b className="figures">{isStanding ? '—' : signedYuan(triedFen - baseFen)}</b>
      ),
    },
  ];
}

/** Kinds of family with who gains and loses, one table a variant. */
export function FamilyTable({ answer }: { answer: Answer }) {
  const t = useTexts(whatIfTexts);
  const number = (
    key: 'households' | 'gain' | 'lose' | 'entering' | 'leaving' | 'recognised' | 'derecognised',
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
              number('recognised', t.recognised),
              number('derecognised', t.derecognised),
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
