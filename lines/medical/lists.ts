import { Type } from 'typebox';
import { done, type Id } from '../../platform/base/index.ts';
import { columnsOf, defineList, placeColumns } from '../../platform/exports/index.ts';
import { listSettlements, type SettlementItem } from '../../platform/medical/index.ts';
import { openMedicalLaw } from './law.ts';

const Uuid = Type.String({ format: 'uuid' });

const states: Readonly<Record<SettlementItem['state'], { readonly zh: string; readonly en: string }>> = {
  due: { zh: '应付', en: 'Due' },
  cleared: { zh: '已拨付', en: 'Paid out' },
  reversed: { zh: '已退费', en: 'Taken back' },
};

const column = columnsOf<SettlementItem>();

/** Settlements as their page shows them. */
export const settlementsList = defineList({
  name: 'medical-settlements',
  title: { zh: '医疗救助结算', en: 'Medical settlements' },
  permission: 'medical.read',
  filter: Type.Object({
    hospitalId: Type.Optional(Uuid),
    clearingId: Type.Optional(Uuid),
    class: Type.Optional(Type.String({ maxLength: 30 })),
    month: Type.Optional(Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' })),
    state: Type.Optional(
      Type.Union([Type.Literal('due'), Type.Literal('cleared'), Type.Literal('reversed')]),
    ),
  }),
  columns: [
    column.text('bill', '结算单号', 'Bill', (one) => one.billNo, { width: 20 }),
    column.text('hospital', '医院', 'Hospital', (one) => one.hospitalName, { width: 24 }),
    column.text('person', '患者', 'Patient', (one) => one.personName),
    column.text('class', '身份', 'Class', (one) => one.classTitle, { width: 20 }),
    column.text('discharged', '出院日期', 'Discharged on', (one) => one.dischargedOn),
    column.money('total', '总费用（元）', 'Bill (yuan)', (one) => one.totalFen),
    column.money('insured', '减免和保险支付（元）', 'Waived and insured (yuan)', (one) => one.insuredFen),
    column.money('share', '按比例救助（元）', 'By share (yuan)', (one) => one.shareFen),
    column.money('tilt', '倾斜救助（元）', 'Further (yuan)', (one) => one.tiltFen),
    column.money('assistance', '医疗救助（元）', 'Assistance (yuan)', (one) => one.assistanceFen),
    column.money('own', '个人负担（元）', 'Own (yuan)', (one) => one.ownFen),
    column.word('state', '状态', 'State', states, (one) => one.state),
    ...placeColumns<SettlementItem>(),
  ],
  async readPage({ reader, actor, language }, { hospitalId, clearingId, ...rest }, page) {
    const law = await openMedicalLaw();
    const ids = { hospitalId: hospitalId as Id | undefined, clearingId: clearingId as Id | undefined };
    const read = await listSettlements({ reader, actor, law, language }, { ...rest, ...ids }, page);
    return read.ok ? done(read.value) : read;
  },
});
