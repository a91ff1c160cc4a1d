import { defineTexts } from '../kit/catalogue.ts';

/** Words of awards that several pages share. */
export const awardTexts = defineTexts({
  zh: {
    awards: '待遇',
    now: '现在享受的待遇',
    received: '幸福清单：历年领取的全部',
    none: '现在没有待遇',
    former: (count: number) => `另有 ${count} 项已停发`,
    scheme: '项目',
    holder: '领取人',
    state: '状态',
    amount: '月标准（元）',
    since: '起始月份',
    states: { running: '发放中', suspended: '暂停', stopped: '停发' } as Readonly<Record<string, string>>,
  },
  en: {
    awards: 'Awards',
    now: 'What is given now',
    received: 'Everything received over the years',
    none: 'Nothing is given now',
    former: (count: number) => `${count} more were stopped`,
    scheme: 'Scheme',
    holder: 'Payee',
    state: 'State',
    amount: 'Yuan a month',
    since: 'Since',
    states: { running: 'Running', suspended: 'Suspended', stopped: 'Stopped' } as Readonly<
      Record<string, string>
    >,
  },
});
