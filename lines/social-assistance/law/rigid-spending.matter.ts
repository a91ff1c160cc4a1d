import { type Citation, text } from '../../../engine/index.ts';
import {
  ask,
  bureauDirector,
  bureauOfficer,
  matter,
  onlyWhen,
  paper,
  type RecordCheck,
  result,
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
  registerCheck,
  spotCheck,
  visit,
} from '../../handbook/law/usual-steps.ts';
import { form, materials, shownOfRecognition } from './minimum-living.parts.ts';

const by = (place: string): Citation => article('rigid-spending-2024', place);
const application = by('第六条');
const survey = by('第六条');
const written = by('第七条');
const validity = by('第十条');
const limits = by('第八条');

const MOST_MONTHS = 12;
const validMonths: RecordCheck = {
  code: 'valid-months',
  say: text('认定有效期不超过12个月', 'it holds for twelve months at most'),
  article: validity,
  field: 'validMonths',
  holds: ({ validMonths: months }) => months === undefined || Number(months) <= MOST_MONTHS,
};

/** 刚性支出困难家庭认定, by 民发〔2024〕57号. */
export const rigidSpendingMatter = matter({
  code: 'rigid-spending-family',
  title: text('刚性支出困难家庭认定', 'Recognition of families of rigid spending'),
  kind: 'confirmation',
  applicant: {
    of: 'household',
    say: text(
      '没有纳入低保、特困和低保边缘家庭，人均收入低于当地上年度人均可支配收入，财产符合规定，十二个月内必需的支出占收入比例过大的家庭，由一名成员提出。',
      'A family of no poorer class whose income lies below the local disposable income and of which unavoidable spending in twelve months takes too large a share; one member applies.',
    ),
  },
  scheme: 'rigid-spending-family',
  office: text('县级民政部门', 'the county’s civil affairs bureau'),
  procedures: [
    {
      from: '2025-01-01',
      startedBy: [villageWorker, townshipClerk],
      acceptedBy: [townshipClerk],
      form: [
        ...form,
        ask.yesNo('isRenewal', '是否有效期满重新申请', 'Applied anew after it ran out'),
        onlyWhen(
          'isRenewal',
          [true],
          ask.yesNo(
            'unchanged',
            '没有变化的材料沿用上次，不重复提交',
            'Unchanged papers of last time are kept',
          ),
        ),
      ],
      materials: [
        ...materials(application).filter(({ code }) => code !== 'income'),
        {
          ...paper('bills', '自己负担的医疗、教育、康复等支出票据', 'Bills of spending', by('第五条')),
          isOptional: true,
        },
        sharedPaper('settlement', '医疗费用结算信息', 'Settlement of medical costs', by('第五条')),
      ],
      steps: [
        registerCheck({ articles: [survey] }),
        visit({ after: [], articles: [survey] }),
        calculation({
          title: text('核算收入、财产和刚性支出', 'Calculation of income, property and spending'),
          after: ['check', 'visit'],
          articles: [by('第四条'), by('第五条')],
        }),
        opinion({ articles: [by('第四条')] }),
        publicity({
          days: 'publicity.rigid',
          redo: ['visit', 'calculate', 'opinion'],
          shows: shownOfRecognition,
          articles: [by('第十三条（办法没有规定公示，由各地具体办法规定，为推定）')],
        }),
        {
          code: 'case-by-case',
          title: text('复杂情形一事一议', 'Discussed as a case of its own'),
          kind: 'record',
          by: [bureauOfficer, bureauDirector],
          isOptional: true,
          records: [
            ask.day('heldOn', '会议日期', 'Held on'),
            ask.lines('present', '参加单位和人员', 'Present', 20),
            ask.text('conclusion', '研究意见', 'Conclusion', 1000),
          ],
          articles: [by('第九条')],
        },
        ...decisions({
          after: ['publicity'],
          records: [
            onlyWhen(
              'granted',
              [true],
              ask.count('validMonths', '认定有效期（个月，自认定之日起）', 'Valid for (months)', 1, 60),
            ),
          ],
          checks: [validMonths],
          articles: [by('第四条'), limits, validity],
        }),
        notice({ articles: [written] }),
        spotCheck({ articles: [limits] }),
      ],
      limits: [wholeLimit('rigid', 'limits.rigid.decision', limits)],
      extensions: [
        {
          code: 'special',
          title: text('情况特殊的', 'Special cases'),
          limit: 'decision',
          days: { parameter: 'limits.rigid.special' },
          articles: [limits],
        },
      ],
      validity: {
        months: { parameter: 'validity.rigid' },
        field: 'validMonths',
        renew: (told) => ({ ...told, isRenewal: true, unchanged: true }),
        articles: [validity],
      },
      delegation: { parameter: 'delegation.rigid', articles: [limits] },
      results: [
        result(
          'confirmation',
          '刚性支出困难家庭认定书（写明有效期）',
          'Confirmation',
          'granted',
          written,
          validity,
        ),
        result('refusal', '不予认定告知书', 'Notice of refusal', 'refused', written),
      ],
      articles: [by('第四条'), by('第五条')],
    },
  ],
  examples: [
    {
      name: '国庆前受理的，30个工作日跨过国庆中秋和两个调休上班日',
      source: by('第八条（按放假通知逐日手数）'),
      region: '420281',
      acceptedOn: '2025-09-22',
      // 23–26: 4; 28 (worked Sunday), 29, 30: 7; October 9, 10, 11 (worked): 10; 13–17: 15; 20–24: 20;
      // 27–31: 25; November 3–7: 30.
      limit: 'decision',
      lastDay: '2025-11-07',
    },
    {
      name: '春节前受理的，30个工作日跨过春节',
      source: by('第八条（按放假通知逐日手数）'),
      region: '632323',
      acceptedOn: '2026-02-06',
      // 9–13: 5; 14 (worked Saturday): 6; holidays 15–23; 24–27: 10; 28 (worked): 11; March 2–6: 16; 9–13: 21;
      // 16–20: 26; 23–26: 30.
      limit: 'decision',
      lastDay: '2026-03-26',
    },
  ],
});
