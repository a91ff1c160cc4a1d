import { BASE, type Check } from '../what-if/check.ts';
import { HISTOGRAM_FEN, type Tally } from '../what-if/compare.ts';
import { typeTexts } from '../what-if/family-texts.ts';
import type { Answer, Course, VariantAnswer, WhatIf } from '../what-if/what-if.ts';

const yuan = (fen: number): string => {
  const [whole = '', cents = ''] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
};
const signed = (fen: number): string => (fen > 0 ? `+${yuan(fen)}` : yuan(fen));
const number = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** Columns one under another; a Chinese character is as wide as two others. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((text, column) => {
        const blank = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(text)));
        return column === 0 ? text + blank : blank + text;
      })
      .join('  ')
      .trimEnd(),
  );
}

const periods: Readonly<Record<string, string>> = {
  month: '每月 a month',
  quarter: '每季 a quarter',
  year: '每年 a year',
  once: '一次性 once',
};

const HEADS = [
  '受益 gain',
  '受损 lose',
  '新纳入 in',
  '退出 out',
  '新认定 recognised',
  '不再认定 no longer',
  '增加 gained 元',
  '减少 lost 元',
];
const cells = (tally: Tally): readonly string[] => [
  ...[tally.gain, tally.lose, tally.entering, tally.leaving, tally.recognised, tally.derecognised].map(
    number,
  ),
  yuan(tally.gainFen),
  yuan(tally.loseFen),
];

/** The whole answer for a terminal, Chinese with the English word beside it. */
export function whatIfLines(whatIf: WhatIf, answer: Answer, course: Course | null): readonly string[] {
  const { columns, day, leftOut } = whatIf.population;
  const persons = columns.offsets[columns.count] ?? 0;
  const lines = [
    `人口 population ${day}：${number(columns.count)} 户 households，${number(persons)} 人 persons`,
    `未计入 left out：${number(leftOut.households)} 户${leftOut.households > 0 ? `（未调查 not assessed ${leftOut.notAssessed}${leftOut.missing.map(({ fact, households }) => `，缺${fact.title.zh} ${households}`).join('')}）` : ''}`,
    `比较 compared：${answer.month}，${periods[answer.period]}`,
    '',
    ...table([
      ['户 households', ...HEADS, '合计 cost 元', '比现行 change 元'],
      ['现行 now', '', ...HEADS.map(() => ''), yuan(answer.baseFen), ''],
      ...answer.variants.map((variant) => [
        variant.name,
        number(variant.total.households),
        ...cells(variant.total),
        yuan(variant.fen),
        signed(variant.fen - answer.baseFen),
      ]),
    ]),
    ...(course ? ['', ...courseLines(answer, course)] : []),
  ];
  for (const variant of answer.variants)
    lines.push('', `== ${variant.name}`, ...variantLines(whatIf, variant));
  return lines;
}

function courseLines(answer: Answer, { months, baseFen, variantFen }: Course): readonly string[] {
  const names = answer.variants.map(({ name }) => name);
  const row = (label: string, base: number, tried: readonly number[]) => [
    label,
    yuan(base),
    ...tried.flatMap((fen) => [yuan(fen), signed(fen - base)]),
  ];
  return table([
    ['逐月 by month 元', '现行 now', ...names.flatMap((name) => [name, '差额 change'])],
    ...months.map((one) => row(one.month, one.baseFen, one.variantFen)),
    row('到年底 to the end of the year', baseFen, variantFen),
  ]);
}

function variantLines({ population }: WhatIf, variant: VariantAnswer): readonly string[] {
  const moved = variant.schemes.filter(
    (one) => one.baseFen !== one.triedFen || one.basePayees !== one.triedPayees,
  );
  const towns = population.towns
    .map(({ name }, place) => ({ name, tally: variant.towns[place] }))
    .filter(
      (one): one is { name: string; tally: Tally } => one.tally !== undefined && one.tally.households > 0,
    )
    .toSorted((a, b) => b.tally.gainFen - b.tally.loseFen - (a.tally.gainFen - a.tally.loseFen));
  return [
    ...table([
      [
        '事项 scheme',
        '现行 now',
        '试算 tried',
        '新纳入 in 户',
        '退出 out 户',
        '现行 元',
        '试算 元',
        '差额 change 元',
      ],
      ...moved.map((one) => [
        one.scheme.title.zh,
        `${number(one.basePayees)} ${one.scheme.unit === 'household' ? '户' : '人'}`,
        `${number(one.triedPayees)} ${one.scheme.unit === 'household' ? '户' : '人'}`,
        number(one.entering),
        number(one.leaving),
        yuan(one.baseFen),
        yuan(one.triedFen),
        `${signed(one.triedFen - one.baseFen)}${one.scheme.period === 'month' ? '' : `（${periods[one.scheme.period]}）`}`,
      ]),
    ]),
    '',
    ...table([
      ['乡镇 township', '户 households', ...HEADS],
      ...towns.map(({ name, tally }) => [name, number(tally.households), ...cells(tally)]),
    ]),
    '',
    ...table([
      ['家庭类型 family', '户 households', ...HEADS],
      ...variant.families.map((tally) => [
        typeTexts[tally.type].join(' '),
        number(tally.households),
        ...cells(tally),
      ]),
    ]),
    '',
    ...histogramLines(variant.histogram),
  ];
}

const BAR = 40;
function histogramLines(histogram: readonly number[]): readonly string[] {
  const most = Math.max(...histogram, 1);
  const half = histogram.length / 2;
  const edges = HISTOGRAM_FEN.map((fen) => fen / 100);
  const rows = histogram.flatMap((households, place) => {
    if (households === 0) return [];
    const bin = place < half ? half - 1 - place : place - half;
    const sign = place < half ? '-' : '+';
    const label =
      bin === edges.length
        ? `${sign}${edges.at(-1)} 以上 and more`
        : `${sign}${edges[bin - 1] ?? 0}–${edges[bin]}`;
    return [
      [label, `${number(households)} 户`, '█'.repeat(Math.max(1, Math.round((households / most) * BAR)))],
    ];
  });
  return rows.length === 0 ? ['没有家庭变化 nobody is moved'] : table([['增减 change 元', '', ''], ...rows]);
}

/** Whether what is adopted would be paid as it was tried. */
export function checkLines({ month, households, isEqual, plans }: Check): readonly string[] {
  return [
    '',
    `== 核对 check：${month}，${number(households)} 户逐户逐项 household by household`,
    ...table([
      ['', '试算 columns 元', '数据库 SQL 元', '笔数 items', '不一致 unequal'],
      ...plans.map((plan) => [
        plan.name === BASE ? '现行 now' : plan.name,
        yuan(plan.columnsFen),
        yuan(plan.sqlFen),
        number(plan.items),
        number(plan.disagreements),
      ]),
    ]),
    isEqual ? '完全一致，分毫不差。 Equal to the fen.' : '不一致，请勿采用。 NOT equal: do not adopt.',
  ];
}

export function whatIfJson(
  whatIf: WhatIf,
  answer: Answer,
  course: Course | null,
  check: Check | null,
): object {
  const { columns, day, leftOut, towns } = whatIf.population;
  return {
    population: {
      day: day.toString(),
      households: columns.count,
      persons: columns.offsets[columns.count],
      leftOut: {
        ...leftOut,
        missing: leftOut.missing.map(({ fact, households }) => ({ fact: fact.name, households })),
      },
    },
    month: answer.month,
    period: answer.period,
    baseFen: answer.baseFen,
    variants: answer.variants.map(({ schemes, towns: tallies, name, fen, total, families, histogram }) => ({
      ...{ name, fen, total, families, histogram },
      towns: tallies.map((tally, place) => ({ town: towns[place]?.name, ...tally })),
      schemes: schemes.map(({ scheme, base: _base, tried: _tried, ...rest }) => ({
        scheme: scheme.code,
        period: scheme.period,
        ...rest,
      })),
    })),
    histogramFen: HISTOGRAM_FEN,
    course,
    check: check && {
      month: check.month,
      households: check.households,
      isEqual: check.isEqual,
      plans: check.plans,
    },
  };
}
