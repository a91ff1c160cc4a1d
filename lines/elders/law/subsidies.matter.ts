import { type Citation, choice, type Text, text } from '../../../engine/index.ts';
import {
  ask,
  type Condition,
  type Field,
  formPaper,
  is,
  type Matter,
  matter,
  optional,
  type ProcedureText,
  type RecordCheck,
  result,
  type Step,
  sharedPaper,
  townshipClerk,
  villageWorker,
  wholeLimit,
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
import { abilityLevels, FULL_POINTS, levelOfPoints } from './ability/assess.ts';

const subsidies = article('elder-subsidies-2014', '全文');
const standard = article('ability-assessment-2022', '能力等级划分');

const levels = choice('assessed-level', {
  intact: ['能力完好', 'able'],
  mild: ['轻度失能', 'mildly disabled'],
  moderate: ['中度失能', 'moderately disabled'],
  severe: ['重度失能', 'severely disabled'],
  total: ['完全失能', 'wholly disabled'],
});

const ranks: readonly unknown[] = abilityLevels;

/** A diagnosis or an incident makes the level worse than the points, and nothing makes it better. */
const levelFitsPoints: RecordCheck = {
  code: 'level',
  say: text('能力等级不得好于总分对应的等级', 'the level is better than the points allow'),
  article: standard,
  field: 'level',
  holds: ({ points, level }) => ranks.indexOf(level) >= ranks.indexOf(levelOfPoints(Number(points))),
};

const assessed: readonly Field[] = [
  ask.day('assessedOn', '评估日期', 'Assessed on'),
  ask.text('assessors', '评估机构和评估人员', 'Assessed by', 200),
  ask.choice('level', '能力等级', 'Level of ability', levels),
];

const ability = (own: Partial<Step>, law: Citation, byStandard: boolean): Step => ({
  code: 'ability',
  title: text('能力评估', 'Assessment of ability'),
  kind: 'record',
  by: [townshipClerk],
  after: [],
  records: byStandard
    ? [...assessed, ask.count('points', '总分（满分90分）', 'Points out of 90', 0, FULL_POINTS)]
    : assessed,
  ...(byStandard ? { checks: [levelFitsPoints] } : {}),
  articles: byStandard ? [law, standard] : [law, subsidies],
  ...own,
});

interface Subsidy {
  readonly code: string;
  readonly scheme: string;
  readonly title: Text;
  readonly say: Text;
  readonly law: Citation;
  readonly form: readonly Field[];
  /** When ability has to be assessed; left out, always. */
  readonly assessedWhen?: Condition;
}

const procedure = (
  { law, form, assessedWhen }: Subsidy,
  from: string,
  byStandard: boolean,
): ProcedureText => ({
  from,
  startedBy: [villageWorker, townshipClerk],
  acceptedBy: [townshipClerk],
  form: [
    ask.text('handler', '办理人及与老人的关系', 'Who applies, and how related', 60),
    ask.yesNo('authorised', '已授权核对家庭经济状况', 'Check of means authorised'),
    ...form,
    optional(ask.text('note', '说明', 'Note', 300)),
  ],
  materials: [
    formPaper('application', '申请表', 'Application', subsidies),
    sharedPaper('identity', '身份证、户口簿', 'Identity card and register', subsidies),
    sharedPaper('standing', '低保等家庭状况证明', 'Standing of the family', subsidies),
    sharedPaper('certificate', '残疾人证', 'Disability certificate', subsidies),
  ],
  steps: [
    survey({ title: text('核实经济状况', 'Examination of the means'), articles: [law, subsidies] }),
    ability(assessedWhen ? { when: assessedWhen } : {}, law, byStandard),
    calculation({ after: ['survey', 'ability'], articles: [law] }),
    opinion({ articles: [subsidies] }),
    // The amount follows the level of ability, and would tell the health of whoever is named.
    publicity({
      days: 'publicity.elder-subsidy',
      redo: ['survey', 'ability', 'calculate', 'opinion'],
      shows: ['applicant', 'village', 'from', 'to', 'telephone'],
      articles: [subsidies],
    }),
    ...decisions({ articles: [law] }),
    notice({ articles: [subsidies] }),
    spotCheck({ articles: [subsidies] }),
  ],
  limits: [
    stepLimit(
      'acceptance',
      text('乡镇初审', 'Opinion of the township'),
      'limits.elder-subsidy.acceptance',
      ['acceptance', { step: 'opinion' }],
      [subsidies],
    ),
    stepLimit(
      'ability',
      text('能力评估', 'Assessment of ability'),
      'limits.elder-subsidy.survey',
      ['acceptance', { step: 'ability' }],
      [subsidies],
      assessedWhen,
    ),
    wholeLimit('elder-subsidy', 'limits.elder-subsidy.decision', subsidies),
  ],
  delegation: { parameter: 'delegation.elder-subsidy', articles: [subsidies] },
  results: [result('notice', '补贴审定告知书', 'Notice', 'both', subsidies)],
  articles: [law, subsidies],
});

/** The two subsidies of poor elders have one procedure; from the national standard on, points stand behind the level. */
const elderSubsidy = (own: Subsidy): Matter =>
  matter({
    code: own.code,
    title: own.title,
    kind: 'grant',
    applicant: { of: 'person', say: own.say },
    scheme: own.scheme,
    payment: 'payment.elder-subsidy',
    office: text('县级民政部门', 'the county’s civil affairs bureau'),
    procedures: [procedure(own, '2014-09-10', false), procedure(own, '2022-12-30', true)],
    examples: ['acceptance', 'ability', 'decision'].flatMap((limit) =>
      own.assessedWhen && limit === 'ability'
        ? []
        : [
            {
              name: `国家没有规定工作日，没有录入的不推算（${limit}）`,
              source: own.law,
              region: '420281',
              acceptedOn: '2025-03-03',
              limit,
              lastDay: null,
            },
          ],
    ),
  });

export const elderServiceMatter = elderSubsidy({
  code: 'elder-service',
  scheme: 'elder-service-subsidy',
  title: text('经济困难老年人养老服务补贴', 'Service subsidy of poor elders'),
  say: text(
    '经济困难、达到当地规定年龄的老年人，本人或者委托他人提出。',
    'Poor elders who have reached the age that the place rules; in person or by somebody else.',
  ),
  law: article('elders-law', '第三十七条'),
  form: [ask.yesNo('toAssess', '是否需要能力评估（补贴按能力等级定）', 'Ability is to be assessed')],
  assessedWhen: is('form', 'toAssess', [true], text('需要评估的', 'if it is to be assessed')),
});

export const elderCareMatter = elderSubsidy({
  code: 'elder-care',
  scheme: 'elder-care-subsidy',
  title: text('经济困难失能老年人护理补贴', 'Care subsidy of poor disabled elders'),
  say: text(
    '经济困难、生活长期不能自理的老年人，本人或者委托他人提出。',
    'Poor elders who have long been unable to look after themselves; in person or by somebody else.',
  ),
  law: article('elders-law', '第三十条'),
  form: [ask.yesNo('atHome', '是否需要上门评估', 'Assessed at home')],
});
