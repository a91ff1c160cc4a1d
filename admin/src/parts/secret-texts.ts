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
