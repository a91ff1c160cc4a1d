import { defineTexts } from '../kit/catalogue.ts';

export const shownOnceTexts = defineTexts({
  zh: { copy: '复制', copied: '已复制', close: '已保存，关闭', once: '关闭后不再显示，请现在交给对方保存。' },
  en: {
    copy: 'Copy',
    copied: 'Copied',
    close: 'Kept; close',
    once: 'It is not shown again: hand it over now.',
  },
});

export const secretNumberTexts = defineTexts({
  zh: {
    show: '查看完整号码',
    hide: '隐藏',
    reason: '查看原因',
    intro: '查看会记录在案，本人可以查询哪个单位、什么岗位在何时因何查看。号码显示一分钟后自动隐藏。',
  },
  en: {
    show: 'Show the full number',
    hide: 'Hide',
    reason: 'Why you need it',
    intro:
      'This is recorded, and the person can ask which office and post looked, when and why. The number is hidden again after a minute.',
  },
});
