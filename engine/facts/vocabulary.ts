import { boolKind, countKind, dayKind, monthly, once, yearly } from '../language/kinds.ts';
import type { Node } from '../language/nodes.ts';
import { ageYears, all, any, atLeast, count, isOneOf, lessThan, not } from '../language/operators.ts';
import {
  abilityKinds,
  careKinds,
  disabilityKinds,
  gradeKinds,
  guardianshipKinds,
  livingKinds,
  parentKinds,
  relationKinds,
  residenceKinds,
  sexKinds,
  studentKinds,
  supportKinds,
  tierKinds,
  workAbilityKinds,
} from './choices.ts';
import { definitionOf, type FactDefinition, householdFact, memberFact } from './define.ts';
import { hardship } from './hardship.ts';
import { treatment } from './treatment.ts';
import { joblessFacts } from './work.ts';

/**
 * Everything a rule may ask of a household and its members. Incomes and recurring spending are those of the
 * twelve months before the application, so that no rounding hides in the facts; a monthly figure is taken
 * twelve times, exactly.
 */
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
  ...hardship,
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
  registeredPoor: householdFact('registeredPoor', boolKind, {
    title: ['建档立卡贫困户或防止返贫监测户', 'registered as poor or watched against poverty'],
    ask: [
      '是不是建档立卡贫困户或者防止返贫监测户？',
      'Is the family registered as poor, or watched against falling back into poverty?',
    ],
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

const whenUnattended = { when: isOneOf(guardianship, 'unattended'), otherwise: 0 };
const fatherState = memberFact(
  'fatherState',
  parentKinds,
  {
    title: ['父亲情况', 'state of the father'],
    ask: ['孩子的父亲因为什么不能抚养孩子？', 'What keeps the father from raising the child?'],
  },
  whenUnattended,
);
const motherState = memberFact(
  'motherState',
  parentKinds,
  {
    title: ['母亲情况', 'state of the mother'],
    ask: ['孩子的母亲因为什么不能抚养孩子？', 'What keeps the mother from raising the child?'],
  },
  whenUnattended,
);
/** States that count only when they last for some months. */
const whenLasting = (state: typeof fatherState) => ({
  when: isOneOf(state, 'imprisoned', 'detoxification', 'restrained', 'lost-contact'),
  otherwise: 0,
});

const student = memberFact(
  'student',
  studentKinds,
  { title: ['在校情况', 'schooling'], ask: ['是否在校读书？读到哪一阶段？', 'Is the person at school?'] },
  { when: all(atLeast(age, count(6)), lessThan(age, count(30))), otherwise: 0 },
);

const employed = memberFact(
  'employed',
  boolKind,
  { title: ['在业', 'in work'], ask: ['现在有工作吗？', 'Is the person in work?'] },
  atWorkingAge,
);

const yearAmount = (
  name: string,
  title: readonly [string, string],
  asked?: typeof atWorkingAge,
): ReturnType<typeof memberFact<typeof yearly>> =>
  memberFact(
    name,
    yearly,
    { title, ask: [`过去十二个月，${title[0]}是多少？`, `How much ${title[1]} in the past twelve months?`] },
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
  student,
  workAbility: memberFact(
    'workAbility',
    workAbilityKinds,
    { title: ['劳动能力', 'ability to work'], ask: ['劳动能力如何？', 'Can the person work?'] },
    { when: all(atLeast(age, count(16)), lessThan(age, count(60))), otherwise: 2 },
  ),
  employed,
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
  fatherState,
  fatherStateMonths: memberFact(
    'fatherStateMonths',
    countKind,
    {
      title: ['父亲限制自由或失联的月数', 'months of the father’s restraint or absence'],
      ask: [
        '父亲被限制自由的期限，或者失去联系、不尽抚养责任，有几个月？',
        'For how many months is the father restrained, or out of contact?',
      ],
    },
    whenLasting(fatherState),
  ),
  motherState,
  motherStateMonths: memberFact(
    'motherStateMonths',
    countKind,
    {
      title: ['母亲限制自由或失联的月数', 'months of the mother’s restraint or absence'],
      ask: [
        '母亲被限制自由的期限，或者失去联系、不尽抚养责任，有几个月？',
        'For how many months is the mother restrained, or out of contact?',
      ],
    },
    whenLasting(motherState),
  ),
  raisedAsOrphan: memberFact(
    'raisedAsOrphan',
    boolKind,
    {
      title: ['成年前按孤儿保障', 'was provided for as an orphan'],
      ask: ['成年以前是不是按孤儿领基本生活费？', 'Was the orphan allowance paid until the age of 18?'],
    },
    { when: all(atLeast(age, count(18)), not(isOneOf(student, 'none'))), otherwise: 0 },
  ),
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
  ...joblessFacts(all(atLeast(age, count(16)), not(employed))),
  childWithHiv: memberFact(
    'childWithHiv',
    boolKind,
    {
      title: ['艾滋病病毒感染儿童', 'child with HIV'],
      ask: ['是登记在册的艾滋病病毒感染儿童吗？', 'Is the child registered as infected with HIV?'],
    },
    asChild,
  ),
  ...treatment,
  otherLivingAllowance: memberFact(
    'otherLivingAllowance',
    monthly,
    {
      title: ['其他福利性生活补贴', 'other welfare living allowance'],
      ask: [
        '每月领取其他生活补贴（老年、离休、因公致残等）多少？',
        'How much other welfare living allowance a month?',
      ],
    },
    whenDisabled,
  ),
  abilityLevel: memberFact(
    'abilityLevel',
    abilityKinds,
    {
      title: ['老年人能力等级', 'assessed level of ability'],
      ask: ['能力评估的结论是哪一级（没评估过就选未评估）？', 'Which level was assessed, if any?'],
    },
    asElder,
  ),
  specialCare: memberFact(
    'specialCare',
    boolKind,
    {
      title: ['优抚对象', 'entitled to special care for service'],
      ask: ['是不是享受国家定期抚恤补助的优抚对象？', 'Is the person entitled to special care for service?'],
    },
    atWorkingAge,
  ),
  lostOnlyChild: memberFact(
    'lostOnlyChild',
    boolKind,
    {
      title: ['失独', 'lost an only child'],
      ask: ['是不是失去独生子女的父母？', 'Has the person lost an only child?'],
    },
    { when: atLeast(age, count(49)), otherwise: 0 },
  ),
  supportedAsExtremelyPoor: memberFact(
    'supportedAsExtremelyPoor',
    boolKind,
    {
      title: ['未成年时起一直享受特困供养', 'supported as extremely poor since childhood'],
      ask: [
        '是不是未成年时就享受特困供养、现在仍在享受？',
        'Has the person been supported as extremely poor since childhood, and is so still?',
      ],
    },
    { when: all(atLeast(age, count(16)), lessThan(age, count(30))), otherwise: 0 },
  ),
  residentInsurance: memberFact('residentInsurance', boolKind, {
    title: ['参加城乡居民基本医疗保险', 'is in the medical insurance of residents'],
    ask: [
      '是不是参加（或者准备参加）城乡居民基本医疗保险，个人缴费还没有由单位承担？',
      'Is the person in the medical insurance of residents, or about to join it?',
    ],
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
