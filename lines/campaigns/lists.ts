import { Type } from 'typebox';
import { done, type Id } from '../../platform/base/index.ts';
import { type CampaignLine, listLines } from '../../platform/campaigns/index.ts';
import { columnsOf, defineList, placeColumns } from '../../platform/exports/index.ts';
import { openCampaignLaw } from './law.ts';

const Uuid = Type.String({ format: 'uuid' });
const column = columnsOf<CampaignLine>();

/** The people of a one-off grant as its page shows them. */
export const campaignLinesList = defineList({
  name: 'campaigns',
  title: { zh: '一次性补助名单', en: 'List of a one-off grant' },
  permission: 'campaigns.read',
  filter: Type.Object({
    campaignId: Uuid,
    townId: Type.Optional(Uuid),
    class: Type.Optional(Type.String({ maxLength: 30 })),
    several: Type.Optional(Type.Boolean()),
    signed: Type.Optional(Type.Boolean()),
  }),
  signatures: [
    { zh: '制表人', en: 'Prepared by' },
    { zh: '送达人', en: 'Brought by' },
    { zh: '负责人', en: 'Head of office' },
  ],
  columns: [
    column.text('person', '姓名', 'Name', (one) => one.personName),
    column.text('class', '对象类别', 'Class', (one) => one.classTitle, { width: 20 }),
    column.text('also', '同时属于', 'Also', (one) => one.alsoTitles.join('、'), { width: 20 }),
    column.money('amount', '金额（元）', 'Yuan', (one) => one.amountFen, { isSummed: true }),
    column.count('pieces', '实物（件）', 'Pieces', (one) => one.pieces, { isSummed: true }),
    column.text('payee', '领款人', 'Payee', (one) => one.payeeName),
    column.text('signer', '签收人', 'Signed by', (one) => one.receipt?.signer ?? ''),
    ...placeColumns<CampaignLine>(),
  ],
  async readPage({ reader, actor, language }, { campaignId, ...rest }, page) {
    const setting = { reader, actor, law: await openCampaignLaw(), language };
    const filter = { ...rest, townId: rest.townId as Id | undefined };
    const read = await listLines(setting, campaignId as Id, filter, page);
    return read.ok ? done(read.value) : read;
  },
});
