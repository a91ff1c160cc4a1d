import { defineTexts } from '../kit/catalogue.ts';

export const casePublicityTexts = defineTexts({
  zh: {
    title: '公示情况',
    fromTo: (from: string, to: string) => `${from} 至 ${to}`,
    longTerm: (from: string) => `${from} 起长期公布`,
    open: '看名单',
    hanging: '公示中',
    over: '公示期满',
    removed: '已移出名单',
    how: { over: '期满撤下', early: '提前撤下', replaced: '已更新' } as Readonly<Record<string, string>>,
    photos: (n: number) => (n === 0 ? '未传张贴照片' : `张贴照片 ${n} 张`),
    objections: '公众意见',
    anonymous: '匿名',
    signed: '实名',
    put: '张贴公示',
  },
  en: {
    title: 'In public',
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    longTerm: (from: string) => `since ${from}, without end`,
    open: 'Open the list',
    hanging: 'hangs',
    over: 'days over',
    removed: 'off the list',
    how: { over: 'days over', early: 'taken down early', replaced: 'replaced' } as Readonly<
      Record<string, string>
    >,
    photos: (n: number) => (n === 0 ? 'no photograph of the wall' : `photographs: ${n}`),
    objections: 'What the public said',
    anonymous: 'anonymous',
    signed: 'signed',
    put: 'Put up the list',
  },
});
