import { defineTexts } from '../kit/catalogue.ts';

export const monthTexts = defineTexts({
  zh: { month: (year: number, month: number) => `${year}年${month}月` },
  en: {
    month: (year: number, month: number) =>
      new Date(Date.UTC(year, month - 1, 1)).toLocaleDateString('en-GB', {
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }),
  },
});
