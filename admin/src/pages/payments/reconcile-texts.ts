import { defineTexts } from '../../kit/catalogue.ts';

export const reconcileTexts = defineTexts({
  zh: {
    kept: '已办结的批次，办结时已逐笔核对，这里用当时的合计；没有办结的批次，每次都从逐笔记录合计。',
    fromLines: '以下合计是刚刚从全部批次的逐笔记录重新加出来的。',
    addUp: '逐笔重新合计',
    useKept: '用办结时的合计',
  },
  en: {
    kept: 'Runs that have ended stand with the sums of their end, when each line was checked; those that are open are added up from their lines each time.',
    fromLines: 'These sums were added up just now from every line of every run.',
    addUp: 'Add up all lines again',
    useKept: 'Use the kept sums',
  },
});
