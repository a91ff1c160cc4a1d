import { choice, text } from '../../../engine/index.ts';
import { ask, optional } from '../../../engine/matters/index.ts';
import { type ChecklistText, checklist, fault, item, share } from '../../../engine/visits/index.ts';
import { article } from '../../handbook/law/statutes.ts';

const housing = choice('housing', {
  sound: ['安全', 'sound'],
  repair: ['需要维修', 'in need of repair'],
  unsafe: ['有危险', 'unsafe'],
});
const living = choice('living', {
  asTold: ['与申报一致', 'as declared'],
  better: ['明显好于申报', 'clearly better than declared'],
  worse: ['明显差于申报', 'clearly worse than declared'],
});

/** What two people look at in the house of a family; what the visit finds is a clue and cuts nothing by itself. */
const items: ChecklistText['items'] = [
  item(ask.count('atHome', '在家人数', 'Members at home', 0, 30)),
  item(ask.count('members', '实际共同生活人数', 'Members who live together', 1, 30)),
  fault(
    ask.choice('housing', '住房状况', 'The house', housing),
    ['unsafe'],
    '住房有危险',
    'The house is unsafe',
    30,
  ),
  fault(
    ask.choice('living', '吃、穿、用等实际生活水平', 'How the family lives', living),
    ['better', 'worse'],
    '实际生活与申报不符，需要重新核算',
    'The family lives otherwise than declared; reckon anew',
    30,
  ),
  item(ask.money('income', '了解到的家庭月收入', 'Monthly income as told', 1_000_000)),
  fault(
    ask.yesNo('moneyReceived', '低保金按月足额到账', 'The allowance arrives each month and in full'),
    [false],
    '低保金没有按月足额到账',
    'The allowance does not arrive in full',
    10,
  ),
  fault(
    ask.yesNo('cardWithFamily', '存折、社保卡由本人或者家人保管', 'The family keeps its own bank card'),
    [false],
    '存折、社保卡由他人代管而没有书面协议',
    'Somebody else keeps the card without a written agreement',
    15,
  ),
  item(optional(ask.lines('neighbours', '邻里访问情况', 'What neighbours say', 10))),
  item(optional(ask.text('needs', '还有什么困难和诉求', 'What else the family needs', 500))),
];

const host = { title: text('在场家庭成员', 'Member of the family who was present') };
const photos = { min: 1, max: 9 };
const by2012 = article('dibao-2012', '第十八条');
const sampled2012 = article('dibao-2012', '第二十六条');
const by2021 = article('dibao-2021', '第十五条');
const whole2021 = article('dibao-2021', '第二十条');
// The article says that a household can be visited, among other ways; the text for reviews says how often, and no share.
const each2021 = article('dibao-2021', '第十五条（条文没有规定入户比例，全部入户为推定）');
const old2021 = article('dibao-2021', '第三十一条（条文没有规定入户比例，30%为推定）');

export const householdVisit = checklist({
  code: 'minimum-living-visit',
  title: text('最低生活保障入户核查', 'Visit to a household on the minimum living allowance'),
  of: 'household',
  teamMin: 2,
  texts: [
    {
      from: '2012-12-12',
      items,
      photos,
      host,
      shares: [
        share('must', '近亲属、有疑问、被举报的', 'Near relatives, doubts, complaints', 100, sampled2012),
        share('new', '新申请的', 'New', 30, sampled2012),
        share('old', '原有的', 'Those on the roll', 30, sampled2012),
      ],
      articles: [by2012],
    },
    {
      // The measures of 2021 name no share for the rest; 30 % goes on as what the county asks of itself.
      from: '2021-07-01',
      items,
      photos,
      host,
      shares: [
        share('must', '单独登记备案、被投诉举报的', 'Registered near relatives, complaints', 100, whole2021),
        share('new', '新申请的', 'New', 100, each2021),
        share('old', '原有的', 'Those on the roll', 30, old2021),
      ],
      articles: [by2021],
    },
  ],
});
