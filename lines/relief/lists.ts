import { Type } from 'typebox';
import { done, type Id } from '../../platform/base/index.ts';
import { columnsOf, defineList } from '../../platform/exports/index.ts';
import { listRelief, type ReliefItem } from '../../platform/relief/index.ts';
import { reliefWords } from './follow-relief.ts';
import { reliefTexts } from './words.ts';

const Uuid = Type.String({ format: 'uuid' });
const column = columnsOf<ReliefItem>();

/** Money of the county goes to an account, that of a reserve from hand to hand. */
const wayOf = ({ way, source }: ReliefItem): keyof typeof reliefTexts.ways =>
  way === 'cash' && source === 'county' ? 'transfer' : way;

/** In the order of the ledgers that bureaus keep: 编号、受理日期、乡镇、村、申请人…… */
export const reliefList = defineList({
  name: 'relief',
  title: { zh: '临时救助台账', en: 'Ledger of temporary relief' },
  permission: 'awards.read',
  filter: Type.Object({
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })),
    townId: Type.Optional(Uuid),
    villageId: Type.Optional(Uuid),
    householdId: Type.Optional(Uuid),
    source: Type.Optional(
      Type.Union([Type.Literal('reserve'), Type.Literal('county'), Type.Literal('none')]),
    ),
  }),
  signatures: [
    { zh: '制表人', en: 'Prepared by' },
    { zh: '审核人', en: 'Checked by' },
    { zh: '负责人', en: 'Head of office' },
  ],
  columns: [
    column.text('number', '编号', 'Number', (one) => one.caseNo, { width: 18 }),
    column.text('accepted', '受理日期', 'Accepted on', (one) => one.acceptedOn ?? ''),
    column.text('town', '乡镇（街道）', 'Township', (one) => one.townName ?? ''),
    column.text('village', '村（社区）', 'Village', (one) => one.villageName ?? ''),
    column.text('holder', '申请人', 'Applicant', (one) => one.holderName),
    column.text('id', '身份证号', 'Identity number', (one) => one.idMasked ?? '', { width: 22 }),
    column.count('persons', '家庭人口', 'Persons', (one) => one.persons),
    column.word('standing', '对象类别', 'Class', reliefTexts.standings, (one) => one.standing),
    column.word('kind', '救助类型', 'Kind', reliefTexts.kinds, (one) => one.kind),
    column.text('cause', '困难原因', 'Cause', (one) => one.cause, { width: 30 }),
    column.money('amount', '救助金额（元）', 'Yuan', (one) => one.amountFen, { isSummed: true }),
    column.word('decider', '审批机关', 'Decided by', reliefTexts.deciders, (one) => one.decidedBy),
    column.text('decided', '审批日期', 'Decided on', (one) => one.decidedOn),
    column.word('way', '发放方式', 'Way', reliefTexts.ways, wayOf),
    column.text('paid', '发放日期', 'Paid on', (one) => one.paidOn ?? ''),
    column.text('account', '银行账号', 'Account', ({ accountTail }) =>
      accountTail === null ? '' : `****${accountTail}`,
    ),
    column.text('officer', '经办人', 'Officer', (one) => one.byName),
    column.text(
      'note',
      '备注',
      'Note',
      (one, language) => (one.isTakenBack ? reliefTexts.takenBack[language] : one.what),
      { width: 20 },
    ),
  ],
  async readPage({ reader, actor }, { townId, villageId, householdId, ...rest }, page) {
    const ids = {
      townId: townId as Id | undefined,
      villageId: villageId as Id | undefined,
      householdId: householdId as Id | undefined,
    };
    const read = await listRelief(reader, actor, reliefWords, { ...rest, ...ids }, page);
    return read.ok ? done(read.value) : read;
  },
});
