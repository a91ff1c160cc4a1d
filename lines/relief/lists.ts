import { Type } from 'typebox';
import { done, type Id } from '../../platform/base/index.ts';
import { defineList } from '../../platform/exports/index.ts';
import { listRelief, type ReliefItem } from '../../platform/relief/index.ts';
import { reliefWords } from './follow-relief.ts';
import { reliefTexts } from './words.ts';

const Uuid = Type.String({ format: 'uuid' });
const words = (name: string, zh: string, en: string, value: (one: ReliefItem) => string, width = 14) => ({
  name,
  title: { zh, en },
  kind: 'text' as const,
  width,
  value,
});

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
  columns: [
    words('number', '编号', 'Number', (one) => one.caseNo, 18),
    words('accepted', '受理日期', 'Accepted on', (one) => one.acceptedOn ?? ''),
    words('town', '乡镇（街道）', 'Township', (one) => one.townName ?? ''),
    words('village', '村（社区）', 'Village', (one) => one.villageName ?? ''),
    words('holder', '申请人', 'Applicant', (one) => one.holderName),
    words('id', '身份证号', 'Identity number', (one) => one.idMasked ?? '', 22),
    {
      name: 'persons',
      title: { zh: '家庭人口', en: 'Persons' },
      kind: 'integer',
      value: (one: ReliefItem) => one.persons,
    },
    {
      name: 'standing',
      title: { zh: '对象类别', en: 'Class' },
      kind: 'text',
      value: (one: ReliefItem, { language }) => reliefTexts.standings[one.standing][language],
    },
    {
      name: 'kind',
      title: { zh: '救助类型', en: 'Kind' },
      kind: 'text',
      value: (one: ReliefItem, { language }) => reliefTexts.kinds[one.kind]?.[language] ?? one.kind,
    },
    words('cause', '困难原因', 'Cause', (one) => one.cause, 30),
    {
      name: 'amount',
      title: { zh: '救助金额（元）', en: 'Yuan' },
      kind: 'money',
      value: (one: ReliefItem) => BigInt(one.amountFen),
    },
    {
      name: 'decider',
      title: { zh: '审批机关', en: 'Decided by' },
      kind: 'text',
      value: (one: ReliefItem, { language }) => reliefTexts.deciders[one.decidedBy][language],
    },
    words('decided', '审批日期', 'Decided on', (one) => one.decidedOn),
    {
      name: 'way',
      title: { zh: '发放方式', en: 'Way' },
      kind: 'text',
      value: (one: ReliefItem, { language }) => reliefTexts.ways[wayOf(one)][language],
    },
    words('paid', '发放日期', 'Paid on', (one) => one.paidOn ?? ''),
    words('account', '银行账号', 'Account', (one) =>
      one.accountTail === null ? '' : `****${one.accountTail}`,
    ),
    words('officer', '经办人', 'Officer', (one) => one.byName),
    {
      name: 'note',
      title: { zh: '备注', en: 'Note' },
      kind: 'text',
      width: 20,
      value: (one: ReliefItem, { language }) =>
        one.isTakenBack ? reliefTexts.takenBack[language] : one.what,
    },
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

/** Money of the county goes to an account, that of a reserve from hand to hand. */
const wayOf = ({ way, source }: ReliefItem): keyof typeof reliefTexts.ways =>
  way === 'cash' && source === 'county' ? 'transfer' : way;
