import { type Citation, choice, text } from '../../../engine/index.ts';
import {
  ask,
  bureauDirector,
  bureauOfficer,
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
import {
  calculation,
  decisions,
  notice,
  publicity,
  stepLimit,
  survey,
} from '../../handbook/law/usual-steps.ts';
import { careAsAssessed, selfCare } from './extreme-poverty.parts.ts';
import { hear } from './minimum-living-hearing.ts';

const by = (place: string): Citation => article('extreme-poverty-criteria-2021', place);
const changes = choice('support-change', {
  reassess: ['生活自理能力变化，重新评估', 'self-care has changed'],
  stop: ['终止救助供养', 'support ends'],
});
const causes = choice('support-end', {
  died: ['死亡、被宣告死亡或者失踪', 'died or missing'],
  able: ['恢复劳动能力', 'able to work again'],
  prison: ['服刑', 'in prison'],
  means: ['收入和财产不再符合规定', 'income or property beyond the limit'],
  supporter: ['法定义务人具备履行能力或者新增义务人', 'somebody is bound and able to support'],
  adult: ['未成年人年满十八周岁且不再就学', 'of age and no longer at school'],
  voluntary: ['自愿退出', 'gave it up'],
});
const again = is('form', 'change', ['reassess'], text('重新评估的', 'when assessed anew'));
const ends = is('form', 'change', ['stop'], text('拟终止的', 'when it is to end'));

const procedure = (from: string, heard: readonly Step[] = []): ProcedureText => ({
  from,
  startedBy: [villageWorker, townshipClerk, bureauOfficer],
  acceptedBy: [townshipClerk],
  form: [
    ask.choice('change', '变动类型', 'Change', changes),
    onlyWhen('change', ['stop'], ask.choice('cause', '终止情形', 'Cause', causes)),
    ask.day('changedOn', '变化发生的日期', 'Changed on'),
    optional(ask.text('note', '说明', 'Note', 500)),
  ],
  materials: [
    { ...paper('proof', '变化的佐证材料', 'Proof of the change', by('第二十三条')), isOptional: true },
  ],
  steps: [
    survey({ articles: [by('第二十三条')] }),
    selfCare([by('第二十条'), by('第二十三条')], { when: again, after: ['survey'] }),
    calculation({
      when: again,
      checks: [careAsAssessed(by('第二十二条'))],
      articles: [by('第二十一条'), by('第二十二条')],
    }),
    publicity({
      when: ends,
      title: text('村（社区）或者供养机构公示', 'Publicity in the village or the institution'),
      days: 'publicity.extreme-poverty',
      redo: ['survey'],
      isRepeated: true,
      shows: ['applicant', 'village', 'from', 'to', 'telephone'],
      after: ['survey'],
      articles: [by('第二十六条')],
    }),
    ...heard,
    ...decisions({
      isDelegable: false,
      by: [bureauOfficer, bureauDirector],
      after: ['calculate', 'publicity', ...heard.map(({ code }) => code)],
      records: [
        onlyWhen(
          'granted',
          [true],
          ask.text('grounds', '变动的事由和依据（写入告知书）', 'Grounds (told in the notice)', 1000),
        ),
      ],
      articles: [by('第二十六条')],
    }),
    notice({ title: text('书面告知并说明理由', 'Notice with reasons'), articles: [by('第二十六条')] }),
  ],
  limits: [
    stepLimit(
      'reassessment',
      text('复核评估', 'New assessment'),
      'limits.extreme-poverty.reassessment',
      ['acceptance', { step: 'self-care' }],
      [by('第二十三条')],
      again,
    ),
    stepLimit(
      'after-objection',
      text('有异议的调查核实并决定', 'Decision after an objection'),
      'limits.extreme-poverty.after-objection',
      ['objection', 'decision'],
      [by('第二十六条')],
      ends,
    ),
  ],
  results: [result('notice', '照料护理等级变更或者终止救助供养告知书', 'Notice', 'both', by('第二十六条'))],
  articles: [by('第二十三条'), by('第二十六条')],
});

/** 特困人员: self-care assessed anew, and support that ends. */
export const extremePovertyChangeMatter = matter({
  code: 'extreme-poverty-change',
  title: text('特困人员护理等级变更和终止供养', 'Changes of the support of the extremely poor'),
  kind: 'change',
  applicant: {
    of: 'person',
    say: text(
      '生活自理能力变化的，本人、照料人或者供养机构报告；不再符合条件的，由乡镇（街道）办理。',
      'Whose self-care changed tells it; whoever no longer meets the conditions is dealt with by the township.',
    ),
  },
  scheme: 'extreme-poverty',
  payment: 'payment.extreme-poverty',
  office: text('县级民政部门', 'the county’s civil affairs bureau'),
  ends: { matter: 'extreme-poverty', field: 'change', is: ['stop'] },
  procedures: [procedure('2021-07-01'), procedure('2026-07-01', [hear(ends)])],
  examples: [
    {
      name: '自理能力变化的，10个工作日内复核评估，跨过春节',
      source: by('第二十三条（按放假通知逐日手数）'),
      region: '420281',
      acceptedOn: '2026-02-10',
      form: { change: 'reassess', changedOn: '2026-02-01' },
      // 11–13: 3; 14 (worked): 4; 24–27: 8; 28 (worked): 9; March 2: 10.
      limit: 'reassessment',
      lastDay: '2026-03-02',
    },
  ],
});
