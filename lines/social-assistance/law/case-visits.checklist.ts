import { text } from '../../../engine/index.ts';
import { ask, onlyWhen } from '../../../engine/matters/index.ts';
import { type ChecklistText, checklist, fault, item, share } from '../../../engine/visits/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { CASE_SPOT_CHECK, CASE_VISIT, visitFields } from '../../handbook/law/usual-steps.ts';

const by2012 = article('dibao-2012', '第十八条');
const by2021 = article('dibao-2021', '第十五条');
const sampled2012 = article('dibao-2012', '第二十六条');
const sampled2021 = article('dibao-2021', '第二十条');
const rest2021 = article(
  'dibao-2021',
  '第二十条（只要求备案和投诉举报的全部入户，其余比例为推定或者由地方规定）',
);

/** What the telephone knows by itself: how, when, where, who was there, how many photographs. */
const KNOWN_OTHERWISE: ReadonlySet<string> = new Set([
  'way',
  'visitedOn',
  'place',
  'present',
  'photos',
  'signatures',
]);
const asked: ChecklistText['items'] = visitFields
  .filter(({ name }) => !KNOWN_OTHERWISE.has(name))
  .map((field) => item(field));

const host = { title: text('在场家庭成员', 'Member of the family who was present') };
const photos = { min: 1, max: 9 };
const all = (by: typeof by2012) => [share('all', '全部申请家庭', 'All who applied', 100, by)];

/** 入户调查: asks what the step of the case records, so that what was told in the house is what the case holds. */
export const caseVisit = checklist({
  code: CASE_VISIT,
  title: text('申请家庭入户调查', 'Visit to a family that applied'),
  of: 'household',
  teamMin: 2,
  texts: [
    { from: '2012-12-12', items: asked, photos, host, shares: all(by2012), articles: [by2012] },
    { from: '2021-07-01', items: asked, photos, host, shares: all(by2021), articles: [by2021] },
  ],
});

const looked: ChecklistText['items'] = [
  fault(
    ask.yesNo('isRight', '审核确认是否合格', 'Found right'),
    [false],
    '审核确认有问题',
    'The decision was not right',
    15,
  ),
  item(onlyWhen('isRight', [false], ask.text('finding', '发现的问题', 'Finding', 1000))),
];

/** 县级抽查: of what was decided, near relatives and complaints all, of the rest as many as the law and the place ask. */
export const caseSpotCheck = checklist({
  code: CASE_SPOT_CHECK,
  title: text('审核确认抽查', 'Second look at what was decided'),
  of: 'household',
  teamMin: 2,
  texts: [
    {
      from: '2012-12-12',
      items: looked,
      photos,
      host,
      shares: [
        share('must', '近亲属、有疑问、有举报的', 'Near relatives, doubts, complaints', 100, sampled2012),
        share('new', '新申请的', 'New', 30, sampled2012, { parameter: 'sampling.county', cell: 'new' }),
        share('old', '原有的', 'Those on the roll', 30, sampled2012, {
          parameter: 'sampling.county',
          cell: 'old',
        }),
      ],
      articles: [by2012],
    },
    {
      from: '2021-07-01',
      items: looked,
      photos,
      host,
      shares: [
        share('must', '近亲属备案、有投诉举报的', 'Near relatives, complaints', 100, sampled2021),
        share('new', '新申请的', 'New', 100, rest2021, { parameter: 'sampling.county', cell: 'new' }),
        share('old', '原有的', 'Those on the roll', 30, rest2021, {
          parameter: 'sampling.county',
          cell: 'old',
        }),
      ],
      articles: [by2021],
    },
  ],
});
