import { defineTexts } from '../../kit/catalogue.ts';

export const countedTexts = defineTexts({
  zh: {
    asOf: (moment: string) => `统计到 ${moment}，保留半分钟。`,
    anew: '重新统计',
  },
  en: {
    asOf: (moment: string) => `Counted at ${moment}, kept for half a minute.`,
    anew: 'Count anew',
  },
});
