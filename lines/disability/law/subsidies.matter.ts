import { type Text, text } from '../../../engine/index.ts';
import {
  ask,
  atDesk,
  bureauOfficer,
  type Matter,
  matter,
  optional,
  result,
  sharedPaper,
  townshipClerk,
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
} from '../../handbook/law/usual-steps.ts';

const law = article('disability-subsidies-2015', '三、（一）');

/** The two subsidies have one procedure and differ in who is entitled, which the schemes say. */
const subsidy = (code: string, scheme: string, title: Text, say: Text): Matter =>
  matter({
    code,
    title,
    kind: 'grant',
    applicant: { of: 'person', say },
    scheme,
    payment: 'payment.disability',
    office: text('县级民政部门', 'the county’s civil affairs bureau'),
    procedures: [
      {
        from: '2016-01-01',
        startedBy: [villageWorker, townshipClerk],
        acceptedBy: [townshipClerk],
        form: [
          ask.text('applicant', '提出人及与残疾人的关系', 'Who applies, and how related', 60),
          atDesk(ask.yesNo('isAway', '是否跨地区代办', 'Passed on from elsewhere')),
          optional(ask.text('note', '说明', 'Note', 300)),
        ],
        materials: [
          sharedPaper('certificate', '残疾人证', 'Disability certificate', law),
          sharedPaper('identity', '身份证、户口簿', 'Identity card and register', law),
          sharedPaper('standing', '低保等家庭状况证明', 'Standing of the family', law),
        ],
        steps: [
          calculation({ title: text('初审并核算', 'Check and calculation'), articles: [law] }),
          opinion({ articles: [law] }),
          publicity({ days: 'publicity.disability', redo: ['calculate', 'opinion'], articles: [law] }),
          {
            code: 'federation',
            title: text('县残联核对残疾证和等级', 'Check by the federation'),
            kind: 'record',
            by: [bureauOfficer, townshipClerk],
            records: [
              ask.yesNo('isRight', '残疾类别和等级是否相符', 'Kind and grade are right'),
              ask.day('repliedOn', '残联答复日期', 'Answered on'),
              optional(ask.text('answer', '残联意见', 'Answer', 500)),
            ],
            articles: [law],
          },
          ...decisions({ articles: [law] }),
          notice({ articles: [law] }),
          spotCheck({ articles: [law] }),
        ],
        limits: [
          stepLimit(
            'acceptance',
            text('乡镇初审', 'Opinion of the township'),
            'limits.disability.acceptance',
            ['acceptance', { step: 'opinion' }],
            [law],
          ),
          stepLimit(
            'federation',
            text('县残联核对', 'Check by the federation'),
            'limits.disability.survey',
            [{ step: 'publicity' }, { step: 'federation' }],
            [law],
          ),
          stepLimit(
            'decision',
            text('审定', 'Decision'),
            'limits.disability.decision',
            [{ step: 'federation' }, 'decision'],
            [law],
          ),
        ],
        delegation: { parameter: 'delegation.disability', articles: [law] },
        results: [result('notice', '补贴审定告知书', 'Notice', 'both', law)],
        articles: [law],
      },
    ],
    examples: [
      {
        name: '湖北按十个工作日推定，乡镇初审跨过春节',
        source: law,
        region: '420281',
        acceptedOn: '2026-02-10',
        // 11–13: 3; 14 (worked): 4; 24–27: 8; 28 (worked): 9; March 2: 10.
        limit: 'acceptance',
        lastDay: '2026-03-02',
      },
      {
        name: '湖北按十个工作日推定，乡镇初审跨过国庆中秋',
        source: law,
        region: '420281',
        acceptedOn: '2025-09-26',
        // 28 (worked), 29, 30: 3; October 9, 10, 11 (worked): 6; 13–16: 10.
        limit: 'acceptance',
        lastDay: '2025-10-16',
      },
      {
        name: '湖北按十个工作日推定乡镇初审',
        source: law,
        region: '420281',
        acceptedOn: '2025-03-03',
        limit: 'acceptance',
        // 4–7: 4; 10–14: 9; 17: 10.
        lastDay: '2025-03-17',
      },
    ],
  });

export const disabilityLivingMatter = subsidy(
  'disability-living',
  'disability-living-subsidy',
  text('困难残疾人生活补贴', 'Living subsidy for the disabled poor'),
  text(
    '低保家庭中的残疾人，以及当地规定的其他困难残疾人。',
    'The disabled of families with the minimum living allowance, and others as the place rules.',
  ),
);
export const disabilityCareMatter = subsidy(
  'disability-care',
  'disability-care-subsidy',
  text('重度残疾人护理补贴', 'Care subsidy for the severely disabled'),
  text(
    '残疾等级一级、二级且需要长期照护的重度残疾人，以及当地规定的其他残疾人。',
    'The severely disabled in need of long care, and others as the place rules.',
  ),
);
