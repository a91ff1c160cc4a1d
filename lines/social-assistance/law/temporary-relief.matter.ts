import { type Citation, choice, text } from '../../../engine/index.ts';
import {
  ask,
  type Condition,
  type FieldValues,
  is,
  matter,
  not,
  onlyWhen,
  optional,
  type ProcedureText,
  paper,
  type RecordCheck,
  result,
  type SeenBefore,
  sharedPaper,
  townshipClerk,
  townshipDirector,
  villageWorker,
} from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import {
  calculation,
  decisions,
  notice,
  opinion,
  publicity,
  spotCheck,
  stepLimit,
  survey,
} from '../../handbook/law/usual-steps.ts';

const in2018 = (place: string): Citation => article('relief-2018', place);
const kinds = choice('relief-kind', {
  emergency: ['急难型（情况紧急）', 'urgent'],
  small: ['支出型，小额（乡镇审批）', 'spending, small'],
  spending: ['支出型', 'spending'],
});
const ways = choice('relief-way', {
  cash: ['现金', 'cash'],
  goods: ['实物', 'goods'],
  referral: ['转介服务', 'referral'],
});
const aid = in2018('二、（二）');
const funds = choice('relief-fund', {
  reserve: ['乡镇（街道）备用金', 'the reserve of the township'],
  county: ['县级救助资金', 'the fund of the county'],
});
const urgent: Condition = is('form', 'kind', ['emergency'], text('情况紧急的', 'in urgent cases'));
const small: Condition = is('form', 'kind', ['small'], text('小额的', 'for small amounts'));
const byTownship: Condition = { if: 'any', of: [urgent, small] };
const byCounty: Condition = not(byTownship);
const TOWNSHIP_LIMIT = 'relief.township-limit';

/** 小额: what a township gives by itself is no more than the place lets it. */
const withinLimit = (
  by: Citation,
  field: string,
  amountOf: (record: FieldValues, seen: SeenBefore) => unknown,
): RecordCheck => ({
  code: 'township-limit',
  say: text(
    '超过乡镇（街道）直接审批的限额，应当报县级审批',
    'more than the township may grant; the county has to decide',
  ),
  article: by,
  field,
  holds: (record, seen) => {
    const most = seen.figure(TOWNSHIP_LIMIT);
    const amount = amountOf(record, seen);
    return most === undefined || typeof amount !== 'number' || amount <= most;
  },
});

/** Which article speaks of what. */
interface Articles {
  readonly who: Citation;
  readonly aid: Citation;
  readonly urgent: Citation;
}

const procedure = (from: string, by: Articles): ProcedureText => ({
  from,
  startedBy: [villageWorker, townshipClerk],
  acceptedBy: [townshipClerk],
  form: [
    ask.choice('kind', '救助类型', 'Kind', kinds),
    ask.text('event', '遇到的急难', 'What happened', 500),
    ask.day('happenedOn', '发生日期', 'Happened on'),
    onlyWhen('kind', ['small', 'spending'], ask.yesNo('authorised', '已授权核对', 'Check authorised')),
  ],
  materials: [
    { ...paper('bills', '支出票据', 'Bills', by.aid), isOptional: true },
    sharedPaper('identity', '身份证件', 'Identity card', by.aid),
  ],
  steps: [
    {
      code: 'aid-first',
      title: text('先行救助', 'Aid first'),
      kind: 'decision',
      by: [townshipDirector],
      when: urgent,
      amountField: 'given',
      records: [
        ask.choice('way', '救助方式', 'Way', ways),
        onlyWhen('way', ['cash'], ask.money('given', '发给金额', 'Amount given', 20_000)),
        onlyWhen('way', ['cash'], ask.choice('fund', '资金来源', 'Paid from', funds)),
        onlyWhen(
          'way',
          ['goods', 'referral'],
          ask.text('what', '实物或者转介的去处', 'What, or where to', 200),
        ),
      ],
      checks: [withinLimit(by.urgent, 'given', ({ given }) => given)],
      articles: [by.urgent],
    },
    {
      code: 'papers',
      title: text('急难缓解后补齐手续', 'Papers after the aid'),
      kind: 'record',
      by: [townshipClerk],
      when: urgent,
      records: [
        ask.text('cause', '救助事由', 'Cause', 500),
        ask.text('signedBy', '签字人', 'Signed by', 50),
        optional(ask.text('outcome', '转介结果', 'What came of the referral', 500)),
        optional(ask.text('note', '补充说明', 'Note', 500)),
      ],
      articles: [by.urgent],
    },
    survey({ when: not(urgent), after: [], articles: [by.aid] }),
    calculation({ when: not(urgent), articles: [by.who] }),
    opinion({ when: not(urgent), articles: [by.aid] }),
    publicity({
      when: not(urgent),
      days: 'publicity.relief',
      redo: ['survey', 'calculate', 'opinion'],
      articles: [by.aid],
    }),
    {
      code: 'decide-small',
      title: text('乡镇小额审批', 'Decision of the township'),
      kind: 'decision',
      by: [townshipDirector],
      when: small,
      records: [onlyWhen('granted', [true], ask.choice('fund', '资金来源', 'Paid from', funds))],
      checks: [
        withinLimit(by.aid, 'granted', ({ granted }, seen) =>
          granted === true ? seen.recordOf('calculate').amountFen : undefined,
        ),
      ],
      articles: [by.aid],
    },
    ...decisions({
      isDelegable: false,
      title: text('县级审批', 'Decision of the county'),
      when: byCounty,
      articles: [by.aid],
    }),
    notice({ when: not(urgent), articles: [by.aid] }),
    spotCheck({
      title: text('县级备案和抽查', 'Filed with the county, and spot check'),
      when: byTownship,
      articles: [by.aid],
    }),
  ],
  limits: [
    stepLimit(
      'county-decision',
      text('县级核查并办结审批', 'Decision of the county'),
      'limits.relief.county-decision',
      [{ step: 'publicity' }, 'decision'],
      [by.aid],
      byCounty,
    ),
    stepLimit(
      'papers',
      text('补齐手续', 'Papers'),
      'limits.relief.papers',
      ['decision', { step: 'papers' }],
      [by.urgent],
      urgent,
    ),
    stepLimit(
      'acceptance',
      text('乡镇审核', 'Opinion of the township'),
      'limits.relief.acceptance',
      ['acceptance', { step: 'opinion' }],
      [by.aid],
      not(urgent),
    ),
  ],
  results: [result('notice', '临时救助审批告知书', 'Notice', 'both', by.aid)],
  articles: [by.aid],
});

/** 临时救助: in urgent cases aid comes first and the papers after. */
export const temporaryReliefMatter = matter({
  code: 'temporary-relief',
  title: text('临时救助', 'Temporary relief'),
  kind: 'grant',
  applicant: {
    of: 'household',
    say: text(
      '遭遇急难、生活一时过不去的家庭和个人，向遇到急难的地方的乡镇（街道）提出，不限户籍。',
      'Whoever is in sudden need, at the township where the need arose.',
    ),
  },
  scheme: 'temporary-relief',
  office: text('县级民政部门、乡镇人民政府（街道办事处）', 'the county’s bureau and the township'),
  procedures: [
    procedure('2018-01-23', { who: in2018('二、（一）'), aid, urgent: aid }),
    // 情况紧急且金额较小的，应当先行救助: from here on it is a duty and no longer a leave.
    procedure('2026-07-01', {
      who: in2018('二、（一）'),
      aid,
      urgent: article('assistance-law-2026', '第五十条'),
    }),
  ],
  examples: [
    {
      name: '泽库县收到后10个工作日办结，跨过春节',
      source: aid,
      region: '632323',
      acceptedOn: '2026-01-19',
      startsOn: '2026-02-10',
      // 11–13: 3; 14 (worked): 4; 24–27: 8; 28 (worked): 9; March 2: 10.
      limit: 'county-decision',
      lastDay: '2026-03-02',
    },
    {
      name: '国家没有规定乡镇审核的工作日，大冶没有公布的，不推算',
      source: aid,
      region: '420281',
      acceptedOn: '2025-03-03',
      limit: 'acceptance',
      lastDay: null,
    },
  ],
});
