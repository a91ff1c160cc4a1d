import { type Citation, choice, text } from '../../../engine/index.ts';
import {
  ask,
  bureauDirector,
  bureauOfficer,
  is,
  matter,
  not,
  onlyWhen,
  optional,
  paper,
  result,
  sharedPaper,
  townshipClerk,
  villageWorker,
  whenDelegated,
  whenRefused,
} from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import {
  appraisal,
  calculation,
  decisions,
  notice,
  opinion,
  publicity,
  spotCheck,
  stepLimit,
  survey,
} from '../../handbook/law/usual-steps.ts';

const by = (place: string): Citation => article('extreme-poverty-criteria-2021', place);
const supports = choice('support-form', {
  home: ['分散供养', 'at home'],
  institution: ['集中供养', 'in an institution'],
});
const opinionTitle = text('调查核实并提出初审意见', 'Opinion of the township');

/** 特困人员救助供养, by 民发〔2021〕43号. */
export const extremePovertyMatter = matter({
  code: 'extreme-poverty',
  title: text('特困人员认定', 'Support of the extremely poor'),
  kind: 'grant',
  applicant: {
    of: 'person',
    say: text(
      '无劳动能力、无生活来源、无法定赡养抚养扶养义务人或者义务人无能力的老年人、残疾人和未成年人；本人有困难的可以委托。',
      'The elderly, disabled and minors who cannot work, have no income and nobody able to support them.',
    ),
  },
  scheme: 'extreme-poverty',
  payment: 'payment.extreme-poverty',
  office: text('县级民政部门', 'the county’s civil affairs bureau'),
  procedures: [
    {
      from: '2021-07-01',
      startedBy: [villageWorker, townshipClerk],
      acceptedBy: [townshipClerk],
      form: [
        ask.text('reason', '申请理由', 'Reason', 500),
        ask.choice('support', '希望的供养方式', 'Form of support', supports),
        ask.yesNo('declared', '已书面声明劳动能力、生活来源、财产和赡养情况', 'Written declaration made'),
        ask.yesNo('authorised', '本人和法定义务人已授权核查', 'Check authorised'),
        onlyWhen('support', ['home'], optional(ask.text('carer', '照料服务人', 'Carer', 50))),
      ],
      materials: [
        paper('declaration', '书面声明和承诺书', 'Declaration and promise', by('第十条')),
        sharedPaper('identity', '有效身份证明', 'Identity card', by('第十条')),
        sharedPaper('certificate', '残疾人证', 'Disability certificate', by('第十条')),
      ],
      steps: [
        survey({ articles: [by('第十三条')] }),
        calculation({ articles: [by('第五条'), by('第六条'), by('第八条')] }),
        appraisal({ isOptional: true, after: ['survey'], articles: [by('第十四条')] }),
        {
          code: 'self-care',
          title: text('生活自理能力评估', 'Assessment of self-care'),
          kind: 'record',
          by: [bureauOfficer, townshipClerk],
          after: ['calculate'],
          records: [
            ask.count(
              'unable',
              '吃饭、穿衣、上下床、如厕、行走、洗澡中不能自主的项数',
              'Of six things, how many cannot be done',
              0,
              6,
            ),
            ask.day('assessedOn', '评估日期', 'Assessed on'),
            ask.text('assessor', '评估人或者机构', 'Assessed by', 100),
          ],
          articles: [by('第二十条'), by('第二十二条')],
        },
        opinion({ articles: [by('第十三条')] }),
        publicity({
          days: 'publicity.extreme-poverty',
          redo: ['survey', 'calculate', 'opinion'],
          isRepeated: true,
          articles: [by('第十五条')],
        }),
        {
          code: 'review',
          title: text('县级全面审核和随机抽查', 'Review and sampling by the county'),
          kind: 'record',
          by: [bureauOfficer],
          when: not(whenDelegated),
          records: [
            ask.yesNo('drawn', '是否被抽中核实', 'Drawn'),
            optional(ask.text('finding', '审核意见', 'Finding', 1000)),
          ],
          articles: [by('第十六条')],
        },
        survey({
          code: 'county-survey',
          title: text('县级抽查核实', 'Check of those drawn'),
          by: [bureauOfficer],
          when: is({ step: 'review' }, 'drawn', [true], text('被抽中的', 'if drawn')),
          articles: [by('第十六条')],
        }),
        ...decisions({ by: [bureauOfficer, bureauDirector], articles: [by('第十六条'), by('第十七条')] }),
        notice({ articles: [by('第十八条')] }),
        spotCheck({ articles: [by('第二十八条')] }),
      ],
      limits: [
        stepLimit(
          'township',
          opinionTitle,
          'limits.extreme-poverty.township',
          ['acceptance', { step: 'opinion' }],
          [by('第十三条')],
          not({ if: 'objection' }),
        ),
        stepLimit(
          'after-objection',
          text('有异议的重新提出意见', 'New opinion'),
          'limits.extreme-poverty.after-objection',
          ['objection', { step: 'opinion' }],
          [by('第十五条')],
        ),
        stepLimit(
          'county-decision',
          text('县级确认', 'Decision of the county'),
          'limits.extreme-poverty.county-decision',
          [{ step: 'publicity' }, 'decision'],
          [by('第十六条')],
          not(whenDelegated),
        ),
        stepLimit(
          'refusal-notice',
          text('不同意的书面告知', 'Notice of a refusal'),
          'limits.extreme-poverty.refusal-notice',
          ['decision', { step: 'notice' }],
          [by('第十八条')],
          whenRefused,
        ),
      ],
      delegation: { parameter: 'delegation.extreme-poverty', articles: [by('第二十八条')] },
      // The amount follows the level of care, and would tell the health of whoever is named for years.
      announced: { shows: ['applicant', 'village'], articles: [by('第十七条')] },
      results: [
        result('certificate', '特困人员救助供养证', 'Certificate', 'granted', by('第十七条')),
        result('refusal', '不予同意告知书', 'Notice of refusal', 'refused', by('第十八条')),
      ],
      articles: [by('第三条'), by('第十条')],
    },
  ],
  examples: [
    {
      name: '春节前受理的，15个工作日跨过九天假期和两个调休上班日',
      source: by('第十三条（按放假通知逐日手数）'),
      region: '420281',
      acceptedOn: '2026-02-06',
      // 9–13: 5; 14 (worked Saturday): 6; holidays 15–23; 24–27: 10; 28 (worked Saturday): 11; March 2–5: 15.
      limit: 'township',
      lastDay: '2026-03-05',
    },
  ],
});
