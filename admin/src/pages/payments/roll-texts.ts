import { defineTexts } from '../../kit/catalogue.ts';

export const rollTexts = defineTexts({
  zh: {
    orders: {
      no: '按序号',
      name: '按姓名',
      village: '按村（社区）',
      '-amount': '金额从大到小',
      amount: '金额从小到大',
      state: '剔除的在前',
    },
  },
  en: {
    orders: {
      no: 'By number',
      name: 'By name',
      village: 'By village',
      '-amount': 'Largest amount first',
      amount: 'Smallest amount first',
      state: 'Left out first',
    },
  },
});
