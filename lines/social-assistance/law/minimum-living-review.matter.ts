import { type Citation, choice, text } from '../../../engine/index.ts';
import {
  ask,
  bureauDirector,
  bureauOfficer,
  type Condition,
  is,
  matter,
  not,
  optional,
  type ProcedureText,
  result,
  type SeenBefore,
  type Step,
  sharedPaper,
  townshipClerk,
  villageWorker,
} from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import {
  calculation,
  decisions,
  notice,
  registerCheck,
  stepLimit,
  visit,
} from '../../handbook/law/usual-steps.ts';
import { changeFits, hear, keepFits, stopFits } from './minimum-living-hearing.ts';

const outcomes = choice('review-outcome', {
  keep: ['继续保障，金额不变', 'goes on as it is'],
  increase: ['增发', 'increase'],
  reduce: ['减发', 'reduce'],
  stop: ['停发', 'stop'],
});
const cut: Condition = is(
  { step: 'proposal' },
  'outcome',
  ['reduce', 'stop'],
  text('拟减发、停发的', 'before a cut'),
);
const kept: Condition = is({ step: 'proposal' }, 'outcome', ['keep'], text('继续保障的', 'when it goes on'));
const wanted = (seen: SeenBefore): unknown => seen.recordOf('proposal').outcome;

const procedure = (
  from: string,
  by: { readonly review: Citation; readonly decide: Citation },
  heard: readonly Step[] = [],
): ProcedureText => ({
  from,
  startedBy: [villageWorker, townshipClerk, bureauOfficer],
  acceptedBy: [townshipClerk],
  form: [
    ask.text('class', '保障类别', 'Class', 20),
    optional(ask.day('dueOn', '应当核查的日期', 'Due on')),
    optional(ask.text('note', '说明', 'Note', 500)),
  ],
  materials: [sharedPaper('identity', '身份证、户口簿', 'Identity card and register', by.review)],
  steps: [
    registerCheck({ isOptional: true, after: [], articles: [by.review] }),
    visit({ title: text('入户核查', 'Visit'), after: [], articles: [by.review] }),
    calculation({ after: ['visit'], articles: [by.review] }),
    {
      code: 'proposal',
      title: text('提出核查意见', 'Proposal of the township'),
      kind: 'record',
      by: [townshipClerk],
      records: [
        ask.choice('outcome', '核查意见', 'Proposal', outcomes),
        ask.text('grounds', '事由和依据', 'Grounds', 1000),
      ],
      checks: [changeFits(by.review, 'outcome', (_, { outcome }) => outcome)],
      articles: [by.review],
    },
    ...heard,
    ...decisions({
      isDelegable: false,
      by: [bureauOfficer, bureauDirector],
      title: text('县级作出决定', 'Decision of the county'),
      notBy: ['proposal'],
      checks: [stopFits(by.decide, wanted), keepFits(by.decide, wanted)],
      articles: [by.decide],
    }),
    notice({
      title: text('书面告知并说明理由', 'Notice with reasons'),
      when: not(kept),
      articles: [by.decide],
    }),
  ],
  limits: [
    stepLimit(
      'review',
      text('核查并办理', 'Whole procedure'),
      'limits.dibao.change',
      ['acceptance', 'decision'],
      [by.review],
    ),
  ],
  notPublic: {
    say: text('核查不另行公示，金额随名单长期公布', 'The list itself is kept up to date'),
    articles: [by.review],
  },
  results: [result('notice', '核查结果告知书', 'Notice', 'both', by.decide)],
  articles: [by.review],
});

const in2021 = { review: article('dibao-2021', '第三十一条'), decide: article('dibao-2021', '第三十二条') };
const in2012 = { review: article('dibao-2012', '第三十三条'), decide: article('dibao-2012', '第三十二条') };

/** 定期核查: every family on the roll is looked at again, as often as its class asks. */
export const minimumLivingReviewMatter = matter({
  code: 'minimum-living-review',
  title: text('最低生活保障定期核查', 'Review of the minimum living allowance'),
  kind: 'change',
  applicant: {
    of: 'household',
    say: text(
      '享受低保的家庭，按类别每年、每半年由乡镇（街道）核查一次，不用家庭申请。',
      'Families on the roll, once a year or every half year by their class; nobody has to apply.',
    ),
  },
  scheme: 'minimum-living-allowance',
  payment: 'payment.dibao',
  office: text('县级民政部门', 'the county’s civil affairs bureau'),
  ends: { matter: 'minimum-living', step: 'proposal', field: 'outcome', is: ['stop'] },
  roll: {
    rosters: ['rural-allowance', 'urban-allowance'],
    after: ['minimum-living', 'minimum-living-change', 'minimum-living-review'],
    every: 'review.dibao',
    classes: ['A', 'B', 'C'],
    form: (found, dueOn) => ({ class: found, dueOn }),
  },
  procedures: [
    procedure('2012-12-12', in2012),
    procedure('2021-07-01', in2021),
    procedure('2026-07-01', in2021, [hear(cut)]),
  ],
  examples: [
    {
      name: '国家没有规定核查办理的工作日，大冶没有公布的，不推算',
      source: in2021.review,
      region: '420281',
      acceptedOn: '2025-03-03',
      limit: 'review',
      lastDay: null,
    },
  ],
});
