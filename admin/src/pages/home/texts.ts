import { defineTexts } from '../../kit/catalogue.ts';

export const homeTexts = defineTexts({
  zh: { title: '工作台' },
  en: { title: 'Desk' },
});
