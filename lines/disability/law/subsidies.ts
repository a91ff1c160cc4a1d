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
import { granted } from '../../social-assistance/law/granted.ts';
import { edgeMeans } from '../../social-assistance/law/means.ts';
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

const noInjuryPay = rule({
  code: 'disability.no-work-injury-pay',
  title: text('未领取工伤生活护理费', 'does not receive work-injury nursing pay'),
  article: article('disability-subsidies-2015', '二、（四）'),
  value: not(member.workInjuryNursing),
  say: {
    zh: ['', '已领取工伤生活护理费，不再享受残疾人补贴。'],
    en: ['', 'Work-injury nursing pay is received, and therefore no subsidy.'],
  },
});

const notInCare = rule({
  code: 'disability.living-not-in-care',
  title: text('不是孤儿或在机构供养的儿童', 'is no orphan, nor a child in an institution'),
  sums: true,
  article: article('disability-subsidies-2015', '二、（四）'),
  value: not(any(orphan, all(lessThan(age, count(18)), isOneOf(member.carePlace, 'institution')))),
  say: {
    zh: ['', '孤儿和在机构供养的儿童不享受生活补贴，可以申请护理补贴。'],
    en: ['', 'Orphans and children in institutions have no living subsidy; they may have the care subsidy.'],
  },
});

const claims = all(
  poor,
  noInjuryPay,
  notInCare,
  moreThan(livingAmount(member.disabilityGrade), noMoney('month')),
);

// Who has the subsidy of unattended children in full has no living subsidy; in an assisted family the child
// keeps it, and it is deducted there.
const notInFull = rule({
  code: 'disability.living-not-unattended',
  title: text('没有全额领取事实无人抚养儿童补贴', 'does not have the subsidy of unattended children in full'),
  sums: true,
  since: [
    {
      from: '2020-01-01',
      article: article('unattended-children-2019', '三、（一）'),
      value: any(not(unattended), granted),
      say: {
        zh: ['', '已全额领取事实无人抚养儿童补贴，不再享受生活补贴。'],
        en: ['', 'Has the subsidy of unattended children in full, and therefore no living subsidy.'],
      },
    },
  ],
});

export const livingEligible = rule({
  code: 'disability.living-eligible',
  title: text('符合困难残疾人生活补贴', 'is eligible for the living subsidy'),
  since: [
    {
      from: '2016-01-01',
      article: article('disability-subsidies-2015', '二、（一）（四）'),
      value: claims,
    },
    {
      from: '2020-01-01',
      article: article('unattended-children-2019', '三、（一）'),
      value: all(claims, notInFull),
    },
  ],
});

const livingStandard = livingAmount(member.disabilityGrade);

const livingAboveOther = rule({
  code: 'disability.living-above-other',
  title: text('高于已领的其他生活补贴', 'is above the other living allowance received'),
  article: article('disability-subsidies-2015', '二、（四）'),
  value: moreThan(livingStandard, member.otherLivingAllowance),
  say: {
    zh: [
      '',
      '已经领着其他生活补贴{otherLivingAllowance}，当地的困难残疾人生活补贴是{disability.living}，同类的只领高的一项，这一项不另发。',
    ],
    en: [
      '',
      'Another living allowance of {otherLivingAllowance} is received; the local one is {disability.living}, and the higher alone is paid.',
    ],
  },
});

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
    value: when(livingAboveOther, livingStandard, noMoney('month')),
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
  say: {
    zh: ['残疾类别和等级在护理补贴范围内。', '残疾类别和等级不在护理补贴范围内。'],
    en: ['The kind and grade of disability qualify.', 'The kind and grade of disability do not qualify.'],
  },
});

const longCare = rule({
  code: 'disability.long-care',
  title: text('需要长期照护', 'needs long-term care'),
  article: article('disability-subsidies-2015', '二、（一）'),
  value: all(member.needsLongTermCare),
  say: {
    zh: ['需要照护已持续六个月以上。', '需要照护没有持续六个月以上。'],
    en: ['Care has been needed for six months or more.', 'Care has not been needed for six months.'],
  },
});

const notSupported = rule({
  code: 'disability.care-not-supported',
  title: text('未因特困供养而除外', 'is not left out as extremely poor'),
  sums: true,
  article: article('disability-subsidies-2015', '二、（四）'),
  value: any(not(extremelyPoor), careForExtremePoor),
  say: {
    zh: ['', '已纳入特困供养，不再享受护理补贴。'],
    en: ['', 'Is supported as extremely poor, and therefore has no care subsidy.'],
  },
});

export const careEligible = rule({
  code: 'disability.care-eligible',
  title: text('符合重度残疾人护理补贴', 'is eligible for the care subsidy'),
  article: article('disability-subsidies-2015', '二、（一）（四）'),
  value: all(severe, longCare, noInjuryPay, notSupported),
});

const careStandard = careAmount(member.disabilityGrade);
const topsUp = rule({
  code: 'disability.care-tops-up',
  title: text('特困人员只补到高的一项', 'the extremely poor are paid up to the higher'),
  sums: true,
  article: article('disability-subsidies-2015', '二、（四）'),
  value: all(careForExtremePoor, extremelyPoor),
  say: {
    zh: ['已有特困照料护理费，护理补贴只补超出的部分。', ''],
    en: ['With the care allowance of the extremely poor, only what exceeds it is paid.', ''],
  },
});

const careAboveOther = rule({
  code: 'disability.care-above-other',
  title: text('高于已领的其他护理补贴', 'is above the other nursing allowance received'),
  article: article('disability-subsidies-2015', '二、（四）'),
  value: moreThan(careStandard, member.otherNursingAllowance),
  say: {
    zh: [
      '',
      '已经领着其他护理补贴{otherNursingAllowance}，当地的重度残疾人护理补贴是{disability.care}，同类的只领高的一项，这一项不另发。',
    ],
    en: [
      '',
      'Another nursing allowance of {otherNursingAllowance} is received; the local one is {disability.care}, and the higher alone is paid.',
    ],
  },
});
const aboveOthers = when(careAboveOther, careStandard, noMoney('month'));

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
    article: article('disability-subsidies-2015', '二、（四）'),
    // The extremely poor keep their care allowance; up to the higher of the two the rest is paid.
    value: when(topsUp, atLeastNothing(subtract(aboveOthers, careOfExtremelyPoor)), aboveOthers),
    say: {
      zh: '当地的护理补贴是{disability.care}，应发{result}。',
      en: 'The care subsidy is {disability.care}: {result} is paid.',
    },
  }),
  examples: careSubsidyExamples,
});
