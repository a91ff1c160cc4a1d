import { boolKind, once } from '../language/kinds.ts';
import { moreThan, noMoney } from '../language/operators.ts';
import { memberFact } from './define.ts';

/** One stay in hospital, or one settlement of a chronic illness, and who has paid of it so far. */
const medicalBill = memberFact('medicalBill', once, {
  title: ['本次医疗总费用', 'medical bill'],
  ask: [
    '这次住院或门诊慢特病的总费用是多少（没有就填0元）？',
    'What is the whole medical bill, if there is one?',
  ],
});
const whenTreated = { when: moreThan(medicalBill, noMoney('once')), otherwise: 0 };

const amountOf = (name: string, title: readonly [string, string], ask: readonly [string, string]) =>
  memberFact(name, once, { title, ask }, whenTreated);

export const treatment = {
  medicalBill,
  medicalReduction: amountOf(
    'medicalReduction',
    ['政策减免', 'reductions by policy'],
    ['医院按政策减免了多少？', 'How much did the hospital waive by policy?'],
  ),
  basicInsurancePaid: amountOf(
    'basicInsurancePaid',
    ['基本医保支付', 'paid by basic insurance'],
    ['基本医保支付了多少？', 'How much did basic medical insurance pay?'],
  ),
  criticalInsurancePaid: amountOf(
    'criticalInsurancePaid',
    ['大病保险支付', 'paid by critical illness insurance'],
    ['大病保险支付了多少？', 'How much did critical illness insurance pay?'],
  ),
  otherInsurancePaid: amountOf(
    'otherInsurancePaid',
    ['补充保险等其他支付', 'paid by other insurance'],
    ['补充医保、商业保险等支付了多少？', 'How much did other insurance pay?'],
  ),
  medicalOutsidePolicy: amountOf(
    'medicalOutsidePolicy',
    ['政策范围外费用', 'costs outside the catalogue'],
    ['自己负担的费用里，目录以外的有多少？', 'How much of the own share lies outside the catalogue?'],
  ),
  medicalDeductibleCounted: amountOf(
    'medicalDeductibleCounted',
    ['本年已计入起付线的费用', 'already counted towards the deductible this year'],
    ['今年以前的就医已有多少计入起付线？', 'How much was already counted towards the deductible this year?'],
  ),
  medicalAssistanceThisYear: amountOf(
    'medicalAssistanceThisYear',
    ['本年已得医疗救助', 'medical assistance had this year'],
    ['今年住院和门诊慢特病已得医疗救助多少？', 'How much medical assistance was given this year so far?'],
  ),
  medicalTiltThisYear: amountOf(
    'medicalTiltThisYear',
    ['本年已得倾斜救助', 'further medical assistance had this year'],
    ['今年已得倾斜救助多少？', 'How much further assistance for heavy burdens was given this year?'],
  ),
  treatedByReferral: memberFact(
    'treatedByReferral',
    boolKind,
    {
      title: ['规范转诊且在省内就医', 'treated by due referral within the province'],
      ask: ['是按规定转诊并在省内就医的吗？', 'Was the person treated within the province by due referral?'],
    },
    whenTreated,
  ),
} as const;
