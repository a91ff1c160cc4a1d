import { boolKind, countKind, dayKind, monthly, once, yearly } from '../language/kinds.ts';
import type { Node } from '../language/nodes.ts';
import { ageYears, all, any, atLeast, count, isOneOf, lessThan, not } from '../language/operators.ts';
import {
  careKinds,
  disabilityKinds,
  emergencyKinds,
  gradeKinds,
  guardianshipKinds,
  livingKinds,
  relationKinds,
  residenceKinds,
  sexKinds,
  studentKinds,
  supportKinds,
  tierKinds,
  workAbilityKinds,
} from './choices.ts';
import { definitionOf, type FactDefinition, householdFact, memberFact } from './define.ts';

/**
 * Everything a rule may ask of a household and its members. Incomes and recurring spending are those of the
 * twelve months before the application, so that no rounding hides in the facts; a monthly figure is taken
 * twelve times, exactly.
 */
const emergency = householdFact('emergency', emergencyKinds, {
  title: ['急难情形', 'emergency'],
  ask: ['家里最近遇到了什么急难？', 'What emergency has the family met?'],
});

const receivesMinimumLiving = householdFact('receivesMinimumLiving', boolKind, {
  title: ['正在享受低保', 'receives the minimum living allowance'],
  ask: ['现在正在享受低保吗？', 'Does the family receive the minimum living allowance now?'],
});
const whenReceiving = { when: receivesMinimumLiving, otherwise: 0 };

const household = {
  residence: householdFact('residence', residenceKinds, {
    title: ['户籍类别', 'kind of residence'],
    ask: ['户口是城镇还是农村？', 'Is the household registered as urban or rural?'],
  }),
  emergency,
  emergencyMonths: householdFact(
    'emergencyMonths',
    countKind,
    {
      title: ['困难持续月数', 'months of hardship'],
      ask: ['预计困难持续几个月？', 'How many months will the hardship last?'],
      maximum: 60,
    },
    { when: not(isOneOf(emergency, 'none')), otherwise: 0 },
  ),
  emergencySpending: householdFact(
    'emergencySpending',
    once,
    {
      title: ['急难必需支出', 'necessary spending in the emergency'],
      ask: ['这次急难自己必须负担多少钱？', 'How much must the family itself bear in this emergency?'],
    },
    { when: not(isOneOf(emergency, 'none')), otherwise: 0 },
  ),
  reliefGrantsThisYear: householdFact('reliefGrantsThisYear', countKind, {
    title: ['一年内同一事由已获临时救助次数', 'relief grants for the same cause within a year'],
    ask: [
      '一年内因同一原因得过几次临时救助？',
      'How often was relief given for the same cause within a year?',
    ],
    maximum: 100,
  }),
  assessedTier: householdFact('assessedTier', tierKinds, {
    title: ['评定档次', 'assessed tier'],
    ask: ['评定的低保档次是哪一类？', 'Which tier was the family assessed to?'],
  }),
  financialAssets: householdFact('financialAssets', once, {
    title: ['家庭金融资产', 'financial assets'],
    ask: [
      '全家存款、证券、基金、商业保险等共有多少？',
      'How much has the family in deposits, shares, funds?',
    ],
  }),
  vehicles: householdFact('vehicles', countKind, {
    title: ['非必需机动车数', 'vehicles not needed for living or work'],
    ask: ['除残疾代步车和生产用车外有几辆机动车？', 'How many vehicles beyond those needed?'],
    maximum: 100,
  }),
  dwellings: householdFact('dwellings', countKind, {
    title: ['住房套数', 'dwellings owned'],
    ask: ['全家名下有几套住房？', 'How many dwellings does the family own?'],
    maximum: 100,
  }),
  medicalSpending: householdFact('medicalSpending', yearly, {
    title: ['医疗刚性支出', 'unavoidable medical spending'],
    ask: ['过去一年经医保报销后自己负担的医疗费是多少？', 'Medical costs borne in the past year?'],
  }),
  educationSpending: householdFact('educationSpending', yearly, {
    title: ['教育刚性支出', 'unavoidable spending on schooling'],
    ask: ['过去一年的教育支出是多少（按同类公办标准）？', 'Spending on schooling in the past year?'],
  }),
  rehabilitationSpending: householdFact('rehabilitationSpending', yearly, {
    title: ['残疾康复支出', 'spending on rehabilitation'],
    ask: ['过去一年的残疾康复支出是多少？', 'Spending on rehabilitation in the past year?'],
  }),
  otherRigidSpending: householdFact('otherRigidSpending', yearly, {
    title: ['其他刚性支出', 'other unavoidable spending'],
    ask: ['过去一年其他必需的刚性支出是多少？', 'Other unavoidable spending in the past year?'],
  }),
  receivesMinimumLiving,
  receivedAmount: householdFact(
    'receivedAmount',
    monthly,
    {
      title: ['原低保金额', 'allowance received so far'],
      ask: ['现在每月领多少低保金？', 'How much is the allowance received now?'],
    },
    whenReceiving,
  ),
  monthsAboveStandard: householdFact(
    'monthsAboveStandard',
    countKind,
    {
      title: ['就业后收入超过标准的月数', 'months since income from work rose above the standard'],
      ask: [
        '因就业收入超过标准已有几个月？',
        'For how many months has income from work been above the standard?',
      ],
      maximum: 600,
    },
    whenReceiving,
  ),
};

const birthDate = memberFact('birthDate', dayKind, {
  title: ['出生日期', 'date of birth'],
  ask: ['出生日期是哪一天？', 'What is the date of birth?'],
});
const age = ageYears(birthDate);
const atWorkingAge = { when: atLeast(age, count(16)), otherwise: 0 };
const asChild = { when: lessThan(age, count(18)), otherwise: 0 };
const asElder = { when: atLeast(age, count(60)), otherwise: 0 };

const disabilityKind = memberFact('disabilityKind', disabilityKinds, {
  title: ['残疾类别', 'kind of disability'],
  ask: ['残疾证上的残疾类别是什么（没有就选无）？', 'Which kind of disability does the certificate state?'],
});
const whenDisabled = { when: not(isOneOf(disabilityKind, 'none')), otherwise: 0 };
const seriousIllness = memberFact('seriousIllness', boolKind, {
  title: ['患重特大疾病', 'gravely ill'],
  ask: ['是否患有重特大疾病？', 'Is the person gravely ill?'],
});
const guardianship = memberFact(
  'guardianship',
  guardianshipKinds,
  {
    title: ['抚养状况', 'who raises the child'],
    ask: ['孩子由谁抚养？是否认定为孤儿或事实无人抚养？', 'Who raises the child?'],
  },
  asChild,
);

const yearAmount = (
  name: string,
  title: readonly [string, string],
  asked?: typeof atWorkingAge,
): ReturnType<typeof memberFact<typeof yearly>> =>
  memberFact(
    name,
    yearly,
    { title, ask: [`过去十二个月的${title[0]}是多少？`, `How much ${title[1]} in the past twelve months?`] },
    asked,
  );

const member = {
  birthDate,
  sex: memberFact('sex', sexKinds, { title: ['性别', 'sex'], ask: ['性别？', 'Sex?'] }),
  relation: memberFact('relation', relationKinds, {
    title: ['与户主关系', 'relation to the head'],
    ask: ['与户主是什么关系？', 'What is the relation to the head?'],
  }),
  living: memberFact('living', livingKinds, {
    title: ['共同生活情况', 'whether living with the household'],
    ask: ['是否与家人共同生活？', 'Does the person live with the household?'],
  }),
  disabilityKind,
  disabilityGrade: memberFact(
    'disabilityGrade',
    gradeKinds,
    {
      title: ['残疾等级', 'grade of disability'],
      ask: ['残疾证上的等级是几级？', 'Which grade of disability?'],
    },
    whenDisabled,
  ),
  needsLongTermCare: memberFact(
    'needsLongTermCare',
    boolKind,
    {
      title: ['需长期照护', 'needs long-term care'],
      ask: ['需要照护是否已持续六个月以上？', 'Has care been needed for six months or more?'],
    },
    {
      when: any(not(isOneOf(disabilityKind, 'none')), atLeast(age, count(60)), seriousIllness),
      otherwise: 0,
    },
  ),
  seriousIllness,
  student: memberFact(
    'student',
    studentKinds,
    { title: ['在校情况', 'schooling'], ask: ['是否在校读书？读到哪一阶段？', 'Is the person at school?'] },
    { when: all(atLeast(age, count(6)), lessThan(age, count(30))), otherwise: 0 },
  ),
  workAbility: memberFact(
    'workAbility',
    workAbilityKinds,
    { title: ['劳动能力', 'ability to work'], ask: ['劳动能力如何？', 'Can the person work?'] },
    { when: all(atLeast(age, count(16)), lessThan(age, count(60))), otherwise: 2 },
  ),
  employed: memberFact(
    'employed',
    boolKind,
    { title: ['在业', 'in work'], ask: ['现在有工作吗？', 'Is the person in work?'] },
    atWorkingAge,
  ),
  selfCareUnable: memberFact(
    'selfCareUnable',
    countKind,
    {
      title: ['六项自理指标中不能完成的项数', 'self-care acts out of six that cannot be done'],
      ask: [
        '吃饭、穿衣、上下床、如厕、室内行走、洗澡，有几项不能自己完成？',
        'Of eating, dressing, getting up, toilet, walking indoors and washing, how many cannot be done alone?',
      ],
      maximum: 6,
    },
    {
      when: any(
        not(isOneOf(disabilityKind, 'none')),
        atLeast(age, count(60)),
        lessThan(age, count(16)),
        seriousIllness,
      ),
      otherwise: 0,
    },
  ),
  carePlace: memberFact('carePlace', careKinds, {
    title: ['供养方式', 'place of care'],
    ask: ['住在家里还是住在供养服务机构？', 'At home or in an institution?'],
  }),
  legalSupport: memberFact('legalSupport', supportKinds, {
    title: ['法定义务人情况', 'those bound by law to support'],
    ask: [
      '有没有依法应当赡养、抚养、扶养的人，他们有没有能力？',
      'Is anybody bound by law to support, and able?',
    ],
  }),
  guardianship,
  wageIncome: yearAmount('wageIncome', ['工资性收入', 'income from wages'], atWorkingAge),
  businessIncome: yearAmount('businessIncome', ['经营净收入', 'net income from business'], atWorkingAge),
  propertyIncome: yearAmount('propertyIncome', ['财产净收入', 'net income from property'], atWorkingAge),
  transferIncome: yearAmount('transferIncome', ['转移性收入', 'income from transfers'], atWorkingAge),
  otherIncome: yearAmount('otherIncome', ['其他收入', 'other income'], atWorkingAge),
  exemptIncome: yearAmount(
    'exemptIncome',
    ['以上收入中依规定不计入的部分', 'part of the above that the rules leave out'],
    atWorkingAge,
  ),
  basicPension: yearAmount(
    'basicPension',
    ['中央确定的基础养老金', 'basic pension set by the state'],
    asElder,
  ),
  supportPaid: yearAmount(
    'supportPaid',
    ['缴纳的税费、社保和赡养抚养支出', 'taxes, insurance and support paid'],
    atWorkingAge,
  ),
  employmentCosts: yearAmount(
    'employmentCosts',
    ['必要的就业成本', 'necessary costs of working'],
    atWorkingAge,
  ),
  workInjuryNursing: memberFact('workInjuryNursing', boolKind, {
    title: ['领取工伤生活护理费', 'receives work-injury nursing pay'],
    ask: ['是否领取工伤保险的生活护理费？', 'Does the person receive work-injury nursing pay?'],
  }),
  otherNursingAllowance: memberFact('otherNursingAllowance', monthly, {
    title: ['其他福利性护理补贴', 'other nursing allowance'],
    ask: ['每月领取其他护理补贴（离休、因公致残等）多少？', 'How much other nursing allowance a month?'],
  }),
};

export const facts = { household, member } as const;

const listed = (nodes: Readonly<Record<string, Node>>): ReadonlyMap<string, FactDefinition> =>
  new Map(Object.values(nodes).map((node) => [definitionOf(node).name, definitionOf(node)]));

/** The vocabulary by name. A fact may be asked only after those that its `asked.when` speaks of. */
export const vocabulary = {
  household: listed(household),
  member: listed(member),
} as const;
