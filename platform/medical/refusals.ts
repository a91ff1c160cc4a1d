import type { RefusalCatalogue } from '../base/index.ts';

const text = (
  kind: RefusalCatalogue[string]['kind'],
  zh: readonly [what: string, next: string],
  en: readonly [what: string, next: string],
): RefusalCatalogue[string] => ({ kind, zh: { what: zh[0], next: zh[1] }, en: { what: en[0], next: en[1] } });

export const medicalRefusals: RefusalCatalogue = {
  'medical.hospital': text(
    'missing',
    ['没有编码为“{code}”、由本系统结算的医院。', '请核对医院编码；没有登记的，请联系县级经办人登记。'],
    [
      'No hospital {code} is settled through this system.',
      'Check the code, or ask the county to enter the hospital.',
    ],
  ),
  'medical.hospital.closed': text(
    'conflict',
    ['这家医院没有开通或者已经停止结算。', '请联系县级经办人；患者可以凭票据到窗口办理。'],
    [
      'This hospital is not open for settlement.',
      'Ask the county; the patient may bring the papers to the window.',
    ],
  ),
  'medical.hospital.code': text(
    'conflict',
    ['编码“{code}”已经登记过。', '请在列表中查看；停用过的医院请换新的编码。'],
    ['The code {code} is entered already.', 'Look at the list; a hospital that was ended takes a new code.'],
  ),
  'medical.hospital.system': text(
    'invalid',
    ['这个外部系统不能提交医疗救助结算。', '请系统管理员先登记外部系统并给它“提交医疗救助结算”的权限。'],
    [
      'This system may not hand bills in.',
      'The system administrator has to enter it with that permission first.',
    ],
  ),
  'medical.hospital.own': text(
    'forbidden',
    ['自己登记的医院要由另一个人确认。', '请另一位经办人或者负责人确认。'],
    ['Somebody else confirms a hospital that you entered.', 'Ask another officer or the director.'],
  ),
  'medical.hospital.state': text(
    'conflict',
    ['这家医院现在不能这样办。', '请刷新后查看它的状态。'],
    ['The hospital does not stand so that this could be done.', 'Read the page anew and look at its state.'],
  ),
  'medical.id': text(
    'invalid',
    ['证件号码不对。', '请核对患者的居民身份证号码。'],
    ['The identity number is wrong.', 'Check the number on the card of the patient.'],
  ),
  'medical.name': text(
    'conflict',
    ['姓名和证件号码不是同一个人。', '请核对身份证；登记的姓名有误的，请患者联系乡镇民政窗口更正。'],
    [
      'Name and number are not of one person.',
      'Check the card; a wrong name on record is mended at the township.',
    ],
  ),
  'medical.twice': text(
    'conflict',
    [
      '县里有两份这个号码的人员记录，不能确定是哪一份。',
      '请联系县级经办人先合并记录；患者可以凭票据到窗口办理。',
    ],
    [
      'The county has two records of this number.',
      'The county merges them first; the patient may use the window.',
    ],
  ),
  'medical.bill.sum': text(
    'invalid',
    ['减免和各项保险支付之和超过了总费用。', '请核对账单各项金额（单位为分）。'],
    ['Reductions and insurances together exceed the bill.', 'Check the amounts; they are in fen.'],
  ),
  'medical.bill.catalogue': text(
    'invalid',
    ['政策范围内费用超过了总费用。', '请核对政策范围内费用（单位为分）。'],
    ['What lies in the catalogue exceeds the bill.', 'Check the amount in the catalogue; it is in fen.'],
  ),
  'medical.day': text(
    'invalid',
    ['出院日期在今天以后，或者早于 {days} 天以前。', '请核对出院日期；更早的费用凭票据到窗口办理。'],
    [
      'The day of discharge lies ahead, or more than {days} days back.',
      'Check the day; older bills go to the window.',
    ],
  ),
  'medical.bill.changed': text(
    'conflict',
    ['结算单号“{billNo}”已经用于另一张账单。', '要更正的，请先退费，再用新的单号提交。'],
    [
      'The number {billNo} stands for another bill.',
      'To mend it, take it back and hand it in under a new number.',
    ],
  ),
  'medical.bill.reversed': text(
    'conflict',
    ['结算单“{billNo}”已经退费。', '重新结算请用新的单号。'],
    ['The bill {billNo} was taken back.', 'Settle it anew under a new number.'],
  ),
  'medical.bill.unknown': text(
    'missing',
    ['没有结算单“{billNo}”。', '请核对医院编码和单号。'],
    ['There is no bill {billNo}.', 'Check the code of the hospital and the number.'],
  ),
  'medical.cleared': text(
    'conflict',
    [
      '这笔结算的款项已经拨付，应付给医院的余额不够抵回。',
      '等下一笔结算以后再退，或者联系县级经办人办理退款。',
    ],
    [
      'It was paid out already, and nothing is due to the hospital to take it from.',
      'Try after the next settlement, or ask the county.',
    ],
  ),
  'medical.no-fund': text(
    'conflict',
    ['{year} 年没有可以支付医疗救助的资金。', '请联系县级经办人登记资金；患者可以凭票据到窗口办理。'],
    [
      'No fund of {year} is for medical assistance.',
      'The county has to open one; the patient may use the window.',
    ],
  ),
  'medical.not-in-force': text(
    'conflict',
    ['出院那天还没有实行医疗救助。', '请核对出院日期。'],
    ['There was no medical assistance on the day of discharge.', 'Check the day.'],
  ),
  'medical.no-figures': text(
    'conflict',
    ['当地还没有登记医疗救助的标准：{which}。', '请联系县级经办人登记标准；患者可以凭票据到窗口办理。'],
    [
      'Figures of the place are not on record: {which}.',
      'The county has to enter them; the patient may use the window.',
    ],
  ),
  'medical.fund-short': text(
    'conflict',
    [
      '账单 {billNo}：今年的医疗救助资金余额不够，这张账单没有记账。',
      '请先按医保结算，救助部分由病人签字挂账，不要向病人收取；民政部门补足资金以后，用同一账单号再交一次。',
    ],
    [
      'Bill {billNo}: what is left of this year’s fund of medical assistance does not suffice; nothing of it was booked.',
      'Settle with insurance and leave the share of assistance open, signed by the patient, who is not asked to pay it; hand in the same bill again when civil affairs has filled the fund.',
    ],
  ),
  'medical.list.cursor': text(
    'invalid',
    ['翻页标记不对。', '请从第一页重新打开列表。'],
    ['The mark of the page is wrong.', 'Open the list from its first page.'],
  ),
  'medical.clearing.nothing': text(
    'conflict',
    ['到这个月底没有需要清算的结算。', '请选择后面的月份，或者查看已有的清算单。'],
    [
      'Nothing waits to be cleared up to the end of this month.',
      'Choose a later month, or look at earlier clearings.',
    ],
  ),
  'medical.clearing.negative': text(
    'conflict',
    ['退费超过了这段时间应付给医院的金额。', '请到下个月合并清算。'],
    ['More was taken back than has fallen due.', 'Clear it together with the next month.'],
  ),
  'medical.clearing.month': text(
    'invalid',
    ['这个月还没有结束。', '请在月底以后清算。'],
    ['This month is not over.', 'Clear it when it is.'],
  ),
  'medical.clearing.ended': text(
    'conflict',
    ['这张清算单已经办结。', '请查看它的结果。'],
    ['This clearing has ended.', 'Look at what became of it.'],
  ),
  'medical.clearing.own': text(
    'forbidden',
    ['自己制作的清算单要由另一个人登记拨付。', '请另一位经办人或者负责人办理。'],
    ['Somebody else pays a clearing that you drew up.', 'Ask another officer or the director.'],
  ),
  'medical.clearing.changed': text(
    'conflict',
    ['清算单制作以后又有退费，金额对不上了。', '请撤回这张清算单，重新制作。'],
    ['Something was taken back since it was drawn up.', 'Withdraw this clearing and draw it up anew.'],
  ),
};
