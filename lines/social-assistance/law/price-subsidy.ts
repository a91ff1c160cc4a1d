import {
  all,
  any,
  atLeast,
  boolKind,
  byClass,
  choice,
  choose,
  count,
  countKind,
  type Expr,
  facts,
  greatest,
  isOneOf,
  type Money,
  monthly,
  moreThan,
  no,
  noMoney,
  parameter,
  parameterBy,
  portion,
  type Ratio,
  ratio,
  ratioKind,
  rule,
  scheme,
  sharedBy,
  text,
  times,
  toFen,
  toFenUp,
  toJiao,
  toYuan,
  toYuanUp,
  value,
  when,
  yes,
} from '../../../engine/index.ts';
import { orphan, unattended } from '../../children/law/standing.ts';
import { article } from '../../handbook/law/statutes.ts';
import { extremelyPoor } from './extreme-poverty.ts';
import { granted } from './granted.ts';
import { edgeMeans, localStandard } from './means.ts';
import { priceSubsidyExamples } from './price-subsidy.examples.ts';

const { member } = facts;
const nothing = noMoney('month');

export const launchKinds = choice('price-launch', {
  'by-index': ['按指数判定', 'by the index'],
  launched: ['当地已决定启动', 'launched by decision'],
  'not-launched': ['没有启动', 'not launched'],
});
export const priceMethods = choice('price-method', {
  scpi: ['低保标准×SCPI涨幅', 'standard × rise of the index for low incomes'],
  trigger: ['低保标准×触发指数涨幅，从高', 'standard × the index that triggered, the higher'],
  fraction: ['按CPI涨幅分档取低保标准的几分之一', 'a fraction of the standard by band of the rise'],
  'per-point': ['CPI每涨一个百分点定额', 'a sum for each percentage point'],
  fixed: ['每人定额', 'a fixed sum per person'],
});
export const priceBands = choice('price-band', { low: ['低档', 'low'], high: ['高档', 'high'] });
export const priceRoundings = choice('price-rounding', {
  fen: ['到分', 'to the fen'],
  jiao: ['四舍五入到角', 'to the jiao'],
  yuan: ['四舍五入到元', 'to the yuan'],
  'yuan-up': ['见角进元', 'up to the yuan'],
});

const launch = parameter(
  'price.launch',
  launchKinds,
  text('价格临时补贴是否启动', 'whether the subsidy is launched'),
);
const method = parameter(
  'price.method',
  priceMethods,
  text('价格临时补贴算法', 'how the subsidy is computed'),
);
const rounding = parameter(
  'price.rounding',
  priceRoundings,
  text('价格临时补贴取整', 'rounding of the subsidy'),
);
const cpi = parameter(
  'price.cpi',
  ratioKind,
  text('当月CPI同比涨幅（下降的登记为0）', 'rise of consumer prices'),
);
const food = parameter(
  'price.food',
  ratioKind,
  text('当月食品价格同比涨幅（下降的登记为0）', 'rise of food prices'),
);
const scpi = parameter(
  'price.scpi',
  ratioKind,
  text('当月低收入居民基本生活费用价格指数（SCPI）同比涨幅', 'rise of the index for low incomes'),
);
const cpiLine = parameter(
  'price.cpi-line',
  ratioKind,
  text('CPI启动条件', 'rise of consumer prices that triggers'),
);
const foodLine = parameter(
  'price.food-line',
  ratioKind,
  text('食品价格启动条件', 'rise of food prices that triggers'),
);
const highLine = parameter(
  'price.high-line',
  ratioKind,
  text('高档的CPI涨幅', 'rise from which the high band holds'),
);
const divisor = parameterBy(
  'price.divisor',
  countKind,
  priceBands,
  text('各档为低保标准的几分之一', 'what part of the standard each band gives'),
);
const perPoint = parameter('price.per-point', monthly, text('每个百分点的补贴', 'subsidy for each point'));
const fixed = parameter('price.fixed', monthly, text('每人每月定额', 'fixed subsidy per person'));
const floor = parameter('price.floor', monthly, text('价格临时补贴下限', 'least subsidy'));
const multiple = parameter('price.multiple', ratioKind, text('阶段性提高倍数', 'multiple for a time'));
const withOrphans = parameter(
  'price.with-orphans',
  boolKind,
  text('当地先行发给孤儿和事实无人抚养儿童', 'orphans are provided for before the nation’s rule'),
);

const orphaned = any(orphan, all(isOneOf(member.guardianship, 'unattended'), unattended));
const insured = isOneOf(member.unemploymentPay, 'insurance');
const base = any(granted, extremelyPoor, member.specialCare, insured, all(withOrphans, orphaned));
const widened = any(base, orphaned, member.childWithHiv);
const forATime = any(widened, edgeMeans, isOneOf(member.unemploymentPay, 'subsidy'));
const sayListed = {
  zh: ['当月在册，属于发放对象；有几重身份的也只发一份。', '不在价格临时补贴的发放对象之内。'],
  en: [
    'Is on the list of the month; one share only, whatever the number of classes.',
    'Is of no class paid.',
  ],
} as const;

const listed = rule({
  code: 'price.listed',
  title: text('属于发放对象', 'is of a class paid'),
  sums: true,
  since: [
    { from: '2016-08-23', article: article('price-linkage-2016', '二'), value: base, say: sayListed },
    { from: '2021-10-29', article: article('price-linkage-2021', '一'), value: widened, say: sayListed },
    { from: '2022-09-01', article: article('price-linkage-2022', '二'), value: forATime, say: sayListed },
    { from: '2023-04-01', article: article('price-linkage-2021', '一'), value: widened, say: sayListed },
  ],
});

const cpiReached = rule({
  code: 'price.cpi-reached',
  title: text('CPI涨幅达到启动条件', 'the rise of consumer prices launches the subsidy'),
  article: article('price-linkage-2016', '一'),
  value: atLeast(cpi, cpiLine),
  say: {
    zh: [
      '当月物价（CPI）比去年同月涨{price.cpi}，达到{price.cpi-line}的启动条件。',
      '当月物价（CPI）比去年同月涨{price.cpi}，没有达到{price.cpi-line}的启动条件。',
    ],
    en: [
      'Prices rose by {price.cpi}: {price.cpi-line} launches the subsidy.',
      'Prices rose by {price.cpi}, less than the {price.cpi-line} that launches the subsidy.',
    ],
  },
});

const foodReached = rule({
  code: 'price.food-reached',
  title: text('食品价格涨幅达到启动条件', 'the rise of food prices launches the subsidy'),
  article: article('price-linkage-2016', '一'),
  value: atLeast(food, foodLine),
  say: {
    zh: [
      '当月食品价格比去年同月涨{price.food}，达到{price.food-line}的启动条件。',
      '当月食品价格比去年同月涨{price.food}，没有达到{price.food-line}的启动条件。',
    ],
    en: [
      'Food rose by {price.food}: {price.food-line} launches the subsidy.',
      'Food rose by {price.food}, less than the {price.food-line} that launches the subsidy.',
    ],
  },
});

const launched = rule({
  code: 'price.launched',
  title: text('当月已启动', 'is launched this month'),
  article: article('price-linkage-2016', '一'),
  value: choose(
    [
      [isOneOf(launch, 'launched'), yes],
      [isOneOf(launch, 'not-launched'), no],
    ],
    any(cpiReached, foodReached),
  ),
  say: {
    zh: ['当月启动价格临时补贴。', '当月没有启动价格临时补贴。'],
    en: ['The subsidy is launched this month.', 'The subsidy is not launched this month.'],
  },
});

/** Rounded once, whichever way the place rounds. */
const shareOfStandard = (rise: Expr<Ratio>): Expr<Money<'month'>> =>
  byClass(rounding, {
    fen: portion(localStandard, rise, toFen),
    jiao: portion(localStandard, rise, toJiao),
    yuan: portion(localStandard, rise, toYuan),
    'yuan-up': portion(localStandard, rise, toYuanUp),
  });
const fraction = (band: 'low' | 'high'): Expr<Money<'month'>> => {
  const parts = divisor(value(priceBands, band));
  return byClass(rounding, {
    fen: sharedBy(localStandard, parts, toFen),
    jiao: sharedBy(localStandard, parts, toJiao),
    yuan: sharedBy(localStandard, parts, toYuan),
    'yuan-up': sharedBy(localStandard, parts, toYuanUp),
  });
};
/** A begun percentage point counts as a whole one: 3.2 % is 4, held as the ratio 4. */
const points = times(sharedBy(cpi, count(10_000), toFenUp), count(1_000_000));

const formula = (
  code: string,
  title: readonly [string, string],
  value: Expr<Money<'month'>>,
  say: readonly [string, string],
): Expr<Money<'month'>> =>
  rule({
    code: `price.by-${code}`,
    title: text(...title),
    article: article('price-linkage-2016', '三'),
    value,
    say: { zh: say[0], en: say[1] },
  });

const byScpi = formula('scpi', ['按SCPI涨幅计算', 'by the index for low incomes'], shareOfStandard(scpi), [
  '低保标准{dibao.standard}，乘低收入居民生活费用价格的涨幅{price.scpi}，是{result}。',
  'The standard {dibao.standard} × {price.scpi} is {result}.',
]);
const byCpi = formula('cpi', ['按CPI涨幅计算', 'by the rise of consumer prices'], shareOfStandard(cpi), [
  '低保标准{dibao.standard}，乘物价涨幅{price.cpi}，是{result}。',
  'The standard {dibao.standard} × the rise of prices {price.cpi} is {result}.',
]);
const byFood = formula('food', ['按食品价格涨幅计算', 'by the rise of food prices'], shareOfStandard(food), [
  '低保标准{dibao.standard}，乘食品价格涨幅{price.food}，是{result}。',
  'The standard {dibao.standard} × the rise of food prices {price.food} is {result}.',
]);
const byFraction = formula(
  'fraction',
  ['按低保标准的几分之一计算', 'by a fraction of the standard'],
  when(atLeast(cpi, highLine), fraction('high'), fraction('low')),
  [
    '物价（CPI）涨{price.cpi}，按低保标准{dibao.standard}的{price.divisor}分之一计算，是{result}。',
    'Prices rose by {price.cpi}: the standard {dibao.standard} divided by {price.divisor} is {result}.',
  ],
);
const byPoint = formula('point', ['按百分点计算', 'by percentage points'], portion(perPoint, points, toFen), [
  '物价（CPI）涨{price.cpi}，每个百分点{price.per-point}，不足一个的按一个计算，是{result}。',
  'Prices rose by {price.cpi}; {price.per-point} for each begun point is {result}.',
]);
const byFixed = formula('fixed', ['按定额', 'a fixed sum'], fixed, [
  '当地定为每人{result}。',
  'The place has set {result} per person.',
]);

const byMethod = choose(
  [
    [isOneOf(method, 'scpi'), byScpi],
    [
      isOneOf(method, 'trigger'),
      greatest(when(cpiReached, byCpi, nothing), when(foodReached, byFood, nothing)),
    ],
    [isOneOf(method, 'fraction'), byFraction],
    [isOneOf(method, 'per-point'), byPoint],
  ],
  byFixed,
);

const raised = rule({
  code: 'price.raised',
  title: text('阶段性提高', 'raised for a time'),
  article: article('price-linkage-2016', '三'),
  value: moreThan(multiple, ratio('1')),
  say: {
    zh: ['这段时间提高到原标准的{price.multiple}。', ''],
    en: ['For a time it is raised to {price.multiple}.', ''],
  },
});

const floored = greatest(byMethod, floor);
const amount = rule({
  code: 'price.amount',
  title: text('价格临时补贴', 'price subsidy'),
  article: article('price-linkage-2016', '三'),
  value: when(
    launched,
    when(isOneOf(method, 'fixed'), byMethod, when(raised, portion(floored, multiple, toFen), floored)),
    nothing,
  ),
  say: {
    zh: '当月每人发{result}。',
    en: '{result} for each person, for this month.',
  },
});

/** 价格临时补贴（社会救助和保障标准与物价上涨挂钩联动） */
export const priceSubsidy = scheme({
  code: 'price-subsidy',
  title: text('价格临时补贴', 'Price-linked subsidy'),
  unit: 'member',
  from: '2016-08-23',
  basis: [
    article('price-linkage-2016', '全文'),
    article('price-linkage-2021', '全文'),
    article('assistance-law-2026', '第三十二条'),
  ],
  eligible: rule({
    code: 'price.eligible',
    title: text('符合价格临时补贴', 'is eligible for the price subsidy'),
    since: [
      { from: '2016-08-23', article: article('price-linkage-2016', '二'), value: all(launched, listed) },
      {
        from: '2026-07-01',
        article: article('assistance-law-2026', '第三十二条'),
        value: all(launched, listed),
      },
    ],
  }),
  amount,
  examples: priceSubsidyExamples,
});
