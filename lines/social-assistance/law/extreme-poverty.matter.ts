import { type Citation, choice, text } from '../../../engine/index.ts';
import {
  ask,
  bureauDirector,
  bureauOfficer,
  matter,
  not,
  onlyWhen,
  optional,
  type ProcedureText,
  paper,
  result,
  sharedPaper,
  since,
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
  lookedAtAgain,
  notice,
  opinion,
  publicity,
  review,
  spotCheck,
  stepLimit,
  survey,
} from '../../handbook/law/usual-steps.ts';
import { extremePovertyMatterExamples } from './extreme-poverty.matter.examples.ts';
import { careAsAssessed, selfCare } from './extreme-poverty.parts.ts';

const supports = choice('support-form', {
  home: ['分散供养', 'at home'],
  institution: ['集中供养', 'in an institution'],
});

const form: ProcedureText['form'] = [
  ask.text('reason', '申请理由', 'Reason', 500),
  ask.choice('support', '希望的供养方式', 'Form of support', supports),
  ask.yesNo('declared', '已书面声明劳动能力、生活来源、财产和赡养情况', 'Written declaration made'),
  ask.yesNo('authorised', '本人和法定义务人已授权核查', 'Check authorised'),
  optional(
    since(
      '2026-07-01',
      ask.yesNo(
        'supportersAgree',
        '不共同生活的父母、子女等法定义务人是否同意核对',
        'Those bound to support agree to the check',
      ),
    ),
  ),
  onlyWhen('support', ['home'], optional(ask.text('carer', '照料服务人', 'Carer', 50))),
  optional(
    ask.yesNo(
      'nearRelative',
      '与经办人员或者村（居）委会成员是否有近亲属关系',
      'Near relative of an officer',
    ),
  ),
  onlyWhen('nearRelative', [true], ask.text('relativeOf', '近亲属姓名、职务和关系', 'Whose, and how', 100)),
];

/** Which article speaks of what; the two measures follow one another article by article. */
interface Articles {
  readonly who: readonly Citation[];
  readonly papers: Citation;
  readonly township: Citation;
  readonly appraisal: Citation;
  readonly publicity: Citation;
  readonly county: Citation;
  readonly granted: Citation;
  readonly refused: Citation;
  readonly selfCare: readonly Citation[];
}

const procedure = (
  from: string,
  by: Articles,
  own: Pick<ProcedureText, 'announced' | 'delegation' | 'sampling'> = {},
): ProcedureText => ({
  from,
  startedBy: [villageWorker, townshipClerk],
  acceptedBy: [townshipClerk],
  form,
  materials: [
    paper('declaration', '书面声明和承诺书', 'Declaration and promise', by.papers),
    sharedPaper('identity', '有效身份证明', 'Identity card', by.papers),
    sharedPaper('certificate', '残疾人证', 'Disability certificate', by.papers),
  ],
  steps: [
    survey({ articles: [by.township] }),
    selfCare(by.selfCare, { after: [] }),
    calculation({
      after: ['survey', 'self-care'],
      checks: by.selfCare.slice(0, 1).map(careAsAssessed),
      articles: by.who,
    }),
    appraisal({ isOptional: true, after: ['survey'], articles: [by.appraisal] }),
    opinion({ articles: [by.township] }),
    publicity({
      days: 'publicity.extreme-poverty',
      redo: ['survey', 'calculate', 'opinion'],
      isRepeated: true,
      articles: [by.publicity],
    }),
    review({ when: not(whenDelegated), articles: [by.county] }),
    survey({
      code: 'county-survey',
      title: text('县级抽查核实', 'Check of those drawn'),
      by: [bureauOfficer],
      when: lookedAtAgain,
      after: ['publicity'],
      isSample: true,
      articles: [by.county],
    }),
    ...decisions({
      after: ['review', 'county-survey'],
      by: [bureauOfficer, bureauDirector],
      isDelegable: own.delegation !== undefined,
      articles: [by.county, by.granted],
    }),
    notice({ articles: [by.refused] }),
    ...(own.delegation ? [spotCheck({ articles: own.delegation.articles })] : []),
  ],
  limits: [
    stepLimit(
      'township',
      text('调查核实并提出初审意见', 'Opinion of the township'),
      'limits.extreme-poverty.township',
      ['acceptance', { step: 'opinion' }],
      [by.township],
      not({ if: 'objection' }),
    ),
    stepLimit(
      'after-objection',
      text('有异议的重新提出意见', 'New opinion'),
      'limits.extreme-poverty.after-objection',
      ['objection', { step: 'opinion' }],
      [by.publicity],
    ),
    stepLimit(
      'county-decision',
      text('县级确认', 'Decision of the county'),
      'limits.extreme-poverty.county-decision',
      [{ step: 'publicity' }, 'decision'],
      [by.county],
      not(whenDelegated),
    ),
    stepLimit(
      'refusal-notice',
      text('不同意的书面告知', 'Notice of a refusal'),
      'limits.extreme-poverty.refusal-notice',
      ['decision', { step: 'notice' }],
      [by.refused],
      whenRefused,
    ),
  ],
  results: [
    {
      ...result('certificate', '特困人员救助供养证', 'Certificate', 'granted', by.granted),
      form: 'certificate',
    },
    result('refusal', '不予同意告知书', 'Notice of refusal', 'refused', by.refused),
  ],
  articles: [...by.who, by.papers],
  ...own,
});

const in2016 = (place: string): Citation => article('extreme-poverty-criteria-2016', place);
const in2021 = (place: string): Citation => article('extreme-poverty-criteria-2021', place);

/** 特困人员救助供养, by 民发〔2016〕178号 and from 2021-07-01 by 民发〔2021〕43号. */
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
    procedure('2016-10-10', {
      who: [in2016('第五条')],
      papers: in2016('第十条'),
      township: in2016('第十三条'),
      appraisal: in2016('第十三条'),
      publicity: in2016('第十五条'),
      county: in2016('第十六条'),
      granted: in2016('第十七条'),
      refused: in2016('第十八条'),
      selfCare: [in2016('第二十条'), in2016('第二十二条')],
    }),
    procedure(
      '2021-07-01',
      {
        who: [in2021('第五条'), in2021('第六条'), in2021('第八条'), in2021('第三条')],
        papers: in2021('第十条'),
        township: in2021('第十三条'),
        appraisal: in2021('第十四条'),
        publicity: in2021('第十五条'),
        county: in2021('第十六条'),
        granted: in2021('第十七条'),
        refused: in2021('第十八条'),
        selfCare: [in2021('第二十条'), in2021('第二十二条')],
      },
      {
        // The amount follows the level of care, and would tell the health of whoever is named for years.
        announced: { shows: ['applicant', 'village'], articles: [in2021('第十七条')] },
        sampling: {
          shares: [{ parameter: 'sampling.extreme-poverty' }, { parameter: 'sampling.county', cell: 'new' }],
          articles: [in2021('第十六条')],
        },
        delegation: { parameter: 'delegation.extreme-poverty', articles: [in2021('第二十八条')] },
      },
    ),
  ],
  examples: extremePovertyMatterExamples,
});
