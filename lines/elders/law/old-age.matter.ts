import { text } from '../../../engine/index.ts';
import {
  ask,
  atDesk,
  matter,
  result,
  sharedPaper,
  townshipClerk,
  villageWorker,
  wholeLimit,
} from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { calculation, decisions, notice, opinion, spotCheck } from '../../handbook/law/usual-steps.ts';

const law = article('elders-law', '第三十三条');

/** 高龄津贴: by age alone; what is looked at is the register. */
export const oldAgeMatter = matter({
  code: 'old-age',
  title: text('高龄津贴', 'Old-age allowance'),
  kind: 'grant',
  applicant: {
    of: 'person',
    say: text(
      '达到当地规定年龄的老年人，本人或者委托他人提出。',
      'Whoever has reached the age that the place rules; in person or by somebody else.',
    ),
  },
  scheme: 'old-age-allowance',
  payment: 'payment.old-age',
  office: text('县级民政部门', 'the county’s civil affairs bureau'),
  procedures: [
    {
      from: '2013-07-01',
      startedBy: [villageWorker, townshipClerk],
      acceptedBy: [townshipClerk],
      form: [
        ask.text('handler', '办理人及与老人的关系', 'Who applies, and how related', 60),
        atDesk(ask.yesNo('isAlive', '已见到本人', 'Seen in person')),
      ],
      materials: [sharedPaper('identity', '身份证、户口簿', 'Identity card and register', law)],
      steps: [
        calculation({ title: text('核对年龄和户籍', 'Check of age and register'), articles: [law] }),
        opinion({ articles: [law] }),
        ...decisions({ articles: [law] }),
        notice({ articles: [law] }),
        spotCheck({ articles: [law] }),
      ],
      limits: [wholeLimit('old-age', 'limits.old-age.decision', law)],
      delegation: { parameter: 'delegation.old-age', articles: [law] },
      notPublic: { say: text('按年龄发放，不公示', 'Given by age; nothing is put up'), articles: [law] },
      results: [result('notice', '高龄津贴告知书', 'Notice', 'both', law)],
      articles: [law],
    },
  ],
  examples: [
    {
      name: '国家没有规定办结时限，没有录入的不推算',
      source: law,
      region: '420281',
      acceptedOn: '2025-03-03',
      limit: 'decision',
      lastDay: null,
    },
  ],
});
