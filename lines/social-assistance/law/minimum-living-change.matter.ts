import { type Citation, choice, text } from '../../../engine/index.ts';
import {
  ask,
  bureauDirector,
  bureauOfficer,
  type Condition,
  is,
  matter,
  onlyWhen,
  optional,
  type ProcedureText,
  paper,
  result,
  type Step,
  townshipClerk,
  villageWorker,
} from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { calculation, decisions, notice, stepLimit, visit } from '../../handbook/law/usual-steps.ts';

const changes = choice('allowance-change', {
  increase: ['增发', 'increase'],
  reduce: ['减发', 'reduce'],
  stop: ['停发', 'stop'],
});
const reasons = choice('change-reason', {
  joined: ['成员增加', 'a member joined'],
  left: ['成员减少', 'a member left'],
  died: ['成员死亡', 'a member died'],
  income: ['收入变化', 'income changed'],
  property: ['财产变化', 'property changed'],
  review: ['定期核查', 'regular review'],
  work: ['三次无正当理由拒绝介绍的工作', 'refused work three times'],
  voluntary: ['自愿退出', 'gave it up'],
});
const cut: Condition = is('form', 'change', ['reduce', 'stop'], text('拟减发、停发的', 'before a cut'));

/** 社会救助法第48条: whoever is to lose is heard first. */
const hear: Step = {
  code: 'hear',
  title: text('听取对象意见', 'Hearing of the family'),
  kind: 'record',
  by: [townshipClerk, bureauOfficer],
  when: cut,
  records: [
    ask.day('heardOn', '听取日期', 'Heard on'),
    ask.text('person', '陈述人', 'Who spoke', 50),
    ask.text('said', '陈述的意见', 'What was said', 2000),
    ask.yesNo('agrees', '是否认可', 'Agrees'),
    onlyWhen('agrees', [false], ask.text('reply', '对意见的答复', 'Answer to it', 1000)),
  ],
  articles: [article('assistance-law-2026', '第四十八条')],
};

const procedure = (
  from: string,
  by: { readonly review: Citation; readonly decide: Citation },
  heard: readonly Step[] = [],
): ProcedureText => ({
  from,
  startedBy: [villageWorker, townshipClerk, bureauOfficer],
  acceptedBy: [townshipClerk],
  form: [
    ask.choice('change', '变动类型', 'Change', changes),
    ask.choice('cause', '变动原因', 'Cause', reasons),
    ask.day('changedOn', '变化发生的日期', 'Changed on'),
    optional(ask.text('note', '说明', 'Note', 500)),
  ],
  materials: [{ ...paper('proof', '变化的佐证材料', 'Proof of the change', by.review), isOptional: true }],
  steps: [
    visit({ title: text('核查', 'Review'), articles: [by.review] }),
    calculation({ articles: [by.review] }),
    ...heard,
    ...decisions({
      isDelegable: false,
      by: [bureauOfficer, bureauDirector],
      title: text('县级作出决定', 'Decision of the county'),
      articles: [by.decide],
    }),
    notice({ title: text('书面告知并说明理由', 'Notice with reasons'), articles: [by.decide] }),
  ],
  limits: [
    stepLimit(
      'change',
      text('核查并办理', 'Whole procedure'),
      'limits.dibao.change',
      ['acceptance', 'decision'],
      [by.review],
    ),
  ],
  notPublic: {
    say: text('变动不另行公示，金额随名单长期公布', 'The list itself is kept up to date'),
    articles: [by.review],
  },
  results: [result('notice', '增发、减发、停发告知书', 'Notice', 'both', by.decide)],
  articles: [by.review],
});

const in2021 = { review: article('dibao-2021', '第三十一条'), decide: article('dibao-2021', '第三十二条') };
const in2012 = { review: article('dibao-2012', '第三十二条'), decide: article('dibao-2012', '第三十二条') };

/** 动态管理: what follows when a family's life changes. */
export const minimumLivingChangeMatter = matter({
  code: 'minimum-living-change',
  title: text('最低生活保障金增发、减发、停发', 'Changes of the minimum living allowance'),
  kind: 'change',
  applicant: {
    of: 'household',
    say: text(
      '享受低保的家庭人口、收入、财产有变化的，家庭告知或者定期核查发现。',
      'A family on the roll whose members, income or property changed.',
    ),
  },
  scheme: 'minimum-living-allowance',
  payment: 'payment.dibao',
  office: text('县级民政部门', 'the county’s civil affairs bureau'),
  procedures: [
    procedure('2012-12-12', in2012),
    procedure('2021-07-01', in2021),
    procedure('2026-07-01', in2021, [hear]),
  ],
  examples: [
    {
      name: '国家没有规定办理变动的工作日，大冶没有公布的，不推算',
      source: in2021.review,
      region: '420281',
      acceptedOn: '2025-03-03',
      limit: 'change',
      lastDay: null,
    },
  ],
});
