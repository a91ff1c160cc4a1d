import { Type } from 'typebox';
import { done, type Id } from '../../platform/base/index.ts';
import { type CampaignLine, listLines } from '../../platform/campaigns/index.ts';
import { defineList, placeColumns } from '../../platform/exports/index.ts';
import { openCampaignLaw } from './law.ts';

const Uuid = Type.String({ format: 'uuid' });
const words = (name: string, zh: string, en: string, value: (one: CampaignLine) => string, width = 14) => ({
  name,
  title: { zh, en },
  kind: 'text' as const,
  width,
  value,
});

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
  columns: [
    words('person', '姓名', 'Name', (one) => one.personName),
    words('class', '对象类别', 'Class', (one) => one.classTitle, 20),
    words('also', '同时属于', 'Also', (one) => one.alsoTitles.join('、'), 20),
    {
      name: 'amount',
      title: { zh: '金额（元）', en: 'Yuan' },
      kind: 'money',
      value: (one: CampaignLine) => BigInt(one.amountFen),
    },
    words('payee', '领款人', 'Payee', (one) => one.payeeName),
    words('signer', '签收人', 'Signed by', (one) => one.receipt?.signer ?? ''),
    ...placeColumns<CampaignLine>(),
  ],
  async readPage({ reader, actor, language }, { campaignId, ...rest }, page) {
    const setting = { reader, actor, law: await openCampaignLaw(), language };
    const filter = { ...rest, townId: rest.townId as Id | undefined };
    const read = await listLines(setting, campaignId as Id, filter, page);
    return read.ok ? done(read.value) : read;
  },
});
