import { countKind, once, yearly } from '../language/kinds.ts';
import { isOneOf, not } from '../language/operators.ts';
import { emergencyKinds } from './choices.ts';
import { householdFact } from './define.ts';

const emergency = householdFact('emergency', emergencyKinds, {
  title: ['急难情形', 'emergency'],
  ask: ['家里最近遇到了什么急难？', 'What emergency has the family met?'],
});

/** The emergency that a family has met, and what it cannot help spending. */
export const hardship = {
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
} as const;
