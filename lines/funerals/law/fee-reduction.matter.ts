import { choice, text } from '../../../engine/index.ts';
import {
  ask,
  bureauDirector,
  bureauOfficer,
  matter,
  onlyWhen,
  paper,
  result,
  sharedPaper,
  townshipClerk,
  villageWorker,
  wholeLimit,
} from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { notice } from '../../handbook/law/usual-steps.ts';

const law = article('funeral-benefits-2012', '全文');

const families = choice('funeral-family', {
  'minimum-living': ['最低生活保障家庭', 'minimum living allowance'],
  'extreme-poverty': ['特困人员', 'extremely poor'],
  martyr: ['重点优抚对象', 'entitled to special care'],
  resident: ['其他户籍居民', 'other residents'],
});
const burials = choice('burial', {
  cremation: ['火化后骨灰寄存或者入墓', 'cremation'],
  ecological: ['节地生态安葬', 'ecological burial'],
});
/** 殡葬基本服务费减免: what the hall did not charge, confirmed for the family. */
export const funeralReductionMatter = matter({
  code: 'funeral-reduction',
  title: text('殡葬基本服务费用减免', 'Reduction of funeral fees'),
  kind: 'grant',
  applicant: {
    of: 'person',
    say: text(
      '逝者的家属或者承办丧事的人，为具有本县户籍的逝者提出。',
      'The family of a resident who died, or whoever arranges the funeral.',
    ),
  },
  office: text('县级民政部门', 'the county’s civil affairs bureau'),
  procedures: [
    {
      from: '2012-12-03',
      startedBy: [villageWorker, townshipClerk, bureauOfficer],
      acceptedBy: [bureauOfficer, townshipClerk],
      form: [
        ask.day('diedOn', '去世日期', 'Died on'),
        ask.choice('family', '逝者身份', 'Standing of the deceased', families),
        ask.choice('burial', '安葬方式', 'Burial', burials),
        ask.text('handler', '经办人及与逝者关系', 'Who arranges it, and how related', 60),
        onlyWhen('burial', ['ecological'], ask.text('site', '安葬地点', 'Where', 100)),
      ],
      materials: [
        paper('bill', '殡仪馆费用清单', 'Bill of the hall', law),
        sharedPaper('death', '死亡证明、火化证明', 'Certificates of death and cremation', law),
        sharedPaper('register', '户口簿', 'Register', law),
      ],
      steps: [
        {
          code: 'check',
          title: text('核对身份和费用清单', 'Check of standing and bill'),
          kind: 'record',
          by: [townshipClerk, bureauOfficer],
          records: [
            ask.yesNo('isResident', '是否符合减免条件', 'Conditions are met'),
            ask.money('billed', '费用清单合计（元）', 'Bill in all (yuan)', 100_000),
            ask.money('reduced', '应减免金额（元）', 'Reduction (yuan)', 50_000),
            ask.lines('items', '减免的基本服务项目', 'Basic services free of charge', 12),
          ],
          checks: [
            {
              code: 'within-bill',
              say: text('减免金额不得超过费用清单合计', 'the reduction is more than the bill'),
              article: law,
              field: 'reduced',
              holds: ({ billed, reduced }) => Number(reduced) <= Number(billed),
            },
          ],
          articles: [law],
        },
        {
          code: 'decide',
          title: text('审定减免', 'Decision'),
          kind: 'decision',
          by: [bureauDirector, bureauOfficer],
          notBy: ['check'],
          records: [],
          articles: [law],
        },
        notice({ by: [townshipClerk, bureauOfficer], articles: [law] }),
      ],
      limits: [wholeLimit('funeral', 'limits.funeral.decision', law)],
      pauses: [
        { code: 'bill', title: text('等待殡仪馆更正费用清单', 'The hall mends the bill'), articles: [law] },
      ],
      notPublic: { say: text('涉及逝者和家属隐私，不公示', 'Kept private for the family'), articles: [law] },
      results: [result('notice', '减免告知单', 'Notice', 'both', law)],
      articles: [law],
    },
  ],
  examples: [
    {
      name: '国家没有规定办结时限，城步没有公布的，不推算',
      source: law,
      region: '430529',
      acceptedOn: '2025-03-03',
      limit: 'decision',
      lastDay: null,
    },
  ],
});
