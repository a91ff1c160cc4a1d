import {
  all,
  any,
  boolKind,
  choice,
  facts,
  greatest,
  isOneOf,
  monthly,
  moreThan,
  no,
  noMoney,
  not,
  parameter,
  parameterBy,
  rule,
  scheme,
  text,
  value,
  when,
} from '../../../engine/index.ts';
import { article } from '../../handbook/law/statutes.ts';
import { extremelyPoor } from '../../social-assistance/law/extreme-poverty.ts';
import { granted } from '../../social-assistance/law/granted.ts';
import { severelyDisabled } from '../../social-assistance/law/means.ts';
import { inDifficultyExamples } from './in-difficulty.examples.ts';
import { minor, orphan, unattended } from './standing.ts';

const { member } = facts;

/** The three classes of the State Council; what each is given is a matter of the county. */
export const difficultyKinds = choice('child-difficulty', {
  poor: ['家庭贫困', 'poor family'],
  'ill-or-disabled': ['自身重残或重病', 'severely disabled or gravely ill'],
  guardianship: ['监护缺失或不当', 'guardianship lacking or unfit'],
});

const classAmount = parameterBy(
  'child-difficulty.subsidy',
  monthly,
  difficultyKinds,
  text('困境儿童生活补贴标准', 'subsidy of children in difficulty'),
  'some',
);

const given = parameter(
  'child-difficulty.given',
  boolKind,
  text('当地发给困境儿童生活补贴', 'the place gives children in difficulty a subsidy'),
);

const none = noMoney('month');
const isGiven = rule({
  code: 'child-difficulty.is-given',
  title: text('当地有困境儿童生活补贴', 'the place has a subsidy of children in difficulty'),
  article: article('children-in-difficulty-2016', '二、（一）'),
  value: all(given),
  say: {
    zh: ['', '国家没有统一的困境儿童生活补贴，当地也没有登记这项补贴。'],
    en: ['', 'The nation has no such subsidy, and none of the place is on record.'],
  },
});
const isPoor = rule({
  code: 'child-difficulty.poor',
  title: text('家庭贫困导致的困境', 'in difficulty through poverty'),
  article: article('children-in-difficulty-2016', '引言第二段'),
  value: all(minor, granted),
  sums: true,
  say: { zh: ['家庭享受低保。', ''], en: ['The family has the minimum living allowance.', ''] },
});
const isIll = rule({
  code: 'child-difficulty.ill-or-disabled',
  title: text('自身残疾或重病导致的困境', 'in difficulty through disability or illness'),
  article: article('children-in-difficulty-2016', '引言第二段'),
  value: all(minor, any(severelyDisabled, member.seriousIllness)),
  sums: true,
  say: { zh: ['孩子重残或者患重病。', ''], en: ['The child is severely disabled or gravely ill.', ''] },
});
const isUnguarded = rule({
  code: 'child-difficulty.guardianship',
  title: text('监护缺失或不当导致的困境', 'in difficulty for want of guardianship'),
  article: article('children-in-difficulty-2016', '引言第二段'),
  value: all(minor, isOneOf(member.guardianship, 'lacking')),
  sums: true,
  say: { zh: ['孩子的监护缺失或者不当。', ''], en: ['Guardianship is lacking or unfit.', ''] },
});

const amount = rule({
  code: 'child-difficulty.amount',
  title: text('困境儿童生活补贴', 'subsidy of children in difficulty'),
  article: article('children-in-difficulty-2016', '二、（一）'),
  value: when(
    given,
    greatest(
      when(isPoor, classAmount(value(difficultyKinds, 'poor')), none),
      when(isIll, classAmount(value(difficultyKinds, 'ill-or-disabled')), none),
      when(isUnguarded, classAmount(value(difficultyKinds, 'guardianship')), none),
    ),
    none,
  ),
  say: {
    zh: '按当地困境儿童的类别，补贴{result}；符合几类的，只领最高的一类。',
    en: 'By the class of difficulty, the highest only: {result}.',
  },
});

const ofClass = rule({
  code: 'child-difficulty.of-class',
  sums: true,
  title: text('属于补贴范围的困境儿童', 'is a child in difficulty of a class provided for'),
  article: article('children-in-difficulty-2016', '二、（一）'),
  value: all(minor, moreThan(amount, none)),
  say: {
    zh: ['属于当地给予补贴的困境儿童。', '已满十八周岁，或者不属于当地给予补贴的几类困境儿童。'],
    en: [
      'A child in difficulty of a class that the county provides for.',
      'Is 18 or older, or not of a class that the county provides for.',
    ],
  },
});

const notOtherwise = rule({
  code: 'child-difficulty.not-otherwise',
  sums: true,
  title: text('没有按孤儿、事实无人抚养儿童或特困人员保障', 'is not provided for otherwise'),
  article: article('children-in-difficulty-2016', '二、（一）'),
  value: not(any(orphan, unattended, extremelyPoor)),
  say: {
    zh: ['', '已经按孤儿、事实无人抚养儿童或者特困人员保障，不再领困境儿童补贴。'],
    en: ['', 'Is provided for as an orphan, as unattended or as extremely poor.'],
  },
});

/** 困境儿童生活补贴 */
export const childrenInDifficulty = scheme({
  code: 'children-in-difficulty',
  title: text('困境儿童生活补贴', 'Subsidy of children in difficulty'),
  unit: 'member',
  from: '2016-06-13',
  basis: [article('children-in-difficulty-2016', '全文')],
  eligible: rule({
    code: 'child-difficulty.eligible',
    title: text('符合困境儿童生活补贴', 'is eligible as a child in difficulty'),
    article: article('children-in-difficulty-2016', '二、（一）'),
    value: all(isGiven, when(given, all(ofClass, notOtherwise), no)),
  }),
  amount,
  examples: inDifficultyExamples,
});
