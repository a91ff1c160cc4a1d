/** How a fact of a scheme is kept and said. `fen` is text of digits; `day` may be a month or a year alone. */
export type FactKind = 'fen' | 'count' | 'day' | 'word' | 'yes-no' | 'disability-kind' | 'disability-grade';

/** One column of a roster as its sheet had it, by the name under which `facts` keeps it. */
export interface FactColumn {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: FactKind;
}

const column = (name: string, kind: FactKind, zh: string, en: string): FactColumn => ({ name, zh, en, kind });

/** Everything that any roster keeps, in the order in which sheets have it. */
export const factColumns: readonly FactColumn[] = [
  column('caseNo', 'word', '编号', 'Case number'),
  column('category', 'word', '保障类别', 'Class'),
  column('personKind', 'word', '对象类别', 'Kind of person'),
  column('reliefKind', 'word', '救助类型', 'Kind of relief'),
  column('supportMode', 'word', '供养方式', 'Mode of support'),
  column('careLevel', 'word', '自理能力', 'Care level'),
  column('familyType', 'word', '家庭类型', 'Kind of family'),
  column('disabilityKind', 'disability-kind', '残疾类别', 'Kind of disability'),
  column('disabilityGrade', 'disability-grade', '残疾等级', 'Grade of disability'),
  column('band', 'word', '年龄段', 'Age band'),
  column('isCovered', 'yes-no', '是否保障对象', 'Is covered'),
  column('familySize', 'count', '家庭人口', 'Persons in the family'),
  column('coveredCount', 'count', '保障人口', 'Persons covered'),
  column('incomeFen', 'fen', '家庭月收入（元）', 'Family income a month (yuan)'),
  column('baseAmountFen', 'fen', '基本生活费（元）', 'Basic living amount (yuan)'),
  column('careAmountFen', 'fen', '照料护理费（元）', 'Care amount (yuan)'),
  column('livingSubsidyFen', 'fen', '困难残疾人生活补贴（元）', 'Living subsidy (yuan)'),
  column('careSubsidyFen', 'fen', '重度残疾人护理补贴（元）', 'Care subsidy (yuan)'),
  column('monthlyStandardFen', 'fen', '月标准（元）', 'Standard a month (yuan)'),
  column('months', 'count', '月数', 'Months'),
  column('amountFen', 'fen', '金额（元）', 'Amount (yuan)'),
  column('totalFen', 'fen', '合计（元）', 'Sum (yuan)'),
  column('month', 'day', '发放月份', 'Month'),
  column('since', 'day', '享受起始时间', 'On the roll since'),
  column('acceptedOn', 'day', '受理日期', 'Accepted on'),
  column('decidedOn', 'day', '审批日期', 'Decided on'),
  column('paidOn', 'day', '发放日期', 'Paid on'),
  column('cause', 'word', '致困原因', 'Cause of hardship'),
  column('home', 'word', '供养机构', 'Home'),
  column('carer', 'word', '照料人', 'Carer'),
  column('guardian', 'word', '监护人', 'Guardian'),
  column('decidedBy', 'word', '审批机关', 'Decided by'),
  column('payMethod', 'word', '发放方式', 'Way of payment'),
  column('officer', 'word', '经办人', 'Officer'),
  column('group', 'word', '村民小组', 'Group'),
  column('place', 'word', '所载地址', 'Place as written'),
  column('note', 'word', '备注', 'Note'),
];

const allowance = ['category', 'familySize', 'coveredCount', 'incomeFen', 'amountFen', 'since', 'cause'];
/** What the sheets of each roster usually say; the others are there when asked for. */
const usual: Readonly<Record<string, readonly string[]>> = {
  'rural-allowance': allowance,
  'urban-allowance': allowance,
  'extreme-poverty': [
    ...['supportMode', 'careLevel', 'baseAmountFen', 'careAmountFen', 'amountFen', 'totalFen'],
    ...['since', 'home', 'carer'],
  ],
  'disability-subsidies': [
    ...['familyType', 'disabilityKind', 'disabilityGrade', 'livingSubsidyFen', 'careSubsidyFen'],
    ...['totalFen', 'month'],
  ],
  'old-age': ['band', 'monthlyStandardFen', 'months', 'amountFen', 'since'],
  relief: ['caseNo', 'personKind', 'reliefKind', 'cause', 'amountFen', 'acceptedOn', 'decidedOn', 'paidOn'],
};

/** Whether a roster's sheets usually have the column. */
export const isUsualFact = (roster: string, name: string): boolean => usual[roster]?.includes(name) ?? false;
