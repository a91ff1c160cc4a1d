import { choice, text } from '../../../engine/index.ts';
import {
  ask,
  matter,
  paper,
  result,
  sharedPaper,
  townshipClerk,
  townshipDirector,
  villageWorker,
  wholeLimit,
} from '../../../engine/matters/index.ts';
import { article } from '../../handbook/law/statutes.ts';

const law = article('elders-law', '第五十三条');
const sizes = choice('card-kind', { first: ['首次办理', 'first'], renewed: ['换领、补领', 'replaced'] });

/** 老年优待证: no means are looked at, nobody visits, nothing is put up. */
export const elderCardMatter = matter({
  code: 'elder-card',
  title: text('老年优待证办理', 'Elder card'),
  kind: 'certificate',
  applicant: {
    of: 'person',
    say: text(
      '年满规定年龄的老年人，本人或者委托他人提出。',
      'Whoever has reached the age; in person or by somebody else.',
    ),
  },
  scheme: 'elder-card',
  office: text('县级民政部门', 'the county’s civil affairs bureau'),
  procedures: [
    {
      from: '2013-07-01',
      startedBy: [villageWorker, townshipClerk],
      acceptedBy: [townshipClerk],
      form: [
        ask.choice('kind', '办理类型', 'Kind', sizes),
        ask.yesNo('livesHere', '是否常住本县', 'Lives in the county'),
      ],
      materials: [
        paper('photo', '近期照片', 'Photograph', law),
        sharedPaper('identity', '身份证', 'Identity card', law),
      ],
      steps: [
        {
          code: 'calculate',
          title: text('核对年龄', 'Check of the age'),
          kind: 'calculation',
          by: [townshipClerk],
          records: [],
          articles: [law],
        },
        {
          code: 'decide',
          title: text('决定发证', 'Decision'),
          kind: 'decision',
          by: [townshipDirector, townshipClerk],
          records: [],
          articles: [law],
        },
        {
          code: 'hand-over',
          title: text('发证', 'Card handed over'),
          kind: 'record',
          by: [townshipClerk],
          when: { if: 'granted' },
          records: [
            ask.text('cardNo', '优待证编号', 'Number of the card', 14),
            ask.day('handedOn', '领取日期', 'On'),
          ],
          articles: [law],
        },
      ],
      limits: [wholeLimit('elder-card', 'limits.elder-card.decision', law)],
      notPublic: { say: text('不涉及资金，不公示', 'No money is given; nothing is put up'), articles: [law] },
      results: [{ ...result('card', '老年优待证', 'Elder card', 'granted', law), form: 'certificate' }],
      articles: [law],
    },
  ],
  examples: [
    {
      name: '国家没有规定办结时限，大冶也没有公布的，不推算',
      source: law,
      region: '420281',
      acceptedOn: '2025-09-22',
      limit: 'decision',
      lastDay: null,
    },
  ],
});
