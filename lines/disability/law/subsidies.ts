import {
  ageYears,
  all,
  any,
  atLeast,
  atLeastNothing,
  boolKind,
  count,
  facts,
  gradeKinds,
  isOneOf,
  lessThan,
  monthly,
  moreThan,
  noMoney,
  not,
  parameter,
  parameterBy,
  rule,
  scheme,
  subtract,
  text,
  when,
} from '../../../engine/index.ts';
import { orphan, unattended } from '../../children/law/standing.ts';
import { article } from '../../handbook/law/statutes.ts';
import { careOfExtremelyPoor, extremelyPoor } from '../../social-assistance/law/extreme-poverty.ts';
import { edgeMeans } from '../../social-assistance/law/means.ts';
import { granted } from '../../social-assistance/law/minimum-living.ts';
import { careSubsidyExamples, livingSubsidyExamples } from './subsidies.examples.ts';

const { member } = facts;
const age = ageYears(member.birthDate);
const mind = isOneOf(member.disabilityKind, 'intellectual', 'mental');
const adult = atLeast(age, count(18));

const livingAmount = parameterBy(
  'disability.living',
  monthly,
  gradeKinds,
  text('困难残疾人生活补贴标准', 'living subsidy of poor disabled persons'),
  'some',
);
const careAmount = parameterBy(
  'disability.care',
  monthly,
  gradeKinds,
  text('重度残疾人护理补贴标准', 'care subsidy of severely disabled persons'),
  'some',
);
const livingForEdge = parameter(
  'disability.living-for-edge',
  boolKind,
  text('生活补贴扩大到低保边缘家庭', 'living subsidy extends to edge families'),
);
const livingForLimbThree = parameter(
  'disability.living-for-limb-three',
  boolKind,
  text('生活补贴扩大到成年无业肢体三级', 'living subsidy extends to adults without work, limb grade three'),
);
const careForMind = parameter(
  'disability.care-for-mind',
  boolKind,
  text(
    '护理补贴扩大到三四级智力、精神残疾人',
    'care subsidy extends to mental and intellectual grades three and four',
  ),
);
const careForChildren = parameter(
  'disability.care-for-children',
  boolKind,
  text('护理补贴扩大到三四级残疾儿童', 'care subsidy extends to children of grades three and four'),
);

const careForExtremePoor = parameter(
  'disability.care-for-extreme-poor',
  boolKind,
  text(
    '特困人员护理补贴与照料护理费择高',
    'the extremely poor have the higher of care subsidy and care allowance',
  ),
);

const poor = rule({
  code: 'disability.poor',
  sums: true,
  title: text('属于困难残疾人', 'counts as a poor disabled person'),
  article: article('disability-subsidies-2015', '二、（一）'),
  value: all(
    not(isOneOf(member.disabilityKind, 'none')),
    any(
      granted,
      all(livingForEdge, edgeMeans),
      all(
        livingForLimbThree,
        adult,
        not(member.employed),
        isOneOf(member.disabilityKind, 'limb'),
        isOneOf(member.disabilityGrade, 'three'),
      ),
    ),
  ),
  say: {
    zh: ['持有残疾证，并且家庭困难或属于当地扩大的范围。', '没有残疾证，或者不属于当地给予生活补贴的范围。'],
    en: [
      'Has a disability certificate and belongs to a class provided for.',
      'No certificate, or not of a class provided for.',
    ],
  },
});

const free = rule({
  code: 'disability.living-free',
  sums: true,
  title: text('没有不能享受生活补贴的情形', 'nothing bars the living subsidy'),
  article: article('disability-subsidies-2015', '二、（三）'),
  value: all(
    not(member.workInjuryNursing),
    not(orphan),
    // A child who lives in an institution has the care subsidy alone.
    not(all(lessThan(age, count(18)), isOneOf(member.carePlace, 'institution'))),
  ),
  say: {
    zh: ['', '领取工伤生活护理费的、孤儿和在机构供养的儿童，不享受生活补贴。'],
    en: ['', 'Work-injury nursing pay, orphans and children in institutions: no living subsidy.'],
  },
});

const claims = all(poor, free, moreThan(livingAmount(member.disabilityGrade), noMoney('month')));

export const livingEligible = rule({
  code: 'disability.living-eligible',
  title: text('符合困难残疾人生活补贴', 'is eligible for the living subsidy'),
  since: [
    {
      from: '2016-01-01',
      article: article('disability-subsidies-2015', '二、（一）（三）'),
      value: claims,
    },
    {
      from: '2020-01-01',
      article: article('unattended-children-2019', '二、（一）'),
      // Who has the subsidy of unattended children in full has no living subsidy; in an assisted family the
      // child keeps it, and it is deducted there.
      value: all(claims, any(not(unattended), granted)),
    },
  ],
});

const livingStandard = livingAmount(member.disabilityGrade);

/** 困难残疾人生活补贴 */
export const disabilityLiving = scheme({
  code: 'disability-living-subsidy',
  title: text('困难残疾人生活补贴', 'Living subsidy of poor disabled persons'),
  unit: 'member',
  from: '2016-01-01',
  basis: [article('disability-subsidies-2015', '全文')],
  eligible: livingEligible,
  amount: rule({
    code: 'disability.living-amount',
    title: text('生活补贴金额', 'living subsidy'),
    article: article('disability-subsidies-2015', '二、（二）'),
    value: when(moreThan(livingStandard, member.otherLivingAllowance), livingStandard, noMoney('month')),
    say: {
      zh: '残疾等级{disabilityGrade}，生活补贴{result}。',
      en: 'With {disabilityGrade}, the living subsidy is {result}.',
    },
  }),
  examples: livingSubsidyExamples,
});

const severe = rule({
  code: 'disability.severe',
  title: text('属于重度残疾人或当地扩大的范围', 'is severely disabled or of a class the county added'),
  article: article('disability-subsidies-2015', '二、（一）'),
  value: any(
    isOneOf(member.disabilityGrade, 'one', 'two'),
    all(careForMind, mind, isOneOf(member.disabilityGrade, 'three', 'four')),
    all(careForChildren, lessThan(age, count(18)), isOneOf(member.disabilityGrade, 'three', 'four')),
  ),
});

export const careEligible = rule({
  code: 'disability.care-eligible',
  sums: true,
  title: text('符合重度残疾人护理补贴', 'is eligible for the care subsidy'),
  article: article('disability-subsidies-2015', '二、（一）（三）'),
  value: all(
    severe,
    member.needsLongTermCare,
    not(member.workInjuryNursing),
    any(not(extremelyPoor), careForExtremePoor),
  ),
  say: {
    zh: [
      '残疾程度符合规定，需要长期照护六个月以上。',
      '残疾程度不在范围内、不需要长期照护，或者已领取工伤生活护理费、已纳入特困供养。',
    ],
    en: [
      'The disability qualifies and care is needed for more than six months.',
      'The disability does not qualify, no long care is needed, work-injury nursing is paid, or the person is extremely poor.',
    ],
  },
});

const careStandard = careAmount(member.disabilityGrade);
const aboveOthers = when(
  moreThan(careStandard, member.otherNursingAllowance),
  careStandard,
  noMoney('month'),
);

/** 重度残疾人护理补贴 */
export const disabilityCare = scheme({
  code: 'disability-care-subsidy',
  title: text('重度残疾人护理补贴', 'Care subsidy of severely disabled persons'),
  unit: 'member',
  from: '2016-01-01',
  basis: [article('disability-subsidies-2015', '全文')],
  eligible: careEligible,
  amount: rule({
    code: 'disability.care-amount',
    title: text('护理补贴金额', 'care subsidy'),
    article: article('disability-subsidies-2015', '三、（一）'),
    // The extremely poor keep their care allowance; up to the higher of the two the rest is paid.
    value: when(
      all(careForExtremePoor, extremelyPoor),
      atLeastNothing(subtract(aboveOthers, careOfExtremelyPoor)),
      aboveOthers,
    ),
    say: {
      zh: '护理补贴{disability.care}；已领其他护理补贴{otherNursingAllowance}，同类只领高的一项，应发{result}。',
      en: 'The care subsidy is {disability.care}; {otherNursingAllowance} of another is received; the higher alone is paid: {result}.',
    },
  }),
  examples: careSubsidyExamples,
});
