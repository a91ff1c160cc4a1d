import { text } from '../../../engine/index.ts';
import { ask, optional } from '../../../engine/matters/index.ts';
import { assembleChecklists, checklist, fault, item, share } from '../../../engine/visits/index.ts';
import type { VisitLaw } from '../law.ts';

const article = { document: 'law', place: '第一条' };

/** Two small checklists of no line: what the mechanism does is not what the law says. */
export const smallLaw: VisitLaw = {
  book: assembleChecklists({
    documents: { law: { title: '某法', issuer: '某部', published: '2000-01-01' } },
    checklists: [
      checklist({
        code: 'home',
        title: text('入户', 'at home'),
        of: 'household',
        teamMin: 2,
        texts: [
          {
            from: '2020-01-01',
            items: [
              item(ask.count('members', '人口', 'Members', 1, 30)),
              fault(ask.yesNo('paid', '足额到账', 'Paid'), [false], '没有到账', 'Not paid', 10),
              item(optional(ask.text('needs', '诉求', 'Needs', 100))),
            ],
            shares: [share('new', '新增', 'New', 100, article), share('old', '原有', 'Old', 30, article)],
            photos: { min: 1, max: 3 },
            host: { title: text('家庭成员', 'member') },
            articles: [article],
          },
        ],
      }),
      checklist({
        code: 'site',
        title: text('检查', 'check'),
        of: 'site',
        teamMin: 2,
        texts: [
          {
            from: '2020-01-01',
            items: [fault(ask.yesNo('fire', '消防', 'Fire'), [false], '消防不完好', 'No fire', 7)],
            shares: [share('all', '全部', 'All', 50, article)],
            photos: { min: 0, max: 2 },
            host: { title: text('负责人', 'manager'), isOptional: true },
            articles: [article],
          },
        ],
      }),
    ],
  }),
  cite: ({ place }) => place,
};
