import { type Citation, type Text, text } from '../../../engine/index.ts';
import {
  ask,
  formPaper,
  type Limit,
  type Matter,
  matter,
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
  stepLimit,
  survey,
} from '../../handbook/law/usual-steps.ts';

interface Child {
  readonly code: string;
  readonly scheme: string;
  readonly payment?: string;
  readonly title: Text;
  readonly say: Text;
  readonly from: string;
  readonly by: Citation;
  readonly limits: readonly Limit[];
  readonly examples: Matter['examples'];
}

/** A child is not hung on a wall: nothing is put up, and the notice goes to the guardian alone. */
const childMatter = ({ code, scheme, payment, title, say, from, by, limits, examples }: Child): Matter =>
  matter({
    code,
    title,
    kind: 'confirmation',
    applicant: { of: 'person', say },
    scheme,
    ...(payment ? { payment } : {}),
    office: text('县级民政部门', 'the county’s civil affairs bureau'),
    procedures: [
      {
        from,
        startedBy: [villageWorker, townshipClerk],
        acceptedBy: [townshipClerk],
        form: [
          ask.text('guardian', '监护人姓名及与儿童的关系', 'Guardian, and how related', 60),
          ask.yesNo('consents', '监护人同意处理儿童个人信息', 'The guardian consents to the use of the data'),
          ask.text('state', '父母情况', 'State of the parents', 500),
        ],
        materials: [
          formPaper('application', '申请表', 'Application', by),
          sharedPaper('register', '户口簿、身份证', 'Register and identity card', by),
          sharedPaper('parents', '父母死亡、失踪、服刑、残疾等证明', 'Proof of the state of the parents', by),
        ],
        steps: [
          survey({
            title: text('查验（部门信息比对）', 'Examination by comparing registers'),
            articles: [by],
          }),
          calculation({ articles: [by] }),
          opinion({ articles: [by] }),
          ...decisions({ isDelegable: false, articles: [by] }),
          notice({ title: text('书面告知监护人', 'Notice to the guardian'), articles: [by] }),
        ],
        limits,
        notPublic: {
          say: text('为保护孩子的隐私，不公示', 'To protect the child nothing is put up in public'),
          articles: [by],
        },
        results: [result('notice', '认定告知书', 'Notice', 'both', by)],
        articles: [by],
      },
    ],
    examples,
  });

const unattended = article('unattended-children-2019', '二、（二）');
const confirm = article('unattended-children-2019', '二、（三）');

export const unattendedChildrenMatter = childMatter({
  code: 'unattended-children',
  scheme: 'unattended-children',
  payment: 'payment.unattended',
  title: text('事实无人抚养儿童认定', 'Unattended children'),
  say: text(
    '由监护人或者受委托的近亲属提出；情况特殊的由村（居）民委员会提出。',
    'The guardian or a near relative applies; in special cases the village.',
  ),
  from: '2020-01-01',
  by: unattended,
  limits: [
    stepLimit(
      'township',
      text('乡镇查验', 'Examination of the township'),
      'limits.unattended.township',
      ['acceptance', { step: 'opinion' }],
      [unattended],
    ),
    stepLimit(
      'county-decision',
      text('县级确认', 'Decision of the county'),
      'limits.unattended.county-decision',
      [{ step: 'opinion' }, 'decision'],
      [confirm],
    ),
  ],
  examples: [
    {
      name: '春节前受理的，乡镇15个工作日跨过九天假期',
      source: article('unattended-children-2019', '二、（二）（按放假通知逐日手数）'),
      region: '430529',
      acceptedOn: '2026-02-06',
      // 9–13: 5; 14 (worked): 6; 24–27: 10; 28 (worked): 11; March 2–5: 15.
      limit: 'township',
      lastDay: '2026-03-05',
    },
    {
      name: '县级15个工作日跨过国庆中秋',
      source: article('unattended-children-2019', '二、（三）（按放假通知逐日手数）'),
      region: '420281',
      acceptedOn: '2025-09-01',
      startsOn: '2025-09-22',
      // 23–26: 4; 28 (worked), 29, 30: 7; October 9, 10, 11 (worked): 10; 13–17: 15.
      limit: 'county-decision',
      lastDay: '2025-10-17',
    },
    {
      name: '国庆中秋前受理的，15个工作日',
      source: article('unattended-children-2019', '二、（二）（按放假通知逐日手数）'),
      region: '420281',
      acceptedOn: '2025-09-26',
      // 28 (worked Sunday), 29, 30: 3; October 9, 10, 11 (worked): 6; 13–17: 11; 20–23: 15.
      limit: 'township',
      lastDay: '2025-10-23',
    },
  ],
});

const orphans = article('orphans-2010', '二、（一）');

export const orphanMatter = childMatter({
  code: 'orphan',
  scheme: 'orphan-allowance',
  payment: 'payment.orphan',
  title: text('孤儿认定', 'Orphans'),
  say: text(
    '由监护人提出；在福利机构生活的，由机构提出。',
    'The guardian applies, or the institution that raises the child.',
  ),
  from: '2010-11-16',
  by: orphans,
  limits: [
    stepLimit(
      'decision',
      text('认定', 'Decision'),
      'limits.orphan.decision',
      ['acceptance', 'decision'],
      [orphans],
    ),
  ],
  examples: [
    {
      name: '国家没有规定认定的工作日，没有录入的不推算',
      source: orphans,
      region: '420281',
      acceptedOn: '2025-03-03',
      limit: 'decision',
      lastDay: null,
    },
  ],
});
