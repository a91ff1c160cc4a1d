import { defineTexts } from '../kit/catalogue.ts';

export const tooMuchTexts = defineTexts({
  zh: {
    title: '多发和追缴',
    scheme: '项目',
    holder: '领取人',
    over: '多发（元）',
    back: '已退（元）',
    remitted: '核销（元）',
    left: '未退（元）',
  },
  en: {
    title: 'Paid too much',
    scheme: 'Scheme',
    holder: 'Payee',
    over: 'Too much (yuan)',
    back: 'Back (yuan)',
    remitted: 'Waived (yuan)',
    left: 'Open (yuan)',
  },
});
