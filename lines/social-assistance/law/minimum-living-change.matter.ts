import { type Citation, choice, text } from '../../../engine/index.ts';
import {
  ask,
  bureauDirector,
  bureauOfficer,
  type Condition,
  is,
  type Limit,
  matter,
  onlyWhen,
  optional,
  type ProcedureText,
  paper,
  result,
  type Step,
  since,
  townshipClerk,
  villageWorker,
} from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { calculation, decisions, notice, stepLimit, visit } from '../../handbook/law/usual-steps.ts';
import { minimumLivingChangeExamples } from './minimum-living-change.examples.ts';
import { changeFits, hear, keepFits, stopFits } from './minimum-living-hearing.ts';

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
  employed: ['就业后收入超过标准（渐退）', 'found work and earns more (gradual exit)'],
  property: ['财产变化', 'property changed'],
  work: ['连续三次无正当理由拒绝介绍的工作', 'refused work three times without good reason'],
  uncooperative: ['拒不配合核查', 'refuses to be looked into'],
  voluntary: ['自愿退出', 'gave it up'],
});
const cut: Condition = is('form', 'change', ['reduce', 'stop'], text('拟减发、停发的', 'before a cut'));
const WORK_REFUSALS = 3;

const form: ProcedureText['form'] = [
  ask.choice('change', '变动类型', 'Change', changes),
  ask.choice('cause', '变动原因', 'Cause', reasons),
  ask.day('changedOn', '变化发生的日期', 'Changed on'),
  onlyWhen('cause', ['joined', 'left', 'died'], ask.lines('who', '变动的成员姓名', 'Which members', 10)),
  onlyWhen(
    'cause',
    ['work'],
    ask.count('refusals', '连续拒绝的次数', 'How often refused, one after another', WORK_REFUSALS, 99),
  ),
  onlyWhen(
    'cause',
    ['work'],
    ask.text(
      'refuser',
      '拒绝介绍工作的成员（只减停本人份额）',
      'Who refused (only their own share is cut)',
      50,
    ),
  ),
  since(
    '2021-07-01',
    onlyWhen(
      'cause',
      ['employed'],
      ask.count('exitMonths', '渐退期（个月）', 'Months of gradual exit', 1, 12),
    ),
  ),
  optional(ask.text('note', '说明', 'Note', 500)),
];

const wanted = ({ form: told }: { readonly form: Readonly<Record<string, unknown>> }): unknown => told.change;

/** 家庭成员死亡的，3个月内核查并办完增发、减发、停发: counted from the death, whoever tells of it and when. */
const death = (by: Citation): Limit => ({
  code: 'death',
  title: text('成员死亡后核查并办理', 'After a death'),
  days: { parameter: 'months.dibao.death' },
  counts: 'months',
  from: { form: 'changedOn' },
  to: 'decision',
  when: is('form', 'cause', ['died'], text('成员死亡的', 'after a death')),
  articles: [by],
});

const procedure = (
  from: string,
  by: { readonly review: Citation; readonly decide: Citation },
  own: { readonly heard?: readonly Step[]; readonly limits?: readonly Limit[] } = {},
): ProcedureText => ({
  from,
  startedBy: [villageWorker, townshipClerk, bureauOfficer],
  acceptedBy: [townshipClerk],
  form,
  materials: [{ ...paper('proof', '变化的佐证材料', 'Proof of the change', by.review), isOptional: true }],
  steps: [
    visit({ title: text('核查', 'Review'), articles: [by.review] }),
    calculation({ articles: [by.review] }),
    ...(own.heard ?? []),
    ...decisions({
      isDelegable: false,
      by: [bureauOfficer, bureauDirector],
      title: text('县级作出决定', 'Decision of the county'),
      records: [
        onlyWhen(
          'granted',
          [true],
          ask.text('grounds', '变动的事由和依据（写入告知书）', 'Grounds (told in the notice)', 1000),
        ),
      ],
      checks: [
        stopFits(by.decide, wanted),
        keepFits(by.decide, wanted),
        changeFits(by.decide, 'granted', wanted),
      ],
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
    ...(own.limits ?? []),
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
  ends: { matter: 'minimum-living', field: 'change', is: ['stop'] },
  office: text('县级民政部门', 'the county’s civil affairs bureau'),
  procedures: [
    procedure('2012-12-12', in2012),
    procedure('2021-07-01', in2021, { limits: [death(in2021.review)] }),
    procedure('2026-07-01', in2021, { heard: [hear(cut)], limits: [death(in2021.review)] }),
  ],
  examples: minimumLivingChangeExamples,
});
